import { explain } from '../explain/explain.ts'
import { ProblemError } from '../model/validate.ts'
import { type Command, exit, formatNamed, print, tell } from './command.ts'
import { examine } from './examine.ts'
import { explanationText } from './explanation-text.ts'
import { planFile, problemFile } from './files.ts'

export const explainCommand: Command = {
  name: 'explain',
  summary: 'says why a visit is where it is, or why it is left out',
  words: ['PROBLEM', 'SOLUTION', 'VISIT'],
  options: { text: { type: 'boolean' }, format: { type: 'string' } },
  help: `giro-optimiser explain PROBLEM SOLUTION VISIT [--text] [--format FORMAT]

Explains the visit with the id VISIT in the plan of the file SOLUTION: for each shift the rule that stands against it,
with figures; the best place; what other shifts would cost; changes that would make it possible, each of them tried.
Writes JSON (the type Explanation in src/options.ts).

  --text            readable lines instead of JSON
  --format FORMAT   of PROBLEM: giro, neutral, vroom or solomon; by default its contents tell`,
  run([problemPath, solutionPath, visitId], values) {
    const { problem } = problemFile(problemPath!, formatNamed(values, 'format'))
    const plan = planFile(solutionPath!)
    if (!problem.visits.some(({ id }) => id === visitId))
      throw new ProblemError('VISIT', `there is no visit ${visitId} in ${problemPath}`)
    const { solution, faults } = examine(problem, plan)
    if (faults.length)
      tell(
        `the plan breaks ${faults.length} rules (giro-optimiser check names them); the explanation may be off`,
      )
    const shifts = new Set(problem.shifts.map(({ id }) => id))
    const visits = new Set(problem.visits.map(({ id }) => id))
    const known = solution.routes
      .filter((route) => shifts.has(route.shift))
      .map((route) => ({
        ...route,
        stops: route.stops.filter((stop) => stop.type === 'break' || visits.has(stop.id)),
      }))
    const explanation = explain(problem, { routes: known }, visitId!)
    if (values.text) for (const line of explanationText(explanation)) print(line)
    else print(JSON.stringify(explanation, null, 2))
    return exit.good
  },
}
