import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { check, missingMandatory } from './check.ts'
import { fromNeutral, plannedFromNeutral, toNeutral } from './format/neutral.ts'
import { ProblemError } from './model/validate.ts'
import { evaluatePlan } from './schedule/evaluate-plan.ts'
import { solveInWorker } from './solve-in-worker.ts'

const usage = `giro-optimiser solve PROBLEM.json SOLUTION.json [--time SECONDS] [--iterations N] [--seed N] [--threads N]
giro-optimiser check PROBLEM.json SOLUTION.json

Files are in the neutral format; names that end in .gz are compressed.
solve   plans the visits; without limits it runs for 10 s. Progress goes to standard error.
check   times a solution anew and names every broken rule; ends with code 1 when there is one.`

/** Runs one command; returns the exit code: 0 good, 1 faults found, 2 wrong input. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        time: { type: 'string' },
        iterations: { type: 'string' },
        seed: { type: 'string' },
        threads: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    const [command, problemPath, solutionPath] = positionals
    if (values.help || !command) {
      process.stdout.write(`${usage}\n`)
      return values.help ? 0 : 2
    }
    if (!problemPath || !solutionPath) throw new ProblemError('arguments', `two files are needed\n\n${usage}`)
    if (command === 'solve') return await solveFile(problemPath, solutionPath, values)
    if (command === 'check') return checkFile(problemPath, solutionPath)
    throw new ProblemError('arguments', `there is no command ${command}\n\n${usage}`)
  } catch (error) {
    const said = error instanceof ProblemError || (error as NodeJS.ErrnoException)?.code !== undefined
    process.stderr.write(`giro-optimiser: ${said ? (error as Error).message : (error as Error).stack}\n`)
    return 2
  }
}

async function solveFile(
  problemPath: string,
  solutionPath: string,
  values: { time?: string; iterations?: string; seed?: string; threads?: string },
): Promise<number> {
  const began = performance.now()
  const problem = fromNeutral(read(problemPath))
  const time = number('time', values.time)
  const iterations = number('iterations', values.iterations)
  const seed = number('seed', values.seed) ?? 1
  const threads = number('threads', values.threads) ?? 1
  process.stderr.write(
    `${problem.visits.length} visits, ${problem.shifts.length} shifts, ${threads} threads\n`,
  )
  // Reading the file counts: the caller's clock has been running since the start of the process.
  const timeMs = time === undefined ? undefined : Math.max(1, time * 1000 - (performance.now() - began))
  const solution = await solveInWorker(problem, {
    ...(timeMs === undefined ? {} : { timeMs }),
    ...(iterations === undefined ? {} : { iterations }),
    seed,
    threads,
    improvementEveryMs: 500,
    onImprovement: ({ cost, unassigned, seconds }) =>
      process.stderr.write(`${seconds.toFixed(1)} s: ${unassigned} unassigned, cost ${round(cost.total)}\n`),
  })
  write(solutionPath, toNeutral(problem, solution))
  const { stats } = solution
  process.stderr.write(
    `${stats.seconds.toFixed(1)} s, ${stats.iterations} iterations: ${solution.unassigned.length} unassigned, ` +
      `cost ${round(solution.cost.total)}\n`,
  )
  return 0
}

function checkFile(problemPath: string, solutionPath: string): number {
  const problem = fromNeutral(read(problemPath))
  const planned = plannedFromNeutral(read(solutionPath))
  const solution = evaluatePlan(problem, planned.routes)
  const faults = [...check(problem, solution), ...missingMandatory(problem, solution)]
  for (const fault of faults) process.stdout.write(`${JSON.stringify(fault)}\n`)
  const { cost, unassigned, routes } = solution
  process.stdout.write(
    `${faults.length === 0 ? 'good' : `${faults.length} faults`}: ${routes.length} routes, ` +
      `${unassigned.length} unassigned (priority ${cost.lostPriority}), cost ${round(cost.total)}\n`,
  )
  return faults.length === 0 ? 0 : 1
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  const whole = name === 'time' ? Number.isFinite(value) : Number.isSafeInteger(value)
  if (!whole || (name !== 'seed' && value <= 0))
    throw new ProblemError(`--${name}`, `${text} is no such number`)
  return value
}

function round(cost: number): number {
  return Math.round(cost * 100) / 100
}

function read(path: string): unknown {
  const raw = readFileSync(path)
  try {
    return JSON.parse((path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8'))
  } catch (error) {
    throw new ProblemError(path, `is no readable JSON (${(error as Error).message})`)
  }
}

function write(path: string, value: unknown): void {
  const text = JSON.stringify(value)
  writeFileSync(path, path.endsWith('.gz') ? gzipSync(text) : text)
}
