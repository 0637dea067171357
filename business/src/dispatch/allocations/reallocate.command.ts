import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { type Instant, secondsBetween } from '../../foundation/day.ts'
import { Refused, refuse } from '../../foundation/verdict.ts'
import {
  logDocument,
  logEvent,
  setLinePriority,
  setLineRepairStatus,
} from '../../service-orders/public.store.ts'
import { workOutMoves } from '../by-hand.store.ts'
import { isMovableState } from '../day.ts'
import { placeVisits } from '../place-visits.store.ts'
import { fitLength } from '../real-time/fit-length.store.ts'
import { statusOfRole } from '../real-time/take-off.store.ts'
import { cancelAllocation, reallocate } from './api.ts'
import {
  type Allocated,
  addEntry,
  changeEntry,
  chooseDoer,
  closeEntry,
  type EntryRow,
  loadAllocatedBy,
  loadEntries,
  logAllocated,
  nameOf,
  newEntry,
  openLine,
  refuseUnknownReason,
} from './entries.store.ts'
import { type Doer, reasonsAgainstDoer, roleAfterGivingBack } from './entries.ts'
import { giveOwnVisit, separateLines, visitFor } from './visits-of-entries.store.ts'

type Priority = 'low' | 'medium' | 'high'

/**
 * The work of an active entry is given back: the entry waits for somebody else with the reason, the line is referred
 * or partly done, its visit leaves the board. Source: specification orders §6.4 (cancel).
 */
async function giveBack(
  act: Act,
  all: Allocated,
  entry: EntryRow,
  reasonCode: string,
  priority: Priority | undefined,
): Promise<void> {
  const { orderNo, lineNo } = entry
  const line = openLine(all, lineNo)
  await changeEntry(act, entry, { status: 'reallocation-needed', reasonCode })
  await logDocument(act, [
    {
      orderNo,
      lineNo,
      event: logEvent.reallocationNeeded,
      before: await nameOf(act, entry),
      after: reasonCode,
    },
  ])
  await leaveVisit(act, all, entry, line, reasonCode)
  if (priority) await setLinePriority(act, orderNo, lineNo, priority)
  const role = roleAfterGivingBack(all.roles.get(line.repairStatusCode) ?? null)
  if (role) await setLineRepairStatus(act, orderNo, lineNo, await statusOfRole(act, role))
}

/** A visit to come leaves the board; the other lines of it keep their place. One that has begun ends with its lines. */
async function leaveVisit(
  act: Act,
  all: Allocated,
  entry: EntryRow,
  line: Allocated['lines'][number],
  reasonCode: string,
) {
  if (entry.visitNo === null) return
  const visit = await act.tx
    .selectFrom('visit')
    .select(['state', 'resourceNo', 'partMinutes'])
    .where('visitNo', '=', entry.visitNo)
    .executeTakeFirstOrThrow()
  if (!isMovableState(visit.state)) return
  const others = all.entries.some(
    (one) => one.visitNo === entry.visitNo && one.lineNo !== entry.lineNo && one.status === 'active',
  )
  const begun = all.roles.get(line.repairStatusCode) === 'in-process'
  if (others && !begun && visit.partMinutes === null) {
    const { shipToCode, stage } = line
    await giveOwnVisit(act, entry.orderNo, line, [entry.lineNo])
    await fitLength(act, { orderNo: entry.orderNo, shipToCode, stage })
  } else if (visit.resourceNo !== null)
    await placeVisits(act, [{ visitNo: entry.visitNo, placement: null }], reasonCode)
}

export const cancelAllocationCommand = handle(
  cancelAllocation,
  async ({ entryNo, reasonCode, priority }, act) => {
    const { entry, ...all } = await loadAllocatedBy(act, entryNo)
    if (entry.status !== 'active') refuse('dispatch.allocation-not-active', { entryNo })
    await refuseUnknownReason(act, reasonCode)
    // Who only comes along leaves the work with the others.
    if (entry.role === 'helper') await closeEntry(act, entry, reasonCode)
    else await giveBack(act, all, entry, reasonCode, priority)
    await act.publish('dispatch.visits-changed', entry.orderNo)
    return { entryNo }
  },
)

export const reallocateCommand = handle(reallocate, async (input, act) => {
  const { entryNo, reasonCode, priority, ...chosen } = input
  const { entry, ...all } = await loadAllocatedBy(act, entryNo)
  const { orderNo, lineNo, day } = entry
  if (entry.status !== 'active' && entry.status !== 'reallocation-needed')
    refuse('dispatch.allocation-closed', { entryNo })
  if (entry.role === 'helper') refuse('dispatch.helper-not-reallocated')
  await refuseUnknownReason(act, reasonCode)
  const line = openLine(all, lineNo)
  const doer = await chooseDoer(act, all, [line], chosen, day)
  if (doer.resourceNo === entry.resourceNo && doer.groupNo === entry.groupNo)
    refuse('dispatch.reallocate-same', { name: doer.name }, 'resourceNo')
  // Further days of the one who gives the work up go with it; whoever else is on the line stays in the way.
  const left = all.entries.filter((one) => !(one.lineNo === lineNo && one.resourceNo === entry.resourceNo))
  const against = reasonsAgainstDoer(left, lineNo, doer, entryNo)
  if (against.length > 0) throw new Refused(against)
  const place = await placeOnBoard(act, entry)
  if (entry.status === 'active') await giveBack(act, all, entry, reasonCode, priority)
  else if (priority) await setLinePriority(act, orderNo, lineNo, priority)

  const given = await giveToOther(act, entry, doer, reasonCode)
  await logAllocated(act, orderNo, lineNo, doer.name, day)
  await separateLines(act, orderNo)
  await act.publish('dispatch.visits-changed', orderNo)
  const placed =
    place !== null &&
    given.visitNo !== null &&
    doer.resourceNo !== null &&
    (await placeLikeBefore(act, given.visitNo, doer.resourceNo, place))
  return { entryNo: given.entryNo, placed }
})

/**
 * Closes the entry, and those of the same person for further days of the line, and opens the same for somebody else.
 * The new entry of `entry` has the visit of the line; those of further days have none.
 */
async function giveToOther(
  act: Act,
  entry: EntryRow,
  { resourceNo, groupNo }: Doer,
  reasonCode: string,
): Promise<{ entryNo: number; visitNo: string | null }> {
  const { orderNo, lineNo } = entry
  const ofLine = (await loadEntries(act.tx, orderNo)).filter((one) => one.lineNo === lineNo)
  const given = ofLine.filter(
    (one) =>
      one.role === 'lead' &&
      (one.status === 'reallocation-needed' || one.status === 'active') &&
      one.resourceNo === entry.resourceNo &&
      one.groupNo === entry.groupNo,
  )
  for (const one of given) await closeEntry(act, one, reasonCode)
  for (const one of ofLine.filter((other) => other.status === 'nonactive'))
    await act.tx.deleteFrom('allocation').where('entryNo', '=', one.entryNo).execute()
  // The line may have got a visit of its own meanwhile.
  const line = await act.tx
    .selectFrom('serviceItemLine')
    .select(['shipToCode', 'stage'])
    .where('orderNo', '=', orderNo)
    .where('lineNo', '=', lineNo)
    .executeTakeFirstOrThrow()
  const visitNo = await visitFor(act, orderNo, line)
  let entryNo = 0
  for (const one of given) {
    const isOwn = one.entryNo === entry.entryNo
    const { day, hours, startAt, endAt, description } = one
    const added = await addEntry(act, {
      ...newEntry(orderNo, lineNo),
      ...{ status: 'active', resourceNo, groupNo, day, hours, startAt, endAt, description },
      visitNo: isOwn ? visitNo : null,
    })
    if (isOwn) entryNo = added
  }
  return { entryNo, visitNo }
}

type Place = { readonly day: NonNullable<EntryRow['day']>; readonly start: NonNullable<EntryRow['startAt']> }

/** Where the entry's visit stands on the board and has not begun; null: nowhere. */
async function placeOnBoard(act: Act, { visitNo, status }: EntryRow): Promise<Place | null> {
  if (visitNo === null || status !== 'active') return null
  const visit = await act.tx
    .selectFrom('visit')
    .select(['state', 'day', 'plannedStart'])
    .where('visitNo', '=', visitNo)
    .executeTakeFirst()
  if (!visit || !isMovableState(visit.state) || visit.day === null || visit.plannedStart === null) return null
  return visit.plannedStart > act.now ? { day: visit.day, start: visit.plannedStart } : null
}

const sameMoment = (one: Instant | undefined, other: Instant) =>
  one !== undefined && secondsBetween(one, other) === 0

/** Puts the visit at the same time on the other's day, where it breaks no rule and moves nothing else. */
async function placeLikeBefore(
  act: Act,
  visitNo: string,
  resourceNo: string,
  place: Place,
): Promise<boolean> {
  try {
    const { made, placements, days } = await workOutMoves(act, [{ visitNo, to: { resourceNo, ...place } }])
    const placement = placements.get(visitNo)
    const movesOthers = days.visits.some(
      (visit) =>
        visit.visitNo !== visitNo &&
        visit.placement !== null &&
        !sameMoment(placements.get(visit.visitNo)?.start, visit.placement.start),
    )
    if (!placement || made.faults.length > 0 || movesOthers) return false
    if (!sameMoment(placement.start, place.start)) return false
    await placeVisits(act, [{ visitNo, placement }])
    return true
  } catch (error) {
    // Nobody works there then, or the place is not known: it waits with its day for the board.
    if (error instanceof Refused) return false
    throw error
  }
}
