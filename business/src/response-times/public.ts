export { dueMoment, openHoursBetween, type ServiceHours, serviceHoursBetween, type WallClock } from './due.ts'
