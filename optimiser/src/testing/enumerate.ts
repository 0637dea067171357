import { check } from '../check.ts'
import { isLinked } from '../model/crew.ts'
import type { PlannedRoute, PlannedStop, Problem, Shift, Visit } from '../problem.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import { timeRow } from '../schedule/time-plan.ts'
import { timeRoute } from '../schedule/time-route.ts'
import type { FaultCode, Solution } from '../solution.ts'

/** What a plan is worth: mandatory visits left out, lost priority, number left out, cost; smaller is better. */
export type Worth = readonly number[]

/**
 * The best worth of any plan, by trying every assignment, every order and every place of every pause; null when that
 * would be more than `most` plans. Only for problems of a handful of visits.
 */
export function bestByEnumeration(problem: Problem, most = Number.POSITIVE_INFINITY): Worth | null {
  const coupled = isLinked(problem) || problem.balanceCostPerSecond || problem.workLimits?.length
  return coupled ? bestOfWholePlans(problem, most) : bestOfRoutes(problem)
}

/** The worth of a solution, to be compared with the best one. */
export function worthOfSolution(problem: Problem, solution: Solution): Worth {
  const left = new Set(solution.unassigned.map((each) => each.id))
  const { total, unassigned } = solution.cost
  return worthOf(
    problem,
    problem.visits.filter((visit) => left.has(visit.id)),
    total - (problem.objective === 'penalty' ? unassigned : 0),
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

function freeVisits(problem: Problem): Visit[] {
  const frozen = new Set(
    problem.shifts.flatMap((shift) => (shift.frozen ?? []).map((stop) => `${stop.type} ${stop.id}`)),
  )
  return problem.visits.filter((visit) => !frozen.has(`visit ${visit.id}`))
}

/** Where routes do not touch each other: the cheapest route for each set of visits, then the best partition. */
function bestOfRoutes(problem: Problem): Worth {
  const free = freeVisits(problem)
  const tables = problem.shifts.map((shift) => {
    const table = new Array<number>(1 << free.length).fill(Number.POSITIVE_INFINITY)
    for (const { set, cost } of routesOf(problem, shift, free))
      if (cost !== null && cost < table[set]!) table[set] = cost
    return table
  })
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
      if (price < Number.POSITIVE_INFINITY) assign(r + 1, left & ~set, cost + price)
      if (set === 0) break
    }
  }
  assign(0, (1 << free.length) - 1, 0)
  if (!best) throw new Error('leaving everything out must always be possible')
  return best
}

/** Where routes depend on each other: every plan made of routes that are possible each by itself. */
function bestOfWholePlans(problem: Problem, most: number): Worth | null {
  const free = freeVisits(problem)
  const lists = problem.shifts.map((shift) => [...routesOf(problem, shift, free)])
  if (lists.reduce((product, list) => product * list.length, 1) > most) return null
  const crews = free.reduce((set, visit, i) => (visit.crew ? set | (1 << i) : set), 0)
  let best: Worth | null = null
  const choose = (r: number, routes: readonly PlannedRoute[], taken: number): void => {
    if (r < lists.length) {
      const { id } = problem.shifts[r]!
      for (const { set, stops } of lists[r]!)
        if ((taken & set & ~crews) === 0) choose(r + 1, [...routes, { shift: id, stops }], taken | set)
      return
    }
    const used = routes.filter((route, i) => route.stops.length > 0 || problem.shifts[i]!.frozen?.length)
    for (const roles of withLeads(problem, used)) {
      const solution = evaluatePlan(problem, roles)
      const worth = worthOfSolution(problem, solution)
      if (best && compareWorth(worth, best) >= 0) continue
      if (check(problem, solution).length === 0) best = worth
    }
  }
  choose(0, [], 0)
  return best
}

/** The plan with each of its crews led by each of their members in turn. */
function* withLeads(problem: Problem, routes: readonly PlannedRoute[]): Generator<PlannedRoute[]> {
  const crews = problem.visits.filter((visit) => visit.crew).map((visit) => visit.id)
  const members = crews
    .map((id) => ({ id, at: routes.flatMap((route, i) => (names(route, id) ? [i] : [])) }))
    .filter(({ at }) => at.length > 1)
  const lead = (k: number, leads: ReadonlyMap<string, number>): PlannedRoute[][] => {
    const crew = members[k]
    if (crew) return crew.at.flatMap((i) => lead(k + 1, new Map(leads).set(crew.id, i)))
    const stopsOf = (route: PlannedRoute, i: number): PlannedStop[] =>
      route.stops.map((stop) =>
        leads.has(stop.id) ? { ...stop, role: leads.get(stop.id) === i ? 'lead' : 'helper' } : stop,
      )
    return [routes.map((route, i) => ({ ...route, stops: stopsOf(route, i) }))]
  }
  yield* lead(0, new Map())
}

function names(route: PlannedRoute, id: string): boolean {
  return route.stops.some((stop) => stop.type === 'visit' && stop.id === id)
}

interface Enumerated {
  /** Bit i = visit i. */
  readonly set: number
  readonly stops: readonly PlannedStop[]
  /** Null: only possible together with other routes, or not at all. */
  readonly cost: number | null
}

/** Faults that more stops cannot heal. */
const LASTING: ReadonlySet<FaultCode> = new Set([
  'skills',
  'not-allowed',
  'excluded',
  'pinned-shift',
  'window',
  'pinned-start',
  'break-window',
  'unavailable',
  'capacity',
  'parts',
  'max-visits',
])

/** Every row of visits and pauses of a shift that keeps the rules by itself; a visit with a crew as lead or helper. */
function* routesOf(problem: Problem, shift: Shift, free: readonly Visit[]): Generator<Enumerated> {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const pauses = [...(shift.breaks ?? []), ...(shift.unavailable ?? [])]
    .map((pause): PlannedStop => ({ type: 'break', id: pause.id }))
    .filter((pause) => !shift.frozen?.some((stop) => stop.type === 'break' && stop.id === pause.id))
  // A route that holds only what is under way is shown with its breaks; nothing is chosen in it.
  const head = timeRow(problem, { shift, stops: [], pausesGiven: false }, shift, visits).route
  function* extend(stops: readonly PlannedStop[], set: number, used: number): Generator<Enumerated> {
    // Whether a crew is led or helped from here is tried later: the helper's side asks for less.
    const asHelpers = stops.map(
      (stop): PlannedStop =>
        visits.get(stop.id)?.crew && stop.type === 'visit' ? { ...stop, role: 'helper' } : stop,
    )
    const { route, faults } = timeRoute(problem, shift, asHelpers, visits)
    // The pause of an absence may be missed by one arrangement only.
    if (faults.some(({ code, id }) => LASTING.has(code) && !(code === 'unavailable' && !taken(stops, id))))
      return
    if (set === 0) {
      if (stops.length === 0)
        yield { set, stops: head.stops.filter((stop) => !stop.frozen), cost: head.cost.total }
    } else if (faults.length === 0) yield { set, stops, cost: route.cost.total }
    for (let i = 0; i < free.length; i++)
      if (!(set & (1 << i)))
        yield* extend([...stops, { type: 'visit', id: free[i]!.id }], set | (1 << i), used)
    for (let i = 0; i < pauses.length; i++)
      if (!(used & (1 << i))) yield* extend([...stops, pauses[i]!], set, used | (1 << i))
  }
  yield* extend([], 0, 0)
}

function taken(stops: readonly PlannedStop[], id: string | undefined): boolean {
  return stops.some((stop) => stop.type === 'break' && stop.id === id)
}
