import type { Generated } from 'kysely'
import type { TroubleshootingLevel } from './lookup.ts'

export interface TroubleshootingTables {
  troubleshootingHeader: { troubleshootingNo: string; description: string; version: Generated<number> }
  troubleshootingLine: { troubleshootingNo: string; lineNo: number; comment: string }
  troubleshootingSetup: { type: TroubleshootingLevel; no: string; troubleshootingNo: string }
}
