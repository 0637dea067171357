export { type TravelTimes, travelTimes } from './travel.store.ts'
