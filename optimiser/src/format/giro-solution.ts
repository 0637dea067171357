import { ProblemError } from '../model/validate-values.ts'
import type { PlannedRoute } from '../problem.ts'
import type { PlanCost, ReasonCode, Route, RouteCost, Solution } from '../solution.ts'
import { noCosts } from '../terms/index.ts'
import { stopRole, stopType } from './giro-json.ts'
import {
  anything,
  listOf,
  name,
  number,
  object,
  oneOf,
  open,
  type Shape,
  tableOf,
  text,
  truth,
  whole,
} from './shape.ts'

export const giroSolutionFormat = 'giro-optimiser-solution/1'

const terms = Object.fromEntries(Object.keys(noCosts()).map((term) => [term, number]))
// A term of a later version is a number like the others.
const routeCost = tableOfAtLeast<RouteCost>(Object.keys(terms))
const planCost = tableOfAtLeast<PlanCost>([...Object.keys(terms), 'unassigned', 'lostPriority'])

const totals = object(
  {
    start: whole,
    end: whole,
    homeSeconds: whole,
    homeMetres: whole,
    visits: whole,
    travelSeconds: whole,
    travelMetres: whole,
    serviceSeconds: whole,
    waitingSeconds: whole,
    breakSeconds: whole,
    overtimeSeconds: whole,
    lateVisits: whole,
    lateSeconds: whole,
  },
  {},
)
const stop = object(
  {
    type: stopType,
    id: name,
    arrival: whole,
    start: whole,
    end: whole,
    travelSeconds: whole,
    travelMetres: whole,
    waitingSeconds: whole,
    lateSeconds: whole,
  },
  { frozen: truth, role: stopRole },
)
const params: Shape<Record<string, number | string | readonly string[]>> = tableOf((value, path) =>
  Array.isArray(value) ? listOf(text)(value, path) : typeof value === 'string' ? value : number(value, path),
)
const stats = object(
  {
    seconds: number,
    iterations: whole,
    threads: whole,
    seed: whole,
    stoppedBy: oneOf('time', 'iterations', 'signal', 'nothing-to-do'),
  },
  {},
)
const solutionFile = object(
  {
    format: oneOf(giroSolutionFormat),
    routes: listOf(object({ shift: name, stops: listOf(stop), totals, cost: routeCost }, {})),
    unassigned: listOf(object({ id: name, reason: object({ code: text, params }, {}) }, {})),
    cost: planCost,
    stats,
  },
  { name: text },
)

function tableOfAtLeast<T extends object>(keys: readonly string[]): Shape<T> {
  return (value, path) => {
    const table = tableOf(number)(value, path)
    for (const key of keys)
      if (!Object.hasOwn(table, key)) throw new ProblemError(`${path}.${key}`, 'is missing')
    return table as unknown as T
  }
}

/** Writes a solution with all its times, costs and reasons; `solutionFromJson` reads the same. */
export function solutionToJson(solution: Solution): Record<string, unknown> {
  return { format: giroSolutionFormat, ...solution }
}

/**
 * Reads a whole solution in our own format: times, costs, reasons and figures as they are stated (`check` examines
 * them). Throws `ProblemError` that names the place of what is missing or wrong.
 */
export function solutionFromJson(input: unknown): Solution {
  const { format: _format, routes, unassigned, ...rest } = solutionFile(input, '')
  return {
    ...rest,
    routes: routes as Route[],
    unassigned: unassigned.map(({ id, reason }) => ({
      id,
      reason: { code: reason.code as ReasonCode, params: reason.params },
    })),
  }
}

const planFile = open(
  {
    format: oneOf(giroSolutionFormat),
    routes: listOf(
      open({ shift: name, stops: listOf(open({ type: stopType, id: name }, { role: stopRole })) }, {}),
    ),
  },
  { cost: anything },
)

/**
 * Reads the order of stops of a solution in our own format; times and costs are computed anew by whoever needs them
 * (`evaluatePlan`), so they may be missing: a plan made elsewhere is `format` and `routes` with their stops.
 */
export function plannedFromJson(input: unknown): PlannedRoute[] {
  return planFile(input, '').routes
}

/** True when the file states times and costs, so that it is a solution and no mere list of stops. */
export function isWholeSolution(input: unknown): boolean {
  return planFile(input, '').cost !== undefined
}
