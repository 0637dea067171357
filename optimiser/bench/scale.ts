import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Problem, Shift, Visit } from '../src/problem.ts'
import { Random } from '../src/random.ts'
import { solve } from '../src/solve.ts'
import { plot } from './plot.ts'

/*
 * How cost grows from 100 to 3,000 visits: of the first plan, of one improvement step, of memory; and of a step with the
 * length of a route, when the same ten technicians take ever more visits each.
 *
 *   node optimiser/bench/scale.ts [--steps N] [--rounds N] [--plot FILE.svg] [--out FILE.json]
 *
 * Each size runs in a process of its own, one thread unless said otherwise; of several rounds the fastest counts.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    plot: { type: 'string' },
    out: { type: 'string' },
  },
})

interface Measured {
  readonly visits: number
  readonly technicians: number
  readonly threads: number
  readonly planned: number
  readonly firstPlanSeconds: number
  readonly microsecondsPerStep: number
  readonly peakMegabytes: number
}

/** Visits strewn evenly, as many for each technician; short work, so that all fit into one day however many there are. */
function day(visits: number, technicians: number): Problem {
  const random = new Random(visits)
  const side = Math.sqrt(visits) * 1000
  const points = Array.from({ length: visits + technicians }, () => [
    random.unit() * side,
    random.unit() * side,
  ])
  const n = points.length
  const durations = new Int32Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      durations[i * n + j] = Math.round(
        Math.hypot(points[i]![0]! - points[j]![0]!, points[i]![1]! - points[j]![1]!) / 12,
      )
  const each = visits / technicians
  const hours = Math.round(each * 900 + 7200)
  return {
    objective: 'lexicographic',
    placeCount: n,
    durations,
    shifts: Array.from(
      { length: technicians },
      (_, i): Shift => ({
        id: `t${i}`,
        start: visits + i,
        end: visits + i,
        window: [0, hours],
        breaks: [
          {
            id: 'lunch',
            duration: 1800,
            windows: [[hours / 2 - 2700, hours / 2 + 2700].map(Math.round) as [number, number]],
          },
        ],
      }),
    ),
    visits: Array.from({ length: visits }, (_, i): Visit => {
      const opens = random.below(Math.round(hours / 2))
      return {
        id: String(i),
        place: i,
        duration: 300 + random.below(300),
        ...(random.below(3) ? {} : { windows: [[opens, opens + Math.round(hours / 3)]] }),
      }
    }),
  }
}

function measure(visits: number, technicians: number, threads: number, steps: number): Measured {
  const problem = day(visits, technicians)
  const began = performance.now()
  let first = 0
  const solution = solve(problem, {
    iterations: steps,
    threads,
    improvementEveryMs: 1e9,
    onImprovement: () => {
      first ||= performance.now()
    },
  })
  const ended = performance.now()
  return {
    visits,
    technicians,
    threads,
    planned: visits - solution.unassigned.length,
    firstPlanSeconds: (first - began) / 1000,
    microsecondsPerStep: ((ended - first) * 1000) / solution.stats.iterations,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }
}

if (positionals.length) {
  const [visits, technicians, threads, steps] = positionals.map(Number)
  process.stdout.write(JSON.stringify(measure(visits!, technicians!, threads!, steps!)))
} else {
  const series = (name: string, sizes: readonly (readonly [number, number, number])[]): Measured[] => {
    process.stdout.write(
      `\n${name}\n  visits  technicians  threads  planned  first plan s  step in µs  peak MB\n`,
    )
    return sizes.map(([visits, technicians, threads]) => {
      const args = [visits, technicians, threads, Number(values.steps)].map(String)
      const runs = Array.from(
        { length: Number(values.rounds) },
        (): Measured =>
          JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...args]).toString()),
      )
      const least = (of: (run: Measured) => number): number => Math.min(...runs.map(of))
      const best: Measured = {
        ...runs[0]!,
        firstPlanSeconds: least((run) => run.firstPlanSeconds),
        microsecondsPerStep: least((run) => run.microsecondsPerStep),
        peakMegabytes: least((run) => run.peakMegabytes),
      }
      process.stdout.write(
        `${String(visits).padStart(8)}${String(technicians).padStart(13)}${String(threads).padStart(9)}` +
          `${String(best.planned).padStart(9)}${best.firstPlanSeconds.toFixed(2).padStart(14)}` +
          `${best.microsecondsPerStep.toFixed(1).padStart(12)}${best.peakMegabytes.toFixed(0).padStart(9)}\n`,
      )
      return best
    })
  }
  const sizes = [100, 200, 300, 600, 1000, 2000, 3000]
  const wide = series(
    'more visits, eight a technician',
    sizes.map((n) => [n, Math.round(n / 8), 1] as const),
  )
  const long = series(
    'longer routes, ten technicians',
    sizes.map((n) => [n, 10, 1] as const),
  )
  const memory = series('memory with two threads', [
    [1000, 125, 2],
    [3000, 375, 2],
  ])
  const a = long[0]!
  const b = long.at(-1)!
  const times = b.microsecondsPerStep / a.microsecondsPerStep
  process.stdout.write(
    `\nA route ${b.visits / a.visits} times as long makes a step ${times.toFixed(1)} times as dear ` +
      `(exponent ${(Math.log(times) / Math.log(b.visits / a.visits)).toFixed(2)}; linear is 1).\n`,
  )
  if (values.plot)
    writeFileSync(
      values.plot,
      plot({
        title: 'Cost of one improvement step',
        x: 'visits',
        y: 'microseconds',
        lines: [
          {
            name: 'ten technicians: routes grow from 10 to 300 visits',
            points: long.map((m) => [m.visits, m.microsecondsPerStep]),
          },
          { name: 'eight visits a technician', points: wide.map((m) => [m.visits, m.microsecondsPerStep]) },
          {
            name: 'linear',
            dashed: true,
            points: [
              [a.visits, a.microsecondsPerStep],
              [b.visits, (a.microsecondsPerStep * b.visits) / a.visits],
            ],
          },
        ],
      }),
    )
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ wide, long, memory }, null, 1)}\n`)
}
