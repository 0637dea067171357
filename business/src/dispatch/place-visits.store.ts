import { type Selectable, sql } from 'kysely'
import type { Act } from '../engine/act.ts'
import { type Day, type Instant, secondsBetween } from '../foundation/day.ts'
import { decimal, decimalText } from '../foundation/decimal.ts'
import { refuse } from '../foundation/verdict.ts'
import { logDocument, logEvent } from '../service-orders/public.store.ts'
import { isMovableState, type Placement, type Published, stateOf, type Window } from './day.ts'
import type { DispatchTables, Pin } from './tables.ts'

type VisitRow = Pick<
  Selectable<DispatchTables['visit']>,
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
  return rows.map((row) => ({
    visitNo: row.visitNo,
    pin: row.pin,
    published: publishedOf(row),
    placement: placementOfRow(row),
  }))
}

/** Where a visit stands; null: off the plan. */
export function placementOfRow(row: VisitRow): Placement | null {
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
  await lockDays(act, touched)
  const names = new Map(
    (await act.tx.selectFrom('resource').select(['resourceNo', 'name', 'groupNo']).execute()).map((row) => [
      row.resourceNo,
      row,
    ]),
  )
  for (const change of changes) await writeVisit(act, change, was.get(change.visitNo)!)
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
  for (const change of stayed) await retimeAllocations(act, change)
  await openAllocations(act, moved, names)
  await logMoves(act, moved, was, names)
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

/** Unplanned visits get a Nonactive entry a line, planned ones an Active one. */
async function openAllocations(act: Act, changes: readonly VisitChange[], names: Names) {
  if (changes.length === 0) return
  const visitNos = changes.map((change) => change.visitNo)
  await act.tx
    .deleteFrom('allocation')
    .where('visitNo', 'in', visitNos)
    .where('status', '=', 'nonactive')
    .execute()
  const lines = await openLinesOf(act, visitNos)
  const placements = new Map(changes.map((change) => [change.visitNo, change.placement]))
  const rows = lines.map((line) => {
    const placement = placements.get(line.visitNo) ?? null
    return {
      orderNo: line.orderNo,
      lineNo: line.lineNo,
      visitNo: line.visitNo,
      status: placement === null ? ('nonactive' as const) : ('active' as const),
      resourceNo: placement?.resourceNo ?? null,
      groupNo: placement ? (names.get(placement.resourceNo)?.groupNo ?? null) : null,
      day: placement?.day ?? null,
      hours: placement === null ? '0' : decimalText(decimal(line.estimatedMinutes).div(60), 5),
      startAt: placement?.start ?? null,
      endAt: placement?.end ?? null,
      reasonCode: null,
    }
  })
  if (rows.length > 0) await act.tx.insertInto('allocation').values(rows).execute()
}

/** The visits' lines that are not finished. */
export function openLinesOf(act: Act, visitNos: readonly string[]) {
  return act.tx
    .selectFrom('visit')
    .innerJoin('serviceItemLine', (join) =>
      join
        .onRef('serviceItemLine.orderNo', '=', 'visit.orderNo')
        .onRef('serviceItemLine.shipToCode', '=', 'visit.shipToCode'),
    )
    .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'serviceItemLine.repairStatusCode')
    .select(['visit.visitNo', 'visit.orderNo', 'serviceItemLine.lineNo', 'serviceItemLine.estimatedMinutes'])
    .where('visit.visitNo', 'in', [...visitNos])
    .where((builder) =>
      builder.or([builder('repairStatus.role', 'is', null), builder('repairStatus.role', '<>', 'finished')]),
    )
    .execute()
}

async function logMoves(
  act: Act,
  changes: readonly VisitChange[],
  was: ReadonlyMap<string, VisitState>,
  names: Names,
) {
  const orders = changes.length
    ? await act.tx
        .selectFrom('visit')
        .select(['visitNo', 'orderNo'])
        .where(
          'visitNo',
          'in',
          changes.map((change) => change.visitNo),
        )
        .execute()
    : []
  const orderOf = new Map(orders.map((row) => [row.visitNo, row.orderNo]))
  const words = (placement: Placement | null) =>
    placement ? `${names.get(placement.resourceNo)?.name ?? placement.resourceNo} ${placement.day}` : ''
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
        orderNo: orderOf.get(change.visitNo)!,
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
  return a.resourceNo === b.resourceNo && a.day === b.day && secondsBetween(a.start, b.start) === 0
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
