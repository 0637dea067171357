import { problemToJson } from '../format/giro-json.ts'
import { problemToNeutral } from '../format/neutral-problem.ts'
import { problemToVroom } from '../format/vroom-problem.ts'
import { ProblemError } from '../model/validate.ts'
import type { Problem } from '../problem.ts'
import { type Command, exit, formatNamed, tell } from './command.ts'
import { problemFile, writeText } from './files.ts'

const writers: Readonly<Record<string, (problem: Problem) => unknown>> = {
  giro: problemToJson,
  neutral: problemToNeutral,
  vroom: problemToVroom,
}

export const convertCommand: Command = {
  name: 'convert',
  summary: 'writes a problem in another format',
  words: ['FROM', 'TO'],
  options: { to: { type: 'string' }, format: { type: 'string' } },
  help: `giro-optimiser convert FROM TO --to FORMAT [--format FORMAT]

Reads the problem in the file FROM and writes it to the file TO. What the wanted format cannot express is refused by its
place; nothing is lost in silence. In the neutral format places keep their numbers and lose their coordinates, since the
driving times are written out. For VROOM, ids that are no whole numbers are numbered and stand in the descriptions.

  --to FORMAT       giro, neutral or vroom
  --format FORMAT   of FROM: giro, neutral, vroom or solomon; by default its contents tell`,
  run([from, to], values) {
    const wanted = typeof values.to === 'string' ? values.to : ''
    const write = Object.hasOwn(writers, wanted) ? writers[wanted] : undefined
    if (!write)
      throw new ProblemError(
        '--to',
        `${wanted || 'nothing'} is no format to write; there are ${Object.keys(writers).join(', ')}`,
      )
    const { problem, format } = problemFile(from!, formatNamed(values, 'format'))
    writeText(to!, `${JSON.stringify(write(problem))}\n`)
    tell(`${format} to ${wanted}: ${problem.visits.length} visits, ${problem.shifts.length} shifts`)
    return exit.good
  },
}
