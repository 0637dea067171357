export { MyDayPage } from './my-day-page.tsx'
export { MyVisitPage } from './visit-page.tsx'
