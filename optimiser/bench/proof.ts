import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import {
  type OtherChecker,
  type Proved,
  proveAgreement,
  proveCheck,
  proveExplanations,
  proveOptimum,
} from '../src/testing/proof.ts'

/*
 * Proves the optimiser on random small problems with every rule switched on, and prints what was found:
 *
 *   node optimiser/bench/proof.ts --count 100000            the check finds nothing in so many plans
 *                                 --optimum 2000            so many problems of up to 7 visits × 3 technicians enumerated
 *                                 --explanations 2000       verdicts and proposed changes confirmed
 *                                 --agreement 2000          agreement with the independent checker of the benchmarks
 *                                 [--from SEED] [--threads N] [--iterations N] [--checker FILE]
 *
 * Default: nothing but what is asked for; one thread; 3,000 steps for the optimum, 120 for the check. Ends with code 1
 * when something failed.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '0' },
    optimum: { type: 'string', default: '0' },
    explanations: { type: 'string', default: '0' },
    agreement: { type: 'string', default: '0' },
    from: { type: 'string', default: '1' },
    threads: { type: 'string', default: '1' },
    iterations: { type: 'string' },
    checker: { type: 'string' },
  },
})

type Kind = 'count' | 'optimum' | 'explanations' | 'agreement'

interface Task {
  readonly kind: Kind
  readonly from: number
  readonly to: number
  readonly step: number
  readonly iterations: number | null
  readonly checker: string
}

interface Sum {
  failures: string[]
  counts: Record<string, number>
}

if (isMainThread) await main()
else parentPort!.postMessage(await carryOut(workerData as Task))

async function main(): Promise<void> {
  const threads = Number(values.threads)
  const from = Number(values.from)
  const beside = new URL('../../../shared/bench/check.mjs', import.meta.url)
  const checker = values.checker ? new URL(values.checker, `file://${process.cwd()}/`).href : beside.href
  for (const kind of ['count', 'optimum', 'explanations', 'agreement'] as const) {
    const count = Number(values[kind])
    if (!(count > 0)) continue
    if (kind === 'agreement' && !existsSync(new URL(checker))) {
      console.error(`agreement: there is no checker at ${checker}; name it with --checker FILE`)
      process.exitCode = 1
      continue
    }
    const began = performance.now()
    const tasks = Array.from(
      { length: threads },
      (_, i): Task => ({
        kind,
        from: from + i,
        to: from + count - 1,
        step: threads,
        iterations: values.iterations ? Number(values.iterations) : null,
        checker,
      }),
    )
    const sums = await Promise.all(threads === 1 ? tasks.map(carryOut) : tasks.map(inThread))
    report(kind, sums, (performance.now() - began) / 1000)
  }
}

function inThread(task: Task): Promise<Sum> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task, execArgv: [] })
    worker.on('message', resolve)
    worker.on('error', reject)
  })
}

async function carryOut(task: Task): Promise<Sum> {
  const prove = await proverOf(task)
  const sum: Sum = { failures: [], counts: {} }
  for (let seed = task.from; seed <= task.to; seed += task.step) {
    const { failures, counts } = prove(seed)
    sum.failures.push(...failures)
    for (const [name, value] of Object.entries(counts)) sum.counts[name] = (sum.counts[name] ?? 0) + value
  }
  return sum
}

async function proverOf({ kind, iterations, checker }: Task): Promise<(seed: number) => Proved> {
  if (kind === 'count') return (seed) => proveCheck(seed, iterations ?? 120)
  if (kind === 'optimum')
    return (seed) =>
      proveOptimum(seed, { visits: 7, shifts: 3, iterations: iterations ?? 3000, most: 100_000 })
  if (kind === 'explanations') return (seed) => proveExplanations(seed)
  const other = (await import(checker)) as OtherChecker
  return (seed) => proveAgreement(seed, other)
}

function report(kind: Kind, sums: readonly Sum[], seconds: number): void {
  const counts: Record<string, number> = {}
  for (const sum of sums)
    for (const [name, value] of Object.entries(sum.counts)) counts[name] = (counts[name] ?? 0) + value
  const failures = sums.flatMap((sum) => sum.failures)
  const figures = Object.entries(counts).map(([name, value]) => `${name} ${value}`)
  console.log(`${kind}: ${figures.join(', ')}, failures ${failures.length}, ${seconds.toFixed(0)} s`)
  if (counts.compared)
    console.log(`  optimum found in ${((100 * counts.found!) / counts.compared).toFixed(2)} %`)
  for (const failure of failures.slice(0, 20)) console.log(`  ${failure}`)
  if (failures.length) process.exitCode = 1
}
