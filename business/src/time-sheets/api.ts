import { z } from 'zod'
import { code, day, decimalText, requiredText, text, version } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, office } from '../foundation/roles.ts'
import { timeSheetStatuses, timeSheetTypes } from './time-sheet.ts'

const resourceNo = code()
const type = z.enum(timeSheetTypes)
const status = z.enum(timeSheetStatuses)
const lineNo = z.int().min(1).max(2_000_000_000)
/** A week: any of its days; answers name its Monday. */
const week = day
/** Monday to Sunday. */
const hours = z.array(decimalText(2)).length(7)
/** 0 while the week has no sheet yet. */
const seen = z.int().min(0).max(2_000_000_000)
const sheet = { resourceNo, week, version: seen }
const changed = z.object({ version })

const lineFields = {
  type,
  orderNo: code().nullable().default(null),
  itemLineNo: lineNo.nullable().default(null),
  projectNo: code().nullable().default(null),
  phaseNo: code(10).nullable().default(null),
  /** Empty on a line of an order: order and customer. */
  description: text().default(''),
  workTypeCode: code(10).nullable().default(null),
  chargeable: z.boolean().default(true),
}

/** Page Time sheets: the week of everybody who has a sheet; technicians see their own. */
export const listTimeSheets = query({
  name: 'time-sheets.list',
  path: '/time-sheets',
  title: { en: 'List time sheets', it: 'Elencare i fogli presenze' },
  may: everyRole,
  input: z.object({ week }),
  output: z.object({
    week: z.string(),
    /** Weeks with submitted lines that nobody has decided on, the oldest first, and how many lines. */
    waiting: z.array(z.object({ week: z.string(), lines: z.int() })),
    rows: z.array(
      z.object({
        resourceNo: z.string(),
        name: z.string(),
        hours,
        /** Hours of work by calendar and template, absences taken off. */
        capacity: hours,
        /** Lines by status. */
        open: z.int(),
        submitted: z.int(),
        rejected: z.int(),
        approved: z.int(),
      }),
    ),
  }),
})

/** Page Time sheet. Technicians read and write their own only. */
export const readTimeSheet = query({
  name: 'time-sheets.read',
  path: '/time-sheets/sheet/:resourceNo/:week',
  title: { en: 'Read a time sheet', it: 'Leggere un foglio presenze' },
  may: everyRole,
  input: z.object({ resourceNo, week }),
  output: z.object({
    resourceNo: z.string(),
    name: z.string(),
    week: z.string(),
    version: z.int(),
    capacity: hours,
    /** Whether there is work of this week that is not on the sheet. */
    canFill: z.boolean(),
    lines: z.array(
      z.object({
        lineNo: z.int(),
        type,
        orderNo: z.string().nullable(),
        itemLineNo: z.int().nullable(),
        projectNo: z.string().nullable(),
        phaseNo: z.string().nullable(),
        description: z.string(),
        workTypeCode: z.string().nullable(),
        chargeable: z.boolean(),
        status,
        reason: z.string(),
        decidedBy: z.string(),
        hours,
        posted: z.boolean(),
      }),
    ),
  }),
})

/** Page Time sheet, Fill: adds what is known from orders, taps and absences and is not there yet. */
export const fillTimeSheet = command({
  name: 'time-sheets.fill',
  path: '/time-sheets/sheet/:resourceNo/:week/fill',
  title: { en: 'Fill a time sheet from the work done', it: 'Compilare un foglio presenze dai lavori svolti' },
  may: everyRole,
  input: z.object(sheet),
  output: z.object({ added: z.int(), version: seen }),
})

/** Page Time sheet, a line: new without a number, else changed. */
export const saveTimeSheetLine = command({
  name: 'time-sheets.saveLine',
  path: '/time-sheets/sheet/:resourceNo/:week/lines/save',
  title: { en: 'Save a line of a time sheet', it: 'Salvare una riga di un foglio presenze' },
  may: everyRole,
  input: z.object({ ...sheet, lineNo: lineNo.optional(), ...lineFields, hours }),
  output: z.object({ lineNo, version }),
})

export const deleteTimeSheetLine = command({
  name: 'time-sheets.deleteLine',
  path: '/time-sheets/sheet/:resourceNo/:week/lines/delete',
  title: { en: 'Delete a line of a time sheet', it: 'Eliminare una riga di un foglio presenze' },
  may: everyRole,
  input: z.object({ ...sheet, lineNo }),
  output: changed,
})

/** Lines that a step is for; left out: all that are in a state for it. */
const lineNos = z.array(lineNo).min(1).max(500).optional()

/** Page Time sheet, Submit: what the person has entered goes to the office. */
export const submitTimeSheet = command({
  name: 'time-sheets.submit',
  path: '/time-sheets/sheet/:resourceNo/:week/submit',
  title: { en: 'Submit a time sheet', it: 'Inviare un foglio presenze' },
  may: everyRole,
  input: z.object({ ...sheet, lineNos }),
  output: changed,
})

/** Pages Time sheets and Time sheet, Approve. Hours become lines of their orders where the set-up says so. */
export const approveTimeSheet = command({
  name: 'time-sheets.approve',
  path: '/time-sheets/sheet/:resourceNo/:week/approve',
  title: { en: 'Approve a time sheet', it: 'Approvare un foglio presenze' },
  may: office,
  input: z.object({ ...sheet, lineNos }),
  output: changed,
})

export const rejectTimeSheet = command({
  name: 'time-sheets.reject',
  path: '/time-sheets/sheet/:resourceNo/:week/reject',
  title: { en: 'Reject lines of a time sheet', it: 'Rifiutare righe di un foglio presenze' },
  may: office,
  input: z.object({ ...sheet, lineNos, reason: requiredText(200) }),
  output: changed,
})

/** One step back: submitted becomes open, approved becomes submitted. */
export const reopenTimeSheet = command({
  name: 'time-sheets.reopen',
  path: '/time-sheets/sheet/:resourceNo/:week/reopen',
  title: { en: 'Reopen lines of a time sheet', it: 'Riaprire righe di un foglio presenze' },
  may: everyRole,
  input: z.object({ ...sheet, lineNos }),
  output: changed,
})

/** Page Service order, Hours from time sheets: a line for each approved day that has none yet (orders §8.10). */
export const createLinesFromTimeSheets = command({
  name: 'time-sheets.createServiceLines',
  path: '/time-sheets/orders/:orderNo/create-lines',
  title: { en: 'Create service lines from time sheets', it: 'Creare righe assistenza dai fogli presenze' },
  may: office,
  input: z.object({ orderNo: code(), version }),
  output: z.object({ created: z.int(), version }),
})
