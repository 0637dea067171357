import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fromNeutral, toNeutral } from '../src/format/neutral.ts'
import { solve } from '../src/solve.ts'

/*
 * Measures the optimiser on generated field-service days and on published instances, judged by the checker that
 * lies beside the data. Prints tables and, with --out FILE, writes the same as JSON for comparison.
 *
 *   node optimiser/bench/run.ts [--data FOLDER] [--time 10] [--threads 2] [--seeds 3] [--sizes 100,300]
 *                               [--solomon C101,R205] [--homberger r1_2_4] [--out FILE]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    time: { type: 'string', default: '10' },
    threads: { type: 'string', default: '2' },
    seeds: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '100,300' },
    solomon: { type: 'string', default: 'C101,R103,R205,RC103,RC203' },
    'solomon-time': { type: 'string', default: '5' },
    homberger: { type: 'string', default: 'r1_2_4,rc2_2_5' },
    out: { type: 'string' },
  },
})

interface Judgement {
  readonly feasible: boolean
  readonly errors: readonly string[]
  readonly priorityLost: number
  readonly unassigned: number
  readonly travel: number
  readonly total: number
  readonly used: number
}

interface Row {
  readonly name: string
  readonly feasible: boolean
  readonly priorityLost: number
  readonly unassigned: number
  readonly travel: number
  readonly used: number
  readonly gapPercent: number | null
  readonly seconds: number
  readonly iterationsPerSecond: number
}

const data = values.data
  ? new URL(`${values.data}/`, `file://${process.cwd()}/`)
  : new URL('../../../shared/bench/', import.meta.url)
if (!existsSync(new URL('check.mjs', data))) {
  process.stderr.write(`no benchmark data in ${data.pathname}; name its folder with --data\n`)
  process.exit(2)
}
const { check } = (await import(new URL('check.mjs', data).href)) as {
  check: (p: unknown, s: unknown) => Judgement
}
const { generate } = (await import(new URL('generate.mjs', data).href)) as {
  generate: (options: { visits: number; seed: number; load?: string; days?: number }) => { name: string }
}
const { solomon } = (await import(new URL('convert.mjs', data).href)) as {
  solomon: (text: string, name: string) => { name: string }
}
const bestKnown = JSON.parse(readFileSync(new URL('instances/best-known.json', data), 'utf8')) as Record<
  string,
  { distance?: { distance: number }; hierarchical?: { distance: number } }
>
const threads = Number(values.threads)

function measure(problemFile: { name: string }, seconds: number, threadCount: number, best?: number): Row {
  const problem = fromNeutral(problemFile)
  const solution = solve(problem, { timeMs: seconds * 1000, threads: threadCount, seed: 1 })
  const judged = check(problemFile, toNeutral(problem, solution))
  for (const error of judged.errors.slice(0, 3)) process.stderr.write(`${problemFile.name}: ${error}\n`)
  return {
    name: problemFile.name,
    feasible: judged.feasible,
    priorityLost: judged.priorityLost,
    unassigned: judged.unassigned,
    travel: judged.travel,
    used: judged.used,
    gapPercent: best === undefined ? null : (judged.total / 1000 / best - 1) * 100,
    seconds: solution.stats.seconds,
    iterationsPerSecond: Math.round(solution.stats.iterations / solution.stats.seconds),
  }
}

function print(title: string, rows: readonly Row[]): void {
  process.stdout.write(`\n${title}\n`)
  process.stdout.write(
    'instance                    good  priority  left  routes      travel     gap %   steps/s\n',
  )
  for (const row of rows)
    process.stdout.write(
      `${row.name.padEnd(28)}${row.feasible ? ' yes' : '  NO'}${String(row.priorityLost).padStart(10)}` +
        `${String(row.unassigned).padStart(6)}${String(row.used).padStart(8)}${String(row.travel).padStart(12)}` +
        `${(row.gapPercent === null ? '' : row.gapPercent.toFixed(2)).padStart(10)}` +
        `${String(row.iterationsPerSecond).padStart(10)}\n`,
    )
}

const days: Row[] = []
for (const size of values.sizes.split(',').map(Number))
  for (let seed = 1; seed <= Number(values.seeds); seed++)
    days.push(measure(generate({ visits: size, seed }), Number(values.time), threads))
if (days.length) print(`Generated field-service days, ${values.time} s, ${threads} threads`, days)

const names = (list: string): string[] => list.split(',').filter(Boolean)
const published = (folder: string, name: string) => {
  const text = readFileSync(new URL(`instances/${folder}/${name}.txt`, data), 'utf8')
  // Some have only the value with fewest vehicles first; fewer kilometres are then possible.
  const known = bestKnown[`${folder}/${name}`]
  return { file: solomon(text, name), best: known?.distance?.distance ?? known?.hierarchical?.distance }
}
const small: Row[] = names(values.solomon).map((name) => {
  const { file, best } = published('solomon', name)
  return measure(file, Number(values['solomon-time']), 1, best)
})
if (small.length) print(`Solomon, distance, ${values['solomon-time']} s, 1 thread`, small)
const large: Row[] = names(values.homberger).map((name) => {
  const { file, best } = published(`homberger_${Number(name.split('_')[1]) * 100}`, name)
  return measure(file, Number(values.time), threads, best)
})
if (large.length) print(`Gehring & Homberger, distance, ${values.time} s, ${threads} threads`, large)
const gaps = small.map((row) => row.gapPercent ?? 0)
if (gaps.length) {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  process.stdout.write(
    `\nSolomon: mean gap ${mean.toFixed(3)} %, largest ${Math.max(...gaps).toFixed(2)} %\n`,
  )
}
if (values.out)
  writeFileSync(
    values.out,
    `${JSON.stringify({ ...values, days, solomon: small, homberger: large }, null, 1)}\n`,
  )
process.exitCode = [...days, ...small, ...large].every((row) => row.feasible) ? 0 : 1
