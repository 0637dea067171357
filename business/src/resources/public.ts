export { type Absence, capacityMinutes, type NoShift, type Shift, workingDay } from './working-day.ts'
