export type { CompanySetup } from './company-setup.ts'
