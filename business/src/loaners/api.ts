import { z } from 'zod'
import { code, day, text } from '../foundation/fields.ts'
import { listInput, listOutput } from '../foundation/list.ts'
import { masterApi } from '../foundation/master.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, office } from '../foundation/roles.ts'

const lineNo = z.int().min(1).max(10_000_000)

/** Page Loaners. Words and unit follow from the item where they are not named. */
export const loaners = masterApi({
  module: 'loaners',
  entity: 'Loaner',
  renames: true,
  entities: 'Loaners',
  path: '/loaners',
  one: { en: 'a loaner', it: 'un articolo in prestito' },
  many: { en: 'loaners', it: 'gli articoli in prestito' },
  key: 'loanerNo',
  keyShape: code(),
  numbered: true,
  fields: {
    description: text().default(''),
    description2: text(50).default(''),
    itemNo: code().nullable().default(null),
    serialNo: text(50).toUpperCase().default(''),
    unitCode: code(10).nullable().optional(),
    blocked: z.boolean().default(false),
  },
  extra: {
    lastDateModified: day.nullable(),
    lent: z.boolean(),
    /** Where it is lent now. */
    documentNo: z.string().nullable(),
    documentLineNo: z.int().nullable(),
    customerNo: z.string().nullable(),
    customerName: z.string().nullable(),
    dateLent: day.nullable(),
  },
})

const entry = z.object({
  entryNo: z.int(),
  loanerNo: z.string(),
  documentType: z.enum(['quote', 'order']),
  documentNo: z.string(),
  lineNo: z.int(),
  serviceItemNo: z.string().nullable(),
  customerNo: z.string(),
  customerName: z.string().nullable(),
  dateLent: day,
  timeLent: z.string(),
  dateReceived: day.nullable(),
  timeReceived: z.string().nullable(),
  lent: z.boolean(),
})

/** Page Loaner entries, and a loaner's own on its card. */
export const listLoanerEntries = query({
  name: 'loaners.listEntries',
  path: '/loaners/entries',
  title: { en: 'List loaner entries', it: 'Elencare i movimenti degli articoli in prestito' },
  may: everyRole,
  input: listInput,
  output: listOutput(entry),
})

/** Pickers of a line's loaner: those in the house and not blocked. */
export const findAvailableLoaners = query({
  name: 'loaners.findAvailable',
  path: '/loaners/available',
  title: { en: 'Find available loaners', it: 'Cercare articoli in prestito disponibili' },
  may: everyRole,
  input: z.object({ words: z.string().max(100).default(''), limit: z.int().min(1).max(50).default(20) }),
  output: z.object({ rows: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string() })) }),
})

/** Page Service order: the loaners lent on its lines now. */
export const readOrderLoaners = query({
  name: 'loaners.readOrderLoaners',
  path: '/loaners/order/:orderNo',
  title: { en: 'Read the loaners of an order', it: 'Leggere gli articoli in prestito di un ordine' },
  may: everyRole,
  input: z.object({ orderNo: code() }),
  output: z.object({
    rows: z.array(
      z.object({ lineNo: z.int(), loanerNo: z.string(), description: z.string(), dateLent: day }),
    ),
  }),
})

/** Page Service order, a line, field Loaner: lends it; asks first. Null clears the field while nothing is lent. */
export const lendLoaner = command({
  name: 'loaners.lend',
  path: '/loaners/order/:orderNo/lines/:lineNo/lend',
  title: { en: 'Lend a loaner', it: 'Prestare un articolo' },
  may: office,
  input: z.object({ orderNo: code(), lineNo: z.coerce.number().pipe(lineNo), loanerNo: code().nullable() }),
  output: z.object({}),
})

/** The same line, button Receive. */
export const receiveLineLoaner = command({
  name: 'loaners.receiveFromLine',
  path: '/loaners/order/:orderNo/lines/:lineNo/receive',
  title: { en: 'Receive the loaner of a line', it: "Ricevere l'articolo in prestito di una riga" },
  may: everyRole,
  input: z.object({
    orderNo: code(),
    lineNo: z.coerce.number().pipe(lineNo),
    /** The one that is handed in; the line's where left out. */
    loanerNo: code().optional(),
  }),
  output: z.object({}),
})

/** Page Loaners, button Receive: wherever it is lent. */
export const receiveLoaner = command({
  name: 'loaners.receive',
  path: '/loaners/card/:loanerNo/receive',
  title: { en: 'Receive a loaner', it: 'Ricevere un articolo in prestito' },
  may: everyRole,
  input: z.object({ loanerNo: code() }),
  output: z.object({}),
})
