import type { Module } from '../engine/module.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import { readToDoQuery } from './to-do.query.ts'

export const firstSetup: Module = {
  name: 'first-setup',
  about: 'What a new company still has to enter before its day can be planned',
  uses: ['company', 'service-setup'],
  operations: [readToDoQuery],
  texts: { en, it },
}
