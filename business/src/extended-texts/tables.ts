import type { Generated } from 'kysely'
import type { Day } from '../foundation/day.ts'
import type { Language } from '../foundation/texts.ts'

export interface ExtendedTextTables {
  standardText: { standardTextCode: string; description: string; version: Generated<number> }
  extendedText: {
    extendedTextCode: string
    description: string
    standardTextCode: string | null
    itemNo: string | null
    resourceNo: string | null
    accountNo: string
    language: Language | null
    startingDate: Day | null
    endingDate: Day | null
    automatic: boolean
    onQuotes: boolean
    onOrders: boolean
    text: string
    version: Generated<number>
  }
}
