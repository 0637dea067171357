import { parseArgs } from 'node:util'
import { check } from '../src/check.ts'
import { replan } from '../src/modes/replan.ts'
import type { Problem, Visit } from '../src/problem.ts'
import { solve } from '../src/solve.ts'
import { fieldDays } from './field-days.ts'

/*
 * Measures how soon a plan is good again after the busiest technician of a full day is lost: time of the first valid plan,
 * visits left out and moved after each of some times. The published plan costs what orders and dispatch §11.4 states (S8).
 *
 *   node optimiser/bench/replan.ts [--visits 1000] [--technicians 110] [--times 0.3,1,2,10] [--threads 1] [--build 60000]
 */
const { values } = parseArgs({
  options: {
    visits: { type: 'string', default: '1000' },
    technicians: { type: 'string', default: '110' },
    times: { type: 'string', default: '0.3,1,2,10' },
    threads: { type: 'string', default: '1' },
    build: { type: 'string', default: '60000' },
  },
})
const TOLERANCE = 30 * 60

const day = fieldDays({
  technicians: Number(values.technicians),
  visits: Number(values.visits),
  days: 1,
  seed: 2,
})
const plan = solve(day, { iterations: Number(values.build) })
const busiest = [...plan.routes].sort((a, b) => b.totals.visits - a.totals.visits)[0]!
const problem = published({
  ...day,
  shifts: day.shifts.map((shift) =>
    shift.id === busiest.shift
      ? { ...shift, unavailable: [{ id: 'ill', from: 0, to: 24 * 3600, kind: 'sick' }] }
      : shift,
  ),
  initial: plan.routes,
})
process.stdout.write(
  `${plan.unassigned.length} of ${day.visits.length} visits left out before; ${busiest.shift} is lost with ${busiest.totals.visits}\n\n`,
)
process.stdout.write(
  '| seconds | first plan s | more left out | other visits moved | cost | rules broken |\n',
)
process.stdout.write('|---|---|---|---|---|---|\n')
const lost = new Set(busiest.stops.map(({ id }) => id))
for (const seconds of values.times.split(',').map(Number)) {
  let first = Number.NaN
  const answer = replan(problem, {
    timeMs: seconds * 1000,
    threads: Number(values.threads),
    before: plan,
    onImprovement: (improvement) => {
      if (Number.isNaN(first)) first = improvement.seconds
    },
  })
  const { solution, changes } = answer
  const more = solution.unassigned.length - plan.unassigned.length
  const moved = changes.filter(({ visit, kind }) => kind !== 'removed' && !lost.has(visit)).length
  const cost = solution.cost.total.toFixed(2)
  process.stdout.write(
    `| ${seconds} | ${first.toFixed(2)} | ${more} | ${moved} | ${cost} | ${check(problem, solution).length} |\n`,
  )
}

function published(made: Problem): Problem {
  const stood = new Map(
    plan.routes.flatMap(({ shift, stops }) => stops.map(({ id, start }) => [id, { shift, start }] as const)),
  )
  const visits = made.visits.map((visit): Visit => {
    const place = stood.get(visit.id)
    if (!place) return visit
    const { shift, start } = place
    return {
      ...visit,
      published: { shift, otherTechnicianCost: 15, otherDayCost: 60 },
      promise: { from: start - TOLERANCE, to: start + TOLERANCE, fixed: 25, perSecond: 0.5 / 60 },
    }
  })
  return { ...made, visits }
}
