import type { Selectable } from 'kysely'
import type { Act, Reading } from '../engine/act.ts'
import type { Day } from '../foundation/day.ts'
import { orRefuse, type Refusal, verdict } from '../foundation/verdict.ts'
import { loadItem, loadTracking } from '../items/public.store.ts'
import { historyOf, passHistory } from '../service-ledger/public.store.ts'
import { loadServiceSetup, nextNoOf } from '../service-setup/public.store.ts'
import { logServiceItem } from './log.store.ts'
import { type LogEntry, serviceItemEvent } from './log.ts'
import { blankServiceItem, type ServiceItem, type ServiceItemFacts } from './service-item.ts'
import { forgetSkillsOf } from './skills.store.ts'
import type { ServiceItemTables } from './tables.ts'

export type ServiceItemRow = Selectable<ServiceItemTables['serviceItem']>

/** The service item; undefined where there is none. */
export async function loadServiceItem(
  tx: Reading['tx'],
  serviceItemNo: string,
): Promise<ServiceItemRow | undefined> {
  return tx
    .selectFrom('serviceItem')
    .selectAll()
    .where('serviceItemNo', '=', serviceItemNo)
    .executeTakeFirst()
}

/** What the rules of {@link changeServiceItem} look at; `serviceItemNo` is null for one that is being created. */
export async function loadFacts(
  reading: Reading,
  serviceItemNo: string | null,
  start: Pick<ServiceItem, 'itemNo'>,
  given: Partial<ServiceItem>,
): Promise<ServiceItemFacts> {
  const { tx } = reading
  const itemNo = given.itemNo === undefined ? start.itemNo : given.itemNo
  const item = itemNo === start.itemNo ? undefined : await loadItem(tx, itemNo)
  const tracking = itemNo === null ? undefined : await loadTracking(tx, itemNo)
  const groupCodes = [given.groupCode, item?.serviceItemGroupCode].flatMap((code) => code ?? [])
  const groups = groupCodes.length
    ? await tx.selectFrom('serviceItemGroup').selectAll().where('groupCode', 'in', groupCodes).execute()
    : []
  return {
    terms: await loadServiceSetup(tx),
    workDate: reading.workDate,
    trackingFormula: tracking?.warrantyDateFormula ?? '',
    item: item ?? null,
    groups,
    hasComponents: serviceItemNo !== null && (await countComponents(tx, serviceItemNo)) > 0,
    hasLedgerEntries:
      serviceItemNo !== null && (await historyOf(tx, 'serviceItemNo', serviceItemNo)).entries > 0,
  }
}

async function countComponents(tx: Reading['tx'], serviceItemNo: string): Promise<number> {
  const { count } = await tx
    .selectFrom('serviceItemComponent')
    .select((builder) => builder.fn.countAll<number>().as('count'))
    .where('parentServiceItemNo', '=', serviceItemNo)
    .where('active', '=', true)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** An empty card as the set-up wants it. */
export async function newServiceItem(tx: Reading['tx']): Promise<ServiceItem> {
  return blankServiceItem((await loadServiceSetup(tx)).defaultResponseHours)
}

export interface CreatedServiceItem {
  readonly card: ServiceItem
  readonly log: readonly LogEntry[]
  readonly shipment?: {
    readonly type: 'sales' | 'service'
    readonly docNo: string
    readonly lineNo: number | null
  }
}

/** Writes a service item that a document made, with its log; gives its number. Its skills are the caller's. */
export async function insertServiceItem(
  act: Act,
  { card, log, shipment }: CreatedServiceItem,
): Promise<string> {
  const serviceItemNo = await nextNoOf(act.tx, 'serviceItemSeries')
  await act.tx
    .insertInto('serviceItem')
    .values({
      ...card,
      serviceItemNo,
      shipmentType: shipment?.type ?? null,
      shipmentDocNo: shipment?.docNo ?? '',
      shipmentLineNo: shipment?.lineNo ?? null,
    })
    .execute()
  await logServiceItem(act, serviceItemNo, log)
  await act.remember('service-items.service-item', serviceItemNo, null, card)
  await act.publish('service-items.service-item-created', serviceItemNo, relationsOf(card))
  return serviceItemNo
}

/** Writes fields of a card that a document changed, with its log. */
export async function updateServiceItem(
  act: Act,
  serviceItemNo: string,
  before: ServiceItem,
  after: ServiceItem,
  log: readonly LogEntry[],
  shipment?: CreatedServiceItem['shipment'],
): Promise<void> {
  const shipped = shipment && {
    shipmentType: shipment.type,
    shipmentDocNo: shipment.docNo,
    shipmentLineNo: shipment.lineNo,
  }
  await act.tx
    .updateTable('serviceItem')
    .set((builder) => ({ ...cardOf(after), ...shipped, version: builder('version', '+', 1) }))
    .where('serviceItemNo', '=', serviceItemNo)
    .execute()
  await logServiceItem(act, serviceItemNo, log)
  await act.remember('service-items.service-item', serviceItemNo, cardOf(before), cardOf(after))
  await act.publish('service-items.service-item-changed', serviceItemNo, relationsOf(after, before))
}

/** What the events of a service item carry: whose it is, before and after. */
export function relationsOf(after: Partial<ServiceItem> | null, before: Partial<ServiceItem> | null = null) {
  const of = (card: Partial<ServiceItem> | null) =>
    card && {
      customerNo: card.customerNo ?? null,
      shipToCode: card.shipToCode ?? '',
      itemNo: card.itemNo ?? null,
      groupCode: card.groupCode ?? null,
    }
  return { before: of(before), after: of(after) }
}

/** The fields of the card alone, without number, version and shipment. */
export function cardOf(row: ServiceItem): ServiceItem {
  const blank = blankServiceItem('0')
  return Object.fromEntries(
    Object.keys(blank).map((field) => [field, row[field as keyof ServiceItem]]),
  ) as unknown as ServiceItem
}

/** Makes an item defective because another took its place; the log has no line of its own for it (§5, §6). */
export async function makeDefective(
  act: Act,
  serviceItemNo: string,
  log: readonly LogEntry[],
): Promise<void> {
  const row = await loadServiceItem(act.tx, serviceItemNo)
  if (row) await updateServiceItem(act, serviceItemNo, row, { ...row, status: 'defective' }, log)
}

/** Work on it was delivered on this day (§4.1). */
export async function servicedOn(act: Act, serviceItemNo: string, lastServiceDate: Day): Promise<void> {
  const row = await loadServiceItem(act.tx, serviceItemNo)
  if (row) await updateServiceItem(act, serviceItemNo, row, { ...row, lastServiceDate }, [])
}

/** Log lines of a card as it was created by hand: created first, then what was entered. */
export function createdLog(log: readonly LogEntry[]): LogEntry[] {
  return [{ event: serviceItemEvent.created }, ...log]
}

/** The reasons in the order of §4.2: ledger, documents, component of another, contracts. */
export async function refuseToDelete(act: Act, serviceItemNo: string): Promise<void> {
  const history = await historyOf(act.tx, 'serviceItemNo', serviceItemNo)
  // Until fiscal years can be closed, every entry lies in an open one.
  const refusals: Refusal[] = history.entries > 0 ? [{ code: 'service-items.ledger-open-year' }] : []
  orRefuse(verdict(refusals, () => null))
  await act.publish('service-items.service-item-going', serviceItemNo)
  const parent = await act.tx
    .selectFrom('serviceItemComponent')
    .select('parentServiceItemNo')
    .where('type', '=', 'service-item')
    .where('no', '=', serviceItemNo)
    .where('active', '=', true)
    .executeTakeFirst()
  const component: Refusal[] = parent
    ? [{ code: 'service-items.is-component', facts: { parent: parent.parentServiceItemNo } }]
    : []
  orRefuse(verdict(component, () => null))
}

/** What else goes with a service item: its skills; the ledger keeps its entries without its number (§4.2). */
export async function forgetServiceItem(act: Act, serviceItemNo: string): Promise<void> {
  await passHistory(act, serviceItemNo, null)
  await forgetSkillsOf(act, { type: 'service-item', no: serviceItemNo })
}

/** Deletes a service item that {@link refuseToDelete} let go, with components and log. */
export async function deleteServiceItem(act: Act, row: ServiceItemRow): Promise<void> {
  const { serviceItemNo } = row
  await forgetServiceItem(act, serviceItemNo)
  await act.tx.deleteFrom('serviceItem').where('serviceItemNo', '=', serviceItemNo).execute()
  await act.remember('service-items.service-item', serviceItemNo, cardOf(row), null)
  await act.publish('service-items.service-item-deleted', serviceItemNo, relationsOf(null, row))
}
