import { type Command, exit, formatNamed, print, shownCost } from './command.ts'
import { examine } from './examine.ts'
import { planFile, problemFile } from './files.ts'

export const checkCommand: Command = {
  name: 'check',
  summary: 'names every rule that a plan breaks',
  words: ['PROBLEM', 'SOLUTION'],
  options: { format: { type: 'string' } },
  help: `giro-optimiser check PROBLEM SOLUTION [--format FORMAT]

Examines the plan in the file SOLUTION against the file PROBLEM, with none of the code that searches. Writes a line of
JSON for each broken rule (code, shift, id, excess) and a last line with the sums. Both files may have any format, also
different ones. A whole solution in our own format is believed in nothing: its times and costs are examined too. Of
other files the order of stops is taken and timed anew; starts stated in a neutral file must be possible.

  --format FORMAT   of PROBLEM: giro, neutral, vroom or solomon; by default its contents tell

Ends with 0 when every rule is kept, with 1 when one is broken.`,
  run([problemPath, solutionPath], values) {
    const { problem } = problemFile(problemPath!, formatNamed(values, 'format'))
    const { solution, faults } = examine(problem, planFile(solutionPath!))
    for (const fault of faults) print(JSON.stringify(fault))
    const { cost, unassigned, routes } = solution
    print(
      `${faults.length === 0 ? 'good' : `${faults.length} faults`}: ${routes.length} routes, ` +
        `${unassigned.length} unassigned (priority ${cost.lostPriority}), cost ${shownCost(cost.total)}`,
    )
    return faults.length === 0 ? exit.good : exit.faults
  },
}
