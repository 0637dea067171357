import { ProblemError } from '../model/validate-values.ts'
import type { Problem, Shift, Visit } from '../problem.ts'
import { refuseInexpressible } from './expressible.ts'
import { beyondAllShifts, rowsWithoutHoles } from './matrix.ts'
import { given } from './neutral-problem.ts'

const format = "VROOM's input"

/**
 * Writes a problem as VROOM's input with custom matrices. Ids that are no whole numbers are numbered in their order and
 * stand in the descriptions. Levels of skills, allowed and excluded shifts become skills without levels. A hole in the
 * matrix becomes a way longer than any shift. Throws `ProblemError` with the place of the first thing that VROOM cannot
 * express.
 */
export function problemToVroom(problem: Problem): Record<string, unknown> {
  if (problem.objective !== 'lexicographic' && problem.visits.length)
    throw new ProblemError('objective', `'penalty' cannot be expressed in ${format}, which ranks by priority`)
  refuseInexpressible(problem, {
    format,
    problem: ['distances', 'initial'],
    shift: [
      'start',
      'end',
      'window',
      'skills',
      'capacity',
      'breaks',
      'fixedCost',
      'costPerTravelSecond',
      'costPerMetre',
      'maxVisits',
      'maxTravel',
    ],
    visit: [
      'place',
      'duration',
      'durationByShift',
      'setup',
      'windows',
      'skills',
      'demand',
      'priority',
      // Of no effect with the objective that VROOM has.
      'penalty',
      'allowedShifts',
      'excludedShifts',
      'preferredShifts',
    ],
    break: ['duration', 'windows'],
  })
  const { placeCount: n, durations, distances, shifts, visits } = problem
  const skills = new SkillNumbers(problem)
  const shiftIds = numbered(shifts)
  const visitIds = numbered(visits)
  const dimensions = dimensionsOf(problem)
  const hole = beyondAllShifts(shifts)
  const ownTypes = visits.some((visit) => Object.keys(visit.durationByShift ?? {}).length > 0)
  const start = new Map(problem.initial?.map((route) => [route.shift, route.stops]))
  return {
    vehicles: shifts.map((shift, i) => {
      if (shift.start === null && shift.end === null)
        throw new ProblemError(
          `shifts[${i}].start`,
          `and end are null, which cannot be expressed in ${format}`,
        )
      const { id, ...rest } = described(shift.id, shiftIds)
      const breakIds = numbered(shift.breaks ?? [])
      const steps = start.get(shift.id)
      return given({
        id,
        ...rest,
        type: ownTypes ? shift.id : undefined,
        start_index: shift.start ?? undefined,
        end_index: shift.end ?? undefined,
        time_window: moments(shift.window, `shifts[${i}].window`),
        skills: skills.heldBy(shift),
        capacity: dimensions ? shift.capacity : undefined,
        max_tasks: shift.maxVisits,
        max_travel_time: shift.maxTravel,
        costs: costsOf(shift, `shifts[${i}]`),
        breaks: shift.breaks?.map((each, k) => ({
          ...described(each.id, breakIds),
          service: each.duration,
          time_windows: someWindows(each.windows, `shifts[${i}].breaks[${k}].windows`),
        })),
        steps: steps?.flatMap((stop) =>
          stop.type === 'visit' ? [{ type: 'job', id: visitIds.get(stop.id) }] : [],
        ),
      })
    }),
    jobs: visits.map((visit, i) =>
      given({
        ...described(visit.id, visitIds),
        location_index: visit.place,
        setup: visit.setup,
        service: visit.duration,
        service_per_type: visit.durationByShift,
        delivery: dimensions ? padded(visit.demand, dimensions) : undefined,
        skills: skills.neededBy(visit),
        priority: visit.priority,
        time_windows: visit.windows && someWindows(visit.windows, `visits[${i}].windows`),
      }),
    ),
    matrices: {
      car: {
        durations: rowsWithoutHoles(durations, n, hole),
        ...(distances ? { distances: rowsWithoutHoles(distances, n, 0) } : {}),
      },
    },
  }
}

/** Whole numbers for ids: themselves when all are whole numbers, else 1, 2, 3 … */
function numbered(items: readonly { readonly id: string }[]): Map<string, number> {
  const plain = items.every(({ id }) => /^(0|[1-9]\d{0,14})$/.test(id))
  return new Map(items.map(({ id }, i) => [id, plain ? Number(id) : i + 1]))
}

function described(id: string, numbers: ReadonlyMap<string, number>): { id: number; description?: string } {
  const number = numbers.get(id)!
  return String(number) === id ? { id: number } : { id: number, description: id }
}

function moments(window: readonly [number, number], path: string): readonly [number, number] {
  if (window[0] < 0) throw new ProblemError(path, `begins before 0, which cannot be expressed in ${format}`)
  return window
}

function someWindows(
  windows: readonly (readonly [number, number])[],
  path: string,
): readonly (readonly [number, number])[] {
  if (windows.length === 0) throw new ProblemError(path, `is empty, which cannot be expressed in ${format}`)
  return windows.map((window, k) => moments(window, `${path}[${k}]`))
}

/** Dimensions of the amounts; every shift must have room in all of them or none. */
function dimensionsOf({ shifts }: Problem): number {
  const most = shifts.reduce((all, shift) => Math.max(all, shift.capacity?.length ?? 0), 0)
  const odd = shifts.findIndex((shift) => (shift.capacity?.length ?? 0) !== most)
  if (odd >= 0)
    throw new ProblemError(
      `shifts[${odd}].capacity`,
      `has fewer dimensions than other shifts, which cannot be expressed in ${format}`,
    )
  return most
}

function padded(demand: readonly number[] | undefined, dimensions: number): number[] {
  return Array.from({ length: dimensions }, (_, k) => demand?.[k] ?? 0)
}

/** VROOM's costs are whole numbers for an hour and a kilometre. */
function costsOf(shift: Shift, path: string): Record<string, number> {
  const rate = (value: number, per: number, field: keyof Shift): number => {
    const whole = Math.round(value * per)
    if (Math.abs(whole - value * per) > 1e-6 * Math.max(1, whole))
      throw new ProblemError(
        `${path}.${field}`,
        `${value} cannot be expressed in ${format}, whose costs are whole numbers${per === 1 ? '' : ` for ${per} units`}`,
      )
    return whole
  }
  return {
    fixed: rate(shift.fixedCost ?? 0, 1, 'fixedCost'),
    per_hour: rate(shift.costPerTravelSecond ?? 1, 3600, 'costPerTravelSecond'),
    ...(shift.costPerMetre ? { per_km: rate(shift.costPerMetre, 1000, 'costPerMetre') } : {}),
  }
}

/** Numbers for skills with their levels, and for each visit that may be done in certain shifts only. */
class SkillNumbers {
  /** Levels asked for, by skill, with their numbers. */
  readonly #levels = new Map<string, Map<number, number>>()
  readonly #own = new Map<string, number>()
  readonly #visits: readonly Visit[]
  #next = 1

  constructor({ visits }: Problem) {
    this.#visits = visits
    for (const visit of visits) {
      for (const [skill, level] of Object.entries(visit.skills ?? {})) {
        const levels = this.#levels.get(skill) ?? new Map<number, number>()
        this.#levels.set(skill, levels)
        if (!levels.has(level)) levels.set(level, this.#next++)
      }
    }
    for (const visit of visits)
      if (visit.allowedShifts || visit.excludedShifts?.length) this.#own.set(visit.id, this.#next++)
  }

  neededBy(visit: Visit): number[] {
    const needed = Object.entries(visit.skills ?? {}).map(
      ([skill, level]) => this.#levels.get(skill)!.get(level)!,
    )
    const own = this.#own.get(visit.id)
    return own === undefined ? needed : [...needed, own]
  }

  heldBy(shift: Shift): number[] {
    const held: number[] = []
    for (const [skill, levels] of this.#levels)
      for (const [level, number] of levels) if ((shift.skills?.[skill] ?? 0) >= level) held.push(number)
    for (const visit of this.#visits) {
      const own = this.#own.get(visit.id)
      const allowed = visit.allowedShifts?.includes(shift.id) ?? true
      if (own !== undefined && allowed && !visit.excludedShifts?.includes(shift.id)) held.push(own)
    }
    return held
  }
}
