import { ProblemError } from '../model/validate.ts'
import type { PlannedRoute, Problem, Shift, Visit } from '../problem.ts'
import type { Solution } from '../solution.ts'

/** The neutral problem file, version 1, as far as it is read here. */
interface NeutralProblem {
  readonly format: string
  readonly name?: string
  readonly objective?: string
  readonly locations: readonly (readonly [number, number])[]
  readonly matrix: NeutralMatrix
  readonly shifts: readonly NeutralShift[]
  readonly visits: readonly NeutralVisit[]
}

type NeutralMatrix =
  | { readonly kind: 'euclidean'; readonly scale?: number; readonly round?: 'nearest' | 'trunc' | 'ceil' }
  | {
      readonly kind: 'road'
      readonly detour?: number
      readonly fixed?: number
      readonly slow?: number
      readonly fast?: number
      readonly reach?: number
    }
  | { readonly kind: 'explicit'; readonly durations: readonly (readonly number[])[] }

interface NeutralShift {
  readonly id: string | number
  readonly technician?: string | number
  readonly start?: number | null
  readonly end?: number | null
  readonly window?: readonly [number, number]
  readonly skills?: Readonly<Record<string, number>>
  readonly capacity?: readonly number[]
  readonly breaks?: readonly {
    readonly id: string | number
    readonly duration: number
    readonly windows: readonly (readonly [number, number])[]
  }[]
  readonly fixedCost?: number
  readonly costPerTravel?: number
  readonly maxVisits?: number
  readonly maxTravel?: number
  readonly maxDuration?: number
}

interface NeutralVisit {
  readonly id: string | number
  readonly location: number
  readonly duration: number
  readonly setup?: number
  readonly windows?: readonly (readonly [number, number])[]
  readonly skills?: Readonly<Record<string, number>>
  readonly demand?: readonly number[]
  readonly priority?: number
  readonly penalty?: number
  readonly mandatory?: boolean
  readonly allowedShifts?: readonly (string | number)[]
  readonly excludedShifts?: readonly (string | number)[]
  readonly preferredShifts?: readonly (string | number)[]
  readonly preferenceCost?: number
}

export const problemFormat = 'giro-route-problem/1'
export const solutionFormat = 'giro-route-solution/1'

/** Reads a neutral problem. Throws `ProblemError` naming the place of what is missing or wrong. */
export function fromNeutral(input: unknown): Problem {
  const file = input as NeutralProblem
  if (file?.format !== problemFormat) throw new ProblemError('format', `must be ${problemFormat}`)
  for (const field of ['locations', 'shifts', 'visits'] as const)
    if (!Array.isArray(file[field])) throw new ProblemError(field, 'must be a list')
  if (!file.matrix) throw new ProblemError('matrix', 'is missing')
  return {
    ...(file.name === undefined ? {} : { name: file.name }),
    objective: file.objective === 'penalty' ? 'penalty' : 'lexicographic',
    placeCount: file.locations.length,
    durations: travelMatrix(file),
    shifts: file.shifts.map(toShift),
    visits: file.visits.map(toVisit),
  }
}

/** Time without bound where the file states no window. */
const FOREVER = 2 ** 40

function toShift(shift: NeutralShift): Shift {
  const { id, technician, start, end, window, breaks, costPerTravel, ...rest } = shift
  return {
    ...rest,
    id: String(id),
    ...(technician === undefined ? {} : { technician: String(technician) }),
    start: start ?? null,
    end: end ?? null,
    window: window ?? [0, FOREVER],
    ...(breaks
      ? { breaks: breaks.map((each) => ({ ...each, id: String(each.id), windows: inOrder(each.windows) })) }
      : {}),
    costPerTravelSecond: costPerTravel ?? 1,
  }
}

function toVisit(visit: NeutralVisit): Visit {
  const { id, location, windows, allowedShifts, excludedShifts, preferredShifts, ...rest } = visit
  const names = (
    key: 'allowedShifts' | 'excludedShifts' | 'preferredShifts',
    list?: readonly (string | number)[],
  ) => (list ? { [key]: list.map(String) } : {})
  return {
    ...rest,
    id: String(id),
    place: location,
    ...(windows?.length ? { windows: inOrder(windows) } : {}),
    ...names('allowedShifts', allowedShifts),
    ...names('excludedShifts', excludedShifts),
    ...names('preferredShifts', preferredShifts),
  }
}

/** The periods sorted, with those that overlap or touch made one. */
function inOrder(periods: readonly (readonly [number, number])[]): [number, number][] {
  const merged: [number, number][] = []
  for (const [from, to] of [...periods].filter(([a, b]) => a <= b).sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

function travelMatrix(file: NeutralProblem): Int32Array {
  const n = file.locations.length
  const rule = file.matrix
  // Shared, so that no thread needs a copy.
  const durations = new Int32Array(new SharedArrayBuffer(4 * n * n))
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      if (i !== j || rule.kind === 'explicit') durations[i * n + j] = travelTime(file, i, j)
  return durations
}

function travelTime(file: NeutralProblem, i: number, j: number): number {
  const rule = file.matrix
  if (rule.kind === 'explicit') return rule.durations[i]![j]!
  const [x, y] = file.locations[i]!
  const [u, w] = file.locations[j]!
  const straight = Math.hypot(x - u, y - w)
  if (rule.kind === 'road') {
    if (straight <= 0) return 0
    const { detour = 1.35, fixed = 60, slow = 25, fast = 70, reach = 15 } = rule
    const kmh = slow + (fast - slow) * (1 - Math.exp(-straight / 1000 / reach))
    return Math.round(fixed + (detour * straight) / (kmh / 3.6))
  }
  const scaled = straight * (rule.scale ?? 1)
  return rule.round === 'trunc'
    ? Math.trunc(scaled)
    : rule.round === 'ceil'
      ? Math.ceil(scaled)
      : Math.round(scaled)
}

/**
 * Writes a solution in the neutral form. Starts are left out in shifts with a longest duration: that rule lets the
 * technician leave later than the earliest starts say.
 */
export function toNeutral(problem: Problem, solution: Solution) {
  const limited = new Set(
    problem.shifts.filter((shift) => shift.maxDuration !== undefined).map(({ id }) => id),
  )
  return {
    format: solutionFormat,
    name: solution.name,
    routes: solution.routes.map((route) => ({
      shift: route.shift,
      stops: route.stops.map(({ type, id, start }) =>
        limited.has(route.shift) ? { type, id } : { type, id, start },
      ),
    })),
    unassigned: solution.unassigned.map(({ id, reason }) => ({
      id,
      reason: reason.code,
      params: reason.params,
    })),
    stats: { ...solution.stats, solverSeconds: solution.stats.seconds, cost: solution.cost.total },
  }
}

/** Reads the order of stops of a neutral solution. */
export function plannedFromNeutral(input: unknown): { routes: PlannedRoute[]; unassigned: string[] } {
  const file = input as {
    format?: string
    routes?: { shift: string | number; stops: { type: 'visit' | 'break'; id: string | number }[] }[]
    unassigned?: { id: string | number }[]
  }
  if (file?.format !== solutionFormat) throw new ProblemError('format', `must be ${solutionFormat}`)
  return {
    routes: (file.routes ?? []).map((route) => ({
      shift: String(route.shift),
      stops: route.stops.map((stop) => ({ type: stop.type, id: String(stop.id) })),
    })),
    unassigned: (file.unassigned ?? []).map((each) => String(each.id)),
  }
}
