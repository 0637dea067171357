export { enterFaultCodes, type FaultCodes } from './fault-reporting.ts'
