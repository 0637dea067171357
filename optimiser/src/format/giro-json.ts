import { validate } from '../model/validate.ts'
import { ProblemError } from '../model/validate-values.ts'
import type { PlannedRoute, Problem } from '../problem.ts'
import type { Solution } from '../solution.ts'
import { flatMatrix, rowsOfMatrix, straightLine } from './matrix.ts'
import {
  anything,
  isObject,
  listOf,
  name,
  number,
  object,
  oneOf,
  orNull,
  pair,
  type Shape,
  tableOf,
  text,
  truth,
  whole,
} from './shape.ts'

export const giroProblemFormat = 'giro-optimiser-problem/1'
export const giroSolutionFormat = 'giro-optimiser-solution/1'

const type = oneOf('visit', 'break')
const plannedStop = object({ type, id: name }, { role: oneOf('lead', 'helper') })
const plannedRoute = object({ shift: name, stops: listOf(plannedStop) }, {})

const shift = object(
  { id: name, window: pair },
  {
    start: orNull(whole),
    end: orNull(whole),
    technician: name,
    day: whole,
    team: name,
    zones: listOf(name),
    overtime: whole,
    skills: tableOf(number),
    expiredSkills: tableOf(whole),
    breaks: listOf(
      object(
        { id: name, duration: whole, windows: listOf(pair) },
        { rule: oneOf('always', 'when-route-passes') },
      ),
    ),
    unavailable: listOf(object({ id: name, from: whole, to: whole }, { kind: text })),
    capacity: listOf(whole),
    stock: tableOf(whole),
    restBefore: whole,
    maxVisits: whole,
    maxTravel: whole,
    maxDuration: whole,
    fixedCost: number,
    costPerTravelSecond: number,
    costPerMetre: number,
    overtimeCostPerSecond: number,
    waitingCostPerSecond: number,
    frozen: listOf(object({ type, id: name, start: whole }, { end: whole, role: oneOf('lead', 'helper') })),
  },
)

const visit = object(
  { id: name, place: whole, duration: whole },
  {
    durationByShift: tableOf(whole),
    setup: whole,
    windows: listOf(pair),
    partsReadyAt: whole,
    due: whole,
    lateness: object({}, { fixed: number, perSecond: number, cap: number }),
    promise: object({ from: whole, to: whole }, { fixed: number, perSecond: number }),
    skills: tableOf(number),
    missingSkillCost: number,
    zone: name,
    notInZoneCost: number,
    crew: object({ size: whole }, { skills: tableOf(number) }),
    after: listOf(
      object(
        { visit: name },
        {
          gapMin: whole,
          gapMax: whole,
          sameTechnician: truth,
          sameDay: truth,
          nextDay: truth,
          together: truth,
        },
      ),
    ),
    parts: tableOf(whole),
    demand: listOf(whole),
    priority: whole,
    penalty: number,
    mandatory: truth,
    allowedShifts: listOf(name),
    excludedShifts: listOf(name),
    preferredShifts: listOf(name),
    preferenceCost: number,
    costByShift: tableOf(number),
    published: object({ shift: name }, { otherTechnicianCost: number, otherDayCost: number }),
    target: object({ day: whole }, { perDayEarly: number, perDayLate: number }),
    pin: object({}, { shift: name, start: whole }),
  },
)

const matrix = listOf(listOf(orNull(whole)))
const problemFile = object(
  {
    format: oneOf(giroProblemFormat),
    objective: oneOf('penalty', 'lexicographic'),
    shifts: listOf(shift),
    visits: listOf(visit),
  },
  {
    name: text,
    durations: matrix,
    distances: matrix,
    places: listOf(object({ latitude: number, longitude: number }, { name: text })),
    travel: object({}, { detour: number, speedKmh: number }),
    workLimits: listOf(object({ id: name, shifts: listOf(name), maxSeconds: whole }, {})),
    balanceCostPerSecond: number,
    scarceSkills: object({ share: number, cost: number }, {}),
    initial: listOf(plannedRoute),
  },
)

/**
 * Reads a problem in our own format (docs/formats.md). Travel is given as `durations` (and `distances`), or as `places`
 * on the globe with a straight-line rule. Throws `ProblemError` that names the place of what is missing or wrong.
 */
export function problemFromJson(input: unknown): Problem {
  const {
    format: _format,
    durations,
    distances,
    places,
    travel,
    shifts,
    visits,
    ...rest
  } = problemFile(input, '')
  if (!durations && !places)
    throw new ProblemError('durations', 'is missing; give the driving times, or places')
  const placeCount = durations?.length ?? places!.length
  const estimated = durations
    ? null
    : straightLine(places!, { detour: travel?.detour ?? 1.3, speedKmh: travel?.speedKmh ?? 40 })
  const problem: Problem = {
    ...rest,
    placeCount,
    durations: durations ? flatMatrix(durations, placeCount, 'durations') : estimated!.durations,
    ...(distances
      ? { distances: flatMatrix(distances, placeCount, 'distances') }
      : estimated
        ? { distances: estimated.distances }
        : {}),
    shifts: shifts.map((each) => ({ start: null, end: null, ...each })),
    visits,
  }
  validate(problem)
  return problem
}

/** Writes a problem so that `problemFromJson` reads the same. */
export function problemToJson(problem: Problem): Record<string, unknown> {
  const { placeCount, durations, distances, ...rest } = problem
  return {
    format: giroProblemFormat,
    ...rest,
    durations: rowsOfMatrix(durations, placeCount),
    ...(distances ? { distances: rowsOfMatrix(distances, placeCount) } : {}),
  }
}

/** Writes a solution with all its times, costs and reasons. */
export function solutionToJson(solution: Solution): Record<string, unknown> {
  return { format: giroSolutionFormat, ...solution }
}

const solutionFile: Shape<{ routes: PlannedRoute[] }> = (input, path) => {
  if (!isObject(input)) throw new ProblemError(path || 'file', 'must be an object')
  oneOf(giroSolutionFormat)(input.format, 'format')
  const stop = object(
    { type, id: name },
    Object.fromEntries(
      [
        'role',
        'arrival',
        'start',
        'end',
        'travelSeconds',
        'travelMetres',
        'waitingSeconds',
        'lateSeconds',
        'frozen',
      ].map((key) => [key, anything]),
    ),
  )
  const route = object({ shift: name, stops: listOf(stop) }, { totals: anything, cost: anything })
  return {
    routes: listOf(route)(input.routes, 'routes').map((each) => ({
      shift: each.shift,
      stops: each.stops.map(({ type: kind, id, role }) => ({
        type: kind,
        id,
        ...(role ? { role: oneOf('lead', 'helper')(role, 'role') } : {}),
      })),
    })),
  }
}

/** Reads the order of stops of a solution in our own format; times and costs are computed anew by whoever needs them. */
export function plannedFromJson(input: unknown): PlannedRoute[] {
  return solutionFile(input, '').routes
}
