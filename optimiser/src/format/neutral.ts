import { LATEST } from '../model/limits.ts'
import { validate } from '../model/validate.ts'
import { ProblemError } from '../model/validate-values.ts'
import type { PlannedRoute, Problem, Shift, Visit } from '../problem.ts'
import type { Solution } from '../solution.ts'
import { fieldOf, matrixFrom, openHours, roadSeconds, squareMatrix } from './matrix.ts'
import {
  anything,
  distinct,
  limit,
  listOf,
  money,
  name,
  natural,
  number,
  numberFrom,
  oneOf,
  open,
  orNull,
  pair,
  refuse,
  type Shape,
  tableOf,
  text,
  truth,
  wholeFrom,
} from './shape.ts'

export const problemFormat = 'giro-route-problem/1'
export const solutionFormat = 'giro-route-solution/1'

const levels = tableOf(numberFrom(0, Number.MAX_VALUE))
const positive = numberFrom(1e-9, 1e9)
const breakFields = { id: name, duration: natural, windows: listOf(pair) }
const shiftFields = {
  id: name,
  technician: name,
  start: orNull(natural),
  end: orNull(natural),
  window: pair,
  skills: levels,
  capacity: listOf(limit),
  breaks: listOf(open({ id: name, duration: natural }, { windows: listOf(pair) })),
  fixedCost: money,
  costPerTravel: money,
  maxVisits: limit,
  maxTravel: limit,
  maxDuration: limit,
}
const visitFields = {
  id: name,
  location: natural,
  duration: natural,
  setup: natural,
  windows: listOf(pair),
  skills: levels,
  demand: listOf(natural),
  priority: wholeFrom(0, 100),
  penalty: money,
  mandatory: truth,
  allowedShifts: listOf(name),
  excludedShifts: listOf(name),
  preferredShifts: listOf(name),
  preferenceCost: money,
}
const problemFields = {
  format: oneOf(problemFormat),
  name: text,
  timeUnit: anything,
  objective: oneOf('lexicographic', 'penalty'),
  locations: listOf(anything),
  matrix: anything,
  shifts: listOf(open({ id: name }, shiftFields)),
  visits: listOf(open({ id: name, location: natural, duration: natural }, visitFields)),
}
const problemFile = open(
  {
    format: problemFields.format,
    locations: problemFields.locations,
    matrix: anything,
    shifts: problemFields.shifts,
    visits: problemFields.visits,
  },
  problemFields,
)
type NeutralShift = ReturnType<typeof problemFields.shifts>[number]
type NeutralVisit = ReturnType<typeof problemFields.visits>[number]

/** Reads a neutral problem. Throws `ProblemError` naming the place of what is missing or wrong. */
export function fromNeutral(input: unknown): Problem {
  const file = problemFile(input, '')
  const n = file.locations.length
  for (const list of ['shifts', 'visits'] as const)
    distinct(
      file[list].map(({ id }) => id),
      (i) => `${list}[${i}].id`,
    )
  file.shifts.forEach((shift, i) => {
    for (const end of ['start', 'end'] as const)
      refuseUnknownPlace(shift[end] ?? null, n, `shifts[${i}].${end}`)
    distinct(
      (shift.breaks ?? []).map(({ id }) => id),
      (k) => `shifts[${i}].breaks[${k}].id`,
    )
  })
  file.visits.forEach((visit, i) => {
    refuseUnknownPlace(visit.location, n, `visits[${i}].location`)
    visit.windows?.forEach(([from], k, all) => {
      if (k > 0 && from < all[k - 1]![0])
        throw new ProblemError(`visits[${i}].windows[${k}]`, 'begins before the window before it')
    })
  })
  const hours = openHours(momentsOf(file))
  const problem: Problem = {
    ...(file.name === undefined ? {} : { name: file.name }),
    objective: file.objective ?? 'lexicographic',
    placeCount: n,
    durations: travelMatrix(file.locations, file.matrix),
    shifts: file.shifts.map((shift) => toShift(shift, hours)),
    visits: file.visits.map(toVisit),
  }
  validate(problem)
  return problem
}

/** Fields that the format does not know and that are therefore not read, each kind once: `visits[].colour`. */
export function unreadInNeutral(input: unknown): string[] {
  const unread = new Set<string>()
  const look = (value: unknown, known: object, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    for (const key of Object.keys(value)) if (!Object.hasOwn(known, key)) unread.add(path + key)
  }
  const each = (list: unknown, known: object, path: string): void => {
    if (Array.isArray(list)) for (const one of list) look(one, known, path)
  }
  look(input, problemFields, '')
  const shifts = fieldOf(input, 'shifts')
  each(shifts, shiftFields, 'shifts[].')
  if (Array.isArray(shifts))
    for (const shift of shifts) each(fieldOf(shift, 'breaks'), breakFields, 'shifts[].breaks[].')
  each(fieldOf(input, 'visits'), visitFields, 'visits[].')
  return [...unread]
}

function refuseUnknownPlace(place: number | null, n: number, path: string): void {
  if (place !== null && place >= n)
    throw new ProblemError(path, `there is no location ${place}; there are ${n}`)
}

function* momentsOf(file: ReturnType<typeof problemFile>): Generator<number> {
  for (const shift of file.shifts) {
    if (shift.window) yield* shift.window
    for (const rest of shift.breaks ?? []) yield* rest.windows?.flat() ?? []
  }
  for (const visit of file.visits) yield* visit.windows?.flat() ?? []
}

function toShift(shift: NeutralShift, hours: [number, number]): Shift {
  const { window = hours, breaks, costPerTravel, ...rest } = shift
  return {
    ...rest,
    start: shift.start ?? null,
    end: shift.end ?? null,
    window,
    ...(breaks
      ? {
          breaks: breaks.map((each) => ({
            ...each,
            windows: each.windows?.length ? inOrder(each.windows) : [window],
          })),
        }
      : {}),
    costPerTravelSecond: costPerTravel ?? 1,
  }
}

function toVisit({ location, windows, ...rest }: NeutralVisit): Visit {
  return { ...rest, place: location, ...(windows?.length ? { windows: inOrder(windows) } : {}) }
}

/** The periods sorted, with those that overlap or touch made one. */
export function inOrder(periods: readonly (readonly [number, number])[]): [number, number][] {
  const merged: [number, number][] = []
  for (const [from, to] of [...periods].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

const matrixKind = open({ kind: oneOf('euclidean', 'road', 'explicit') }, { durations: anything })
const euclidean = open({}, { scale: positive, round: oneOf('nearest', 'trunc', 'ceil') })
const road = open(
  {},
  { detour: positive, fixed: numberFrom(0, 1e9), slow: positive, fast: positive, reach: positive },
)
const point: Shape<[number, number]> = (value, path) => {
  if (!Array.isArray(value) || value.length < 2) return refuse(path, 'must be [x, y]', value)
  return [number(value[0], `${path}[0]`), number(value[1], `${path}[1]`)]
}
const driven = wholeFrom(0, LATEST)

function travelMatrix(locations: readonly unknown[], matrix: unknown): Int32Array {
  const n = locations.length
  const { kind, durations: rows } = matrixKind(matrix, 'matrix')
  if (kind === 'explicit') return matrixFrom(rows, 'matrix.durations', { n, holes: false })
  const time = kind === 'road' ? roadTime(matrix) : straightTime(matrix)
  const points = locations.map((each, i) => point(each, `locations[${i}]`))
  const [xs, ys] = [Float64Array.from(points, ([x]) => x), Float64Array.from(points, ([, y]) => y)]
  const durations = squareMatrix(n, 'locations')
  // The straight line is as long there as back: each pair is worked out once.
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const value = time(Math.hypot(xs[i]! - xs[j]!, ys[i]! - ys[j]!))
      if (!(value <= LATEST)) driven(value, `travel time from locations[${i}] to [${j}]`)
      durations[i * n + j] = value
      durations[j * n + i] = value
    }
  return durations
}

function roadTime(matrix: unknown): (straight: number) => number {
  const rule = road(matrix, 'matrix')
  return (straight) => roadSeconds(straight, rule)
}

function straightTime(matrix: unknown): (straight: number) => number {
  const { scale = 1, round = 'nearest' } = euclidean(matrix, 'matrix')
  const made = { nearest: Math.round, trunc: Math.trunc, ceil: Math.ceil }[round]
  return (straight) => made(straight * scale)
}

/** Ids as the file writes them, text or number, by the text they are known under: an answer repeats them. */
export interface WrittenIds {
  readonly shift: ReadonlyMap<string, unknown>
  readonly visit: ReadonlyMap<string, unknown>
  /** By shift and break. */
  readonly break: ReadonlyMap<string, unknown>
}

/** Ids of a neutral problem that was read without complaint. */
export function writtenIds(input: unknown): WrittenIds {
  const list = (of: unknown, key: string): unknown[] => (fieldOf(of, key) as unknown[] | undefined) ?? []
  const id = (of: unknown): unknown => fieldOf(of, 'id')
  const ids = (items: unknown[]): Map<string, unknown> =>
    new Map(items.map((each) => [String(id(each)), id(each)]))
  return {
    shift: ids(list(input, 'shifts')),
    visit: ids(list(input, 'visits')),
    break: new Map(
      list(input, 'shifts').flatMap((shift) =>
        list(shift, 'breaks').map((each) => [`${id(shift)} ${id(each)}`, id(each)] as const),
      ),
    ),
  }
}

/**
 * Writes a solution in the neutral form. Starts are left out in shifts with a longest duration: that rule lets the
 * technician leave later than the earliest starts say.
 */
export function toNeutral(problem: Problem, solution: Solution, written?: WrittenIds) {
  const limited = new Set(
    problem.shifts.filter((shift) => shift.maxDuration !== undefined).map(({ id }) => id),
  )
  const idOf = (shift: string, type: 'visit' | 'break', id: string): unknown =>
    (type === 'visit' ? written?.visit.get(id) : written?.break.get(`${shift} ${id}`)) ?? id
  return {
    format: solutionFormat,
    name: solution.name,
    routes: solution.routes.map((route) => ({
      shift: written?.shift.get(route.shift) ?? route.shift,
      stops: route.stops.map(({ type, id, start }) => ({
        type,
        id: idOf(route.shift, type, id),
        ...(limited.has(route.shift) ? {} : { start }),
      })),
    })),
    unassigned: solution.unassigned.map(({ id, reason }) => ({
      id: written?.visit.get(id) ?? id,
      reason: reason.code,
      params: reason.params,
    })),
    stats: { ...solution.stats, solverSeconds: solution.stats.seconds, cost: solution.cost.total },
  }
}

const stop = open({ type: oneOf('visit', 'break'), id: name }, { start: orNull(number) })
const solutionFile = open(
  { format: oneOf(solutionFormat) },
  {
    routes: listOf(open({ shift: name, stops: listOf(stop) }, {})),
    unassigned: listOf(open({ id: name }, {})),
  },
)

/** What a neutral solution says. */
export interface NeutralPlan {
  readonly routes: PlannedRoute[]
  readonly unassigned: string[]
  /** Stated starts by visit, where the file has them. */
  readonly starts: ReadonlyMap<string, number>
}

/** Reads a neutral solution. Throws `ProblemError` naming the place of what is missing or wrong. */
export function plannedFromNeutral(input: unknown): NeutralPlan {
  const { routes = [], unassigned = [] } = solutionFile(input, '')
  const starts = new Map<string, number>()
  for (const route of routes)
    for (const { type, id, start } of route.stops)
      if (type === 'visit' && typeof start === 'number') starts.set(id, start)
  return {
    routes: routes.map(({ shift, stops }) => ({
      shift,
      stops: stops.map(({ type, id }) => ({ type, id })),
    })),
    unassigned: unassigned.map(({ id }) => id),
    starts,
  }
}
