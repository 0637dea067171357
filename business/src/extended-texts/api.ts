import { z } from 'zod'
import { code, day, language, requiredText, text } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'
import { keepers } from '../foundation/roles.ts'

/** Page Standard texts: words for a line without a number, by a code. */
export const standardTexts = masterApi({
  module: 'extended-texts',
  entity: 'StandardText',
  renames: true,
  entities: 'StandardTexts',
  path: '/standard-texts',
  one: { en: 'a standard text', it: 'un testo standard' },
  many: { en: 'standard texts', it: 'i testi standard' },
  key: 'standardTextCode',
  keyShape: code(20),
  fields: { description: requiredText() },
  mayChange: keepers,
})

/** Page Extended texts: what is written below a line that names the item, resource, account or standard text. */
export const extendedTexts = masterApi({
  module: 'extended-texts',
  entity: 'ExtendedText',
  renames: true,
  entities: 'ExtendedTexts',
  path: '/extended-texts',
  one: { en: 'an extended text', it: 'un testo esteso' },
  many: { en: 'extended texts', it: 'i testi estesi' },
  key: 'extendedTextCode',
  keyShape: code(20),
  fields: {
    description: requiredText(),
    /** What the text belongs to: exactly one of these four. */
    standardTextCode: code(20).nullable().default(null),
    itemNo: code().nullable().default(null),
    resourceNo: code().nullable().default(null),
    /** A ledger account: of lines of that account, and of service costs that are posted to it. */
    accountNo: text(20).toUpperCase().default(''),
    /** The customer's language that it is for; null: for every language that has no text of its own. */
    language: language.nullable().default(null),
    /** First and last order day on which it is written; null: without end. */
    startingDate: day.nullable().default(null),
    endingDate: day.nullable().default(null),
    /** Written by itself as soon as the line is entered; else only by the action. */
    automatic: z.boolean().default(true),
    onQuotes: z.boolean().default(true),
    onOrders: z.boolean().default(true),
    /** Each line here is a line there; longer ones than 100 characters are broken between words. */
    text: requiredText(5000),
  },
  mayChange: keepers,
})
