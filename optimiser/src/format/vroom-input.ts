import { LATEST, MOST_PAUSES } from '../model/limits.ts'
import { validate } from '../model/validate.ts'
import { ProblemError } from '../model/validate-values.ts'
import type { PlannedRoute, Problem, Shift, Visit } from '../problem.ts'
import { openHours } from './matrix.ts'
import { inOrder } from './neutral.ts'
import { distinct } from './shape.ts'
import { type GivenMatrices, Places, type Travel } from './vroom-places.ts'
import { type VroomJob, type VroomProblem, type VroomVehicle, vroomProblem } from './vroom-shapes.ts'

/** A problem read from VROOM's input, with what the output repeats of it. */
export interface VroomInput {
  readonly problem: Problem
  /** `[longitude, latitude]` by place, where the input has coordinates. */
  readonly locations: readonly (readonly number[] | null)[]
  /** Index in the caller's matrices by place, where the input has it. */
  readonly indexes: readonly (number | null)[]
  /** Metres between places, where they are known; `problem.distances` may hold custom costs instead. */
  readonly metres: Int32Array | null
  /** Per dimension of the amounts: picked up rather than delivered. */
  readonly picked: readonly boolean[]
  /** Descriptions by `vehicle ID`, `job ID` and `break VEHICLE ID`. */
  readonly descriptions: ReadonlyMap<string, string>
}

/**
 * Reads VROOM's input, release 1.15, after `JSON.parse`: jobs, vehicles, matrices. What this optimiser cannot express is
 * refused by its place and never passed over: see docs/formats.md. Without matrices travel is estimated by the straight
 * line, since no road engine is asked. Throws `ProblemError`.
 */
export function fromVroom(input: unknown): VroomInput {
  const file = vroomProblem(input, '')
  refuseUnsupported(file)
  const { vehicles, jobs = [] } = file
  refuseTwice(file)
  const places = new Places(file.matrices !== undefined || file.matrix !== undefined)
  const ends = vehicles.map((each, i) => ({
    start: places.of(each, 'start_index', 'start', `vehicles[${i}]`),
    end: places.of(each, 'end_index', 'end', `vehicles[${i}]`),
  }))
  ends.forEach(({ start, end }, i) => {
    if (start === null && end === null)
      throw new ProblemError(
        `vehicles[${i}]`,
        'needs a start or an end (start_index or end_index with matrices)',
      )
  })
  const jobPlaces = jobs.map((each, i) => {
    const place = places.of(each, 'location_index', 'location', `jobs[${i}]`)
    if (place === null)
      throw new ProblemError(`jobs[${i}]`, 'needs location, or location_index with matrices')
    return place
  })
  const given = matricesOf(file)
  const travel = atSpeed(given ? places.cut(given) : places.estimated(), vehicles[0]?.speed_factor ?? 1)
  const picked = pickedDimensions(file)
  const hours = openHours(momentsOf(file))
  const problem: Problem = {
    objective: 'lexicographic',
    placeCount: places.indexes.length,
    ...priced(file, travel, given),
    shifts: vehicles.map((each, i) => shiftOf(each, ends[i]!, hours, travel)),
    visits: jobs.map((each, i) => visitOf(each, jobPlaces[i]!, vehicles, picked)),
    ...initialOf(vehicles),
  }
  validate(problem)
  return {
    problem,
    locations: places.locations,
    indexes: places.indexes,
    metres: travel.distances ?? null,
    picked,
    descriptions: descriptionsOf(file),
  }
}

function refuseUnsupported({ vehicles, jobs = [], shipments }: VroomProblem): void {
  if (shipments?.length)
    throw new ProblemError('shipments', 'are not supported: a visit is done at one place')
  alike(
    vehicles.map((each) => each.profile ?? 'car'),
    'profile',
  )
  alike(
    vehicles.map((each) => each.speed_factor ?? 1),
    'speed_factor',
  )
  const known = new Set(jobs.map(({ id }) => id))
  const setup = jobs.findIndex((job) => job.setup)
  vehicles.forEach((vehicle, i) => {
    const at = `vehicles[${i}]`
    if (vehicle.max_distance !== undefined)
      throw new ProblemError(`${at}.max_distance`, 'is not supported; max_travel_time is')
    if (vehicle.breaks && vehicle.breaks.length > MOST_PAUSES)
      throw new ProblemError(
        `${at}.breaks`,
        `are ${vehicle.breaks.length}; at most ${MOST_PAUSES} can be handled`,
      )
    vehicle.breaks?.forEach((rest, k) => {
      if (rest.max_load) throw new ProblemError(`${at}.breaks[${k}].max_load`, 'is not supported')
      if (rest.time_windows?.length === 0)
        throw new ProblemError(`${at}.breaks[${k}].time_windows`, 'is empty: the break could never begin')
    })
    if (vehicle.costs?.per_task_hour && setup >= 0)
      throw new ProblemError(
        `${at}.costs.per_task_hour`,
        `is not supported beside setup times (jobs[${setup}].setup), which are paid only at some places`,
      )
    vehicle.steps?.forEach((step, k) => {
      const where = `${at}.steps[${k}]`
      if (!['start', 'job', 'break', 'end'].includes(step.type))
        throw new ProblemError(`${where}.type`, `${step.type.slice(0, 20)} is not supported`)
      for (const field of ['service_at', 'service_after', 'service_before'] as const)
        if (step[field] !== undefined)
          throw new ProblemError(`${where}.${field}`, 'is not supported: there is no plan mode')
      if (step.type === 'job' && !(step.id !== undefined && known.has(step.id)))
        throw new ProblemError(
          `${where}.id`,
          step.id === undefined ? 'is missing' : `there is no job ${step.id}`,
        )
    })
  })
  const types = new Set(vehicles.map((each) => each.type ?? ''))
  jobs.forEach((job, i) => {
    for (const [type, setup] of Object.entries(job.setup_per_type ?? {}))
      if (types.has(type) && setup !== (job.setup ?? 0))
        throw new ProblemError(
          `jobs[${i}].setup_per_type.${type}`,
          'is not supported: setup is the same for all vehicles (service_per_type is supported)',
        )
    if (job.time_windows?.length === 0)
      throw new ProblemError(`jobs[${i}].time_windows`, 'is empty: leave it out for any time')
  })
}

/** Refuses a field that must be the same for all vehicles. */
function alike(values: readonly unknown[], field: string): void {
  const at = values.findIndex((value) => value !== values[0])
  if (at > 0)
    throw new ProblemError(
      `vehicles[${at}].${field}`,
      `differs from vehicles[0].${field}: there is one matrix of driving times for all vehicles`,
    )
}

function refuseTwice({ vehicles, jobs = [] }: VroomProblem): void {
  distinct(
    vehicles.map(({ id }) => id),
    (i) => `vehicles[${i}].id`,
  )
  distinct(
    jobs.map(({ id }) => id),
    (i) => `jobs[${i}].id`,
  )
  const planned = new Set<number>()
  vehicles.forEach((vehicle, i) => {
    distinct(
      (vehicle.breaks ?? []).map(({ id }) => id),
      (k) => `vehicles[${i}].breaks[${k}].id`,
    )
    vehicle.steps?.forEach(({ type, id }, k) => {
      if (type !== 'job' || id === undefined) return
      if (planned.has(id))
        throw new ProblemError(`vehicles[${i}].steps[${k}].id`, `job ${id} is planned twice`)
      planned.add(id)
    })
  })
}

function matricesOf(file: VroomProblem): GivenMatrices | null {
  if (file.matrices) {
    const profile = file.vehicles[0]?.profile ?? 'car'
    const own = Object.hasOwn(file.matrices, profile) ? file.matrices[profile] : undefined
    if (!own)
      throw new ProblemError(`matrices.${profile}`, 'is missing: no times for the profile of the vehicles')
    return { path: `matrices.${profile}`, ...own }
  }
  return file.matrix === undefined ? null : { path: 'matrix', durations: file.matrix }
}

function atSpeed(travel: Travel, factor: number): Travel {
  if (factor === 1) return travel
  return {
    ...travel,
    durations: travel.durations.map((seconds) => Math.min(LATEST, Math.round(seconds / factor))),
  }
}

/** The matrices of the problem. A custom matrix of costs takes the place of the metres: each unit of it costs 1. */
function priced(
  { vehicles }: VroomProblem,
  travel: Travel,
  given: GivenMatrices | null,
): Pick<Problem, 'durations' | 'distances'> {
  vehicles.forEach(({ costs }, i) => {
    const at = `vehicles[${i}].costs`
    if (travel.costs && costs?.per_hour !== undefined)
      throw new ProblemError(`${at}.per_hour`, `makes no sense beside ${given!.path}.costs`)
    if (travel.costs && costs?.per_km !== undefined)
      throw new ProblemError(`${at}.per_km`, `makes no sense beside ${given!.path}.costs`)
    if (costs?.per_km && !travel.distances)
      throw new ProblemError(`${at}.per_km`, 'needs a matrix of distances')
  })
  const distances = travel.costs ?? travel.distances
  return { durations: travel.durations, ...(distances ? { distances } : {}) }
}

/**
 * Which amounts are picked up. Deliveries ride from the start and pickups to the end; a sum over the route says the same
 * of both, but not of a mixture: one dimension must be the one or the other.
 */
function pickedDimensions({ vehicles, jobs = [] }: VroomProblem): boolean[] {
  const dimensions = vehicles[0]?.capacity?.length ?? amountsOf(jobs[0])?.length ?? 0
  vehicles.forEach(({ capacity }, i) => {
    if ((capacity?.length ?? 0) !== dimensions && vehicles.length)
      throw new ProblemError(
        capacity ? `vehicles[${i}].capacity` : `vehicles[${i}]`,
        `has ${capacity?.length ?? 'no'} capacities where vehicles[0] has ${vehicles[0]!.capacity?.length ?? 'none'}`,
      )
  })
  const sides = new Array<'delivery' | 'pickup' | null>(dimensions).fill(null)
  jobs.forEach((job, i) => {
    if (job.amount && (job.delivery || job.pickup))
      throw new ProblemError(`jobs[${i}].amount`, 'is the old name of delivery; give one of them')
    for (const field of ['amount', 'delivery', 'pickup'] as const) {
      const list = job[field]
      if (list && list.length !== dimensions)
        throw new ProblemError(
          `jobs[${i}].${field}`,
          `has ${list.length} amounts where the vehicles have ${dimensions} capacities`,
        )
      const side = field === 'pickup' ? 'pickup' : 'delivery'
      list?.forEach((amount, k) => {
        if (amount === 0) return
        if (sides[k] !== null && sides[k] !== side)
          throw new ProblemError(
            `jobs[${i}].${field}[${k}]`,
            `is a ${side}, other jobs have a ${sides[k]} there: the two are not supported in one dimension`,
          )
        sides[k] = side
      })
    }
  })
  return sides.map((side) => side === 'pickup')
}

function amountsOf(job: VroomJob | undefined): readonly number[] | undefined {
  return job?.delivery ?? job?.amount ?? job?.pickup
}

function* momentsOf({ vehicles, jobs = [] }: VroomProblem): Generator<number> {
  for (const vehicle of vehicles) {
    if (vehicle.time_window) yield* vehicle.time_window
    for (const rest of vehicle.breaks ?? []) yield* rest.time_windows?.flat() ?? []
  }
  for (const job of jobs) yield* job.time_windows?.flat() ?? []
}

const held = (skills: readonly number[]): Record<string, number> =>
  Object.fromEntries(skills.map((skill) => [String(skill), 1]))

function shiftOf(
  each: VroomVehicle,
  ends: { start: number | null; end: number | null },
  hours: [number, number],
  travel: Travel,
): Shift {
  const window = each.time_window ?? hours
  const { fixed = 0, per_hour = 3600, per_km = 0 } = each.costs ?? {}
  return {
    id: String(each.id),
    ...ends,
    window,
    skills: held(each.skills ?? []),
    ...(each.capacity ? { capacity: each.capacity } : {}),
    ...(each.max_tasks === undefined ? {} : { maxVisits: each.max_tasks }),
    ...(each.max_travel_time === undefined ? {} : { maxTravel: each.max_travel_time }),
    ...(each.breaks
      ? {
          breaks: each.breaks.map((rest) => ({
            id: String(rest.id),
            duration: rest.service ?? 0,
            windows: rest.time_windows ? inOrder(rest.time_windows) : [window],
          })),
        }
      : {}),
    fixedCost: fixed,
    costPerTravelSecond: travel.costs ? 0 : per_hour / 3600,
    ...(travel.costs ? { costPerMetre: 1 } : per_km ? { costPerMetre: per_km / 1000 } : {}),
  }
}

function visitOf(
  each: VroomJob,
  place: number,
  vehicles: readonly VroomVehicle[],
  picked: readonly boolean[],
): Visit {
  const service = (vehicle: VroomVehicle): number => {
    const table = each.service_per_type
    const type = vehicle.type ?? ''
    return table && Object.hasOwn(table, type) ? table[type]! : (each.service ?? 0)
  }
  const own = vehicles.filter((vehicle) => service(vehicle) !== (each.service ?? 0))
  const paid = vehicles.filter((vehicle) => vehicle.costs?.per_task_hour && service(vehicle) > 0)
  const side = (list: readonly number[] | undefined, k: number): number => list?.[k] ?? 0
  const delivery = each.delivery ?? each.amount
  return {
    id: String(each.id),
    place,
    duration: each.service ?? 0,
    ...(own.length
      ? { durationByShift: Object.fromEntries(own.map((vehicle) => [String(vehicle.id), service(vehicle)])) }
      : {}),
    ...(paid.length
      ? {
          costByShift: Object.fromEntries(
            paid.map((vehicle) => [
              String(vehicle.id),
              (vehicle.costs!.per_task_hour! * service(vehicle)) / 3600,
            ]),
          ),
        }
      : {}),
    ...(each.setup ? { setup: each.setup } : {}),
    ...(each.time_windows ? { windows: inOrder(each.time_windows) } : {}),
    ...(each.skills?.length ? { skills: held(each.skills) } : {}),
    ...(picked.length
      ? { demand: picked.map((isPicked, k) => side(isPicked ? each.pickup : delivery, k)) }
      : {}),
    priority: each.priority ?? 0,
  }
}

/** VROOM, too, takes only the jobs of the steps for the plan to start from; breaks find their place anew. */
function initialOf(vehicles: readonly VroomVehicle[]): { initial?: PlannedRoute[] } {
  const initial = vehicles.flatMap(({ id, steps }): PlannedRoute[] =>
    steps
      ? [
          {
            shift: String(id),
            stops: steps.flatMap((step) =>
              step.type === 'job' ? [{ type: 'visit' as const, id: String(step.id) }] : [],
            ),
          },
        ]
      : [],
  )
  return initial.length ? { initial } : {}
}

function descriptionsOf({ vehicles, jobs = [] }: VroomProblem): Map<string, string> {
  const found = new Map<string, string>()
  const note = (key: string, description: string | undefined): void => {
    if (description !== undefined) found.set(key, description)
  }
  for (const job of jobs) note(`job ${job.id}`, job.description)
  for (const vehicle of vehicles) {
    note(`vehicle ${vehicle.id}`, vehicle.description)
    for (const rest of vehicle.breaks ?? []) note(`break ${vehicle.id} ${rest.id}`, rest.description)
  }
  return found
}
