import type { Generated, GeneratedAlways } from 'kysely'
import type { Day } from '../foundation/day.ts'

export interface LoanerTables {
  loaner: {
    loanerNo: string
    description: string
    description2: Generated<string>
    itemNo: string | null
    serialNo: Generated<string>
    unitCode: string | null
    blocked: Generated<boolean>
    lastDateModified: Day | null
    version: Generated<number>
  }
  loanerEntry: {
    entryNo: GeneratedAlways<number>
    loanerNo: string
    documentType: Generated<'quote' | 'order'>
    documentNo: string
    lineNo: number
    serviceItemNo: string | null
    groupCode: string | null
    customerNo: string
    dateLent: Day
    timeLent: string
    dateReceived: Day | null
    timeReceived: string | null
    lent: Generated<boolean>
  }
}
