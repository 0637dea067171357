import type { Generated } from 'kysely'
import type { Instant } from '../foundation/day.ts'
import type { PointKind, PointVerdict } from './checklist.ts'

interface Point {
  pointNo: number
  text: string
  kind: PointKind
  unit: string
  minimum: string | null
  maximum: string | null
  choices: string[]
  mandatory: boolean
  photo: boolean
}

export interface ChecklistTables {
  checklist: { checklistCode: string; description: string; version: Generated<number> }
  checklistPoint: Point & { checklistCode: string }
  checklistUse: { checklistCode: string; orderType: string | null; groupCode: string | null }
  lineChecklistPoint: Point & {
    orderNo: string
    lineNo: number
    checklistCode: string
    verdict: PointVerdict | null
    value: Generated<string>
    note: Generated<string>
    photos: Generated<number>
    answeredAt: Instant | null
    answeredByName: Generated<string>
    followUpOrderNo: string | null
  }
}
