import { check } from '../check.ts'
import { keptOut } from '../constraints/index.ts'
import { isLinked, skillsNotCovered } from '../model/crew.ts'
import { technicianOf } from '../model/technicians.ts'
import type { PlannedRoute, PlannedStop, Problem, Visit } from '../problem.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import type { Solution } from '../solution.ts'
import { balanceCosts } from '../terms/balance.ts'
import { type EnumeratedRow, rowsOf } from './enumerate-rows.ts'

/** What a plan is worth: mandatory visits left out, lost priority, number left out, cost; smaller is better. */
export type Worth = readonly number[]

export interface EnumerationOptions {
  /** Most plans whose routes are timed together before it is given up. */
  readonly most?: number
  /** Only plans that are better than this are looked for. */
  readonly than?: Worth
  /** Called with each better plan. */
  readonly onBetter?: (plan: readonly PlannedRoute[]) => void
}

/**
 * The best worth of any plan, by trying every assignment, every order and every place of every pause; null when that
 * would be more than `most` plans. With `than`: that, when no plan is better. For problems of about seven visits.
 */
export function bestByEnumeration(problem: Problem, options: EnumerationOptions = {}): Worth | null {
  const worth = (left: readonly Visit[], routes: number): Worth => worthOf(problem, left, routes)
  return isLinked(problem) ? bestOfWholePlans(problem, worth, options) : bestOfRoutes(problem, worth, options)
}

/** Whether any plan at all serves the visit; null when that would take more than `most` plans to say. */
export function canBeServed(problem: Problem, id: string, most = Number.POSITIVE_INFINITY): boolean | null {
  if (!isLinked(problem)) return bestOfRoutes(problem, missing, {})[0] === 0
  // First the visit with what it hangs together with, then with everything: others can be on the way.
  const tied = tiedTo(problem, id)
  const alone = { ...problem, visits: problem.visits.filter((visit) => tied.has(visit.id)) }
  if (bestOfWholePlans(alone, missing, { most, than: [1] })?.[0] === 0) return true
  const best = bestOfWholePlans(problem, missing, { most, than: [1] })
  return best && best[0] === 0

  function missing(left: readonly Visit[]): Worth {
    return [left.some((visit) => visit.id === id) ? 1 : 0]
  }
}

/** The worth of a solution, to be compared with the best one. */
export function worthOfSolution(problem: Problem, solution: Pick<Solution, 'unassigned' | 'cost'>): Worth {
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

type Judge = (left: readonly Visit[], routes: number) => Worth

function freeVisits(problem: Problem): Visit[] {
  const frozen = new Set(
    problem.shifts.flatMap((shift) => (shift.frozen ?? []).map((stop) => `${stop.type} ${stop.id}`)),
  )
  return problem.visits.filter((visit) => !frozen.has(`visit ${visit.id}`))
}

/** The visit, what must be done before it, and what may not be planned without one of these. */
function tiedTo(problem: Problem, id: string): Set<string> {
  const tied = new Set([id])
  for (const shift of problem.shifts)
    for (const stop of shift.frozen ?? []) if (stop.type === 'visit') tied.add(stop.id)
  for (let size = 0; size !== tied.size; ) {
    size = tied.size
    for (const visit of problem.visits)
      for (const rule of visit.after ?? []) {
        if (tied.has(visit.id)) tied.add(rule.visit)
        if (rule.together && tied.has(rule.visit)) tied.add(visit.id)
      }
  }
  // Rules that name visits outside cannot be stated without them.
  return tied
}

/**
 * Where no route has to wait for another: for each set of visits the cheapest row of each load and working time, then
 * the best partition of the visits over the shifts.
 */
function bestOfRoutes(problem: Problem, judge: Judge, { than, onBetter }: EnumerationOptions): Worth {
  const free = freeVisits(problem)
  const balanced = Boolean(problem.balanceCostPerSecond)
  const tables = problem.shifts.map((shift) => {
    const table = new Map<number, Map<string, EnumeratedRow>>()
    for (const row of rowsOf(problem, shift, free, false)) {
      const key = `${balanced ? row.load : 0} ${problem.workLimits?.length ? row.work : 0}`
      const known = table.get(row.set) ?? new Map<string, EnumeratedRow>()
      table.set(row.set, known)
      if (!known.has(key) || row.cost < known.get(key)!.cost) known.set(key, row)
    }
    return new Map([...table].map(([set, rows]) => [set, [...rows.values()].sort((a, b) => a.cost - b.cost)]))
  })
  let best: Worth | null = than ?? null
  const better = (worth: Worth): boolean => best === null || compareWorth(worth, best) < 0
  const assign = (r: number, left: number, lists: readonly EnumeratedRow[][], least: number): void => {
    if (r < problem.shifts.length) {
      for (let set = left; ; set = (set - 1) & left) {
        const rows = tables[r]!.get(set)
        if (rows) assign(r + 1, left & ~set, [...lists, rows], least + rows[0]!.cost)
        if (set === 0) break
      }
      return
    }
    const out = free.filter((_, i) => left & (1 << i))
    if (better(judge(out, least))) choose(lists, 0, [], 0, out)
  }
  const choose = (
    lists: readonly EnumeratedRow[][],
    r: number,
    rows: readonly EnumeratedRow[],
    cost: number,
    out: readonly Visit[],
  ): void => {
    if (!better(judge(out, cost))) return
    if (r < lists.length) {
      for (const row of lists[r]!) choose(lists, r + 1, [...rows, row], cost + row.cost, out)
      return
    }
    if (!keepsLimits(problem, rows)) return
    const uneven = balanced
      ? balanceCosts(
          problem,
          rows.map((row) => row.load),
        ).reduce((sum, each) => sum + each, 0)
      : 0
    const worth = judge(out, cost + uneven)
    if (!better(worth)) return
    best = worth
    onBetter?.(rows.map((row, i) => ({ shift: problem.shifts[i]!.id, stops: row.stops })))
  }
  assign(0, (1 << free.length) - 1, [], 0)
  if (!best) throw new Error('leaving everything out must always be possible')
  return best
}

/** Limits over several shifts, once something is added to one of them. */
function keepsLimits(problem: Problem, rows: readonly EnumeratedRow[]): boolean {
  return (problem.workLimits ?? []).every((limit) => {
    const own = rows.filter((_, r) => limit.shifts.includes(problem.shifts[r]!.id))
    const sum = own.reduce((all, row) => all + row.work, 0)
    return sum <= limit.maxSeconds || own.every((row) => row.set === 0)
  })
}

/** Where routes wait for each other: assignments in the order of what they can be worth at best, then all their rows. */
function bestOfWholePlans(
  problem: Problem,
  judge: Judge,
  { most = Number.POSITIVE_INFINITY, than, onBetter }: EnumerationOptions,
): Worth | null {
  const free = freeVisits(problem)
  const tables = problem.shifts.map((shift) => {
    const table = new Map<number, EnumeratedRow[]>()
    for (const row of rowsOf(problem, shift, free, true)) {
      const known = table.get(row.set)
      if (known) known.push(row)
      else table.set(row.set, [row])
    }
    for (const rows of table.values()) rows.sort((a, b) => a.cost - b.cost)
    return table
  })
  const crews = free.reduce((set, visit, i) => (visit.crew ? set | (1 << i) : set), 0)
  const everything = (1 << free.length) - 1
  const assignments: { lists: EnumeratedRow[][]; out: Visit[]; worth: Worth }[] = []
  const assign = (r: number, taken: number, sets: readonly number[], cost: number): void => {
    if (r < tables.length) {
      for (const [set, rows] of tables[r]!)
        if ((taken & set & ~crews) === 0) assign(r + 1, taken | set, [...sets, set], cost + rows[0]!.cost)
      return
    }
    const out = free.filter((_, i) => everything & ~taken & (1 << i))
    const worth = judge(out, cost)
    if (than && compareWorth(worth, than) >= 0) return
    if (goTogether(problem, free, sets))
      assignments.push({ lists: sets.map((set, i) => tables[i]!.get(set)!), out, worth })
  }
  assign(0, 0, [], 0)
  assignments.sort((a, b) => compareWorth(a.worth, b.worth))

  let best: Worth | null = than ?? null
  let tried = 0
  const better = (worth: Worth): boolean => best === null || compareWorth(worth, best) < 0
  const choose = (
    lists: readonly EnumeratedRow[][],
    rows: readonly EnumeratedRow[],
    cost: number,
    out: readonly Visit[],
  ): boolean => {
    if (rows.length < lists.length) {
      const rest = lists.slice(rows.length + 1).reduce((sum, list) => sum + list[0]!.cost, 0)
      for (const row of lists[rows.length]!) {
        // Rows are in the order of their costs: what follows is no better.
        if (!better(judge(out, cost + row.cost + rest))) break
        if (!choose(lists, [...rows, row], cost + row.cost, out)) return false
      }
      return true
    }
    const routes = rows.map((row, r): PlannedRoute => ({ shift: problem.shifts[r]!.id, stops: row.stops }))
    const used = routes.filter((route, r) => route.stops.length > 0 || problem.shifts[r]!.frozen?.length)
    for (const led of withLeads(problem, used)) {
      if (++tried > most) return false
      const solution = evaluatePlan(problem, led)
      const worth = judge(
        out,
        solution.cost.total - (problem.objective === 'penalty' ? solution.cost.unassigned : 0),
      )
      if (!better(worth) || check(problem, solution).length > 0) continue
      best = worth
      onBetter?.(led)
    }
    return true
  }
  for (const { lists, out, worth } of assignments) {
    if (!better(worth)) break
    if (!choose(lists, [], 0, out)) return null
  }
  return best
}

/** Whether crews are complete and what hangs together is, before anything is timed. */
function goTogether(problem: Problem, free: readonly Visit[], sets: readonly number[]): boolean {
  const index = new Map(free.map((visit, i) => [visit.id, i]))
  const shiftsOf = (i: number) => problem.shifts.filter((_, r) => sets[r]! & (1 << i))
  return free.every((visit, i) => {
    const own = shiftsOf(i)
    const { crew } = visit
    if (crew && own.length > 0) {
      if (own.length !== crew.size || new Set(own.map(technicianOf)).size !== crew.size) return false
      if (skillsNotCovered(visit, own).length > 0) return false
      if (!own.some((shift) => keptOut(shift, visit) === null)) return false
    }
    return (visit.after ?? []).every((rule) => {
      const before = index.get(rule.visit)
      if (before === undefined) return true
      const earlier = shiftsOf(before)
      if (own.length === 0) return !rule.together || earlier.length === 0
      if (earlier.length === 0) return false
      return own.some((a) =>
        earlier.some(
          (b) =>
            (!rule.sameTechnician || technicianOf(a) === technicianOf(b)) &&
            (!rule.sameDay || a.day === b.day) &&
            (!rule.nextDay || a.day === (b.day ?? 0) + 1),
        ),
      )
    })
  })
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
        stop.type === 'visit' && leads.has(stop.id)
          ? { ...stop, role: leads.get(stop.id) === i ? 'lead' : 'helper' }
          : stop,
      )
    return [routes.map((route, i) => ({ ...route, stops: stopsOf(route, i) }))]
  }
  yield* lead(0, new Map())
}

function names(route: PlannedRoute, id: string): boolean {
  return route.stops.some((stop) => stop.type === 'visit' && stop.id === id)
}
