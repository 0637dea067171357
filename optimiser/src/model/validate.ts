import type { Period, Problem } from '../problem.ts'
import { LATEST } from './limits.ts'

/** The problem is malformed; `path` names the place, for example `visits[3].windows[0]`. */
export class ProblemError extends Error {
  readonly path: string
  /** The message without the path. */
  readonly what: string

  constructor(path: string, what: string) {
    super(`${path}: ${what}`)
    this.name = 'ProblemError'
    this.path = path
    this.what = what
  }
}

/** Throws `ProblemError` for the first thing that is malformed; says nothing about what is merely impossible. */
export function validate(problem: Problem): void {
  const n = problem.placeCount
  if (problem.objective !== 'penalty' && problem.objective !== 'lexicographic')
    throw new ProblemError('objective', "must be 'penalty' or 'lexicographic'")
  if (!Number.isInteger(n) || n < 0) throw new ProblemError('placeCount', 'must be a whole number ≥ 0')
  if (problem.durations.length !== n * n)
    throw new ProblemError('durations', `has ${problem.durations.length} entries instead of ${n * n}`)
  if (problem.distances && problem.distances.length !== n * n)
    throw new ProblemError('distances', `has ${problem.distances.length} entries instead of ${n * n}`)
  if (!problem.distances && problem.shifts.some((shift) => shift.costPerMetre))
    throw new ProblemError('distances', 'is missing although a shift pays by the metre')

  const shiftIds = unique(problem.shifts, 'shifts')
  problem.shifts.forEach((shift, i) => {
    const path = `shifts[${i}]`
    if (shift.start !== null) place(shift.start, n, `${path}.start`)
    if (shift.end !== null) place(shift.end, n, `${path}.end`)
    period(shift.window, `${path}.window`)
    for (const field of ['overtime', 'maxVisits', 'maxTravel', 'maxDuration'] as const)
      if (shift[field] !== undefined) natural(shift[field], `${path}.${field}`)
    for (const field of ['fixedCost', 'costPerTravelSecond', 'costPerMetre'] as const)
      money(shift[field], `${path}.${field}`)
    for (const field of ['overtimeCostPerSecond', 'waitingCostPerSecond'] as const)
      money(shift[field], `${path}.${field}`)
    shift.capacity?.forEach((room, k) => {
      natural(room, `${path}.capacity[${k}]`)
    })
    const pauses = [...(shift.breaks ?? []), ...(shift.unavailable ?? [])]
    unique(pauses, `${path}.breaks`)
    shift.breaks?.forEach((rest, k) => {
      natural(rest.duration, `${path}.breaks[${k}].duration`)
      periods(rest.windows, `${path}.breaks[${k}].windows`)
    })
    shift.unavailable?.forEach((away, k) => {
      period([away.from, away.to], `${path}.unavailable[${k}]`)
    })
  })

  const visitIds = unique(problem.visits, 'visits')
  problem.visits.forEach((visit, i) => {
    const path = `visits[${i}]`
    place(visit.place, n, `${path}.place`)
    natural(visit.duration, `${path}.duration`)
    for (const [id, work] of Object.entries(visit.durationByShift ?? {}))
      natural(work, `${path}.durationByShift.${id}`)
    if (visit.setup !== undefined) natural(visit.setup, `${path}.setup`)
    if (visit.windows) periods(visit.windows, `${path}.windows`)
    visit.demand?.forEach((amount, k) => {
      natural(amount, `${path}.demand[${k}]`)
    })
    money(visit.penalty, `${path}.penalty`)
    money(visit.lateness?.fixed, `${path}.lateness.fixed`)
    money(visit.lateness?.perSecond, `${path}.lateness.perSecond`)
    money(visit.preferenceCost, `${path}.preferenceCost`)
    const priority = visit.priority ?? 0
    if (!Number.isInteger(priority) || priority < 0 || priority > 100)
      throw new ProblemError(`${path}.priority`, 'must be a whole number from 0 to 100')
    if (visit.pin?.start !== undefined) moment(visit.pin.start, `${path}.pin.start`)
    if (visit.due !== undefined) moment(visit.due, `${path}.due`)
  })

  const frozen = new Set<string>()
  problem.shifts.forEach((shift, i) => {
    shift.frozen?.forEach((stop, k) => {
      const path = `shifts[${i}].frozen[${k}]`
      moment(stop.start, `${path}.start`)
      if (stop.type !== 'visit') return
      if (!visitIds.has(stop.id)) throw new ProblemError(path, `there is no visit ${stop.id}`)
      if (frozen.has(stop.id)) throw new ProblemError(path, `visit ${stop.id} is frozen twice`)
      frozen.add(stop.id)
    })
  })
  problem.initial?.forEach((route, i) => {
    if (!shiftIds.has(route.shift))
      throw new ProblemError(`initial[${i}].shift`, `there is no shift ${route.shift}`)
  })
}

function unique(items: readonly { readonly id: string }[], path: string): Set<string> {
  const ids = new Set<string>()
  items.forEach((item, i) => {
    if (ids.has(item.id)) throw new ProblemError(`${path}[${i}].id`, `${item.id} is used twice`)
    ids.add(item.id)
  })
  return ids
}

function place(value: number, n: number, path: string): void {
  if (!Number.isInteger(value) || value < 0 || value >= n)
    throw new ProblemError(path, `must be a place from 0 to ${n - 1}, not ${value}`)
}

function natural(value: number, path: string): void {
  if (!Number.isInteger(value) || value < 0)
    throw new ProblemError(path, `must be a whole number ≥ 0, not ${value}`)
}

function moment(value: number, path: string): void {
  if (!Number.isSafeInteger(value))
    throw new ProblemError(path, `must be a whole number of seconds, not ${value}`)
}

function money(value: number | undefined, path: string): void {
  if (value !== undefined && !(value >= 0 && value <= LATEST * 1024))
    throw new ProblemError(path, `must be a number ≥ 0, not ${value}`)
}

function period([from, to]: Period, path: string): void {
  moment(from, path)
  moment(to, path)
  if (from > to) throw new ProblemError(path, `ends (${to}) before it begins (${from})`)
}

function periods(list: readonly Period[], path: string): void {
  list.forEach((each, i) => {
    period(each, `${path}[${i}]`)
    if (i > 0 && each[0] < list[i - 1]![1])
      throw new ProblemError(`${path}[${i}]`, 'begins before the period before it ends')
  })
}
