import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { check, missingMandatory } from '../check.ts'
import type { Format, ProblemDocument } from '../format/document.ts'
import { ProblemError } from '../model/validate.ts'
import { solveInWorker } from '../solve-in-worker.ts'
import { type BenchRow, tableHead, tableLine, tableSums } from './bench-table.ts'
import { type BestKnown, readBestKnown } from './best-known.ts'
import {
  type Command,
  exit,
  formatNamed,
  print,
  type SearchLimits,
  searchHelp,
  searchLimits,
  searchOptions,
  tell,
} from './command.ts'
import { problemFile } from './files.ts'

export const benchCommand: Command = {
  name: 'bench',
  summary: 'solves a set of problems, examines the plans and prints a table',
  words: ['FILE…'],
  options: {
    ...searchOptions,
    format: { type: 'string' },
    best: { type: 'string' },
    json: { type: 'string' },
  },
  help: `giro-optimiser bench FILE… [--time SECONDS] [--iterations N] [--seed N] [--threads N] [--best FILE] [--json FILE]

Solves each problem with the same limits, examines each plan with the check that shares no code with the search, and
prints a table. A FILE may be a folder: its problems (.json, .txt, also .gz, folders inside it too) are solved in the
order of their names, other files are passed over and told.

${searchHelp}
  --format FORMAT   giro, neutral, vroom or solomon; by default the contents of each file tell
  --best FILE       best known costs, as JSON: by the file's name without ending, alone or after its folder's name and
                    a slash, a number, or an object with "cost" in the unit of the problem, or with
                    "distance": {"distance": …} in the unit of Solomon's files
  --json FILE       writes the table as JSON, too

Columns: visits; left out and their priority; driving time; cost; gap to the best known cost in %; steps a second; first
plan after ms; seconds. Ends with 0 when every plan keeps every rule, with 1 when one does not.

Generated days and the published instances in their own forms are measured by optimiser/bench/run.ts.`,
  async run(files, values) {
    const limits = searchLimits(values)
    const format = formatNamed(values, 'format')
    const best = typeof values.best === 'string' ? readBestKnown(values.best) : null
    const rows: BenchRow[] = []
    const out = typeof values.json === 'string' ? values.json : null
    for (const { path, optional } of found(files)) {
      const document = optional ? problemOrNothing(path, format) : problemFile(path, format)
      if (!document) continue
      if (rows.length === 0) print(tableHead)
      const row = await measured(path, document, limits, best)
      rows.push(row)
      print(tableLine(row))
      for (const fault of row.faults.slice(0, 3)) tell(`${path}: ${JSON.stringify(fault)}`)
    }
    if (rows.length === 0) throw new ProblemError('FILE', `no problem was found in ${files.join(', ')}`)
    print(tableSums(rows))
    if (out) {
      const settings = {
        ...(limits.seconds === undefined ? {} : { seconds: limits.seconds }),
        ...limits.options,
      }
      writeFileSync(out, `${JSON.stringify({ settings, rows }, null, 1)}\n`)
    }
    return rows.every((row) => row.faults.length === 0) ? exit.good : exit.faults
  },
}

/** The files named, and those in the folders named: the latter need not be problems. */
function* found(paths: readonly string[]): Generator<{ path: string; optional: boolean }> {
  for (const path of paths) {
    if (!statSync(path).isDirectory()) yield { path, optional: false }
    else
      for (const name of readdirSync(path, { recursive: true }).map(String).sort())
        if (/\.(json|txt)(\.gz)?$/.test(name)) yield { path: join(path, name), optional: true }
  }
}

function problemOrNothing(path: string, format: Format | undefined): ProblemDocument | null {
  try {
    return problemFile(path, format)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    tell(`passed over: ${error.message}`)
    return null
  }
}

async function measured(
  path: string,
  { problem, format }: ProblemDocument,
  { seconds, options }: SearchLimits,
  best: BestKnown | null,
): Promise<BenchRow> {
  let firstPlanSeconds: number | null = null
  const solution = await solveInWorker(problem, {
    ...options,
    ...(seconds === undefined ? {} : { timeMs: seconds * 1000 }),
    improvementEveryMs: 1e9,
    onImprovement: (improvement) => {
      firstPlanSeconds ??= improvement.seconds
    },
  })
  const { cost, stats, unassigned, routes } = solution
  const known = best?.costOf(path, format) ?? null
  // A cost without all visits says nothing beside one with all of them, unless leaving out is part of the cost.
  const comparable = problem.objective === 'penalty' || unassigned.length === 0
  return {
    instance: problem.name || basename(path).replace(/\.(json|txt)(\.gz)?$/, ''),
    path,
    format,
    visits: problem.visits.length,
    shifts: problem.shifts.length,
    routes: routes.length,
    unassigned: unassigned.length,
    lostPriority: cost.lostPriority,
    travelSeconds: routes.reduce((sum, route) => sum + route.totals.travelSeconds, 0),
    cost: cost.total,
    bestKnown: known,
    gapPercent: known === null || known === 0 || !comparable ? null : (cost.total / known - 1) * 100,
    iterations: stats.iterations,
    iterationsPerSecond: stats.seconds > 0 ? Math.round(stats.iterations / stats.seconds) : 0,
    firstPlanMs: firstPlanSeconds === null ? null : Math.round(firstPlanSeconds * 1000),
    seconds: stats.seconds,
    faults: [...check(problem, solution), ...missingMandatory(problem, solution)],
  }
}
