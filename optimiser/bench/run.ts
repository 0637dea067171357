import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fromNeutral, toNeutral } from '../src/format/neutral.ts'
import { solve } from '../src/solve.ts'

/*
 * Measures the optimiser on generated field-service days and on published instances, judged by the checker that lies
 * beside the data. Prints a table per family and, with --out FILE, writes the same as JSON for comparison.
 *
 *   node optimiser/bench/run.ts [--data FOLDER] [--families days-300,solomon] [--only R101,C205] [--seeds 1,2,3]
 *                               [--time SECONDS] [--threads N] [--out FILE]
 *
 * Families and their usual time and threads are listed below; without --families all are measured (about half an
 * hour). Wall times are compared only within one run.
 */
interface Family {
  readonly seconds: number
  readonly threads: number
  /** The converter's settings, for published instances. */
  readonly convert?: 'solomon' | 'vrplib' | 'vrplib-tenths' | 'strsp'
  /** For generated days. */
  readonly visits?: number
  readonly load?: string
  readonly days?: number
}

const families: Readonly<Record<string, Family>> = {
  'days-100': { seconds: 10, threads: 2, visits: 100 },
  'days-300': { seconds: 10, threads: 2, visits: 300 },
  'days-300-light': { seconds: 10, threads: 2, visits: 300, load: 'light' },
  'days-500-week': { seconds: 10, threads: 2, visits: 500, days: 5 },
  'days-1000': { seconds: 10, threads: 2, visits: 1000 },
  'days-3000': { seconds: 60, threads: 2, visits: 3000 },
  solomon: { seconds: 5, threads: 1, convert: 'solomon' },
  homberger_200: { seconds: 30, threads: 2, convert: 'solomon' },
  homberger_400: { seconds: 30, threads: 2, convert: 'solomon' },
  homberger_600: { seconds: 30, threads: 2, convert: 'solomon' },
  homberger_1000: { seconds: 30, threads: 2, convert: 'solomon' },
  strsp: { seconds: 10, threads: 2, convert: 'strsp' },
  sdvrptw: { seconds: 10, threads: 2, convert: 'vrplib' },
  mdvrptw: { seconds: 10, threads: 2, convert: 'vrplib' },
  pcvrptw: { seconds: 10, threads: 2, convert: 'vrplib-tenths' },
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    families: { type: 'string' },
    only: { type: 'string', default: '' },
    seeds: { type: 'string', default: '1' },
    time: { type: 'string' },
    threads: { type: 'string' },
    iterations: { type: 'string' },
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
  readonly family: string
  readonly name: string
  readonly seed: number
  readonly feasible: boolean
  readonly priorityLost: number
  readonly unassigned: number
  readonly travel: number
  readonly used: number
  readonly total: number
  readonly gapPercent: number | null
  readonly seconds: number
  readonly firstPlanSeconds: number
  readonly iterationsPerSecond: number
}

const data = values.data
  ? new URL(`${values.data}/`, `file://${process.cwd()}/`)
  : new URL('../../../shared/bench/', import.meta.url)
if (!existsSync(new URL('check.mjs', data))) {
  process.stderr.write(`no benchmark data in ${data.pathname}; name its folder with --data\n`)
  process.exit(2)
}
type File = { name: string }
const { check } = (await import(new URL('check.mjs', data).href)) as {
  check: (p: unknown, s: unknown) => Judgement
}
const { generate } = (await import(new URL('generate.mjs', data).href)) as {
  generate: (options: { visits: number; seed: number; load?: string; days?: number }) => File
}
const convert = (await import(new URL('convert.mjs', data).href)) as {
  solomon: (text: string, name: string) => File
  vrplib: (text: string, name: string, options?: { scale?: number; round?: string }) => File
  strsp: (tasks: string, technicians: string, name: string) => File
}
const bestKnown = JSON.parse(readFileSync(new URL('instances/best-known.json', data), 'utf8')) as Record<
  string,
  { cost?: number; distance?: { distance: number }; hierarchical?: { distance: number } }
>
const list = (text: string): string[] => text.split(',').filter(Boolean)
const only = new Set(list(values.only))

/** The problems of a family: file, name, seed, best known cost in the units of the file. */
function* problemsOf(name: string, family: Family): Generator<{ file: File; seed: number; best?: number }> {
  const seeds = list(values.seeds).map(Number)
  if (family.visits !== undefined) {
    const { visits, load, days } = family
    for (const seed of seeds)
      yield {
        file: generate({ visits, seed, ...(load ? { load } : {}), ...(days ? { days } : {}) }),
        seed: 1,
      }
    return
  }
  const folder = family.convert === 'strsp' ? `${name}/tasks` : name
  for (const file of readdirSync(new URL(`instances/${folder}/`, data)).sort()) {
    const instance = file.replace(/\.(txt|vrp)$/, '')
    if (only.size && !only.has(instance)) continue
    const known = bestKnown[`${name}/${instance}`]
    const distance = known?.distance?.distance ?? known?.hierarchical?.distance
    const best = known?.cost ?? (distance === undefined ? undefined : distance * 1000)
    const problem = read(family, `instances/${folder}/${file}`, instance)
    for (const seed of seeds) yield { file: problem, seed, ...(best === undefined ? {} : { best }) }
  }
}

function read(family: Family, path: string, name: string): File {
  const text = (at: string): string => readFileSync(new URL(at, data), 'utf8')
  if (family.convert === 'vrplib') return convert.vrplib(text(path), name, { scale: 1000 })
  if (family.convert === 'vrplib-tenths')
    return convert.vrplib(text(path), name, { scale: 10, round: 'trunc' })
  if (family.convert === 'strsp')
    return convert.strsp(text(path), text(`instances/strsp/technicians/technicians_${name}.txt`), name)
  return convert.solomon(text(path), name)
}

function measure(name: string, family: Family, file: File, seed: number, best?: number): Row {
  const problem = fromNeutral(file)
  let firstPlanSeconds = 0
  const solution = solve(problem, {
    ...(values.iterations
      ? { iterations: Number(values.iterations) }
      : { timeMs: Number(values.time ?? family.seconds) * 1000 }),
    threads: Number(values.threads ?? family.threads),
    seed,
    improvementEveryMs: 1e9,
    onImprovement: ({ seconds }) => {
      firstPlanSeconds ||= seconds
    },
  })
  const judged = check(file, toNeutral(problem, solution))
  for (const error of judged.errors.slice(0, 3)) process.stderr.write(`${file.name}: ${error}\n`)
  return {
    family: name,
    name: file.name,
    seed,
    feasible: judged.feasible,
    priorityLost: judged.priorityLost,
    unassigned: judged.unassigned,
    travel: judged.travel,
    used: judged.used,
    total: judged.total,
    gapPercent: best === undefined ? null : (judged.total / best - 1) * 100,
    seconds: solution.stats.seconds,
    firstPlanSeconds,
    iterationsPerSecond: Math.round(solution.stats.iterations / solution.stats.seconds),
  }
}

const rows: Row[] = []
const chosen = values.families ? list(values.families) : Object.keys(families)
for (const name of chosen) {
  const family = families[name]
  if (!family) {
    process.stderr.write(`there is no family ${name}; there are ${Object.keys(families).join(', ')}\n`)
    process.exit(2)
  }
  const limit = values.iterations ? `${values.iterations} steps` : `${values.time ?? family.seconds} s`
  process.stdout.write(`\n${name}: ${limit}, ${values.threads ?? family.threads} threads\n`)
  process.stdout.write(
    'instance                    good  priority  left  routes      travel           cost   gap %  first s  steps/s\n',
  )
  const own: Row[] = []
  for (const { file, seed, best } of problemsOf(name, family)) {
    const row = measure(name, family, file, seed, best)
    own.push(row)
    process.stdout.write(
      `${row.name.slice(0, 27).padEnd(28)}${row.feasible ? ' yes' : '  NO'}${String(row.priorityLost).padStart(10)}` +
        `${String(row.unassigned).padStart(6)}${String(row.used).padStart(8)}${String(row.travel).padStart(12)}` +
        `${String(Math.round(row.total)).padStart(15)}` +
        `${(row.gapPercent === null ? '' : row.gapPercent.toFixed(2)).padStart(8)}` +
        `${row.firstPlanSeconds.toFixed(2).padStart(9)}${String(row.iterationsPerSecond).padStart(9)}\n`,
    )
  }
  rows.push(...own)
  const mean = (of: (row: Row) => number): number =>
    own.reduce((sum, row) => sum + of(row), 0) / Math.max(1, own.length)
  const gaps = own.filter((row) => row.gapPercent !== null)
  process.stdout.write(
    gaps.length
      ? `mean gap ${mean((row) => row.gapPercent ?? 0).toFixed(3)} %, largest ${Math.max(...gaps.map((row) => row.gapPercent!)).toFixed(2)} %\n`
      : `mean left out ${mean((row) => row.unassigned).toFixed(2)}, travel ${Math.round(mean((row) => row.travel))}\n`,
  )
}
if (values.out) writeFileSync(values.out, `${JSON.stringify({ ...values, rows }, null, 1)}\n`)
process.exitCode = rows.every((row) => row.feasible) ? 0 : 1
