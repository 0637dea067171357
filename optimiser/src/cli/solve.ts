import { solveInWorker } from '../solve-in-worker.ts'
import {
  type Command,
  exit,
  formatNamed,
  searchHelp,
  searchLimits,
  searchOptions,
  shownCost,
  tell,
} from './command.ts'
import { problemFile, writeText } from './files.ts'

export const solveCommand: Command = {
  name: 'solve',
  summary: 'plans the visits of a problem',
  words: ['PROBLEM', 'SOLUTION'],
  options: { ...searchOptions, format: { type: 'string' } },
  help: `giro-optimiser solve PROBLEM SOLUTION [--time SECONDS] [--iterations N] [--seed N] [--threads N] [--format FORMAT]

Plans the visits of the file PROBLEM and writes the plan to the file SOLUTION in the same format. Better plans on the
way are told on standard error. When the program is interrupted (Ctrl-C), the best plan so far is written.

${searchHelp}
  --format FORMAT   giro, neutral, vroom or solomon; by default the contents of PROBLEM tell`,
  async run([problemPath, solutionPath], values) {
    const began = performance.now()
    const limits = searchLimits(values)
    const { problem, format, write } = problemFile(problemPath!, formatNamed(values, 'format'))
    tell(
      `${problem.visits.length} visits, ${problem.shifts.length} shifts, format ${format}, ${limits.options.threads} threads`,
    )
    const interrupted = new AbortController()
    const interrupt = (): void => interrupted.abort()
    process.once('SIGINT', interrupt)
    try {
      // Reading the file counts: the caller's clock has been running since the start of the process.
      const left =
        limits.seconds === undefined ? undefined : limits.seconds * 1000 - (performance.now() - began)
      const solution = await solveInWorker(problem, {
        ...limits.options,
        ...(left === undefined ? {} : { timeMs: Math.max(1, left) }),
        improvementEveryMs: 500,
        signal: interrupted.signal,
        onImprovement: ({ cost, unassigned, seconds }) =>
          tell(`${seconds.toFixed(1)} s: ${unassigned} unassigned, cost ${shownCost(cost.total)}`),
      })
      writeText(solutionPath!, write(solution))
      const { stats, cost, unassigned } = solution
      tell(
        `${stats.seconds.toFixed(1)} s, ${stats.iterations} iterations, ended by ${stats.stoppedBy}: ` +
          `${unassigned.length} unassigned, cost ${shownCost(cost.total)}`,
      )
      return exit.good
    } finally {
      process.off('SIGINT', interrupt)
    }
  },
}
