import type { Act } from '../engine/act.ts'
import { readList } from '../engine/lists.ts'
import { handleMaster } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import { timeOf } from '../foundation/day.ts'
import type { MasterApi } from '../foundation/master.ts'
import { absent, confirmation, orRefuse, refuse, verdict } from '../foundation/verdict.ts'
import { loadItem } from '../items/public.store.ts'
import { logDocument, logEvent } from '../service-orders/public.store.ts'
import { checkTypedNo, nextNoOf } from '../service-setup/public.store.ts'
import {
  findAvailableLoaners,
  lendLoaner,
  listLoanerEntries,
  loaners,
  readOrderLoaners,
  receiveLineLoaner,
  receiveLoaner,
} from './api.ts'
import { reasonsAgainstDeleting, reasonsAgainstLending } from './lending.ts'
import { closeEntry, documentOf, loadLoaner, loadOpenEntry } from './loaners.store.ts'

type Row = Readonly<Record<string, unknown>>

export const loanerHandlers = handleMaster(loaners as unknown as MasterApi, {
  table: 'loaner',
  view: (query) =>
    query
      .leftJoin('loanerEntry', (join) =>
        join.onRef('loanerEntry.loanerNo', '=', 'loaner.loanerNo').on('loanerEntry.lent', '=', true),
      )
      .leftJoin('customer', 'customer.customerNo', 'loanerEntry.customerNo')
      .select((builder) => [
        builder.fn.coalesce('loanerEntry.lent', builder.val(false)).as('lent'),
        'loanerEntry.documentNo',
        'loanerEntry.lineNo as documentLineNo',
        'loanerEntry.customerNo',
        'customer.name as customerName',
        'loanerEntry.dateLent',
      ]),
  listFields: {
    loanerNo: { column: 'loaner.loanerNo', kind: 'text', searched: true },
    description: { column: 'loaner.description', kind: 'text', searched: true },
    itemNo: { column: 'loaner.itemNo', kind: 'text', searched: true },
    serialNo: { column: 'loaner.serialNo', kind: 'text', searched: true },
    blocked: { column: 'loaner.blocked', kind: 'boolean' },
    documentNo: { column: 'loanerEntry.documentNo', kind: 'text', searched: true },
    customerNo: { column: 'loanerEntry.customerNo', kind: 'text' },
    customerName: { column: 'customer.name', kind: 'text', searched: true },
    dateLent: { column: 'loanerEntry.dateLent', kind: 'day' },
    lastDateModified: { column: 'loaner.lastDateModified', kind: 'day' },
  },
  finding: {
    columns: ['loaner.loanerNo', 'loaner.description', 'loaner.serialNo'],
    label: (row) => String(row.description || row.loanerNo),
    hint: (row) => [row.loanerNo, row.serialNo].filter(Boolean).join(' · '),
  },
  nextNo: (act, chosen) => nextNoOf(act.tx, 'loanerSeries', chosen),
  prepare: (after, before, act, given) => filledByItem(after, before, act, given),
  written: async (after, _, act) => {
    await act.tx
      .updateTable('loaner')
      .set({ lastDateModified: act.workDate })
      .where('loanerNo', '=', String(after.loanerNo))
      .execute()
  },
  deleting: async (before, act) => {
    const loaner = await loadLoaner(act.tx, String(before.loanerNo))
    if (loaner) orRefuse(verdict(reasonsAgainstDeleting(loaner), () => null))
  },
})

/** The item fills words and unit; clearing it clears them, unless others are named. */
async function filledByItem(after: Row, before: Row | null, act: Act, given: Row): Promise<Row> {
  if (before === null) await checkTypedNo(act.tx, 'loanerSeries', given.loanerNo, 'loanerNo')
  const itemNo = (after.itemNo ?? null) as string | null
  if (itemNo === (before?.itemNo ?? null)) return { unitCode: null, ...after }
  const item = await loadItem(act.tx, itemNo)
  if (itemNo !== null && (!item || item.blocked))
    return refuse('loaners.item-not-to-choose', { itemNo }, 'itemNo')
  const { description: ownWords, description2: ownWords2, unitCode: ownUnit } = given
  return {
    ...after,
    description: ownWords || (item?.description ?? ''),
    description2: ownWords2 || (item?.description2 ?? ''),
    unitCode: ownUnit ?? item?.baseUnitCode ?? null,
  }
}

export const listLoanerEntriesQuery = handle(listLoanerEntries, (input, reading) =>
  readList(
    reading.tx
      .selectFrom('loanerEntry')
      .leftJoin('customer', 'customer.customerNo', 'loanerEntry.customerNo')
      .selectAll('loanerEntry')
      .select('customer.name as customerName'),
    {
      entryNo: { column: 'loanerEntry.entryNo', kind: 'number' },
      loanerNo: { column: 'loanerEntry.loanerNo', kind: 'text', searched: true },
      documentNo: { column: 'loanerEntry.documentNo', kind: 'text', searched: true },
      serviceItemNo: { column: 'loanerEntry.serviceItemNo', kind: 'text', searched: true },
      customerNo: { column: 'loanerEntry.customerNo', kind: 'text', searched: true },
      customerName: { column: 'customer.name', kind: 'text', searched: true },
      dateLent: { column: 'loanerEntry.dateLent', kind: 'day' },
      dateReceived: { column: 'loanerEntry.dateReceived', kind: 'day' },
      lent: { column: 'loanerEntry.lent', kind: 'boolean' },
    },
    ['loanerEntry.entryNo'],
    { ...input, sort: input.sort.length > 0 ? input.sort : [{ field: 'entryNo', descending: true }] },
  ),
)

export const findAvailableLoanersQuery = handle(findAvailableLoaners, async ({ words, limit }, reading) => {
  const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await reading.tx
    .selectFrom('loaner')
    .select(['loanerNo', 'description', 'serialNo'])
    .where('blocked', '=', false)
    .where((builder) =>
      builder.not(
        builder.exists(
          builder
            .selectFrom('loanerEntry')
            .select('entryNo')
            .whereRef('loanerEntry.loanerNo', '=', 'loaner.loanerNo')
            .where('lent', '=', true),
        ),
      ),
    )
    .where((builder) =>
      builder.or([
        builder('loanerNo', 'ilike', pattern),
        builder('description', 'ilike', pattern),
        builder('serialNo', 'ilike', pattern),
      ]),
    )
    .orderBy('loanerNo')
    .limit(limit)
    .execute()
  return {
    rows: rows.map((row) => ({
      value: row.loanerNo,
      label: row.description,
      hint: [row.loanerNo, row.serialNo].filter(Boolean).join(' · '),
    })),
  }
})

export const readOrderLoanersQuery = handle(readOrderLoaners, async ({ orderNo }, reading) => ({
  rows: await reading.tx
    .selectFrom('loanerEntry')
    .innerJoin('loaner', 'loaner.loanerNo', 'loanerEntry.loanerNo')
    .select(['lineNo', 'loaner.loanerNo', 'loaner.description', 'dateLent'])
    .where('documentNo', '=', orderNo)
    .where('lent', '=', true)
    .orderBy('lineNo')
    .execute(),
}))

export const lendLoanerCommand = handle(lendLoaner, async ({ orderNo, lineNo, loanerNo }, act) => {
  const line = await act.tx
    .selectFrom('serviceItemLine')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'serviceItemLine.orderNo')
    .select(['serviceItemNo', 'groupCode', 'customerNo', 'kind as documentType'])
    .where('serviceItemLine.orderNo', '=', orderNo)
    .where('lineNo', '=', lineNo)
    .executeTakeFirst()
  if (!line) return absent('service-orders.line-absent', { orderNo, line: lineNo })
  const { customerNo } = line
  if (customerNo === null) return refuse('loaners.document-without-customer', { orderNo })
  const wanted =
    loanerNo === null
      ? null
      : ((await loadLoaner(act.tx, loanerNo)) ?? absent('loaners.loaner-absent', { loanerNo }))
  const present = (await loadOpenEntry(act.tx, { orderNo, lineNo }))?.loanerNo ?? null
  const refusals = reasonsAgainstLending(wanted, present, { documentNo: orderNo, lineNo })
  const changes = wanted !== null && wanted.loanerNo !== present
  const questions = changes ? [confirmation('loaners.lend-it', { loanerNo: wanted.loanerNo })] : []
  orRefuse(verdict(refusals, () => null, questions, act.answers))
  if (!changes) return {}
  const entry = {
    loanerNo: wanted.loanerNo,
    documentNo: orderNo,
    lineNo,
    ...line,
    customerNo,
    dateLent: act.workDate,
    timeLent: timeOf(act.now, act.timeZone) as string,
    dateReceived: null,
    timeReceived: null,
  }
  await act.tx.insertInto('loanerEntry').values(entry).execute()
  await logDocument(act, [{ orderNo, lineNo, event: logEvent.loanerLent, after: wanted.loanerNo }])
  await act.remember('loaners.entry', wanted.loanerNo, null, entry)
  await act.publish('loaners.lent', wanted.loanerNo, { orderNo, lineNo })
  return {}
})

const sure = (act: Act, loanerNo: string) =>
  orRefuse(verdict([], () => null, [confirmation('loaners.receive-it', { loanerNo })], act.answers))

export const receiveLineLoanerCommand = handle(
  receiveLineLoaner,
  async ({ orderNo, lineNo, loanerNo }, act) => {
    const entry = await loadOpenEntry(act.tx, { orderNo, lineNo })
    if (!entry && loanerNo === undefined) return refuse('loaners.none-on-line', { line: lineNo })
    if (!entry || (loanerNo !== undefined && entry.loanerNo !== loanerNo))
      return refuse('loaners.other-document', { loanerNo: loanerNo ?? '', orderNo }, 'loanerNo')
    sure(act, entry.loanerNo)
    await closeEntry(act, entry, true)
    return {}
  },
)

export const receiveLoanerCommand = handle(receiveLoaner, async ({ loanerNo }, act) => {
  if (!(await loadLoaner(act.tx, loanerNo))) return absent('loaners.loaner-absent', { loanerNo })
  const entry = await loadOpenEntry(act.tx, { loanerNo })
  if (!entry) return refuse('loaners.not-lent', { loanerNo })
  sure(act, loanerNo)
  const document = await documentOf(act, entry)
  if (document === 'none')
    orRefuse(
      verdict(
        [],
        () => null,
        [confirmation('loaners.receive-anyway', { orderNo: entry.documentNo })],
        act.answers,
      ),
    )
  await closeEntry(act, entry, document !== 'none')
  return {}
})
