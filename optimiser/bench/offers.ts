import { parseArgs } from 'node:util'
import { insertions } from '../src/explain/insertions.ts'
import { offers } from '../src/offer/offers.ts'
import type { Period, Problem, Visit } from '../src/problem.ts'
import type { Solution } from '../src/solution.ts'
import { solve } from '../src/solve.ts'
import { fieldDays } from './field-days.ts'

/*
 * Measures how long the order page waits for appointments and the board for the ranking of one visit: median and 99th
 * percentile over many visits asked in turn, each as a single question to a plan made before (no time to get ready). The
 * processor time (garbage collection in other threads included) says what a busy machine hides.
 *
 *   node optimiser/bench/offers.ts [--questions 200] [--iterations 20000]
 */
const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '200' },
    iterations: { type: 'string', default: '20000' },
  },
})
const HOUR = 3600
const questions = Number(values.questions)

interface Case {
  readonly name: string
  readonly target: number
  readonly technicians: number
  readonly visits: number
  readonly days: number
  readonly ask: (problem: Problem, plan: Solution, visit: Visit) => number
}

const cases: readonly Case[] = [
  {
    name: 'every place of one visit, 20 technicians × 200 visits',
    target: 20,
    technicians: 20,
    visits: 200,
    days: 1,
    ask: (problem, plan, visit) => insertions(problem, plan, visit).length,
  },
  {
    name: 'five slots, one day, 125 technicians × 1,000 visits',
    target: 10,
    technicians: 125,
    visits: 1000,
    days: 1,
    ask: (problem, plan, visit) => offers(problem, plan, visit, { windows: gridOf(1) }).length,
  },
  {
    name: 'five slots, ten days, 50 technicians × 400 visits in all',
    target: 300,
    technicians: 50,
    visits: 400,
    days: 10,
    ask: (problem, plan, visit) => offers(problem, plan, visit, { windows: gridOf(10) }).length,
  },
  {
    name: 'five slots, ten days, 50 technicians × 400 visits a day',
    target: 300,
    technicians: 50,
    visits: 4000,
    days: 10,
    ask: (problem, plan, visit) => offers(problem, plan, visit, { windows: gridOf(10) }).length,
  },
]

/** 08–10, 10–12, 14–16, 16–18 of each day. */
function gridOf(days: number): Period[] {
  return Array.from({ length: days }, (_, day) => day * 24 * HOUR).flatMap((open) =>
    [8, 10, 14, 16].map((hour): Period => [open + hour * HOUR, open + (hour + 2) * HOUR]),
  )
}

process.stdout.write(
  '| question | planned | answers | median ms | p99 ms | target ms | CPU ms, mean |\n|---|---|---|---|---|---|---|\n',
)
for (const { name, target, technicians, visits, days, ask } of cases) {
  const whole = fieldDays({ technicians, visits: visits + questions, days, seed: 1 })
  // The last ones are those that customers ask for.
  const problem = { ...whole, visits: whole.visits.slice(0, visits) }
  const plan = solve(problem, { iterations: Number(values.iterations) })
  const asked = whole.visits.slice(visits)
  const taken: number[] = []
  let answers = 0
  for (const visit of asked.slice(0, 10)) ask(problem, plan, visit)
  const cpu = process.cpuUsage()
  for (const visit of asked) {
    const began = performance.now()
    answers += ask(problem, plan, visit)
    taken.push(performance.now() - began)
  }
  const { user, system } = process.cpuUsage(cpu)
  const own = ((user + system) / 1000 / asked.length).toFixed(2)
  taken.sort((a, b) => a - b)
  const at = (share: number): string => taken[Math.floor((taken.length - 1) * share)]!.toFixed(2)
  const planned = visits - plan.unassigned.length
  const mean = (answers / asked.length).toFixed(1)
  process.stdout.write(`| ${name} | ${planned} | ${mean} | ${at(0.5)} | ${at(0.99)} | ${target} | ${own} |\n`)
}
