import type { Module } from '../engine/module.ts'
import {
  findAvailableLoanersQuery,
  lendLoanerCommand,
  listLoanerEntriesQuery,
  loanerHandlers,
  readOrderLoanersQuery,
  receiveLineLoanerCommand,
  receiveLoanerCommand,
} from './loaners.handlers.ts'
import { reactions } from './loaners.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const loaners: Module = {
  name: 'loaners',
  about: 'Equipment that customers borrow while theirs is in repair',
  uses: ['service-setup', 'items', 'service-ledger', 'service-orders'],
  operations: [
    ...loanerHandlers,
    listLoanerEntriesQuery,
    findAvailableLoanersQuery,
    readOrderLoanersQuery,
    lendLoanerCommand,
    receiveLineLoanerCommand,
    receiveLoanerCommand,
  ],
  reactions,
  texts: { en, it },
  constraints: {
    loaner_pkey: { code: 'loaners.exists', at: 'loanerNo' },
    loaner_unit_code_fkey: { code: 'loaners.no-such-unit', at: 'unitCode' },
    loaner_entry_open: { code: 'loaners.lent-meanwhile', at: 'loanerNo' },
    loaner_entry_line: { code: 'loaners.lent-meanwhile', at: 'loanerNo' },
  },
}
