import type { Generated, GeneratedAlways } from 'kysely'
import type { Json } from '../engine/tables.ts'
import type { Instant } from '../foundation/day.ts'

export interface ImportTables {
  importBatch: {
    batchNo: GeneratedAlways<number>
    entity: string
    fileName: string
    fileHash: string
    at: Instant
    byUser: string
    createdCount: number
    changedCount: number
    unchangedCount: number
    rolledBackAt: Generated<Instant | null>
    rolledBackBy: Generated<string | null>
  }
  importBatchRow: {
    batchNo: number
    subject: string
    before: Json<Record<string, unknown>> | null
    version: number
  }
  importColumns: { userId: string; entity: string; mapping: Json<Record<string, string>> }
}
