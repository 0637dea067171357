import { validate } from '../model/validate.ts'
import { ProblemError } from '../model/validate-values.ts'
import type { PlannedRoute, Problem, Shift, Visit } from '../problem.ts'
import type { Solution } from '../solution.ts'
import { squareMatrix } from './matrix.ts'

export interface SolomonOptions {
  /** Coordinates and times are multiplied by this and made whole. Default 1000. */
  readonly scale?: number
  /** How distances become whole numbers. Default `nearest`. */
  readonly round?: 'nearest' | 'trunc'
  /** Cost of each vehicle used; a large one makes the number of vehicles come before the distance. Default 0. */
  readonly fixedCost?: number
}

const headings = /^(VEHICLE|NUMBER\s+CAPACITY|CUSTOMERS?|CUST\s*NO\b.*)$/i
const columns = ['customer', 'x', 'y', 'demand', 'ready time', 'due date', 'service time'] as const
const MOST_VEHICLES = 20_000

interface Row {
  readonly line: number
  readonly numbers: readonly number[]
}

/**
 * Reads the text files of M. Solomon ("Algorithms for the Vehicle Routing and Scheduling Problems with Time Window
 * Constraints", Operations Research 35(2), 1987) and of H. Gehring and J. Homberger: a name, vehicles with their number
 * and capacity, and rows of customer, x, y, demand, ready time, due date, service time. The first row is the depot.
 * Throws `ProblemError` that names the line of what is missing or wrong.
 */
export function fromSolomon(text: string, options: SolomonOptions = {}): Problem {
  const { scale = 1000, round = 'nearest', fixedCost = 0 } = options
  const { name, fleet, rows } = tableOf(text)
  const [count, capacity] = fleet.numbers as [number, number]
  inRange(count, 0, MOST_VEHICLES, fleet.line, 'number of vehicles')
  inRange(capacity, 0, Number.MAX_SAFE_INTEGER, fleet.line, 'capacity')
  const [depot, ...customers] = rows
  if (!depot) throw new ProblemError('CUSTOMER', 'the row of the depot is missing')
  const time = (value: number): number => Math.round(value * scale)
  refuseBadRows(rows, scale)

  const n = rows.length
  const durations = squareMatrix(n, 'CUSTOMER')
  rows.forEach(({ numbers: a }, i) => {
    rows.forEach(({ numbers: b }, j) => {
      const straight = Math.hypot(a[1]! - b[1]!, a[2]! - b[2]!) * scale
      durations[i * n + j] = round === 'trunc' ? Math.trunc(straight) : Math.round(straight)
    })
  })
  const window = [time(depot.numbers[4]!), time(depot.numbers[5]!)] as const
  const problem: Problem = {
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
    visits: customers.map(
      ({ numbers: row }, i): Visit => ({
        id: String(row[0]),
        place: i + 1,
        duration: time(row[6]!),
        windows: [[time(row[4]!), time(row[5]!)]],
        demand: [row[3]!],
      }),
    ),
  }
  validate(problem)
  return problem
}

/** The lines of the file: headings are passed over, numbers are taken, anything else is refused. */
function tableOf(text: string): { name: string; fleet: Row; rows: Row[] } {
  let name: string | null = null
  let fleet: Row | null = null
  const rows: Row[] = []
  text.split(/\r\n|\n|\r/).forEach((raw, i) => {
    const content = raw.trim()
    if (!content) return
    if (headings.test(content)) {
      name ??= ''
      return
    }
    if (name === null) {
      name = content
      return
    }
    const numbers = content.split(/\s+/).map(Number)
    const odd = numbers.findIndex((each) => !Number.isFinite(each))
    if (odd >= 0)
      throw new ProblemError(
        `line ${i + 1}`,
        `holds something that is no number: ${content.split(/\s+/)[odd]!.slice(0, 40)}`,
      )
    if (!fleet) {
      if (numbers.length !== 2)
        throw new ProblemError(`line ${i + 1}`, 'must be the number and the capacity of the vehicles')
      fleet = { line: i + 1, numbers }
    } else if (numbers.length === columns.length) rows.push({ line: i + 1, numbers })
    else
      throw new ProblemError(
        `line ${i + 1}`,
        `has ${numbers.length} numbers instead of ${columns.length} (${columns.join(', ')})`,
      )
  })
  if (!fleet) throw new ProblemError('VEHICLE', 'number and capacity of the vehicles are missing')
  return { name: name ?? '', fleet, rows }
}

function refuseBadRows(rows: readonly Row[], scale: number): void {
  const seen = new Map<number, number>()
  const most = 2 ** 27 / scale
  for (const { line, numbers } of rows) {
    const [customer, x, y, demand, ready, due, service] = numbers as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    inRange(customer, 0, Number.MAX_SAFE_INTEGER, line, 'customer')
    const before = seen.get(customer)
    if (before !== undefined)
      throw new ProblemError(`line ${line}`, `customer ${customer} stands in line ${before} already`)
    seen.set(customer, line)
    for (const [value, what] of [
      [x, 'x'],
      [y, 'y'],
    ] as const)
      if (Math.abs(value) > most)
        throw new ProblemError(`line ${line}`, `${what} must be from ${-most} to ${most}, not ${value}`)
    inRange(demand, 0, 2 ** 28, line, 'demand')
    for (const [value, what] of [
      [ready, 'ready time'],
      [due, 'due date'],
      [service, 'service time'],
    ] as const)
      if (value < 0 || value > most)
        throw new ProblemError(`line ${line}`, `${what} must be from 0 to ${most}, not ${value}`)
    if (due < ready) throw new ProblemError(`line ${line}`, `due date ${due} is before ready time ${ready}`)
  }
}

function inRange(value: number, least: number, most: number, line: number, what: string): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new ProblemError(
      `line ${line}`,
      `${what} must be a whole number from ${least} to ${most}, not ${value}`,
    )
}

/** Writes a solution as published ones are: a line a route, then the distance in the units of the problem's file. */
export function toSolomon(solution: Solution, options: SolomonOptions = {}): string {
  const lines = solution.routes.map(
    (route, i) => `Route #${i + 1}: ${route.stops.map((stop) => stop.id).join(' ')}`,
  )
  const distance = solution.cost.travelTime / (options.scale ?? 1000)
  const cost = `Cost ${Math.round(distance * 1000) / 1000}`
  return `${[...lines, cost].join('\n')}\n`
}

/**
 * Reads such a solution; routes are given to the vehicles in turn (`k1`, `k2`, …). Lines of other kinds (headings, the
 * cost) are passed over. Throws `ProblemError` when there is neither a route nor a cost, or when a route holds something that is
 * no customer.
 */
export function plannedFromSolomon(text: string): PlannedRoute[] {
  const routes: PlannedRoute[] = []
  text.split(/\r\n|\n|\r/).forEach((line, i) => {
    const stops = /^\s*Route\s*#?\s*\d*\s*:\s*(.*)$/i.exec(line)?.[1]
    if (stops === undefined) return
    const ids = stops.split(/\s+/).filter(Boolean)
    const odd = ids.find((id) => !/^\d+$/.test(id))
    if (odd !== undefined)
      throw new ProblemError(`line ${i + 1}`, `holds something that is no customer: ${odd.slice(0, 40)}`)
    routes.push({ shift: `k${routes.length + 1}`, stops: ids.map((id) => ({ type: 'visit', id })) })
  })
  if (!routes.length && !looksLikeSolomonPlan(text))
    throw new ProblemError('file', 'holds no line "Route #1: …"')
  return routes
}

/** Whether a text begins like one of these files. */
export function looksLikeSolomon(text: string): boolean {
  return /^\s*VEHICLE\s*$/im.test(text.slice(0, 4000))
}

/** Whether a text holds routes, or the cost of none, as published solutions do. */
export function looksLikeSolomonPlan(text: string): boolean {
  return /^\s*(Route\s*#?\s*\d*\s*:|Cost\s+\d)/im.test(text)
}
