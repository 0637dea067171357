import { ProblemError } from '../model/validate-values.ts'
import type { PlannedRoute, Problem, Shift } from '../problem.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import type { Route, Solution } from '../solution.ts'
import type { VroomInput } from './vroom-input.ts'
import { vroomSolution } from './vroom-shapes.ts'

/**
 * Writes a solution as VROOM does: code 0, summary, routes with their steps, and what is left out. Besides, each job left
 * out carries the `reason` that VROOM does not know. Routes leave as late as their end allows, as VROOM's do.
 */
export function toVroom(input: VroomInput, solution: Solution): Record<string, unknown> {
  const { problem } = input
  const writer = new RouteWriter(input)
  const routes = solution.routes.map((route) => writer.route(leavingLate(problem, route)))
  const total = (key: 'setup' | 'service' | 'duration' | 'waiting_time' | 'priority' | 'cost'): number =>
    routes.reduce((sum, route) => sum + route[key], 0)
  const amounts = (key: 'delivery' | 'pickup'): number[] =>
    input.picked.map((_, k) => routes.reduce((sum, route) => sum + route[key][k]!, 0))
  return {
    code: 0,
    summary: {
      cost: total('cost'),
      routes: routes.length,
      unassigned: solution.unassigned.length,
      ...(input.picked.length
        ? { delivery: amounts('delivery'), amount: amounts('delivery'), pickup: amounts('pickup') }
        : {}),
      setup: total('setup'),
      service: total('service'),
      duration: total('duration'),
      waiting_time: total('waiting_time'),
      priority: total('priority'),
      ...(input.metres ? { distance: routes.reduce((sum, route) => sum + (route.distance ?? 0), 0) } : {}),
      violations: [],
      computing_times: { loading: 0, solving: Math.round(solution.stats.seconds * 1000), routing: 0 },
    },
    unassigned: solution.unassigned.map(({ id, reason }) => ({
      id: Number(id),
      type: 'job',
      ...writer.described(`job ${id}`),
      ...writer.at(writer.visits.get(id)!.place),
      reason,
    })),
    routes: routes.map(({ delivery, pickup, ...route }) =>
      input.picked.length ? { ...route, delivery, amount: delivery, pickup } : route,
    ),
  }
}

class RouteWriter {
  readonly visits
  readonly #input: VroomInput
  readonly #shifts

  constructor(input: VroomInput) {
    this.#input = input
    this.visits = new Map(input.problem.visits.map((visit) => [visit.id, visit]))
    this.#shifts = new Map(input.problem.shifts.map((shift) => [shift.id, shift]))
  }

  described(key: string): { description?: string } {
    const description = this.#input.descriptions.get(key)
    return description === undefined ? {} : { description }
  }

  at(place: number | null): Record<string, unknown> {
    if (place === null) return {}
    const [location, index] = [this.#input.locations[place], this.#input.indexes[place]]
    return {
      ...(location ? { location } : {}),
      ...(index === null || index === undefined ? {} : { location_index: index }),
    }
  }

  route(route: Route) {
    const { picked, metres, problem } = this.#input
    const shift = this.#shifts.get(route.shift)!
    const done = route.stops.flatMap((stop) => (stop.type === 'visit' ? [this.visits.get(stop.id)!] : []))
    const sum = (wanted: boolean): number[] =>
      picked.map((isPicked, k) =>
        isPicked === wanted ? done.reduce((all, visit) => all + (visit.demand?.[k] ?? 0), 0) : 0,
      )
    const [delivery, pickup] = [sum(false), sum(true)]
    let load = delivery
    let place = shift.start
    let distance = 0
    let driven = 0
    let early = 0
    let before = route.totals.start
    let setup = 0
    const leg = (to: number | null): void => {
      if (metres && place !== null && to !== null) distance += metres[place * problem.placeCount + to]!
    }
    const steps: Record<string, unknown>[] = []
    const push = (type: string, arrival: number, more: object, work = { setup: 0, service: 0, waiting: 0 }) =>
      steps.push({
        type,
        ...more,
        setup: work.setup,
        service: work.service,
        waiting_time: work.waiting,
        ...(picked.length ? { load } : {}),
        arrival,
        duration: driven + early,
        violations: [],
        ...(metres ? { distance } : {}),
      })
    if (shift.start !== null) push('start', route.totals.start, this.at(shift.start))
    for (const stop of route.stops) {
      const visit = stop.type === 'visit' ? this.visits.get(stop.id)! : null
      const arrival = stop.start - stop.waitingSeconds
      const own = visit?.setup && visit.place !== place ? visit.setup : 0
      const work = { setup: own, service: stop.end - stop.start - own, waiting: stop.waitingSeconds }
      setup += own
      if (visit) {
        leg(visit.place)
        driven += stop.travelSeconds
        early = 0
        load = load.map((each, k) => each + (picked[k] ? 1 : -1) * (visit.demand?.[k] ?? 0))
        push(
          'job',
          arrival,
          {
            id: Number(stop.id),
            job: Number(stop.id),
            ...this.described(`job ${stop.id}`),
            ...this.at(visit.place),
          },
          work,
        )
        place = visit.place
      } else {
        // What is driven before a break counts towards the way to the next place.
        early += Math.max(0, arrival - before)
        const description = this.described(`break ${shift.id} ${stop.id}`)
        push('break', arrival, { id: Number(stop.id), ...description }, work)
      }
      before = stop.end
    }
    driven += route.totals.homeSeconds
    early = 0
    if (shift.end !== null) {
      leg(shift.end)
      push('end', route.totals.end, this.at(shift.end))
    }
    return {
      vehicle: Number(route.shift),
      ...this.described(`vehicle ${route.shift}`),
      cost: Math.round(route.cost.total),
      delivery,
      pickup,
      setup,
      service: route.totals.serviceSeconds - setup + route.totals.breakSeconds,
      duration: driven,
      waiting_time: route.totals.waitingSeconds,
      priority: done.reduce((all, visit) => all + (visit.priority ?? 0), 0),
      ...(metres ? { distance } : {}),
      steps,
      violations: [],
    }
  }
}

/** The same route, left as late as its end allows, so that no time is waited away before the first stop. */
function leavingLate(problem: Problem, route: Route): Route {
  const shift = problem.shifts.find(({ id }) => id === route.shift)!
  const ids = new Set(route.stops.map(({ id }) => id))
  const visits = problem.visits.filter(({ id }) => ids.has(id))
  const windows = new Map([
    ...visits.map((visit) => [`visit ${visit.id}`, visit.windows] as const),
    ...(shift.breaks ?? []).map((rest) => [`break ${rest.id}`, rest.windows] as const),
  ])
  const timed = (from: number): Route => {
    const late: Shift = { ...shift, window: [from, shift.window[1]] }
    return evaluatePlan({ ...problem, shifts: [late], visits }, [route]).routes[0]!
  }
  const keepsItsTimes = ({ totals, stops }: Route): boolean =>
    totals.end <= route.totals.end &&
    stops.every(({ type, id, start }) => {
      const list = windows.get(`${type} ${id}`)
      return !list || list.some(([from, to]) => start >= from && start <= to)
    })
  let low = shift.window[0]
  let high = route.totals.end
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (keepsItsTimes(timed(middle))) low = middle
    else high = middle - 1
  }
  return low === shift.window[0] ? route : timed(low)
}

/** Reads the order of stops from VROOM's output. Throws `ProblemError`, also when the output reports an error. */
export function plannedFromVroom(input: unknown): PlannedRoute[] {
  const { code, error, routes } = vroomSolution(input, '')
  if (code !== 0) throw new ProblemError('code', `${code}: there is no plan (${(error ?? '').slice(0, 200)})`)
  if (!routes) throw new ProblemError('routes', 'is missing')
  return routes.map((route, i) => ({
    shift: String(route.vehicle),
    stops: route.steps.flatMap((step, k) => {
      if (step.type === 'start' || step.type === 'end') return []
      const path = `routes[${i}].steps[${k}]`
      if (step.type !== 'job' && step.type !== 'break')
        throw new ProblemError(`${path}.type`, `${step.type.slice(0, 20)} is not supported`)
      const id = step.id ?? step.job
      if (id === undefined) throw new ProblemError(`${path}.id`, 'is missing')
      return [{ type: step.type === 'job' ? ('visit' as const) : ('break' as const), id: String(id) }]
    }),
  }))
}
