import { validate } from '../model/validate.ts'
import { ProblemError } from '../model/validate-values.ts'
import type { PlannedRoute, Problem, Shift, Visit } from '../problem.ts'
import type { Route, Solution } from '../solution.ts'
import { flatMatrix, straightLine } from './matrix.ts'
import { anything, listOf, number, object, orNull, pair, tableOf, text, whole } from './shape.ts'

const amounts = listOf(whole)
const location = listOf(number)
const job = object(
  { id: whole },
  {
    description: text,
    location,
    location_index: whole,
    setup: whole,
    service: whole,
    delivery: amounts,
    pickup: amounts,
    amount: amounts,
    skills: listOf(whole),
    priority: whole,
    time_windows: listOf(pair),
  },
)
const vehicle = object(
  { id: whole },
  {
    profile: text,
    description: text,
    start: location,
    start_index: whole,
    end: location,
    end_index: whole,
    capacity: amounts,
    costs: object({}, { fixed: number, per_hour: number, per_km: number }),
    skills: listOf(whole),
    time_window: pair,
    breaks: listOf(object({ id: whole }, { time_windows: listOf(pair), service: whole, description: text })),
    speed_factor: number,
    max_tasks: whole,
    max_travel_time: whole,
    steps: listOf(object({ type: text }, { id: whole, description: text })),
  },
)
const matrix = listOf(listOf(orNull(whole)))
const problemFile = object(
  { vehicles: listOf(vehicle) },
  {
    jobs: listOf(job),
    shipments: listOf(anything),
    matrices: tableOf(object({ durations: matrix }, { distances: matrix })),
    matrix,
    // What VROOM's server adds to a request and what does not change the plan.
    options: anything,
    distance_matrix: anything,
  },
)

type Job = ReturnType<typeof job>
type Vehicle = ReturnType<typeof vehicle>

/** What the output needs to know of the input besides the problem. */
export interface VroomInput {
  readonly problem: Problem
  /** `[longitude, latitude]` by place, where the input has coordinates. */
  readonly locations: readonly (readonly number[] | null)[]
  /** Index in the caller's matrix by place; null where the input has coordinates. */
  readonly indexes: readonly (number | null)[]
}

/** Straight line × 1.3 at 40 km/h where the input brings no matrix: no road engine is asked. */
const ESTIMATE = { detour: 1.3, speedKmh: 40 }

/** Time without bound where a vehicle states no window. */
const FOREVER = 2 ** 27

/**
 * Reads VROOM's input: jobs, vehicles, matrices. What this optimiser cannot say is refused by its place: shipments,
 * pickups beside deliveries, several profiles or speed factors, custom cost matrices, and any field not known.
 */
export function fromVroom(input: unknown): VroomInput {
  const file = problemFile(input, '')
  if (file.shipments?.length) throw new ProblemError('shipments', 'are not supported: only jobs at one place')
  const jobs = file.jobs ?? []
  const { vehicles } = file
  const profile = only(
    vehicles.map((each) => each.profile ?? 'car'),
    'vehicles[%].profile',
    'one profile for all',
  )
  const factor = only(
    vehicles.map((each) => each.speed_factor ?? 1),
    'vehicles[%].speed_factor',
    'one speed factor for all',
  )
  if (factor !== undefined && !(factor > 0))
    throw new ProblemError('vehicles[0].speed_factor', 'must be above 0')
  const places = new Places()
  const at = (owner: object, index: string, coordinates: string, path: string): number | null =>
    places.of(owner as Record<string, unknown>, index, coordinates, path)
  const ends = vehicles.map((each, i) => ({
    start: at(each, 'start_index', 'start', `vehicles[${i}]`),
    end: at(each, 'end_index', 'end', `vehicles[${i}]`),
  }))
  vehicles.forEach((_, i) => {
    if (ends[i]!.start === null && ends[i]!.end === null)
      throw new ProblemError(`vehicles[${i}]`, 'needs a start or an end')
  })
  const jobPlaces = jobs.map((each, i) => {
    const place = at(each, 'location_index', 'location', `jobs[${i}]`)
    if (place === null) throw new ProblemError(`jobs[${i}]`, 'needs location_index or location')
    return place
  })
  const given = file.matrices?.[profile ?? 'car'] ?? (file.matrix ? { durations: file.matrix } : undefined)
  if (file.matrices && !given && vehicles.length)
    throw new ProblemError(`matrices.${profile}`, 'is missing: no times for the profile of the vehicles')
  const travel = given ? places.fromMatrix(given) : places.estimated()
  if (factor !== undefined && factor !== 1)
    for (let k = 0; k < travel.durations.length; k++)
      if (travel.durations[k]! > 0) travel.durations[k] = Math.round(travel.durations[k]! / factor)
  if (vehicles.some((each) => each.costs?.per_km) && given && !given.distances)
    throw new ProblemError(
      `matrices.${profile}.distances`,
      'is missing although a vehicle costs by the kilometre',
    )
  const problem: Problem = {
    objective: 'lexicographic',
    placeCount: places.count,
    ...travel,
    shifts: vehicles.map((each, i) => shiftOf(each, ends[i]!, i)),
    visits: jobs.map((each, i) => visitOf(each, jobPlaces[i]!, i)),
    ...initialOf(vehicles),
  }
  refuseMixedAmounts(jobs)
  validate(problem)
  return { problem, locations: places.locations, indexes: places.indexes }
}

function shiftOf(each: Vehicle, ends: { start: number | null; end: number | null }, i: number): Shift {
  const steps = new Set<number>()
  each.breaks?.forEach((rest, k) => {
    if (steps.has(rest.id))
      throw new ProblemError(`vehicles[${i}].breaks[${k}].id`, `${rest.id} is used twice`)
    steps.add(rest.id)
  })
  const window = each.time_window ?? ([0, FOREVER] as const)
  return {
    id: String(each.id),
    ...ends,
    window,
    skills: Object.fromEntries((each.skills ?? []).map((skill) => [String(skill), 1])),
    ...(each.capacity ? { capacity: each.capacity } : {}),
    ...(each.max_tasks === undefined ? {} : { maxVisits: each.max_tasks }),
    ...(each.max_travel_time === undefined ? {} : { maxTravel: each.max_travel_time }),
    ...(each.breaks
      ? {
          breaks: each.breaks.map((rest) => ({
            id: String(rest.id),
            duration: rest.service ?? 0,
            windows: rest.time_windows ?? [window],
          })),
        }
      : {}),
    fixedCost: each.costs?.fixed ?? 0,
    costPerTravelSecond: (each.costs?.per_hour ?? 3600) / 3600,
    ...(each.costs?.per_km ? { costPerMetre: each.costs.per_km / 1000 } : {}),
  }
}

function visitOf(each: Job, place: number, i: number): Visit {
  if (each.priority !== undefined && (each.priority < 0 || each.priority > 100))
    throw new ProblemError(`jobs[${i}].priority`, `must be from 0 to 100, not ${each.priority}`)
  const demand = each.delivery ?? each.amount ?? each.pickup
  return {
    id: String(each.id),
    place,
    duration: each.service ?? 0,
    ...(each.setup ? { setup: each.setup } : {}),
    ...(each.time_windows ? { windows: each.time_windows } : {}),
    ...(each.skills?.length
      ? { skills: Object.fromEntries(each.skills.map((skill) => [String(skill), 1])) }
      : {}),
    ...(demand ? { demand } : {}),
    priority: each.priority ?? 0,
  }
}

/** Deliveries ride from the start and pickups to the end: only one kind makes the load a plain sum. */
function refuseMixedAmounts(jobs: readonly Job[]): void {
  const some = (list: readonly number[] | undefined): boolean => list?.some((amount) => amount > 0) ?? false
  const delivers = jobs.some((each) => some(each.delivery) || some(each.amount))
  const at = jobs.findIndex((each) => some(each.pickup))
  if (delivers && at >= 0)
    throw new ProblemError(`jobs[${at}].pickup`, 'pickups and deliveries in one problem are not supported')
}

function initialOf(vehicles: readonly Vehicle[]): { initial?: PlannedRoute[] } {
  const routes = vehicles
    .filter((each) => each.steps)
    .map(
      (each): PlannedRoute => ({
        shift: String(each.id),
        stops: each.steps!.flatMap((step) =>
          step.type === 'job' && step.id !== undefined
            ? [{ type: 'visit' as const, id: String(step.id) }]
            : [],
        ),
      }),
    )
  return routes.length ? { initial: routes } : {}
}

function only<T>(values: readonly T[], path: string, what: string): T | undefined {
  const at = values.findIndex((value) => value !== values[0])
  if (at > 0)
    throw new ProblemError(path.replace('%', String(at)), `must be alike: this optimiser takes ${what}`)
  return values[0]
}

/** Numbers the places as they are met: by index in the caller's matrix, or by coordinates. */
class Places {
  readonly indexes: (number | null)[] = []
  readonly locations: (readonly number[] | null)[] = []
  readonly #known = new Map<string, number>()

  get count(): number {
    return this.indexes.length
  }

  of(owner: Record<string, unknown>, index: string, coordinates: string, path: string): number | null {
    const i = owner[index] as number | undefined
    const location = owner[coordinates] as number[] | undefined
    if (location && location.length !== 2)
      throw new ProblemError(`${path}.${coordinates}`, 'must be [longitude, latitude]')
    if (i === undefined && !location) return null
    const key = i === undefined ? `at ${location!.join(' ')}` : `index ${i}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.indexes.push(i ?? null)
    this.locations.push(location ?? null)
    this.#known.set(key, this.indexes.length - 1)
    return this.indexes.length - 1
  }

  fromMatrix(given: {
    readonly durations: readonly (readonly (number | null)[])[]
    readonly distances?: readonly (readonly (number | null)[])[]
  }): { durations: Int32Array; distances?: Int32Array } {
    const size = given.durations.length
    const durations = flatMatrix(given.durations, size, 'matrices.durations')
    const distances = given.distances && flatMatrix(given.distances, size, 'matrices.distances')
    const n = this.count
    const cut = (from: Int32Array): Int32Array => {
      const out = new Int32Array(n * n)
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) out[i * n + j] = from[this.indexes[i]! * size + this.indexes[j]!]!
      return out
    }
    this.indexes.forEach((index, place) => {
      if (index === null)
        throw new ProblemError(
          'location_index',
          `is missing at ${this.locations[place]!.join(', ')}: with matrices every place needs its index`,
        )
      if (index < 0 || index >= size)
        throw new ProblemError('location_index', `${index} is outside of the matrix with ${size} rows`)
    })
    return { durations: cut(durations), ...(distances ? { distances: cut(distances) } : {}) }
  }

  estimated(): { durations: Int32Array; distances: Int32Array } {
    const places = this.locations.map((location) => {
      if (!location) throw new ProblemError('matrices', 'is missing although places are given by index')
      return { longitude: location[0]!, latitude: location[1]! }
    })
    return straightLine(places, ESTIMATE)
  }
}

/** Writes a solution as VROOM does: code 0, summary, routes with their steps, and what is left out. */
export function toVroom(input: VroomInput, solution: Solution): Record<string, unknown> {
  const { problem } = input
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  const dimensions = Math.max(0, ...problem.shifts.map((shift) => shift.capacity?.length ?? 0))
  const zero = (): number[] => new Array<number>(dimensions).fill(0)
  const where = (place: number | null): Record<string, unknown> => {
    if (place === null) return {}
    const location = input.locations[place]
    const index = input.indexes[place]
    return {
      ...(location ? { location } : {}),
      ...(index === null || index === undefined ? {} : { location_index: index }),
    }
  }
  const routes = solution.routes.map((route) => vroomRoute(route))
  const total = (key: 'setup' | 'service' | 'duration' | 'waiting_time' | 'priority' | 'cost'): number =>
    routes.reduce((sum, route) => sum + route[key], 0)
  return {
    code: 0,
    summary: {
      cost: total('cost'),
      routes: routes.length,
      unassigned: solution.unassigned.length,
      delivery: routes.reduce((sum, route) => sum.map((each, k) => each + route.delivery[k]!), zero()),
      setup: total('setup'),
      service: total('service'),
      duration: total('duration'),
      waiting_time: total('waiting_time'),
      priority: total('priority'),
      violations: [],
      computing_times: { solving: Math.round(solution.stats.seconds * 1000) },
    },
    unassigned: solution.unassigned.map(({ id }) => ({
      id: Number(id),
      type: 'job',
      ...where(visits.get(id)!.place),
    })),
    routes,
  }

  function vroomRoute(route: Route) {
    const shift = shifts.get(route.shift)!
    const done = route.stops.flatMap((stop) => (stop.type === 'visit' ? [visits.get(stop.id)!] : []))
    const delivery = zero().map((_, k) => done.reduce((sum, visit) => sum + (visit.demand?.[k] ?? 0), 0))
    let load = [...delivery]
    let driven = 0
    let place = shift.start
    let setup = 0
    const steps: Record<string, unknown>[] = [
      {
        type: 'start',
        ...where(shift.start),
        setup: 0,
        service: 0,
        waiting_time: 0,
        load,
        arrival: route.totals.start,
        duration: 0,
        violations: [],
      },
    ]
    for (const stop of route.stops) {
      const visit = stop.type === 'visit' ? visits.get(stop.id)! : null
      driven += stop.travelSeconds
      const own = visit?.setup && visit.place !== place ? visit.setup : 0
      setup += own
      if (visit) load = load.map((each, k) => each - (visit.demand?.[k] ?? 0))
      steps.push({
        type: visit ? 'job' : 'break',
        id: Number(stop.id),
        ...(visit ? { job: Number(stop.id), ...where(visit.place) } : {}),
        setup: own,
        service: stop.end - stop.start - own,
        waiting_time: stop.waitingSeconds,
        load,
        arrival: stop.start - stop.waitingSeconds,
        duration: driven,
        violations: [],
      })
      if (visit) place = visit.place
    }
    driven += route.totals.homeSeconds
    if (shift.end !== null)
      steps.push({
        type: 'end',
        ...where(shift.end),
        setup: 0,
        service: 0,
        waiting_time: 0,
        load,
        arrival: route.totals.end,
        duration: driven,
        violations: [],
      })
    return {
      vehicle: Number(route.shift),
      cost: Math.round(route.cost.total),
      delivery,
      setup,
      service: route.totals.serviceSeconds - setup + route.totals.breakSeconds,
      duration: driven,
      waiting_time: route.totals.waitingSeconds,
      priority: done.reduce((sum, visit) => sum + (visit.priority ?? 0), 0),
      steps,
      violations: [],
    }
  }
}

/** Reads the order of stops from VROOM's output. */
export function plannedFromVroom(input: unknown): PlannedRoute[] {
  const step = object(
    { type: text },
    { id: whole, ...Object.fromEntries(STEP.map((key) => [key, anything])) },
  )
  const route = object(
    { vehicle: whole, steps: listOf(step) },
    Object.fromEntries(ROUTE.map((key) => [key, anything])),
  )
  const file = object(
    { code: whole, routes: listOf(route) },
    { summary: anything, unassigned: anything, error: text },
  )(input, '')
  return file.routes.map((each) => ({
    shift: String(each.vehicle),
    stops: each.steps.flatMap((one) =>
      one.type === 'job' || one.type === 'break'
        ? [{ type: one.type === 'job' ? ('visit' as const) : ('break' as const), id: String(one.id) }]
        : [],
    ),
  }))
}

const STEP =
  'job location location_index setup service waiting_time load arrival duration distance violations description'.split(
    ' ',
  )
const ROUTE =
  'cost delivery pickup amount setup service duration waiting_time priority distance geometry violations description'.split(
    ' ',
  )
