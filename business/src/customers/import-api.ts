import { z } from 'zod'
import { command, query } from '../foundation/operation.ts'
import { office } from '../foundation/roles.ts'
import { importFields } from './import-customers.ts'

const file = {
  fileName: z.string().max(200),
  /** The file's text; separator, quotes and decimal comma are found out. */
  csv: z.string().min(1).max(5_000_000),
  /** Heading of the file by field; a field that is not named is not imported. */
  mapping: z.partialRecord(z.enum(importFields), z.string().max(100)),
}

const summary = {
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  problems: z.array(
    z.object({ row: z.int(), field: z.string(), value: z.string(), code: z.string(), text: z.string() }),
  ),
}

/** Import page, step 1: headings found, and the mapping used last or guessed. */
export const readImportHeadings = command({
  name: 'customers.readImportHeadings',
  path: '/customers/import/headings',
  title: { en: 'Read the headings of a file', it: 'Leggere le intestazioni di un file' },
  may: office,
  input: z.object({ csv: file.csv }),
  output: z.object({
    headings: z.array(z.string()),
    mapping: z.record(z.string(), z.string()),
    rows: z.int(),
    examples: z.array(z.record(z.string(), z.string())),
  }),
})

/** Import page, step 2: what would happen, row by row; nothing is written. */
export const previewImport = command({
  name: 'customers.previewImport',
  path: '/customers/import/preview',
  title: { en: 'Try an import of customers', it: "Provare un'importazione di clienti" },
  may: office,
  input: z.object(file),
  output: z.object(summary),
})

/** Import page, step 3: all rows or none. */
export const runImport = command({
  name: 'customers.runImport',
  path: '/customers/import/run',
  title: { en: 'Import customers', it: 'Importare clienti' },
  may: office,
  input: z.object(file),
  output: z.object({ ...summary, importNo: z.int() }),
})

/** Import page: what was imported before. */
export const listImports = query({
  name: 'customers.listImports',
  path: '/customers/imports',
  title: { en: 'List imports', it: 'Elencare le importazioni' },
  may: office,
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        importNo: z.int(),
        fileName: z.string(),
        at: z.string(),
        byUser: z.string(),
        createdCount: z.int(),
        changedCount: z.int(),
        unchangedCount: z.int(),
      }),
    ),
  }),
})
