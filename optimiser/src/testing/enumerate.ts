import type { PlannedStop, Problem, Shift, Visit } from '../problem.ts'
import { timeRoute } from '../schedule/time-route.ts'
import type { Solution } from '../solution.ts'

/** What a plan is worth: mandatory visits left out, lost priority, number left out, cost; smaller is better. */
export type Worth = readonly number[]

/**
 * The best worth of any plan, by trying every assignment, every order and every place of every pause. Only for
 * problems of a handful of visits.
 */
export function bestByEnumeration(problem: Problem): Worth {
  const frozen = new Set(
    problem.shifts.flatMap((shift) => (shift.frozen ?? []).map((stop) => `${stop.type} ${stop.id}`)),
  )
  const free = problem.visits.filter((visit) => !frozen.has(`visit ${visit.id}`))
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const tables = problem.shifts.map((shift) => cheapestPerSet(problem, shift, free, visits))
  const everything = (1 << free.length) - 1

  let best: Worth | null = null
  const assign = (r: number, left: number, cost: number): void => {
    if (r === problem.shifts.length) {
      const worth = worthOf(
        problem,
        free.filter((_, i) => left & (1 << i)),
        cost,
      )
      if (!best || compareWorth(worth, best) < 0) best = worth
      return
    }
    for (let set = left; ; set = (set - 1) & left) {
      const price = tables[r]![set]!
      if (price < Infinity) assign(r + 1, left & ~set, cost + price)
      if (set === 0) break
    }
  }
  assign(0, everything, 0)
  if (!best) throw new Error('leaving everything out must always be possible')
  return best
}

/** The worth of a solution, to be compared with the best one. */
export function worthOfSolution(problem: Problem, solution: Solution): Worth {
  const left = new Set(solution.unassigned.map((each) => each.id))
  const routes = solution.routes.reduce((sum, route) => sum + route.cost.total, 0)
  return worthOf(
    problem,
    problem.visits.filter((visit) => left.has(visit.id)),
    routes,
  )
}

/** Negative when a is better; costs are alike within a millionth. */
export function compareWorth(a: Worth, b: Worth): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (Math.abs(difference) > 1e-6 * Math.max(1, Math.abs(b[i] ?? 0))) return difference
  }
  return 0
}

function worthOf(problem: Problem, left: readonly Visit[], routes: number): Worth {
  const mandatory = left.filter((visit) => visit.mandatory || visit.pin).length
  if (problem.objective === 'penalty')
    return [mandatory, routes + left.reduce((sum, visit) => sum + (visit.penalty ?? 0), 0)]
  return [mandatory, left.reduce((sum, visit) => sum + (visit.priority ?? 0), 0), left.length, routes]
}

/** Least cost of the shift per set of visits (bit i = visit i); Infinity when no order keeps the rules. */
function cheapestPerSet(
  problem: Problem,
  shift: Shift,
  free: readonly Visit[],
  visits: ReadonlyMap<string, Visit>,
): number[] {
  const table = new Array<number>(1 << free.length).fill(Infinity)
  const pauses = [...(shift.breaks ?? []), ...(shift.unavailable ?? [])]
    .map((pause): PlannedStop => ({ type: 'break', id: pause.id }))
    .filter((pause) => !shift.frozen?.some((stop) => stop.type === 'break' && stop.id === pause.id))
  const extend = (stops: PlannedStop[], set: number, used: number): void => {
    const { route, faults } = timeRoute(problem, shift, stops, visits)
    if (faults.length === 0 && route.cost.total < table[set]!) table[set] = route.cost.total
    free.forEach((visit, i) => {
      if (!(set & (1 << i))) extend([...stops, { type: 'visit', id: visit.id }], set | (1 << i), used)
    })
    pauses.forEach((pause, i) => {
      if (!(used & (1 << i))) extend([...stops, pause], set, used | (1 << i))
    })
  }
  extend([], 0, 0)
  return table
}
