import { problemToNeutral } from '../format/neutral-problem.ts'
import type { Problem } from '../problem.ts'

/** The problem as a neutral file, with its matrix written out. Only for problems that the file can state. */
export function neutralFile(problem: Problem): unknown {
  return problemToNeutral(problem)
}
