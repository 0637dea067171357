export type { ServiceSetup } from './service-setup.ts'
export type { CheckOption, FaultReportingLevel } from './tables.ts'
