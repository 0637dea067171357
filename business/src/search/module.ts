import type { Module } from '../engine/module.ts'
import { prepareSearch, reactions } from './entries.store.ts'
import { findQuery } from './find.query.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const search: Module = {
  name: 'search',
  about: 'Finding any record by its words, in spite of typing errors',
  uses: [
    'company',
    'customers',
    'resources',
    'items',
    'service-items',
    'service-orders',
    'loaners',
    'imports',
  ],
  operations: [findQuery],
  reactions,
  texts: { en, it },
  prepare: prepareSearch,
}
