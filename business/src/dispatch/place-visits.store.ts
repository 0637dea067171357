import { type Insertable, type Selectable, sql } from 'kysely'
import type { Act } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { type Day, type Instant, secondsBetween } from '../foundation/day.ts'
import { decimal, decimalText } from '../foundation/decimal.ts'
import { refuse } from '../foundation/verdict.ts'
import { logDocument, logEvent } from '../service-orders/public.store.ts'
import {
  crewOf,
  type Helper,
  isMovableState,
  type Placement,
  type Published,
  stateOf,
  type Window,
} from './day.ts'
import type { DispatchTables, Pin } from './tables.ts'
import { loadHelpers, refuseTwoPlaces, saveHelpers } from './visit-helpers.store.ts'

type VisitRow = Pick<
  Selectable<DispatchTables['visit']>,
  | 'visitNo'
  | 'resourceNo'
  | 'day'
  | 'plannedArrival'
  | 'plannedStart'
  | 'plannedEnd'
  | 'travelSeconds'
  | 'travelMetres'
  | 'travelQuality'
>

/** Where a visit goes: a placement, or off the plan. `pin` stays where it is not named. */
export interface VisitChange {
  readonly visitNo: string
  readonly placement: Placement | null
  readonly pin?: Pin
  /** What is known outside; left as it is where it is not named. */
  readonly published?: Published | null
  /** Of an appointment: the promise that goes and comes with the place when a step is undone and redone. */
  readonly promised?: Window | null
}

/** A visit's place as it was or is, for the way back. */
export interface VisitState {
  readonly visitNo: string
  readonly placement: Placement | null
  readonly pin: Pin
  readonly published: Published | null
  readonly promised?: Window | null
}

/** Locks the technicians' days, in one order for everybody, so that two dispatchers cannot interleave. */
export async function lockDays(
  act: Act,
  days: readonly { readonly resourceNo: string; readonly day: string }[],
): Promise<void> {
  const keys = [...new Set(days.map((one) => `${one.day} ${one.resourceNo}`))].sort()
  for (const key of keys) {
    const day = key.slice(0, 10) as Placement['day']
    await act.tx
      .insertInto('technicianDay')
      .values({ resourceNo: key.slice(11), day })
      .onConflict((conflict) =>
        conflict.columns(['resourceNo', 'day']).doUpdateSet({ version: sql`technician_day.version + 1` }),
      )
      .execute()
  }
}

/** The visits' present places, locked. Refuses what is gone or under way. */
export async function loadStates(act: Act, visitNos: readonly string[]): Promise<VisitState[]> {
  if (visitNos.length === 0) return []
  const rows = await act.tx
    .selectFrom('visit')
    .selectAll()
    .where('visitNo', 'in', [...visitNos])
    .orderBy('visitNo')
    .forUpdate()
    .execute()
  const missing = visitNos.find((no) => !rows.some((row) => row.visitNo === no))
  if (missing) refuse('dispatch.visit-absent', { visitNo: missing })
  const begun = rows.find((row) => !isMovableState(row.state))
  if (begun) refuse('dispatch.visit-under-way', { visitNo: begun.visitNo })
  const helpers = await loadHelpers(act, visitNos)
  return rows.map((row) => ({
    visitNo: row.visitNo,
    pin: row.pin,
    published: publishedOf(row),
    placement: placementOfRow(row, helpers),
  }))
}

/** Where a visit stands and who comes along, of `helpers` by visit; null: off the plan. */
export function placementOfRow(
  row: VisitRow,
  helpers: ReadonlyMap<string, readonly Helper[]>,
): Placement | null {
  if (row.resourceNo === null || row.day === null || row.plannedStart === null || row.plannedEnd === null)
    return null
  return {
    resourceNo: row.resourceNo,
    day: row.day,
    arrival: row.plannedArrival ?? row.plannedStart,
    start: row.plannedStart,
    end: row.plannedEnd,
    travelSeconds: row.travelSeconds,
    travelMetres: row.travelMetres,
    travelQuality: row.travelQuality,
    ...(helpers.has(row.visitNo) && { helpers: helpers.get(row.visitNo)! }),
  }
}

/** What has been told of a visit; null: nothing. */
export function publishedOf(row: {
  publishedResourceNo: string | null
  publishedDay: Day | null
  publishedStart: Instant | null
}): Published | null {
  return row.publishedResourceNo === null
    ? null
    : { resourceNo: row.publishedResourceNo, day: row.publishedDay!, start: row.publishedStart! }
}

/**
 * Puts visits on the plan, moves them or takes them off, with their allocations, log and one event.
 *
 * Moving a visit to another technician or day closes the old allocation as Canceled with reason PLAN and keeps the
 * repair status: nobody refused the job. Another reason is kept instead where it is named (an ill technician).
 * Source: specification orders §6.4. Returns the states before.
 */
export async function placeVisits(
  act: Act,
  changes: readonly VisitChange[],
  reasonCode = 'PLAN',
): Promise<VisitState[]> {
  const before = await loadStates(
    act,
    changes.map((change) => change.visitNo),
  )
  const was = new Map(before.map((state) => [state.visitNo, state]))
  const touched = changes
    .flatMap((change) => [change.placement, was.get(change.visitNo)?.placement])
    .filter((one) => one != null)
  await lockDays(
    act,
    touched.flatMap((one) => crewOf(one).map((resourceNo) => ({ resourceNo, day: one.day }))),
  )
  const names = new Map(
    (await act.tx.selectFrom('resource').select(['resourceNo', 'name', 'groupNo']).execute()).map((row) => [
      row.resourceNo,
      row,
    ]),
  )
  for (const change of changes) {
    await writeVisit(act, change, was.get(change.visitNo)!)
    await saveHelpers(act, change.visitNo, change.placement?.helpers ?? [])
  }
  await refuseTwoPlaces(
    act,
    changes.map((change) => change.visitNo),
  )
  const moved = changes.filter((change) => {
    const old = was.get(change.visitNo)!.placement
    return old?.resourceNo !== change.placement?.resourceNo || old?.day !== change.placement?.day
  })
  await closeAllocations(
    act,
    moved.filter((change) => was.get(change.visitNo)!.placement !== null).map((change) => change.visitNo),
    reasonCode,
  )
  const stayed = changes.filter((change) => !moved.includes(change) && change.placement !== null)
  for (const change of stayed) {
    await changeHelpers(act, change, was.get(change.visitNo)!, names)
    await retimeAllocations(act, change)
  }
  await openAllocations(act, moved, names, reasonCode)
  const orderNos = await orderNosOf(act, changes)
  await writeMoves(act, changes, was, orderNos, reasonCode)
  await logMoves(act, moved, was, orderNos, names)
  const days = [...new Set(touched.map((one) => one.day))].sort()
  await act.publish('dispatch.visits-placed', days.join(' '), {
    days,
    visitNos: changes.map((change) => change.visitNo),
  })
  return before
}

async function writeVisit(act: Act, change: VisitChange, was: VisitState) {
  const { placement } = change
  const pin = change.pin ?? (placement === null ? 'none' : was.pin)
  const published = change.published === undefined ? was.published : change.published
  await act.tx
    .updateTable('visit')
    .set((builder) => ({
      state: stateOf(placement, published),
      resourceNo: placement?.resourceNo ?? null,
      day: placement?.day ?? null,
      plannedArrival: placement?.arrival ?? null,
      plannedStart: placement?.start ?? null,
      plannedEnd: placement?.end ?? null,
      travelSeconds: placement?.travelSeconds ?? 0,
      travelMetres: placement?.travelMetres ?? 0,
      travelQuality: placement?.travelQuality ?? 'estimated',
      pin,
      publishedResourceNo: published?.resourceNo ?? null,
      publishedDay: published?.day ?? null,
      publishedStart: published?.start ?? null,
      publishedAt: published === null ? null : builder.fn.coalesce('publishedAt', builder.val(act.now)),
      version: builder('version', '+', 1),
    }))
    .where('visitNo', '=', change.visitNo)
    .execute()
}

async function closeAllocations(act: Act, visitNos: readonly string[], reasonCode: string) {
  if (visitNos.length === 0) return
  await act.tx
    .updateTable('allocation')
    .set({ status: 'canceled', reasonCode })
    .where('visitNo', 'in', [...visitNos])
    .where('status', '=', 'active')
    .execute()
}

async function retimeAllocations(act: Act, { visitNo, placement }: VisitChange) {
  await act.tx
    .updateTable('allocation')
    .set({ startAt: placement!.start, endAt: placement!.end })
    .where('visitNo', '=', visitNo)
    .where('status', '=', 'active')
    .execute()
}

type Names = ReadonlyMap<string, { readonly name: string; readonly groupNo: string | null }>

/**
 * Unplanned visits get a Nonactive entry for each line that has no entry to come, planned ones an Active one. An entry
 * made by hand for the same person and day gets the visit's time; one that waits for somebody else ends.
 */
async function openAllocations(
  act: Act,
  changes: readonly VisitChange[],
  names: Names,
  reasonCode: string,
): Promise<void> {
  if (changes.length === 0) return
  const visitNos = changes.map((change) => change.visitNo)
  const lines = await openLinesOf(act, visitNos)
  const toCome = await entriesToCome(act, lines)
  const placements = new Map(changes.map((change) => [change.visitNo, change.placement]))
  const kept = new Set<number>()
  const rows = lines.flatMap((line): Entry[] => {
    const placement = placements.get(line.visitNo) ?? null
    const { orderNo, lineNo, visitNo } = line
    const mine = toCome.filter((entry) => entry.orderNo === orderNo && entry.lineNo === lineNo)
    if (placement === null) {
      const waits = mine.some((entry) => entry.visitNo === visitNo || entry.status === 'reallocation-needed')
      return waits ? [] : [{ orderNo, lineNo, visitNo, status: 'nonactive' as const, ...nobody }]
    }
    return crewOf(placement).flatMap((resourceNo, at) => {
      const role = at === 0 ? ('lead' as const) : ('helper' as const)
      const wanted = mine.find((entry) => isFor(entry, resourceNo, role, placement, visitNo, names))
      if (!wanted) return [activeEntry(line, lines, placement, resourceNo, role, names)]
      kept.add(wanted.entryNo)
      return []
    })
  })
  for (const entry of toCome) {
    const ofEntry = lines.filter((one) => one.orderNo === entry.orderNo && one.lineNo === entry.lineNo)
    const line = ofEntry.find((one) => one.visitNo === entry.visitNo) ?? ofEntry[0]!
    const placement = placements.get(line.visitNo)
    if (!placement) continue
    if (kept.has(entry.entryNo)) await giveTime(act, entry, placement, line.visitNo, names)
    else if (!isFurtherDay(entry, placement)) await endEntry(act, entry, reasonCode)
  }
  await act.tx
    .deleteFrom('allocation')
    .where(
      anyOf(
        'visitNo',
        changes.filter((change) => change.placement !== null).map((change) => change.visitNo),
      ),
    )
    .where('status', '=', 'nonactive')
    .execute()
  if (rows.length > 0) await act.tx.insertInto('allocation').values(rows).execute()
}

type EntryToCome = Awaited<ReturnType<typeof entriesToCome>>[number]

/** Entries by hand of the lines, and those that wait for somebody else or for a day. */
async function entriesToCome(act: Act, lines: readonly OpenLine[]) {
  if (lines.length === 0) return []
  const rows = await act.tx
    .selectFrom('allocation')
    .selectAll()
    .where(anyOf('orderNo', [...new Set(lines.map((line) => line.orderNo))]))
    .where('status', 'in', ['nonactive', 'active', 'reallocation-needed'])
    .orderBy('entryNo')
    .execute()
  return rows.filter((entry) =>
    lines.some(
      (line) =>
        line.orderNo === entry.orderNo &&
        line.lineNo === entry.lineNo &&
        (entry.status === 'reallocation-needed' ||
          entry.visitNo === line.visitNo ||
          (entry.visitNo === null && entry.status === 'active')),
    ),
  )
}

/** An entry by hand that this placement gives a time: the person, or one of the group, on that day. */
function isFor(
  entry: EntryToCome,
  resourceNo: string,
  role: 'lead' | 'helper',
  placement: Placement,
  visitNo: string,
  names: Names,
): boolean {
  if (entry.status !== 'active' || entry.role !== role || entry.day !== placement.day) return false
  if (entry.visitNo !== null && entry.visitNo !== visitNo) return false
  return entry.resourceNo === null
    ? entry.groupNo === (names.get(resourceNo)?.groupNo ?? null)
    : entry.resourceNo === resourceNo
}

/** Somebody who comes on another day as well. */
const isFurtherDay = (entry: EntryToCome, placement: Placement) =>
  entry.status === 'active' && entry.visitNo === null && entry.resourceNo === placement.resourceNo

async function giveTime(act: Act, entry: EntryToCome, placement: Placement, visitNo: string, names: Names) {
  const resourceNo = entry.resourceNo ?? placement.resourceNo
  await act.tx
    .updateTable('allocation')
    .set({
      resourceNo,
      groupNo: names.get(resourceNo)?.groupNo ?? null,
      startAt: placement.start,
      endAt: placement.end,
      visitNo,
    })
    .where('entryNo', '=', entry.entryNo)
    .execute()
}

/** What was begun is finished, what was not is canceled; the reason that it waited with stays. Source: orders §6.4. */
async function endEntry(act: Act, entry: EntryToCome, reasonCode: string) {
  if (entry.status === 'nonactive') return
  await act.tx
    .updateTable('allocation')
    .set({
      status: entry.serviceStarted ? 'finished' : 'canceled',
      reasonCode: entry.reasonCode ?? reasonCode,
    })
    .where('entryNo', '=', entry.entryNo)
    .execute()
}

const nobody = {
  role: 'lead' as const,
  resourceNo: null,
  groupNo: null,
  day: null,
  hours: '0',
  startAt: null,
  endAt: null,
  reasonCode: null,
}

type Entry = Insertable<DispatchTables['allocation']>
type OpenLine = Awaited<ReturnType<typeof openLinesOf>>[number]

/** One technician's entry for a line. Of work in parts each part has its share of the line's hours. */
function activeEntry(
  line: OpenLine,
  all: readonly OpenLine[],
  placement: Placement,
  resourceNo: string,
  role: 'lead' | 'helper',
  names: Names,
) {
  const total = all
    .filter((one) => one.visitNo === line.visitNo)
    .reduce((sum, one) => sum + one.estimatedMinutes, 0)
  const minutes =
    line.partMinutes === null
      ? decimal(line.estimatedMinutes)
      : decimal(line.estimatedMinutes).mul(line.partMinutes).div(total)
  return {
    orderNo: line.orderNo,
    lineNo: line.lineNo,
    visitNo: line.visitNo,
    status: 'active' as const,
    role,
    resourceNo,
    groupNo: names.get(resourceNo)?.groupNo ?? null,
    day: placement.day,
    hours: decimalText(minutes.div(60), 5),
    startAt: placement.start,
    endAt: placement.end,
    reasonCode: null,
  }
}

/** Closes the entries of helpers who come no more and opens those of the new ones; the lead's stays. */
async function changeHelpers(act: Act, { visitNo, placement }: VisitChange, was: VisitState, names: Names) {
  const before = crewOf(was.placement!).slice(1)
  const after = crewOf(placement!).slice(1)
  const gone = before.filter((no) => !after.includes(no))
  const come = after.filter((no) => !before.includes(no))
  if (gone.length > 0)
    await act.tx
      .updateTable('allocation')
      .set({ status: 'canceled', reasonCode: 'PLAN' })
      .where('visitNo', '=', visitNo)
      .where('status', '=', 'active')
      .where('role', '=', 'helper')
      .where('resourceNo', 'in', gone)
      .execute()
  if (come.length === 0) return
  const lines = await openLinesOf(act, [visitNo])
  const rows = lines.flatMap((line) =>
    come.map((resourceNo) => activeEntry(line, lines, placement!, resourceNo, 'helper', names)),
  )
  if (rows.length > 0) await act.tx.insertInto('allocation').values(rows).execute()
}

/** The visits' lines that are not finished. */
export function openLinesOf(act: Act, visitNos: readonly string[]) {
  return act.tx
    .selectFrom('visit')
    .innerJoin('serviceItemLine', (join) =>
      join
        .onRef('serviceItemLine.orderNo', '=', 'visit.orderNo')
        .onRef('serviceItemLine.shipToCode', '=', 'visit.shipToCode')
        .onRef('serviceItemLine.stage', '=', 'visit.stage'),
    )
    .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'serviceItemLine.repairStatusCode')
    .select(['visit.visitNo', 'visit.orderNo', 'visit.partMinutes'])
    .select(['serviceItemLine.lineNo', 'serviceItemLine.estimatedMinutes'])
    .where('visit.visitNo', 'in', [...visitNos])
    .where((builder) =>
      builder.or([builder('repairStatus.role', 'is', null), builder('repairStatus.role', '<>', 'finished')]),
    )
    .execute()
}

/** The journal of the plan: who has moved which visit from where to where. */
async function writeMoves(
  act: Act,
  changes: readonly VisitChange[],
  was: ReadonlyMap<string, VisitState>,
  orderNos: ReadonlyMap<string, string>,
  reasonCode: string,
) {
  const moved = changes.filter((change) => !samePlace(was.get(change.visitNo)!, change))
  if (moved.length === 0) return
  await act.tx
    .insertInto('visitMove')
    .values(
      moved.map(({ visitNo, placement: to }) => {
        const from = was.get(visitNo)!.placement
        return {
          at: act.now,
          byUser: act.user.userId,
          byName: act.user.name,
          visitNo,
          orderNo: orderNos.get(visitNo)!,
          fromResourceNo: from?.resourceNo ?? null,
          fromStart: from?.start ?? null,
          toResourceNo: to?.resourceNo ?? null,
          toStart: to?.start ?? null,
          reasonCode,
        }
      }),
    )
    .execute()
}

async function orderNosOf(act: Act, changes: readonly VisitChange[]): Promise<ReadonlyMap<string, string>> {
  if (changes.length === 0) return new Map()
  const rows = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'orderNo'])
    .where(
      anyOf(
        'visitNo',
        changes.map((change) => change.visitNo),
      ),
    )
    .execute()
  return new Map(rows.map((row) => [row.visitNo, row.orderNo]))
}

async function logMoves(
  act: Act,
  changes: readonly VisitChange[],
  was: ReadonlyMap<string, VisitState>,
  orderNos: ReadonlyMap<string, string>,
  names: Names,
) {
  const words = (placement: Placement | null) =>
    placement
      ? `${crewOf(placement)
          .map((no) => names.get(no)?.name ?? no)
          .join(' + ')} ${placement.day}`
      : ''
  await logDocument(
    act,
    changes.map((change) => {
      const old = was.get(change.visitNo)!.placement
      const event =
        old === null
          ? logEvent.resourceAllocated
          : change.placement === null
            ? logEvent.allocationCanceled
            : logEvent.visitMoved
      return {
        orderNo: orderNos.get(change.visitNo)!,
        event,
        before: words(old),
        after: words(change.placement),
      }
    }),
  )
}

/** True when the visit still stands where it was put: what an undo may take back. */
export function samePlace(one: Pick<VisitState, 'placement'>, other: Pick<VisitState, 'placement'>): boolean {
  const a = one.placement
  const b = other.placement
  if (a === null || b === null) return a === b
  return crewOf(a).join() === crewOf(b).join() && a.day === b.day && secondsBetween(a.start, b.start) === 0
}

/** True when what is known outside is what the step left; a step kept by an earlier release says nothing about it. */
export function samePublished(one: Published | null, other: Published | null | undefined): boolean {
  if (other === undefined || one === null || other === null) return other === undefined || one === other
  return (
    one.resourceNo === other.resourceNo &&
    one.day === other.day &&
    secondsBetween(one.start, other.start) === 0
  )
}
