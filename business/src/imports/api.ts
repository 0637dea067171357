import { z } from 'zod'
import { instant, requiredText } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { office } from '../foundation/roles.ts'
import { importEntities } from './entities.ts'

const file = {
  entity: z.enum(importEntities),
  fileName: requiredText(200),
  /** CSV in UTF-8 or the Western code page, or XLSX (first sheet). */
  contentBase64: z.string().min(1).max(28_000_000),
}
const mapping = z.record(z.string().max(40), z.string().max(100))

const summary = {
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  problems: z.array(
    z.object({ row: z.int(), field: z.string(), value: z.string(), code: z.string(), text: z.string() }),
  ),
}

/** Page Import, step 1: the headings, and which field each fills: as last time, else as its name suggests. */
export const readImportFile = command({
  name: 'imports.readFile',
  path: '/imports/read-file',
  title: { en: 'Read a file to be imported', it: 'Leggere un file da importare' },
  may: office,
  largeInput: true,
  input: z.object(file),
  output: z.object({
    fields: z.array(z.string()),
    headings: z.array(z.string()),
    mapping,
    rows: z.int(),
    examples: z.array(z.record(z.string(), z.string())),
  }),
})

/** Step 2: what would happen, with every problem by row and cell; nothing is written. */
export const previewImport = command({
  name: 'imports.preview',
  path: '/imports/preview',
  title: { en: 'Try an import', it: "Provare un'importazione" },
  may: office,
  largeInput: true,
  input: z.object({ ...file, mapping }),
  output: z.object(summary),
})

/** Step 3: all rows or none. The same file again changes nothing. */
export const runImport = command({
  name: 'imports.run',
  path: '/imports/run',
  title: { en: 'Import a file', it: 'Importare un file' },
  may: office,
  largeInput: true,
  input: z.object({ ...file, mapping }),
  output: z.object({ ...summary, batchNo: z.int() }),
})

/** Page Import: what was imported before. */
export const listImports = query({
  name: 'imports.list',
  path: '/imports',
  title: { en: 'List imports', it: 'Elencare le importazioni' },
  may: office,
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        batchNo: z.int(),
        entity: z.enum(importEntities),
        fileName: z.string(),
        at: instant,
        byUser: z.string(),
        createdCount: z.int(),
        changedCount: z.int(),
        unchangedCount: z.int(),
        rolledBackAt: instant.nullable(),
      }),
    ),
  }),
})

/**
 * Page Import, button Roll back: what the import made is deleted, what it changed becomes as it was; all or nothing.
 * Refused where somebody changed or used one of its records since.
 */
export const rollBackImport = command({
  name: 'imports.rollBack',
  path: '/imports/:batchNo/roll-back',
  title: { en: 'Roll an import back', it: "Annullare un'importazione" },
  may: office,
  input: z.object({ batchNo: z.int().min(1) }),
  output: z.object({ deleted: z.int(), restored: z.int() }),
})
