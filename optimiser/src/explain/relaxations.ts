import type { Relaxation } from '../options.ts'
import type { Shift, Visit } from '../problem.ts'
import { applyRelaxation } from './apply-relaxation.ts'
import { Planner } from './insertions.ts'
import { standingReason } from './reasons.ts'

/** Shifts examined for relaxations, nearest misses first. */
const MOST_SHIFTS = 8

/**
 * Smallest single changes that make room for the visit, cheapest kinds first; each was applied to problem and plan
 * (`applyRelaxation`) and the visit then fitted without breaking a rule.
 */
export function relaxations(planner: Planner, shifts: readonly Shift[]): Relaxation[] {
  const { problem, routes, original } = planner
  const works = (relaxation: Relaxation): boolean => {
    const changed = applyRelaxation(problem, routes, original.id, relaxation)
    const shift = changed.problem.shifts.find((each) => each.id === relaxation.shift)!
    return new Planner(changed.problem, changed, original.id).hasPlace(shift)
  }
  const found: Relaxation[] = []
  for (const { id: shift, ...rest } of shifts.slice(0, MOST_SHIFTS)) {
    const standing = standingReason({ ...rest, id: shift }, original)
    if (standing) {
      const change: Relaxation =
        standing.code === 'NO_SKILL'
          ? { change: 'skill', shift, skills: standing.params.skills as readonly string[] }
          : { change: 'other-shift', shift }
      if (works(change)) found.push(change)
      continue
    }
    const overtime = leastSeconds((seconds) => works({ change: 'overtime', shift, seconds }))
    if (overtime) found.push({ change: 'overtime', shift, seconds: overtime })
    const later = leastSeconds((seconds) => works({ change: 'later-window', shift, seconds }))
    if (later) found.push({ change: 'later-window', shift, seconds: later })
    for (const victim of victims(planner, { ...rest, id: shift })) {
      const change: Relaxation = { change: 'remove-visit', shift, visit: victim.id }
      if (works(change)) found.push(change)
    }
  }
  const rank: readonly Relaxation['change'][] = [
    'later-window',
    'overtime',
    'remove-visit',
    'other-shift',
    'skill',
  ]
  const size = (each: Relaxation): number => ('seconds' in each ? each.seconds : 0)

  return found.sort((a, b) => rank.indexOf(a.change) - rank.indexOf(b.change) || size(a) - size(b))
}

/** Visits of no more weight that could go: nobody else's work hangs on them. */
function victims(planner: Planner, shift: Shift): Visit[] {
  const weight = (visit: Visit): number => (visit.penalty ?? 0) + (visit.priority ?? 0) * 1e6
  const order = planner.orderOf(shift)
  const tied = (visit: Visit): boolean =>
    visit.crew !== undefined ||
    visit.after?.some((rule) => rule.together) === true ||
    planner.problem.visits.some((other) => other.after?.some((rule) => rule.visit === visit.id))
  return order.filter(
    (visit) =>
      !visit.pin &&
      !visit.mandatory &&
      weight(visit) <= weight(planner.original) &&
      !tied(planner.problem.visits.find((each) => each.id === visit.id)!),
  )
}

/** Least whole number of minutes, in seconds, up to eight hours, for which `works`; 0 when there is none. */
function leastSeconds(works: (seconds: number) => boolean): number {
  const most = 8 * 60
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
