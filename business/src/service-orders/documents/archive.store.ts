import { loadComments } from '../../attachments/public.store.ts'
import type { Act, Reading } from '../../engine/act.ts'
import { orRefuse, verdict } from '../../foundation/verdict.ts'
import { loadServiceSetup } from '../../service-setup/public.store.ts'
import { loadDependencies } from '../dependencies.store.ts'
import { loadLines, loadWindows, logDocument, logEvent, type OrderRow } from '../orders.store.ts'
import { loadServiceLines } from '../service-lines.store.ts'
import type { ServiceOrderTables } from '../tables.ts'

/** What the comments of orders and quotes are kept under. */
export const documentEntity = 'service-orders.order'

type Reason = ServiceOrderTables['archivedDocument']['reason']

/** A document with all that belongs to it, as it is kept in the archive. */
export async function snapshotOf(tx: Reading['tx'], header: OrderRow) {
  const { orderNo } = header
  return {
    header,
    lines: await loadLines(tx, orderNo),
    windows: await loadWindows(tx, [orderNo]),
    dependencies: await loadDependencies(tx, [orderNo]),
    serviceLines: await loadServiceLines(tx, orderNo),
    allocations: await tx
      .selectFrom('allocation')
      .selectAll()
      .where('orderNo', '=', orderNo)
      .orderBy('entryNo')
      .execute(),
    comments: await loadComments(tx, documentEntity, orderNo),
  }
}

export type Snapshot = Awaited<ReturnType<typeof snapshotOf>>

/** Whether the set-up wants documents of the kind archived by themselves; for quotes it may say to ask. */
async function archivedByItself(act: Act, { orderNo, kind }: OrderRow): Promise<boolean> {
  const { archiveOrders, archiveQuotes } = await loadServiceSetup(act.tx)
  if (kind === 'order') return archiveOrders
  if (archiveQuotes !== 'question') return archiveQuotes === 'always'
  const code = 'service-orders.archive-quote'
  orRefuse(verdict([], () => null, [{ code, facts: { orderNo }, answers: ['yes', 'no'] }], act.answers))
  return act.answers[code] === 'yes'
}

/**
 * Keeps the document as it is. By hand and when it was lost always, else as the set-up says. Returns the version, or null where nothing was
 * kept. An occurrence is a life of the number: it grows when the number was deleted and given again.
 * Source: specification orders §4.8, §8.8.
 */
export async function archiveDocument(act: Act, header: OrderRow, reason: Reason): Promise<number | null> {
  if (reason !== 'by-hand' && reason !== 'lost' && !(await archivedByItself(act, header))) return null
  const { orderNo } = header
  const occurrence = await occurrenceOf(act, orderNo)
  const last = await act.tx
    .selectFrom('archivedDocument')
    .select((builder) => builder.fn.max('version').as('version'))
    .where('documentNo', '=', orderNo)
    .where('occurrence', '=', occurrence)
    .executeTakeFirst()
  const version = Number(last?.version ?? 0) + 1
  const customer = await act.tx
    .selectFrom('customer')
    .select('name')
    .where('customerNo', '=', header.customerNo ?? '')
    .executeTakeFirst()
  await act.tx
    .insertInto('archivedDocument')
    .values({
      kind: header.kind,
      documentNo: orderNo,
      occurrence,
      version,
      customerNo: header.customerNo,
      customerName: customer?.name ?? header.prospectName,
      description: header.description,
      reason,
      archivedAt: act.now,
      archivedBy: act.user.name,
      snapshot: JSON.stringify(await snapshotOf(act.tx, header)),
    })
    .execute()
  await logDocument(act, [{ orderNo, event: logEvent.archived, after: String(version) }])
  return version
}

/** Which life of the number this is: one more than it was deleted before. */
export async function occurrenceOf(act: Act, orderNo: string): Promise<number> {
  const { count } = await act.tx
    .selectFrom('documentLog')
    .select((builder) => builder.fn.countAll<string>().as('count'))
    .where('orderNo', '=', orderNo)
    .where('event', '=', logEvent.deleted)
    .executeTakeFirstOrThrow()
  return Number(count) + 1
}
