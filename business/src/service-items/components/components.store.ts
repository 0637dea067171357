import type { Act, Reading } from '../../engine/act.ts'
import { anyOf } from '../../engine/any-of.ts'
import { loadBomLines, loadItem } from '../../items/public.store.ts'
import { logServiceItem } from '../log.store.ts'
import { serviceItemEvent } from '../log.ts'
import { loadServiceItem, makeDefective } from '../service-items.store.ts'
import {
  type ChosenComponent,
  type Component,
  type FittedUnit,
  type Fitting,
  installUnits,
  replaceByUnits,
} from './component.ts'

type Tx = Reading['tx']

/** All components of a service item, active and replaced ones, by number. */
export async function loadComponents(tx: Tx, serviceItemNo: string): Promise<Component[]> {
  const rows = await tx
    .selectFrom('serviceItemComponent')
    .selectAll()
    .where('parentServiceItemNo', '=', serviceItemNo)
    .orderBy('active', 'desc')
    .orderBy('lineNo')
    .execute()
  return rows.map(({ parentServiceItemNo: _, ...row }) => row)
}

/** How a service item is built now, by number. */
export async function loadActiveComponents(tx: Tx, serviceItemNo: string): Promise<Component[]> {
  return (await loadComponents(tx, serviceItemNo)).filter((row) => row.active)
}

/** Adds rows, and remembers that they came. */
export async function insertComponents(
  act: Act,
  serviceItemNo: string,
  rows: readonly Component[],
): Promise<void> {
  if (rows.length === 0) return
  await act.tx
    .insertInto('serviceItemComponent')
    .values(rows.map((row) => ({ ...row, parentServiceItemNo: serviceItemNo })))
    .execute()
  for (const row of rows)
    await act.remember('service-items.component', `${serviceItemNo} ${row.lineNo}`, null, row)
}

/** Writes an active row over what was there. */
export async function updateComponent(
  act: Act,
  serviceItemNo: string,
  before: Component,
  after: Component,
): Promise<void> {
  await act.tx
    .updateTable('serviceItemComponent')
    .set(after)
    .where('parentServiceItemNo', '=', serviceItemNo)
    .where('active', '=', true)
    .where('lineNo', '=', before.lineNo)
    .execute()
  await act.remember('service-items.component', `${serviceItemNo} ${before.lineNo}`, before, after)
}

/** What a component's number names: a service item's card, or an item's; null where there is none. */
export async function loadChosen(
  tx: Tx,
  type: Component['type'],
  no: string,
): Promise<ChosenComponent | null> {
  if (no === '') return null
  if (type === 'service-item') return (await loadServiceItem(tx, no)) ?? null
  const item = await loadItem(tx, no)
  return item ? { ...item, serialNo: '', variantCode: '' } : null
}

/** The service items fitted in each of these, by parent. */
export async function loadFittedServiceItems(
  tx: Tx,
  parents: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('serviceItemComponent')
    .select(['parentServiceItemNo', 'no'])
    .where(anyOf('parentServiceItemNo', parents))
    .where('active', '=', true)
    .where('type', '=', 'service-item')
    .where('no', '<>', '')
    .execute()
  const byParent = Map.groupBy(rows, (row) => row.parentServiceItemNo)
  return new Map([...byParent].map(([parent, fitted]) => [parent, fitted.map((row) => row.no)]))
}

/** All service items below one, level by level: parent to children. */
export async function loadBelow(tx: Tx, serviceItemNo: string): Promise<Map<string, string[]>> {
  const below = new Map<string, string[]>()
  for (let open = [serviceItemNo]; open.length > 0; ) {
    const level = await loadFittedServiceItems(tx, open)
    for (const no of open) below.set(no, level.get(no) ?? [])
    open = [...level.values()].flat().filter((no) => !below.has(no))
  }
  return below
}

export interface FittedBy extends Fitting {
  readonly serviceItemNo: string
  readonly units: readonly FittedUnit[]
}

const nameOf = (row: Pick<Component, 'type' | 'no'>) => `${row.type} ${row.no}`

/** A delivery fitted units in (§5, spare part action component-installed). */
export async function installComponents(act: Act, fitted: FittedBy): Promise<void> {
  const added = installUnits(await loadComponents(act.tx, fitted.serviceItemNo), fitted.units, fitted)
  await recordAdded(act, fitted, added)
}

/**
 * A delivery replaced a component (§5, spare part action component-replaced). Where it is gone by then, the units
 * are fitted in beside the others.
 */
export async function replaceComponent(
  act: Act,
  fitted: FittedBy & { readonly lineNo: number },
): Promise<void> {
  const { serviceItemNo, lineNo, units } = fitted
  const rows = await loadComponents(act.tx, serviceItemNo)
  const replaced = replaceByUnits(rows, lineNo, units, fitted)
  if (replaced === null) return installComponents(act, fitted)
  const { retired, added } = replaced
  await act.tx
    .deleteFrom('serviceItemComponent')
    .where('parentServiceItemNo', '=', serviceItemNo)
    .where('active', '=', true)
    .where('lineNo', '=', lineNo)
    .execute()
  await act.tx
    .insertInto('serviceItemComponent')
    .values({ ...retired, parentServiceItemNo: serviceItemNo })
    .execute()
  await logServiceItem(act, serviceItemNo, [
    {
      event: serviceItemEvent.componentRemoved,
      documentType: 'order',
      documentNo: fitted.orderNo,
      before: nameOf(retired),
    },
  ])
  if (retired.type === 'service-item') await makeDefective(act, retired.no, [])
  await recordAdded(act, fitted, added)
}

async function recordAdded(act: Act, fitted: FittedBy, added: readonly Component[]): Promise<void> {
  await insertComponents(act, fitted.serviceItemNo, added)
  await logServiceItem(
    act,
    fitted.serviceItemNo,
    added.map((row) => ({
      event: serviceItemEvent.componentAdded,
      documentType: 'order' as const,
      documentNo: fitted.orderNo,
      after: nameOf(row),
    })),
  )
}

/** The item's bill with words: a line without its own has its item's. */
export async function loadBomParts(tx: Tx, itemNo: string) {
  const lines = await loadBomLines(tx, itemNo)
  const named: typeof lines = []
  for (const line of lines) {
    const item = line.type === 'item' && line.description === '' ? await loadItem(tx, line.no) : undefined
    named.push({ ...line, description: line.description || (item?.description ?? '') })
  }
  return named
}
