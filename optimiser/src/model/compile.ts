import type { Problem } from '../problem.ts'
import { compileCompatibility } from './compile-compatibility.ts'
import { compileLinks } from './compile-links.ts'
import { compileMatrices } from './compile-matrices.ts'
import { compileShifts } from './compile-shifts.ts'
import { compileVisits } from './compile-visits.ts'
import type { Compiled } from './compiled.ts'
import { strideOf } from './stride.ts'
import { validate } from './validate.ts'

/**
 * Turns a problem into arrays for the search.
 *
 * Throws `ProblemError` when the problem is malformed (unknown place, number out of range, id used twice). What
 * is merely impossible (window in the past, nobody with the skill) is no error: such visits stay unassigned.
 */
export function compile(problem: Problem): Compiled {
  validate(problem)
  const origin = problem.shifts.reduce((least, shift) => Math.min(least, shift.window[0]), Infinity)
  const base = Number.isFinite(origin) ? origin : 0
  const matrices = compileMatrices(problem)
  const shifts = compileShifts(problem, base, matrices.nowhere)
  const visits = compileVisits(problem, base, shifts.dimensions)
  const links = compileLinks(problem, base, { ...shifts, ...visits })
  const compatibility = compileCompatibility(problem, matrices, shifts, visits)
  const anySoftStart = visits.anySoftStart
  for (let r = 0; r < shifts.shifts; r++) if (anySoftStart) shifts.softShift[r] = 1
  const stride = strideOf({ ...shifts, ...visits, ...compatibility })
  return { problem, origin: base, ...matrices, ...shifts, ...visits, ...compatibility, ...links, stride }
}
