import type { Module } from '../engine/module.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const items: Module = {
  name: 'items',
  about: 'What is bought, kept, sold or fitted, with variants, units, bills of material and tracking codes',
  uses: ['company', 'service-setup'],
  operations: [],
  texts: { en, it },
}
