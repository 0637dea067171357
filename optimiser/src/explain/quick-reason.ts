import type { Compiled } from '../model/compiled.ts'
import type { Problem, Visit } from '../problem.ts'
import type { Reason } from '../solution.ts'
import { Insertions } from '../stop/insertion.ts'
import { Plan } from '../stop/plan.ts'
import { standingReason } from './reasons.ts'

/**
 * A short reason for each visit left out, cheap enough for a thousand of them; `explain` gives the whole account.
 * States what stands against the visit in the most shifts, or that all shifts that could do it are full.
 */
export function quickReasons(c: Compiled, routes: readonly ArrayLike<number>[]): (visit: Visit) => Reason {
  const { problem } = c
  const plan = new Plan(c)
  plan.begin()
  routes.forEach((route, r) => {
    if (route.length) plan.setRoute(r, route)
  })
  const insertions = new Insertions(plan)
  const indexOf = new Map<string, number>()
  for (let v = 0; v < c.visits; v++) indexOf.set(problem.visits[c.visitSource[v]].id, v)

  return (visit) => {
    if (problem.shifts.length === 0) return { code: 'NO_SHIFT', params: {} }
    const v = indexOf.get(visit.id)
    if (v === undefined) return { code: 'PINNED_CONFLICT', params: { visits: [] } }
    const from = c.shiftsFrom[v]
    const to = c.shiftsFrom[v + 1]
    if (from === to) return commonReason(problem, visit)
    let added = Number.POSITIVE_INFINITY
    for (let i = from; i < to; i++) added = Math.min(added, insertions.best(v, c.shiftsOf[i]))
    if (added < Number.POSITIVE_INFINITY) {
      const saved = visit.penalty ?? 0
      if (problem.objective === 'penalty' && added >= saved)
        return { code: 'TOO_EXPENSIVE', params: { added, saved } }
      return { code: 'TIME_LIMIT', params: {} }
    }
    return { code: 'SHIFT_FULL', params: { shifts: to - from } }
  }
}

/** What stands against the visit in the most shifts. */
function commonReason(problem: Problem, visit: Visit): Reason {
  const counts = new Map<string, { reason: Reason; count: number }>()
  for (const shift of problem.shifts) {
    const [from, to] = visit.windows?.at(-1) ?? shift.window
    const ready = visit.partsReadyAt
    const waits = ready !== undefined && ready > shift.window[1] + (shift.overtime ?? 0)
    const late: Reason = waits
      ? { code: 'PARTS_NOT_READY', params: { at: ready } }
      : { code: 'WINDOW_UNREACHABLE', params: { from, to } }
    const reason = standingReason(shift, visit) ?? late
    const known = counts.get(reason.code)
    // A shift that has the skill but not the time says more than many that lack the skill.
    const weight = reason === late ? problem.shifts.length : 1
    if (known) known.count += weight
    else counts.set(reason.code, { reason, count: weight })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]!.reason
}
