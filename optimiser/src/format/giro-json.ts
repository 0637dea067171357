import { validate } from '../model/validate.ts'
import { ProblemError } from '../model/validate-values.ts'
import type { Problem, Shift, Visit } from '../problem.ts'
import { estimatedTravel, matrixFrom, rowsOfMatrix } from './matrix.ts'
import {
  anything,
  distinct,
  limit,
  listOf,
  money,
  name,
  natural,
  numberFrom,
  object,
  oneOf,
  orNull,
  pair,
  tableOf,
  text,
  truth,
  whole,
  wholeFrom,
} from './shape.ts'

export const giroProblemFormat = 'giro-optimiser-problem/1'

export const stopType = oneOf('visit', 'break')
export const stopRole = oneOf('lead', 'helper')
const plannedStop = object({ type: stopType, id: name }, { role: stopRole })
const plannedRoute = object({ shift: name, stops: listOf(plannedStop) }, {})
const levels = tableOf(numberFrom(0, Number.MAX_VALUE))
const pieces = tableOf(natural)

const shift = object(
  { id: name, window: pair },
  {
    technician: name,
    day: whole,
    team: name,
    zones: listOf(name),
    start: orNull(whole),
    end: orNull(whole),
    overtime: natural,
    skills: levels,
    expiredSkills: tableOf(whole),
    breaks: listOf(
      object(
        { id: name, duration: natural, windows: listOf(pair) },
        { rule: oneOf('always', 'when-route-passes') },
      ),
    ),
    unavailable: listOf(object({ id: name, from: whole, to: whole }, { kind: text })),
    capacity: listOf(limit),
    stock: tableOf(limit),
    restBefore: limit,
    maxVisits: limit,
    maxTravel: limit,
    maxDuration: limit,
    fixedCost: money,
    costPerTravelSecond: money,
    costPerMetre: money,
    overtimeCostPerSecond: money,
    waitingCostPerSecond: money,
    frozen: listOf(object({ type: stopType, id: name, start: whole }, { end: whole, role: stopRole })),
  },
)

const visit = object(
  { id: name, place: whole, duration: natural },
  {
    durationByShift: tableOf(natural),
    setup: natural,
    windows: listOf(pair),
    partsReadyAt: whole,
    due: whole,
    lateness: object({}, { fixed: money, perSecond: money, cap: money }),
    promise: object({ from: whole, to: whole }, { fixed: money, perSecond: money }),
    skills: levels,
    missingSkillCost: money,
    zone: name,
    notInZoneCost: money,
    crew: object({ size: wholeFrom(2, 20) }, { skills: levels }),
    after: listOf(
      object(
        { visit: name },
        {
          gapMin: natural,
          gapMax: natural,
          sameTechnician: truth,
          sameDay: truth,
          nextDay: truth,
          together: truth,
        },
      ),
    ),
    parts: pieces,
    demand: listOf(natural),
    priority: wholeFrom(0, 100),
    penalty: money,
    mandatory: truth,
    allowedShifts: listOf(name),
    excludedShifts: listOf(name),
    preferredShifts: listOf(name),
    preferenceCost: money,
    costByShift: tableOf(numberFrom(-1e9, 1e9)),
    published: object({ shift: name }, { otherTechnicianCost: money, otherDayCost: money }),
    target: object({ day: whole }, { perDayEarly: money, perDayLate: money }),
    pin: object({}, { shift: name, start: whole }),
  },
)

const globePlace = object({ latitude: numberFrom(-90, 90), longitude: numberFrom(-180, 180) }, { name: text })
const above0 = numberFrom(1e-3, 1e6)
const roadRule = object(
  {},
  { detour: above0, fixed: numberFrom(0, 1e6), slow: above0, fast: above0, reach: above0 },
)

const problemFile = object(
  {
    format: oneOf(giroProblemFormat),
    objective: oneOf('penalty', 'lexicographic'),
    shifts: listOf(shift),
    visits: listOf(visit),
  },
  {
    name: text,
    durations: anything,
    distances: anything,
    places: listOf(globePlace),
    travel: roadRule,
    workLimits: listOf(object({ id: name, shifts: listOf(name), maxSeconds: limit }, {})),
    balanceCostPerSecond: money,
    scarceSkills: object({ share: numberFrom(0, 1), cost: money }, {}),
    initial: listOf(plannedRoute),
  },
)

/** All fields that are read of the file, a shift and a visit, by name. */
export const giroFields = { problem: problemFile.known, shift: shift.known, visit: visit.known }

/** A field of the problem that the shapes above forget does not compile. */
type Forgotten =
  | Exclude<keyof Problem, keyof ReturnType<typeof problemFile> | 'placeCount'>
  | Exclude<keyof Shift, keyof ReturnType<typeof shift>>
  | Exclude<keyof Visit, keyof ReturnType<typeof visit>>
const nothingForgotten: [Forgotten] extends [never] ? true : Forgotten = true
void nothingForgotten

/**
 * Reads a problem in our own format (docs/formats.md), after `JSON.parse`. Travel is given as `durations` (and
 * `distances`), or as `places` on the globe with a rule for the straight line. Throws `ProblemError` that names the
 * place of the first thing that is missing, wrong or not known.
 */
export function problemFromJson(input: unknown): Problem {
  const { format: _format, durations, distances, places, travel, shifts, ...rest } = problemFile(input, '')
  const problem: Problem = {
    ...rest,
    ...matrices({ durations, distances, places, travel }),
    shifts: shifts.map((each) => ({ start: null, end: null, ...each })),
  }
  refuseSlips(problem)
  validate(problem)
  return problem
}

function matrices({
  durations,
  distances,
  places,
  travel,
}: Pick<ReturnType<typeof problemFile>, 'durations' | 'distances' | 'places' | 'travel'>): Pick<
  Problem,
  'placeCount' | 'durations' | 'distances'
> {
  if (durations === undefined) {
    if (!places) throw new ProblemError('durations', 'is missing; give the driving times, or places')
    if (distances !== undefined)
      throw new ProblemError('distances', 'is given without durations; give both, or places alone')
    return { placeCount: places.length, ...estimatedTravel(places, travel ?? {}, 'places') }
  }
  if (travel) throw new ProblemError('travel', 'has no effect beside durations; leave one of them out')
  const flat = matrixFrom(durations, 'durations', { holes: true })
  const n = Math.round(Math.sqrt(flat.length))
  if (places && places.length !== n)
    throw new ProblemError('places', `has ${places.length} entries, durations has ${n} rows`)
  return {
    placeCount: n,
    durations: flat,
    ...(distances === undefined ? {} : { distances: matrixFrom(distances, 'distances', { n, holes: true }) }),
  }
}

/** What can only be a slip of the pen in a file, though the search could live with it. */
function refuseSlips(problem: Problem): void {
  const known = new Set(problem.visits.map(({ id }) => id))
  problem.initial?.forEach((route, i) => {
    route.stops.forEach((stop, k) => {
      if (stop.type === 'visit' && !known.has(stop.id))
        throw new ProblemError(`initial[${i}].stops[${k}].id`, `there is no visit ${stop.id}`)
    })
  })
  distinct(problem.initial?.map((route) => route.shift) ?? [], (i) => `initial[${i}].shift`)
}

/** Writes a problem so that `problemFromJson` reads the same. A hole in a matrix becomes `null`. */
export function problemToJson(problem: Problem): Record<string, unknown> {
  const { placeCount, durations, distances, ...rest } = problem
  return {
    format: giroProblemFormat,
    ...rest,
    durations: rowsOfMatrix(durations, placeCount, null),
    ...(distances ? { distances: rowsOfMatrix(distances, placeCount, null) } : {}),
  }
}
