export { dueMoment, type ServiceHours, serviceHoursBetween, type WallClock } from './due.ts'
