import { ProblemError } from '../model/validate-values.ts'
import type { PlannedRoute, Problem, Shift, Visit } from '../problem.ts'
import type { Solution } from '../solution.ts'

export interface SolomonOptions {
  /** Coordinates and times are multiplied by this and made whole. Default 1000. */
  readonly scale?: number
  /** How distances become whole numbers. Default `nearest`. */
  readonly round?: 'nearest' | 'trunc'
  /** Cost of each vehicle used; a large one makes the number of vehicles come before the distance. Default 0. */
  readonly fixedCost?: number
}

/**
 * Reads the text files of M. Solomon ("Algorithms for the Vehicle Routing and Scheduling Problems with Time Window
 * Constraints", Operations Research 35(2), 1987) and of H. Gehring and J. Homberger: a name, vehicles with their number
 * and capacity, and rows of customer, x, y, demand, ready time, due time, service time. The first row is the depot.
 */
export function fromSolomon(text: string, options: SolomonOptions = {}): Problem {
  const { scale = 1000, round = 'nearest', fixedCost = 0 } = options
  const lines = text.split(/\r?\n/)
  const name = lines.find((line) => line.trim())?.trim() ?? ''
  let fleet: { count: number; capacity: number } | null = null
  const rows: number[][] = []
  lines.forEach((line, i) => {
    const words = line.trim().split(/\s+/)
    if (!/^-?\d/.test(words[0] ?? '')) return
    const numbers = words.map(Number)
    if (numbers.some((each) => !Number.isFinite(each)))
      throw new ProblemError(`line ${i + 1}`, `holds something that is no number: ${line.trim()}`)
    if (numbers.length === 2 && !fleet) fleet = { count: numbers[0]!, capacity: numbers[1]! }
    else if (numbers.length === 7) rows.push(numbers)
    else throw new ProblemError(`line ${i + 1}`, `has ${numbers.length} numbers instead of 7: ${line.trim()}`)
  })
  if (!fleet) throw new ProblemError('VEHICLE', 'number and capacity of the vehicles are missing')
  const { count, capacity } = fleet as { count: number; capacity: number }
  const depot = rows[0]
  if (!depot) throw new ProblemError('CUSTOMER', 'the row of the depot is missing')
  const time = (value: number): number => Math.round(value * scale)
  const n = rows.length
  const durations = new Int32Array(n * n)
  rows.forEach((a, i) => {
    rows.forEach((b, j) => {
      const straight = Math.hypot(a[1]! - b[1]!, a[2]! - b[2]!) * scale
      durations[i * n + j] = round === 'trunc' ? Math.trunc(straight) : Math.round(straight)
    })
  })
  const window = [time(depot[4]!), time(depot[5]!)] as const
  return {
    name,
    objective: 'lexicographic',
    placeCount: n,
    durations,
    shifts: Array.from(
      { length: count },
      (_, i): Shift => ({
        id: `k${i + 1}`,
        start: 0,
        end: 0,
        window,
        capacity: [capacity],
        ...(fixedCost ? { fixedCost } : {}),
      }),
    ),
    visits: rows.slice(1).map(
      (row, i): Visit => ({
        id: String(row[0]),
        place: i + 1,
        duration: time(row[6]!),
        windows: [[time(row[4]!), time(row[5]!)]],
        demand: [row[3]!],
      }),
    ),
  }
}

/** Writes a solution as published ones are: a line a route, then the distance. */
export function toSolomon(solution: Solution, options: SolomonOptions = {}): string {
  const lines = solution.routes.map(
    (route, i) => `Route #${i + 1}: ${route.stops.map((stop) => stop.id).join(' ')}`,
  )
  const distance = solution.cost.travelTime / (options.scale ?? 1000)
  return `${[...lines, `Cost ${Math.round(distance * 1000) / 1000}`].join('\n')}\n`
}

/** Reads such a solution; routes are given to the vehicles in turn. */
export function plannedFromSolomon(text: string): PlannedRoute[] {
  const routes = text
    .split(/\r?\n/)
    .flatMap((line) => /^\s*Route\s*#?\d*\s*:?\s*(.*)$/i.exec(line)?.slice(1, 2) ?? [])
  return routes.map((stops, i) => ({
    shift: `k${i + 1}`,
    stops: stops
      .split(/\s+/)
      .filter(Boolean)
      .map((id) => ({ type: 'visit', id })),
  }))
}
