import type { Module } from '../engine/module.ts'
import { extendedTextHandlers, standardTextHandlers } from './extended-texts.handlers.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const extendedTexts: Module = {
  name: 'extended-texts',
  about: 'Words that are written below the lines of documents',
  uses: ['service-setup', 'items', 'resources'],
  operations: [...standardTextHandlers, ...extendedTextHandlers],
  texts: { en, it },
  constraints: {
    standard_text_pkey: { code: 'extended-texts.exists', at: 'standardTextCode' },
    extended_text_pkey: { code: 'extended-texts.exists', at: 'extendedTextCode' },
    extended_text_standard_text_code_fkey: { code: 'extended-texts.no-such-text', at: 'standardTextCode' },
    extended_text_item_no_fkey: { code: 'extended-texts.no-such-item', at: 'itemNo' },
    extended_text_resource_no_fkey: { code: 'extended-texts.no-such-resource', at: 'resourceNo' },
  },
}
