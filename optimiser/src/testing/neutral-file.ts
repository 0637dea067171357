import { problemFormat } from '../format/neutral.ts'
import type { Problem } from '../problem.ts'

/** The problem as a neutral file, with its matrix written out. Only for problems that the file can state. */
export function neutralFile(problem: Problem): unknown {
  const n = problem.placeCount
  return {
    format: problemFormat,
    name: problem.name,
    objective: problem.objective,
    locations: Array.from({ length: n }, (_, i) => [i, 0]),
    matrix: {
      kind: 'explicit',
      durations: Array.from({ length: n }, (_, i) => Array.from(problem.durations.slice(i * n, (i + 1) * n))),
    },
    shifts: problem.shifts.map(({ costPerTravelSecond, ...shift }) => ({
      ...shift,
      costPerTravel: costPerTravelSecond,
    })),
    visits: problem.visits.map(({ place, ...visit }) => ({ ...visit, location: place })),
  }
}
