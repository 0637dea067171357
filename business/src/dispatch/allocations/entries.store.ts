import type { Selectable } from 'kysely'
import type { Act, Reading } from '../../engine/act.ts'
import { absent, orRefuse, Refused, refuse, verdict } from '../../foundation/verdict.ts'
import { loadNeededSkills } from '../../service-items/public.store.ts'
import { loadLines, loadOrderForUpdate, logDocument, logEvent } from '../../service-orders/public.store.ts'
import type { RepairRole } from '../../service-orders/public.ts'
import { loadServiceSetup } from '../../service-setup/public.store.ts'
import { loadTechnicians } from '../day.store.ts'
import type { DispatchTables } from '../tables.ts'
import { examineChoice, type Wanted } from './choice.ts'
import { closedAs, type Doer } from './entries.ts'

export type EntryRow = Selectable<DispatchTables['allocation']>
type Line = Awaited<ReturnType<typeof loadLines>>[number]

/** A document with its lines and entries, locked: what every change of entries starts from. */
export interface Allocated {
  readonly order: Awaited<ReturnType<typeof loadOrderForUpdate>>
  readonly lines: readonly Line[]
  readonly entries: readonly EntryRow[]
  /** Of repair statuses, by code. */
  readonly roles: ReadonlyMap<string, RepairRole | null>
}

/** The entries of a document, canceled ones too, by line and number. */
export function loadEntries(tx: Reading['tx'], orderNo: string): Promise<EntryRow[]> {
  return tx
    .selectFrom('allocation')
    .selectAll()
    .where('orderNo', '=', orderNo)
    .orderBy('lineNo')
    .orderBy('entryNo')
    .execute()
}

/** The document for a change of its entries; a finished one is refused. Source: specification orders §6.4. */
export async function loadAllocated(act: Act, orderNo: string): Promise<Allocated> {
  const order = await loadOrderForUpdate(act.tx, orderNo)
  if (order.status === 'finished') refuse('dispatch.allocation-order-finished', { orderNo })
  return {
    order,
    lines: await loadLines(act.tx, orderNo),
    entries: await loadEntries(act.tx, orderNo),
    roles: await loadRoles(act.tx),
  }
}

/** The document of an entry, and the entry. */
export async function loadAllocatedBy(act: Act, entryNo: number): Promise<Allocated & { entry: EntryRow }> {
  const found = await act.tx
    .selectFrom('allocation')
    .select('orderNo')
    .where('entryNo', '=', entryNo)
    .executeTakeFirst()
  if (!found) return absent('dispatch.allocation-absent', { entryNo })
  const all = await loadAllocated(act, found.orderNo)
  const entry = all.entries.find((one) => one.entryNo === entryNo)
  return entry ? { ...all, entry } : absent('dispatch.allocation-absent', { entryNo })
}

async function loadRoles(tx: Reading['tx']) {
  const rows = await tx.selectFrom('repairStatus').select(['repairStatusCode', 'role']).execute()
  return new Map(rows.map((row) => [row.repairStatusCode, row.role]))
}

/** The line, which must be there and not be finished. */
export function openLine({ order, lines, roles }: Allocated, lineNo: number): Line {
  const line = lines.find((one) => one.lineNo === lineNo)
  if (!line) return absent('service-orders.line-absent', { orderNo: order.orderNo, line: lineNo })
  if (roles.get(line.repairStatusCode) === 'finished')
    refuse('dispatch.allocation-line-finished', { line: lineNo })
  return line
}

/** What the lines ask of whoever does them: their skills, and the zone of the address. */
export async function loadWanted(
  reading: Reading,
  orderNo: string,
  lines: readonly Line[],
): Promise<Map<number, Wanted>> {
  const skills = await loadNeededSkills(reading.tx, lines)
  const zones = await reading.tx
    .selectFrom('serviceItemLine')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'serviceItemLine.orderNo')
    .leftJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .leftJoin('shipToAddress', (join) =>
      join
        .onRef('shipToAddress.customerNo', '=', 'serviceOrder.customerNo')
        .onRef('shipToAddress.shipToCode', '=', 'serviceItemLine.shipToCode'),
    )
    .select((builder) => [
      'serviceItemLine.lineNo',
      builder.fn.coalesce('shipToAddress.zoneCode', 'customer.zoneCode').as('zoneCode'),
    ])
    .where('serviceItemLine.orderNo', '=', orderNo)
    .execute()
  const zoneOf = new Map(zones.map((row) => [row.lineNo, row.zoneCode]))
  return new Map(
    lines.map((line, at) => [
      line.lineNo,
      { skills: skills[at]!, zoneCode: zoneOf.get(line.lineNo) ?? null },
    ]),
  )
}

/** Who was chosen, as a number or as a group: exactly one of the two. */
export interface Chosen {
  readonly resourceNo?: string | undefined
  readonly groupNo?: string | undefined
}

/**
 * Who was chosen for lines on a day, with the resource's group; refused or asked where skills or zone are missing.
 * Groups are not examined. Source: specification orders §8.6.
 */
export async function chooseDoer(
  act: Act,
  { order }: Allocated,
  lines: readonly Line[],
  { resourceNo, groupNo }: Chosen,
  day: EntryRow['day'],
): Promise<Doer & { readonly name: string }> {
  if ((resourceNo === undefined) === (groupNo === undefined))
    refuse('dispatch.allocation-resource-missing', {}, 'resourceNo')
  if (resourceNo === undefined) {
    const group = await act.tx
      .selectFrom('resourceGroup')
      .select(['groupNo', 'name'])
      .where('groupNo', '=', groupNo ?? '')
      .executeTakeFirst()
    return group
      ? { resourceNo: null, groupNo: group.groupNo, name: group.name }
      : refuse('dispatch.no-such-group', { groupNo: groupNo ?? '' }, 'groupNo')
  }
  const [technician] = await loadTechnicians(act, [resourceNo])
  if (!technician) return refuse('dispatch.no-such-resource', { resourceNo }, 'resourceNo')
  const options = await loadServiceSetup(act.tx)
  const wanted = await loadWanted(act, order.orderNo, lines)
  const found = lines.map((line) =>
    examineChoice(technician, wanted.get(line.lineNo)!, day ?? act.workDate, options),
  )
  // Several lines may lack the same: said and asked once.
  const refusals = found.flatMap((one) => one.refusals).slice(0, 1)
  const questions = found.flatMap((one) => one.questions).slice(0, 1)
  orRefuse(verdict(refusals, () => null, questions, act.answers))
  return { resourceNo, groupNo: technician.groupNo, name: technician.name }
}

/** Writes a changed entry with its trail. */
export async function changeEntry(act: Act, before: EntryRow, changes: Partial<EntryRow>): Promise<void> {
  const { entryNo: _, ...columns } = { ...changes } as EntryRow
  await act.tx.updateTable('allocation').set(columns).where('entryNo', '=', before.entryNo).execute()
  await act.remember('dispatch.allocation', String(before.entryNo), before, { ...before, ...changes })
}

/** Adds an entry with its trail; returns its number. */
export async function addEntry(act: Act, entry: Omit<EntryRow, 'entryNo'>): Promise<number> {
  const { entryNo } = await act.tx
    .insertInto('allocation')
    .values(entry)
    .returning('entryNo')
    .executeTakeFirstOrThrow()
  await act.remember('dispatch.allocation', String(entryNo), null, entry)
  return entryNo
}

/** Closes an entry that goes to somebody else. Source: specification orders §6.4 (log 5 with who had it). */
export async function closeEntry(act: Act, entry: EntryRow, reasonCode: string): Promise<void> {
  await changeEntry(act, entry, { status: closedAs(entry), reasonCode })
  await logDocument(act, [
    {
      orderNo: entry.orderNo,
      lineNo: entry.lineNo,
      event: logEvent.allocationCanceled,
      before: await nameOf(act, entry),
      after: reasonCode,
    },
  ])
}

/** Log 4: somebody was given a line. */
export function logAllocated(act: Act, orderNo: string, lineNo: number, name: string, day: string | null) {
  return logDocument(act, [
    { orderNo, lineNo, event: logEvent.resourceAllocated, before: '', after: `${name} ${day ?? ''}`.trim() },
  ])
}

/** Name of whoever an entry names; empty: nobody. */
export async function nameOf(reading: Reading, { resourceNo, groupNo }: Doer): Promise<string> {
  if (resourceNo !== null) {
    const row = await reading.tx
      .selectFrom('resource')
      .select('name')
      .where('resourceNo', '=', resourceNo)
      .executeTakeFirst()
    return row?.name ?? resourceNo
  }
  if (groupNo === null) return ''
  const row = await reading.tx
    .selectFrom('resourceGroup')
    .select('name')
    .where('groupNo', '=', groupNo)
    .executeTakeFirst()
  return row?.name ?? groupNo
}

/** The reason must be one of the set-up. */
export async function refuseUnknownReason(act: Act, reasonCode: string): Promise<void> {
  const known = await act.tx
    .selectFrom('reasonCode')
    .select('code')
    .where('code', '=', reasonCode)
    .executeTakeFirst()
  if (!known)
    throw new Refused([{ code: 'dispatch.no-such-reason', facts: { reasonCode }, at: 'reasonCode' }])
}

/** The columns that a new entry has from the start. */
export const newEntry = (orderNo: string, lineNo: number) => ({
  orderNo,
  lineNo,
  role: 'lead' as const,
  reasonCode: null,
  serviceStarted: false,
  posted: false,
})
