import type { Act } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { refuse } from '../foundation/verdict.ts'
import { loadDispatchSetup } from './day.store.ts'
import { isMovableState, movableStates } from './day.ts'
import { partsOf } from './parts.ts'
import { placeVisits } from './place-visits.store.ts'
import { openStates } from './visit-states.ts'

/** A visit that nobody has planned yet. */
export const emptyVisit = {
  state: 'unplanned' as const,
  resourceNo: null,
  day: null,
  sequence: null,
  plannedArrival: null,
  plannedStart: null,
  plannedEnd: null,
  partMinutes: null,
}

/** Highest running number of an order's visits, which are called `ORDER-NUMBER`; 0: none. */
export function lastNumber(visits: readonly { readonly visitNo: string }[]): number {
  return Math.max(0, ...visits.map(({ visitNo }) => Number(visitNo.slice(visitNo.lastIndexOf('-') + 1)) || 0))
}

interface Group {
  readonly shipToCode: string
  readonly stage: number
}
const groupOf = ({ shipToCode, stage }: Group) => `${shipToCode} ${stage}`

/**
 * Gives the order's work as many visits as it needs: work that leaves no room for a break, or is longer than a day, is
 * divided into parts. Parts that are done count as done; a part that is no longer needed goes, off the plan where it
 * is planned. `without` is a line that is about to be deleted.
 */
export async function divideWork(act: Act, orderNo: string, without?: number): Promise<void> {
  const lines = await openLines(act, orderNo, without)
  const { longestVisitMinutes, longestDayMinutes } = await loadDispatchSetup(act.tx)
  const visits = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'shipToCode', 'stage', 'state', 'part', 'partDay', 'partMinutes'])
    .where('orderNo', '=', orderNo)
    .orderBy('part')
    .execute()
  let last = lastNumber(visits)
  for (const [group, ofGroup] of Map.groupBy(lines, groupOf)) {
    const mine = visits.filter((visit) => groupOf(visit) === group)
    const open = mine.filter((visit) => (openStates as readonly string[]).includes(visit.state))
    if (open.length === 0) continue
    const done = await doneParts(
      act,
      mine.filter((visit) => visit.state === 'done' && visit.partMinutes !== null),
      ofGroup.map((line) => line.lineNo),
    )
    const minutes = ofGroup.reduce((sum, line) => sum + line.estimatedMinutes, 0)
    const doneMinutes = done.reduce((sum, visit) => sum + visit.partMinutes!, 0)
    const sizes = partsOf(Math.max(1, minutes - doneMinutes), longestDayMinutes, longestVisitMinutes)
    const whole = sizes.length === 1 && done.length === 0
    const first = Math.max(0, ...done.map((visit) => visit.part)) + 1
    const daysBefore = Math.max(0, ...done.map((visit) => visit.partDay))
    await removeVisits(act, open.slice(sizes.length))
    for (const [at, size] of sizes.entries()) {
      const visit = open[at]
      const part = first + at
      const partMinutes = whole ? null : size.minutes
      const partDay = daysBefore + size.day
      if (!visit) {
        const visitNo = `${orderNo}-${++last}`
        const { shipToCode, stage } = ofGroup[0]!
        await act.tx
          .insertInto('visit')
          .values({ ...emptyVisit, visitNo, orderNo, shipToCode, stage, part, partDay, partMinutes })
          .execute()
        await act.tx
          .insertInto('allocation')
          .values(
            ofGroup.map((line) => ({
              orderNo,
              lineNo: line.lineNo,
              visitNo,
              status: 'nonactive' as const,
              ...noPlace,
            })),
          )
          .execute()
      } else if (visit.part !== part || visit.partDay !== partDay || visit.partMinutes !== partMinutes)
        await act.tx
          .updateTable('visit')
          .set((builder) => ({ part, partDay, partMinutes, version: builder('version', '+', 1) }))
          .where('visitNo', '=', visit.visitNo)
          .execute()
    }
  }
}

const noPlace = { resourceNo: null, groupNo: null, day: null, startAt: null, endAt: null, reasonCode: null }

async function openLines(act: Act, orderNo: string, without: number | undefined) {
  const lines = await act.tx
    .selectFrom('serviceItemLine')
    .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'serviceItemLine.repairStatusCode')
    .select(['lineNo', 'shipToCode', 'stage', 'estimatedMinutes', 'role'])
    .where('orderNo', '=', orderNo)
    .orderBy('lineNo')
    .execute()
  return lines.filter((line) => line.role !== 'finished' && line.lineNo !== without)
}

/** Parts that belong to work which still goes on: their entries for lines that are open are finished. */
async function doneParts<V extends { readonly visitNo: string }>(
  act: Act,
  visits: readonly V[],
  lineNos: readonly number[],
): Promise<V[]> {
  if (visits.length === 0) return []
  const finished = await act.tx
    .selectFrom('allocation')
    .select('visitNo')
    .where(
      anyOf(
        'visitNo',
        visits.map((visit) => visit.visitNo),
      ),
    )
    .where('lineNo', 'in', [...lineNos])
    .where('status', '=', 'finished')
    .execute()
  return visits.filter((visit) => finished.some((entry) => entry.visitNo === visit.visitNo))
}

/** Takes visits that are not needed any more off the plan and away; what is under way stays. */
async function removeVisits(
  act: Act,
  visits: readonly { readonly visitNo: string; readonly state: string }[],
): Promise<void> {
  const going = visits.filter((visit) => isMovableState(visit.state))
  if (going.length === 0) return
  const visitNos = going.map((visit) => visit.visitNo)
  const planned = going.filter((visit) => visit.state !== 'unplanned')
  if (planned.length > 0)
    await placeVisits(
      act,
      planned.map((visit) => ({ visitNo: visit.visitNo, placement: null })),
    )
  await act.tx
    .deleteFrom('allocation')
    .where(anyOf('visitNo', visitNos))
    .where('status', '=', 'nonactive')
    .execute()
  await act.tx.deleteFrom('visit').where(anyOf('visitNo', visitNos)).execute()
}

/** Work is finished before its time: the parts after `visitNo` go. */
export async function removeLaterParts(
  act: Act,
  visit: Group & { readonly orderNo: string; readonly visitNo: string },
): Promise<void> {
  const others = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'state'])
    .where('orderNo', '=', visit.orderNo)
    .where('shipToCode', '=', visit.shipToCode)
    .where('stage', '=', visit.stage)
    .where('visitNo', '<>', visit.visitNo)
    .execute()
  await removeVisits(act, others)
}

/** The open parts of the same work after `visitNo`. */
export async function laterParts(
  act: Act,
  visit: Group & { readonly orderNo: string; readonly part: number },
): Promise<{ visitNo: string; state: string }[]> {
  return act.tx
    .selectFrom('visit')
    .select(['visitNo', 'state'])
    .where('orderNo', '=', visit.orderNo)
    .where('shipToCode', '=', visit.shipToCode)
    .where('stage', '=', visit.stage)
    .where('part', '>', visit.part)
    .where('state', 'in', [...movableStates])
    .execute()
}

/**
 * A line that was given another stage leaves its visit; a visit without lines goes. Refuses lines that are planned.
 */
export async function regroupLine(act: Act, orderNo: string, lineNo: number): Promise<void> {
  const elsewhere = await act.tx
    .selectFrom('allocation')
    .innerJoin('visit', 'visit.visitNo', 'allocation.visitNo')
    .innerJoin('serviceItemLine as line', (join) =>
      join
        .onRef('line.orderNo', '=', 'allocation.orderNo')
        .onRef('line.lineNo', '=', 'allocation.lineNo')
        .onRef('line.stage', '<>', 'visit.stage'),
    )
    .select(['allocation.entryNo', 'allocation.status'])
    .where('allocation.orderNo', '=', orderNo)
    .where('allocation.lineNo', '=', lineNo)
    .where('allocation.status', 'in', ['nonactive', 'active'])
    .execute()
  if (elsewhere.length === 0) return
  if (elsewhere.some((entry) => entry.status === 'active'))
    refuse('dispatch.allocations-attached', { orderNo, line: lineNo })
  await act.tx
    .deleteFrom('allocation')
    .where(
      'entryNo',
      'in',
      elsewhere.map((entry) => entry.entryNo),
    )
    .execute()
  await removeEmptyVisits(act, orderNo)
}

/** Removes unplanned visits that no line belongs to; `without` is a line that is about to be deleted. */
export async function removeEmptyVisits(act: Act, orderNo: string, without?: number): Promise<void> {
  const lines = await act.tx
    .selectFrom('serviceItemLine')
    .select(['lineNo', 'shipToCode', 'stage'])
    .where('orderNo', '=', orderNo)
    .execute()
  const groups = new Set(lines.filter((line) => line.lineNo !== without).map(groupOf))
  const visits = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'shipToCode', 'stage'])
    .where('orderNo', '=', orderNo)
    .where('state', '=', 'unplanned')
    .execute()
  const empty = visits.filter((visit) => !groups.has(groupOf(visit))).map((visit) => visit.visitNo)
  if (empty.length > 0) await act.tx.deleteFrom('visit').where(anyOf('visitNo', empty)).execute()
}
