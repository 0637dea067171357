import { keptOut } from '../constraints/index.ts'
import { helperOf, skillsNotCovered } from '../model/crew.ts'
import { technicianOf } from '../model/technicians.ts'
import type { Insertion } from '../options.ts'
import type { Shift, Visit } from '../problem.ts'
import { within } from '../schedule/time-plan.ts'
import { addTerms } from '../terms/by-term.ts'
import type { Planner } from './insertions.ts'

/** Most moments at which a crew is tried. */
const MOMENTS = 40

/**
 * Places for a visit with a crew that the shift leads: at each moment at which somebody of the crew could be there
 * first, the cheapest position in the leading shift and the cheapest helpers, all of them different technicians.
 */
export function crewPlaces(planner: Planner, lead: Shift, visit: Visit): Insertion[] {
  const places: Insertion[] = []
  for (const moment of momentsOf(planner, visit)) {
    const led = cheapest(planner, lead, within(visit, [moment, moment]))
    if (!led) continue
    const helpers = helpersAt(planner, visit, moment).filter(
      (each) => technicianOf(each.shift) !== technicianOf(lead),
    )
    const chosen = crewOf(visit, lead, helpers)
    if (!chosen || !planner.keepsLimits([led, ...chosen.map(({ place }) => place)])) continue
    places.push({
      ...led,
      addedCost: chosen.reduce((sum, each) => sum + each.place.addedCost, led.addedCost),
      addedByTerm: addTerms(led.addedByTerm, ...chosen.map((each) => each.place.addedByTerm)),
      addedTravelSeconds: chosen.reduce(
        (sum, each) => sum + each.place.addedTravelSeconds,
        led.addedTravelSeconds,
      ),
      addedTravelMetres: chosen.reduce(
        (sum, each) => sum + each.place.addedTravelMetres,
        led.addedTravelMetres,
      ),
      shifted: [led, ...chosen.map((each) => each.place)].flatMap((each) => each.shifted),
      helpers: chosen.map(({ place }) => ({ shift: place.shift, stops: place.stops })),
    })
  }
  return places
}

/** Most technicians who could be at the visit at once, the lead included. */
export function mostAtOnce(planner: Planner, visit: Visit): number {
  let most = 0
  for (const moment of momentsOf(planner, visit)) {
    const leads = planner.problem.shifts.filter(
      (shift) => !keptOut(shift, visit) && cheapest(planner, shift, within(visit, [moment, moment])),
    )
    const helping = new Set(helpersAt(planner, visit, moment).map(({ shift }) => technicianOf(shift)))
    for (const lead of leads) most = Math.max(most, new Set([...helping, technicianOf(lead)]).size)
    if (leads.length === 0) most = Math.max(most, helping.size)
  }
  return most
}

interface Helper {
  readonly shift: Shift
  readonly place: Insertion
}

const moments = new WeakMap<Planner, Map<Visit, readonly number[]>>()
const helping = new WeakMap<Planner, Map<number, readonly Helper[]>>()

function momentsOf(planner: Planner, visit: Visit): readonly number[] {
  const cache = moments.get(planner) ?? new Map<Visit, readonly number[]>()
  moments.set(planner, cache)
  const known = cache.get(visit)
  if (known) return known
  const found = new Set<number>()
  for (const shift of planner.problem.shifts) {
    const sides = keptOut(shift, visit) ? [helperOf(visit)] : [visit, helperOf(visit)]
    for (const side of sides)
      for (const { timed } of planner.attempts(shift, side))
        if (timed.faults.length === 0)
          found.add(timed.route.stops.find((stop) => stop.type === 'visit' && stop.id === visit.id)!.start)
  }
  const sorted = [...found].sort((a, b) => a - b)
  const step = Math.max(1, sorted.length / MOMENTS)
  const kept = sorted.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
  cache.set(visit, kept)
  return kept
}

/** Helpers who can be there at the moment, the cheapest first, one shift a technician. */
function helpersAt(planner: Planner, visit: Visit, moment: number): readonly Helper[] {
  const cache = helping.get(planner) ?? new Map<number, readonly Helper[]>()
  helping.set(planner, cache)
  const known = cache.get(moment)
  if (known) return known
  const side = helperOf(within(visit, [moment, moment]))
  const all = planner.problem.shifts
    .filter((shift) => !keptOut(shift, side))
    .flatMap((shift) => {
      const place = cheapest(planner, shift, side)
      return place ? [{ shift, place }] : []
    })
    .sort((a, b) => a.place.addedCost - b.place.addedCost)
  const seen = new Set<string>()
  const found = all.filter(({ shift }) => !seen.has(technicianOf(shift)) && seen.add(technicianOf(shift)))
  cache.set(moment, found)
  return found
}

function cheapest(planner: Planner, shift: Shift, visit: Visit): Insertion | null {
  const before = planner.without(shift)
  let best: Insertion | null = null
  for (const { timed } of planner.attempts(shift, visit)) {
    if (timed.faults.length > 0) continue
    const place = planner.insertionOf(before, timed.route)
    if (!best || place.addedCost < best.addedCost) best = place
  }
  return best
}

/** The cheapest helpers who together with the lead bring all skills; null when they do not suffice. */
function crewOf(visit: Visit, lead: Shift, helpers: readonly Helper[]): Helper[] | null {
  const size = visit.crew!.size - 1
  const chosen: Helper[] = []
  for (const each of helpers) {
    if (chosen.length === size) break
    const missing = skillsNotCovered(visit, [lead, ...chosen.map(({ shift }) => shift)])
    const rest = skillsNotCovered(visit, [lead, each.shift, ...chosen.map(({ shift }) => shift)])
    if (chosen.length === size - 1 && missing.length > 0 && rest.length > 0) continue
    chosen.push(each)
  }
  const shifts = [lead, ...chosen.map(({ shift }) => shift)]
  return chosen.length === size && skillsNotCovered(visit, shifts).length === 0 ? chosen : null
}
