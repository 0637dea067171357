import type { Reading } from '../../engine/act.ts'
import { addDays, type Day } from '../../foundation/day.ts'
import { refuse } from '../../foundation/verdict.ts'
import { loadWorkingDays } from '../../resources/public.store.ts'
import { loadWeights } from '../by-hand.store.ts'
import { loadDays, loadVisitsByNo } from '../day.store.ts'
import { notPlannable, type Placement, type Visit } from '../day.ts'
import { placesOf } from '../planning/routing-problem.ts'
import { travelOfDays } from '../travel-of-days.store.ts'
import type { SlotFacts } from './slot-offers.ts'
import { daysLookedAhead, workingDays } from './windows.ts'

/** The visit for which a slot is looked for; refuses one that cannot be planned. */
export async function loadVisitToOffer(reading: Reading, visitNo: string): Promise<Visit> {
  const [visit] = await loadVisitsByNo(reading, [visitNo])
  if (!visit) return refuse('dispatch.visit-absent', { visitNo })
  if (visit.state !== 'unplanned') refuse('dispatch.visit-planned', { customerName: visit.customerName })
  // A slot is kept with one technician: a crew has to be put together first.
  if (visit.crewSize > 1) {
    const { customerName, crewSize } = visit
    refuse('dispatch.crew-not-offered', { customerName, crewSize })
  }
  const left = notPlannable(visit)
  if (left === 'NO_POSITION') refuse('dispatch.not-plannable-position', { customerName: visit.customerName })
  if (left === 'ON_HOLD') refuse('dispatch.not-plannable-on-hold', { customerName: visit.customerName })
  if (left === 'BLOCKED_ITEM')
    refuse('dispatch.not-plannable-blocked-item', { customerName: visit.customerName })
  return visit
}

/**
 * The days as everybody sees them, slots that are kept included, with the visit among them. Travel comes from the cache
 * or the estimate, of one day by itself with the traffic that was reported; nobody is asked over the network.
 */
export async function loadSlotFacts(
  reading: Reading,
  visit: Visit,
  scope: { readonly fromDay: Day; readonly toDay: Day; readonly resourceNos?: readonly string[] },
): Promise<{
  facts: SlotFacts
  travelQuality: Placement['travelQuality']
  names: ReadonlyMap<string, string>
}> {
  const loaded = await loadDays(reading, { ...scope, unplanned: false })
  const others = loaded.visits.filter((one) => one.visitNo !== visit.visitNo)
  const days = { ...loaded, visits: [...others, visit] }
  const places = placesOf(days)
  const matrix = await travelOfDays(reading, days, places, { fetch: false })
  return {
    facts: { days, places, matrix, weights: await loadWeights(reading.tx) },
    travelQuality: matrix.quality.kind === 'routed' ? 'routed' : 'estimated',
    names: new Map(days.technicians.map((one) => [one.resourceNo, one.name])),
  }
}

/** The first working days from a day on. */
export async function loadOfferDays(reading: Reading, fromDay: Day, count: number): Promise<Day[]> {
  const toDay = addDays(fromDay, daysLookedAhead - 1)
  return workingDays(
    await loadWorkingDays(reading.tx as never, reading.timeZone, { fromDay, toDay }),
    fromDay,
    count,
  )
}
