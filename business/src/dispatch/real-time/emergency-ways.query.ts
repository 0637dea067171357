import type { Reading } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { addDays, type Day, dayOf, secondsBetween } from '../../foundation/day.ts'
import { loadOfferDays, loadSlotFacts, loadVisitToOffer } from '../appointments/slot-facts.store.ts'
import { workOutMoves } from '../by-hand.store.ts'
import type { Placement, PlanDays, Visit } from '../day.ts'
import { faultsOf } from '../fault-words.ts'
import { minutesOf } from '../words.ts'
import { emergencyWays } from './api.ts'
import { type Way, emergencyWays as waysOf } from './emergency-ways.ts'

export const emergencyWaysQuery = handle(emergencyWays, async ({ visitNo, intoFreeze }, reading) => {
  const visit = await loadVisitToOffer(reading, visitNo)
  const today = dayOf(reading.now, reading.timeZone)
  const onDay = async (day: Day) => {
    const { facts, names } = await loadSlotFacts(reading, visit, { fromDay: day, toDay: day })
    const days = intoFreeze ? { ...facts.days, freezeMinutes: 0 } : facts.days
    return { day, names, days, ways: waysOf({ ...facts, days }, visitNo) }
  }
  let found = await onDay(today)
  const [next] = found.ways.length === 0 ? await loadOfferDays(reading, addDays(today, 1), 1) : []
  if (next) found = await onDay(next)
  const ways = []
  for (const way of found.ways) ways.push(await workedOut(reading, way, visit, found))
  return { visitNo, now: reading.now, due: visit.due, day: found.day, ways }
})

/** What the way does, worked out as the board works out the drop, so that it is what the click will do. */
async function workedOut(
  reading: Reading,
  way: Way,
  visit: Visit,
  { days, names }: { days: PlanDays; names: ReadonlyMap<string, string> },
) {
  const worked = await workOutMoves(reading, way.moves)
  const known = new Map([...days.visits, ...worked.days.visits].map((one) => [one.visitNo, one]))
  const nameOf = (resourceNo: string) => names.get(resourceNo) ?? resourceNo
  const off = way.moves.filter((move) => move.to === null).map((move) => [move.visitNo, null] as const)
  const moved = [...worked.placements, ...off].flatMap(([visitNo, placement]) => {
    const other = known.get(visitNo)
    if (visitNo === visit.visitNo || !other?.placement || isSame(other.placement, placement)) return []
    return [
      {
        visitNo,
        customerName: other.customerName,
        phone: other.phone,
        from: { name: nameOf(other.placement.resourceNo), start: other.placement.start },
        to: placement && { name: nameOf(placement.resourceNo), day: placement.day, start: placement.start },
        promised: other.promised,
        promiseBroken: breaksPromise(other, placement),
        published: other.published !== null,
      },
    ]
  })
  moved.sort((a, b) => ((a.to?.start ?? '~') < (b.to?.start ?? '~') ? -1 : 1))
  const place = worked.placements.get(visit.visitNo)!
  return {
    kind: way.kind,
    resourceNo: place.resourceNo,
    name: nameOf(place.resourceNo),
    start: place.start,
    end: place.end,
    lateMinutes: visit.due === null ? 0 : minutesOf(Math.max(0, secondsBetween(visit.due, place.start))),
    cost: Math.round(worked.made.cost * 100) / 100,
    travelSeconds: Math.round(worked.made.travelSeconds),
    moved,
    // A broken promise is told with the customer; a visit that is late, with its time.
    faults: faultsOf(worked, reading)
      .filter((fault) => !(fault.code === 'late' && fault.visitNo === visit.visitNo))
      .filter((fault) => !moved.some((one) => one.promiseBroken && one.visitNo === fault.visitNo))
      .map((fault) => fault.text),
    moves: way.moves.map(({ visitNo, to }) => ({ visitNo, to })),
    seen: Object.fromEntries(way.moves.map(({ visitNo }) => [visitNo, known.get(visitNo)!.version])),
  }
}

const isSame = (from: Placement, to: Placement | null) =>
  to !== null && from.resourceNo === to.resourceNo && from.start === to.start

/** Outside what was promised, and not so before; a visit that is off the plan keeps no promise. */
function breaksPromise({ promised, placement: before }: Visit, placement: Placement | null): boolean {
  if (promised === null) return false
  const outside = (start: string) => start < promised.from || start >= promised.to
  return placement === null || (outside(placement.start) && !outside(before!.start))
}
