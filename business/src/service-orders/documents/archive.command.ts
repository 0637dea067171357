import { replaceComments } from '../../attachments/public.store.ts'
import type { Act } from '../../engine/act.ts'
import { type ListFields, readList } from '../../engine/lists.ts'
import { handle } from '../../engine/module.ts'
import { absent, refuse } from '../../foundation/verdict.ts'
import { lineRow, loadLines, loadOrderForUpdate, logDocument, logEvent } from '../orders.store.ts'
import { rollUpOrder } from '../roll-up.store.ts'
import { archiveOrder, listArchived, readArchived, restoreArchived } from './api.ts'
import { archiveDocument, documentEntity, occurrenceOf, type Snapshot } from './archive.store.ts'

export const archiveOrderCommand = handle(archiveOrder, async ({ orderNo }, act) => {
  const order = await loadOrderForUpdate(act.tx, orderNo)
  const archivedVersion = (await archiveDocument(act, order, 'by-hand')) ?? 0
  await act.publish('service-orders.archived', orderNo)
  return { orderNo, archivedVersion }
})

const fields: ListFields = {
  documentNo: { column: 'archivedDocument.documentNo', kind: 'text', searched: true },
  kind: { column: 'archivedDocument.kind', kind: 'text' },
  customerNo: { column: 'archivedDocument.customerNo', kind: 'text' },
  customerName: { column: 'archivedDocument.customerName', kind: 'text', searched: true },
  description: { column: 'archivedDocument.description', kind: 'text', searched: true },
  reason: { column: 'archivedDocument.reason', kind: 'text' },
  version: { column: 'archivedDocument.version', kind: 'number' },
}

const columns = [
  'archiveNo',
  'kind',
  'documentNo',
  'occurrence',
  'version',
  'customerNo',
  'customerName',
  'description',
  'reason',
  'archivedAt',
  'archivedBy',
] as const

export const listArchivedQuery = handle(listArchived, (input, reading) =>
  readList(
    reading.tx.selectFrom('archivedDocument').select(columns),
    fields,
    ['archivedDocument.archiveNo'],
    input,
  ),
)

export const readArchivedQuery = handle(readArchived, async ({ archiveNo }, reading) => {
  const row = await reading.tx
    .selectFrom('archivedDocument')
    .select(columns)
    .select('snapshot')
    .where('archiveNo', '=', archiveNo)
    .executeTakeFirst()
  if (!row) return absent('service-orders.archived-absent')
  const { snapshot, ...rest } = row
  const { header, lines, serviceLines, allocations, comments } = snapshot as Snapshot
  const present = await reading.tx
    .selectFrom('serviceOrder')
    .select('orderNo')
    .where('orderNo', '=', row.documentNo)
    .executeTakeFirst()
  return {
    ...rest,
    present: present !== undefined,
    header,
    lines,
    serviceLines,
    allocations,
    comments: comments.map(({ day, comment, userName, commentType }) => ({
      day,
      comment,
      userName,
      commentType,
    })),
  }
})

export const restoreArchivedCommand = handle(restoreArchived, async ({ archiveNo }, act) => {
  const row = await act.tx
    .selectFrom('archivedDocument')
    .selectAll()
    .where('archiveNo', '=', archiveNo)
    .executeTakeFirst()
  if (!row) return absent('service-orders.archived-absent')
  const orderNo = row.documentNo
  const present = await act.tx
    .selectFrom('serviceOrder')
    .selectAll()
    .where('orderNo', '=', orderNo)
    .forUpdate()
    .executeTakeFirst()
  if (!present || row.occurrence !== (await occurrenceOf(act, orderNo)))
    return refuse('service-orders.document-gone', { orderNo })
  if (present.releaseStatus === 'released') refuse('service-orders.document-released', { orderNo })
  const shipped = await act.tx
    .selectFrom('serviceLine')
    .select('lineNo')
    .where('orderNo', '=', orderNo)
    .where('quantityShipped', '>', '0')
    .executeTakeFirst()
  if (shipped) refuse('service-orders.partly-posted', { orderNo })

  const snapshot = row.snapshot as Snapshot
  await writeBack(act, orderNo, snapshot, present.version)
  const words =
    act.user.language === 'it'
      ? `Ripristinata la versione archiviata ${row.version}.`
      : `Archived version ${row.version} was restored.`
  await replaceComments(act, documentEntity, orderNo, [
    ...snapshot.comments,
    { day: act.workDate, comment: words, userName: act.user.name, commentType: 'general', lineNo: null },
  ])
  await logDocument(act, [{ orderNo, event: logEvent.restored, after: String(row.version) }])
  await act.remember('service-orders.order', orderNo, present, snapshot.header)
  await act.publish('service-orders.restored', orderNo, { allocations: snapshot.allocations })
  await rollUpOrder(act, orderNo, null)
  return { orderNo, allocationsLost: await lostAllocations(act, orderNo, snapshot) }
})

/** Technicians who were planned in the version, but could not be again. */
async function lostAllocations(act: Act, orderNo: string, { allocations }: Snapshot): Promise<number> {
  const wanted = allocations.filter((one) => one.status === 'active')
  const present = await act.tx
    .selectFrom('allocation')
    .select(['lineNo', 'resourceNo', 'day'])
    .where('orderNo', '=', orderNo)
    .where('status', '=', 'active')
    .execute()
  return wanted.filter(
    (one) =>
      !present.some(
        (other) =>
          other.lineNo === one.lineNo && other.resourceNo === one.resourceNo && other.day === one.day,
      ),
  ).length
}

/** Header, lines and what hangs on them as they were; lines that were added since go. */
async function writeBack(act: Act, orderNo: string, snapshot: Snapshot, version: number): Promise<void> {
  const { orderNo: _, version: __, dueAt: ___, ...header } = snapshot.header
  await act.tx
    .updateTable('serviceOrder')
    .set({ ...header, releaseStatus: 'open', version })
    .where('orderNo', '=', orderNo)
    .execute()
  const { lines, windows, dependencies, serviceLines } = snapshot
  const kept = lines.map((line) => line.lineNo)
  const present = (await loadLines(act.tx, orderNo)).map((line) => line.lineNo)
  for (const table of ['serviceLine', 'lineDependency', 'lineWindow'] as const)
    await act.tx.deleteFrom(table).where('orderNo', '=', orderNo).execute()
  // Lines that were there then stay as rows: what other orders' lines wait for hangs on them.
  for (const lineNo of present.filter((one) => !kept.includes(one))) {
    await act.publish('service-orders.line-deleting', orderNo, { orderNo, lineNo })
    await act.tx
      .deleteFrom('serviceItemLine')
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', lineNo)
      .execute()
  }
  for (const line of lines) {
    const row = lineRow(line)
    if (present.includes(line.lineNo))
      await act.tx
        .updateTable('serviceItemLine')
        .set(row)
        .where('orderNo', '=', orderNo)
        .where('lineNo', '=', line.lineNo)
        .execute()
    else await act.tx.insertInto('serviceItemLine').values(row).execute()
  }
  if (windows.length > 0) await act.tx.insertInto('lineWindow').values(windows).execute()
  if (dependencies.length > 0) await act.tx.insertInto('lineDependency').values(dependencies).execute()
  if (serviceLines.length > 0) await act.tx.insertInto('serviceLine').values(serviceLines).execute()
}
