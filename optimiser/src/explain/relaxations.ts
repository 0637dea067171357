import { skillsNeeded } from '../constraints/skills.ts'
import type { Insertion, Relaxation, RelaxationChange } from '../options.ts'
import type { Shift, Visit } from '../problem.ts'
import {
  applyRelaxation,
  newTechnician,
  withCrewOf,
  withoutLists,
  withSkills,
  withWiderWindows,
} from './apply-relaxation.ts'
import { Planner } from './insertions.ts'
import { linkReason, standingReason } from './reasons.ts'

/** Shifts examined for relaxations, nearest misses first. */
const MOST_SHIFTS = 8

/** Kinds of change, what is asked of a customer or a technician first, what changes the order or the team last. */
const ORDER: readonly RelaxationChange['change'][] = [
  'later-window',
  'earlier-window',
  'overtime',
  'more-visits',
  'remove-visit',
  'other-shift',
  'skill',
  'parts-on-van',
  'parts-earlier',
  'without-dependency',
  'smaller-crew',
  'another-technician',
]

/**
 * Smallest single changes that make room for the visit, cheapest kinds first; each was applied to problem and plan
 * (`applyRelaxation`) and the visit then fitted without breaking a rule.
 */
export function relaxations(planner: Planner, shifts: readonly Shift[]): Relaxation[] {
  const nearest = shifts.slice(0, MOST_SHIFTS)
  const found = nearest.flatMap((shift) => [...forShift(planner, shift)])
  found.push(...forCrew(planner, nearest), ...anotherTechnician(planner, nearest))
  const size = (each: Relaxation): number => ('seconds' in each ? each.seconds : each.effect.addedCost)
  return found
    .filter((each) => works(planner, each))
    .sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change) || size(a) - size(b))
}

/** Whether the visit fits once the change is made to problem and plan as a whole, with what other shifts then forbid. */
function works({ problem, routes, original }: Planner, change: Relaxation): boolean {
  const changed = applyRelaxation(problem, { routes }, original.id, change)
  const then = new Planner(changed.problem, changed.solution, original.id)
  // A crew is led from any of the shifts.
  const leads = original.crew
    ? changed.problem.shifts
    : changed.problem.shifts.filter(({ id }) => id === changed.shift)
  return leads.some((shift) => then.hasPlace(shift))
}

/** Changes that let one shift do the visit. */
function* forShift(planner: Planner, shift: Shift): Generator<Relaxation> {
  const visit = planner.original
  // Whether a whole crew can be there is judged for all shifts together.
  if (visit.crew) return
  const standing = standingReason(shift, visit)
  if (standing?.code === 'NO_SKILL' || standing?.code === 'CERT_EXPIRED') {
    const granted: Shift = { ...shift, skills: withSkills(shift.skills, visit.skills) }
    const skills = standing.params.skills as readonly string[]
    yield* applied({ change: 'skill', shift: shift.id, skills }, planner, granted, visit)
    return
  }
  if (standing) {
    const free = withoutLists(visit)
    if (standingReason(shift, free)) return
    const pinned = visit.pin?.shift !== undefined && visit.pin.shift !== shift.id
    const drops = pinned ? 'pin' : standing.code === 'EXCLUDED' ? 'excluded' : 'required'
    yield* applied({ change: 'other-shift', shift: shift.id, drops }, planner, shift, free)
    return
  }
  if (linkReason(planner, shift)) {
    yield* withoutDependency(planner, shift)
    return
  }
  yield* bySeconds('overtime', planner, shift, (seconds) => [
    { ...shift, overtime: (shift.overtime ?? 0) + seconds },
    visit,
  ])
  yield* bySeconds('later-window', planner, shift, (seconds) => [shift, withWiderWindows(visit, 0, seconds)])
  yield* bySeconds('earlier-window', planner, shift, (seconds) => [
    shift,
    withWiderWindows(visit, seconds, 0),
  ])
  if (visit.partsReadyAt !== undefined) yield* partsEarlier(planner, shift, visit.partsReadyAt)
  if (shift.maxVisits !== undefined) {
    const limit = shift.maxVisits + 1
    const change = { change: 'more-visits', shift: shift.id, limit } as const
    yield* applied(change, planner, { ...shift, maxVisits: limit }, visit)
  }
  if (shift.stock && visit.parts) yield* partsOnVan(planner, shift)
  yield* removals(planner, shift)
}

/** The change with its effect, when the visit fits once it is made. */
function* applied(
  change: RelaxationChange,
  planner: Planner,
  shift: Shift,
  visit: Visit,
  order = planner.orderOf(shift),
): Generator<Relaxation> {
  if (linkReason(planner, shift)) return
  const place = cheapest(planner, shift, visit, order)
  if (place) yield { ...change, effect: { start: place.start, addedCost: place.addedCost } }
}

/** The cheapest position of the changed visit in the changed shift; null when none is without fault. */
function cheapest(planner: Planner, shift: Shift, visit: Visit, order: readonly Visit[]): Insertion | null {
  if (isTied(planner)) return placesWith(planner, visit, replaced(planner, shift), [shift])[0] ?? null
  let best: Insertion | null = null
  const before = planner.without(shift)
  for (const { timed } of planner.attempts(shift, visit, [...order])) {
    if (timed.faults.length > 0) continue
    const place = planner.insertionOf(before, timed.route)
    if (!best || place.addedCost < best.addedCost) best = place
  }
  return best
}

/** Whether some position of the shift takes the visit without fault. */
function fits(planner: Planner, shift: Shift, visit: Visit): boolean {
  if (isTied(planner)) return placesWith(planner, visit, replaced(planner, shift), [shift]).length > 0
  for (const { timed } of planner.attempts(shift, visit)) if (timed.faults.length === 0) return true
  return false
}

/** Whether visits before or after leave the visit less room than it has by itself, so that a change must be judged anew. */
function isTied(planner: Planner): boolean {
  return planner.visit !== planner.original
}

function replaced(planner: Planner, shift: Shift): Shift[] {
  return planner.problem.shifts.map((each) => (each.id === shift.id ? shift : each))
}

function* bySeconds(
  change: 'overtime' | 'later-window' | 'earlier-window',
  planner: Planner,
  shift: Shift,
  made: (seconds: number) => [Shift, Visit],
): Generator<Relaxation> {
  const seconds = leastSeconds((each) => fits(planner, ...made(each)))
  if (seconds > 0) yield* applied({ change, shift: shift.id, seconds }, planner, ...made(seconds))
}

/** The latest whole minute, up to two weeks before, by which the parts must be there. */
function* partsEarlier(planner: Planner, shift: Shift, ready: number): Generator<Relaxation> {
  const made = (seconds: number): Visit => ({ ...planner.original, partsReadyAt: ready - seconds })
  const seconds = leastSeconds((each) => fits(planner, shift, made(each)), 14 * 24 * 60)
  if (seconds === 0) return
  const at = ready - seconds
  yield* applied({ change: 'parts-earlier', shift: shift.id, at }, planner, shift, made(seconds))
}

/** What is missing on the van beside what the other visits use. */
function* partsOnVan(planner: Planner, shift: Shift): Generator<Relaxation> {
  const frozen = (shift.frozen ?? []).flatMap((stop) => planner.visits.get(stop.id) ?? [])
  const used = (item: string): number =>
    [...planner.orderOf(shift), ...frozen].reduce((sum, each) => sum + (each.parts?.[item] ?? 0), 0)
  const parts: Record<string, number> = {}
  const stock: Record<string, number> = { ...shift.stock }
  for (const [item, pieces] of Object.entries(planner.visit.parts ?? {})) {
    const missing = used(item) + pieces - (stock[item] ?? 0)
    if (missing <= 0) continue
    parts[item] = missing
    stock[item] = (stock[item] ?? 0) + missing
  }
  if (Object.keys(parts).length === 0) return
  yield* applied(
    { change: 'parts-on-van', shift: shift.id, parts },
    planner,
    { ...shift, stock },
    planner.visit,
  )
}

/** The visit freed from one of those that it waits for. */
function* withoutDependency(planner: Planner, shift: Shift): Generator<Relaxation> {
  const { problem, visit } = planner
  for (const rule of visit.after ?? []) {
    const free: Visit = { ...planner.original, after: visit.after!.filter((each) => each !== rule) }
    const [place] = placesWith(planner, free, problem.shifts, [shift])
    if (!place) continue
    const change = { change: 'without-dependency', shift: shift.id, visit: rule.visit } as const
    yield { ...change, effect: { start: place.start, addedCost: place.addedCost } }
  }
}

/** Visits of no more weight that would have to go. */
function* removals(planner: Planner, shift: Shift): Generator<Relaxation> {
  const weight = (visit: Visit): number => (visit.penalty ?? 0) + (visit.priority ?? 0) * 1e6
  // Taking out one of several that hang together would take the others along.
  if (isTied(planner)) return
  const needed = new Set(planner.problem.visits.flatMap(({ after = [] }) => after.map((rule) => rule.visit)))
  const order = planner.orderOf(shift)
  const others = [...order].sort((a, b) => weight(a) - weight(b))
  for (const victim of others) {
    if (victim.pin || victim.mandatory || victim.crew || needed.has(victim.id)) continue
    if (victim.after?.some((rule) => rule.together) || weight(victim) > weight(planner.visit)) continue
    const rest = order.filter((each) => each !== victim)
    const change = { change: 'remove-visit', shift: shift.id, visit: victim.id } as const
    yield* applied(change, planner, shift, planner.visit, rest)
  }
}

/** Fewer technicians for a visit with a crew. */
function* forCrew(planner: Planner, shifts: readonly Shift[]): Generator<Relaxation> {
  const { crew } = planner.visit
  if (!crew) return
  for (let size = crew.size - 1; size >= 1; size--) {
    const places = placesWith(planner, withCrewOf(planner.original, size), planner.problem.shifts, shifts)
    const best = places[0]
    if (!best) continue
    const { start, addedCost } = best
    yield { change: 'smaller-crew', shift: best.shift, size, effect: { start, addedCost } }
    return
  }
}

/** One more technician with the hours of one of the nearest shifts; for a crew beside those who are there. */
function* anotherTechnician(planner: Planner, shifts: readonly Shift[]): Generator<Relaxation> {
  const { problem } = planner
  const visit = planner.original
  // Whom lists and pins name cannot be somebody new.
  if (visit.allowedShifts || visit.pin?.shift !== undefined) return
  const tried = new Set<string>()
  let best: Relaxation | null = null
  for (const shift of shifts) {
    const key = JSON.stringify([shift.window, shift.start, shift.end, shift.day])
    if (tried.has(key)) continue
    tried.add(key)
    const extra = newTechnician(shift, visit.skills ?? {})
    const all = [...problem.shifts, extra]
    const [place] = placesWith(planner, visit, all, visit.crew ? all : [extra])
    if (!place || (best && best.effect.addedCost <= place.addedCost)) continue
    best = {
      change: 'another-technician',
      shift: shift.id,
      skills: skillsNeeded(visit),
      effect: { start: place.start, addedCost: place.addedCost },
    }
  }
  if (best) yield best
}

/** Places of a changed visit in some shifts of a changed team, the cheapest first. */
function placesWith(
  planner: Planner,
  visit: Visit,
  shifts: readonly Shift[],
  among: readonly Shift[],
): Insertion[] {
  const { problem } = planner
  const visits = problem.visits.map((each) => (each.id === visit.id ? visit : each))
  const other = new Planner({ ...problem, shifts, visits }, { routes: planner.routes }, visit)
  return among.flatMap((shift) => other.placesIn(shift)).sort((a, b) => a.addedCost - b.addedCost)
}

/** Least whole number of minutes, in seconds, up to `most` of them, for which `works`; 0 when there is none. */
function leastSeconds(works: (seconds: number) => boolean, most = 8 * 60): number {
  if (works(0) || !works(most * 60)) return 0
  let low = 0
  let high = most
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (works(middle * 60)) high = middle
    else low = middle
  }
  return high * 60
}
