import { expect, test } from 'vitest'
import { check } from '../check.ts'
import { evaluateMove } from '../explain/evaluate-move.ts'
import { explain } from '../explain/explain.ts'
import type { PlannedRoute, PlannedStop, Problem, Shift, Visit } from '../problem.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import type { FaultCode, PlanCost, ReasonCode } from '../solution.ts'
import { solve } from '../solve.ts'

/*
 * Test tables of rules and cost terms: tiny problems whose answer is worked out by hand, asked of every part that knows
 * the rule: the timing of a hand-made plan, the check, the search and the explanation.
 */

const PLACES = 10

/** Places 0 … 9 in a row, ten seconds from one to the next. Without visits stated there is one, `a`. */
export function tiny(change: Partial<Problem> = {}): Problem {
  const durations = new Int32Array(PLACES * PLACES)
  const distances = new Int32Array(PLACES * PLACES)
  for (let i = 0; i < PLACES; i++)
    for (let j = 0; j < PLACES; j++) {
      durations[i * PLACES + j] = 10 * Math.abs(i - j)
      distances[i * PLACES + j] = 100 * Math.abs(i - j)
    }
  return {
    objective: 'penalty',
    placeCount: PLACES,
    durations,
    distances,
    shifts: [shift('s')],
    visits: [visit('a')],
    ...change,
  }
}

/** From place 0 and back, from 0 to 1,000 seconds. */
export function shift(id: string, change: Partial<Shift> = {}): Shift {
  return { id, technician: `technician ${id}`, start: 0, end: 0, window: [0, 1000], ...change }
}

/** A hundred seconds of work at place 1, ten from where shifts begin and end. */
export function visit(id: string, change: Partial<Visit> = {}): Visit {
  return { id, place: 1, duration: 100, penalty: 100_000, ...change }
}

/** Stops by shift: `a` a visit, `a+` its helper, `~lunch` a break. */
export type Plan = Readonly<Record<string, string>>

export function routesOf(plan: Plan): PlannedRoute[] {
  return Object.entries(plan).map(([id, text]) => ({
    shift: id,
    stops: text.split(' ').filter(Boolean).map(stopOf),
  }))
}

function stopOf(word: string): PlannedStop {
  if (word.startsWith('~')) return { type: 'break', id: word.slice(1) }
  return word.endsWith('+')
    ? { type: 'visit', id: word.slice(0, -1), role: 'helper' }
    : { type: 'visit', id: word }
}

/** The first shift does all visits in the order stated. */
function inTurn(problem: Problem): Plan {
  return { [problem.shifts[0]!.id]: problem.visits.map(({ id }) => id).join(' ') }
}

export interface RuleCase {
  readonly what: string
  readonly problem: Problem
  /** Default: the first shift does all visits in turn. */
  readonly plan?: Plan
  /** The rules that the plan breaks; absent: it is good. */
  readonly fault?: FaultCode | readonly FaultCode[]
  /** Whether all visits can be planned; default: when the plan is good. */
  readonly solvable?: boolean
  /** Why the last visit is in no shift, as the explanation puts it. */
  readonly reason?: ReasonCode
}

/** Each case timed by hand, checked, solved and explained. */
export function ruleTable(cases: readonly RuleCase[]): void {
  test.each(cases)('$what', ({ problem, plan, fault, reason, solvable }) => {
    const { routes, faults } = evaluateMove(
      problem,
      { routes: [] },
      { routes: routesOf(plan ?? inTurn(problem)) },
    )
    const expected = [fault ?? []].flat().sort()
    expect([...new Set(faults.map(({ code }) => code))].sort()).toEqual(expected)
    const named = new Set(routes.flatMap(({ stops }) => stops.map(({ id }) => id)))
    const unassigned = problem.visits
      .filter(({ id }) => !named.has(id))
      .map(({ id }) => ({ id, reason: { code: 'TIME_LIMIT' as const, params: {} } }))
    // The check may name one thing that the timing names twice (a window missed because another visit is waited for).
    const found = check(problem, { routes, unassigned }).map(({ code }) => code)
    expect(found.length > 0).toBe(expected.length > 0)
    for (const code of found) expect(expected).toContain(code)

    const solution = solve(problem, { iterations: 100 })
    expect(check(problem, solution)).toEqual([])
    expect(solution.unassigned.length === 0).toBe(solvable ?? !fault)
    if (reason) {
      const { candidates, verdict } = explain(problem, solution, problem.visits.at(-1)!.id)
      expect(candidates[0]!.reasons[0]!.code).toBe(reason)
      expect(['impossible', 'no-room']).toContain(verdict)
    }
  })
}

export interface TermCase {
  readonly what: string
  readonly problem: Problem
  /** Default: the first shift does all visits in turn. */
  readonly plan?: Plan
  /** What the term comes to. */
  readonly cost: number
}

/** Each plan priced, checked, and found or bettered by the search. */
export function termTable(term: keyof PlanCost, cases: readonly TermCase[]): void {
  test.each(cases)('$what: $cost', ({ problem, plan, cost }) => {
    const priced = evaluatePlan(problem, routesOf(plan ?? inTurn(problem)))
    expect(priced.cost[term]).toBeCloseTo(cost, 9)
    expect(check(problem, priced)).toEqual([])
    const solution = solve(problem, { iterations: 200 })
    expect(check(problem, solution)).toEqual([])
    expect(solution.cost.total).toBeLessThanOrEqual(priced.cost.total + 1e-9)
  })
}
