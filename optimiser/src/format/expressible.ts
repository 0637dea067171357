import { ProblemError } from '../model/validate-values.ts'
import type { Problem } from '../problem.ts'

/** What a format can say of a problem, a shift and a visit: names of fields of ours. */
export interface Vocabulary {
  readonly format: string
  readonly problem: readonly string[]
  readonly shift: readonly string[]
  readonly visit: readonly string[]
  readonly break: readonly string[]
}

/** Fields that rule nothing by themselves: they give a name to what other fields do, or are there for explanations. */
const names = ['id', 'name', 'technician', 'day', 'team', 'zones', 'zone', 'expiredSkills']

/**
 * Throws `ProblemError` with the place of the first thing that the format cannot express, so that nothing is lost in
 * silence. A field that has no effect (a cost of 0, an empty list) may be lost.
 */
export function refuseInexpressible(problem: Problem, words: Vocabulary): void {
  const look = (item: object, known: readonly string[], path: string): void => {
    for (const [key, value] of Object.entries(item))
      if (!known.includes(key) && !names.includes(key) && matters(key, value))
        throw new ProblemError(path + key, `cannot be expressed in ${words.format}`)
  }
  look(problem, [...words.problem, 'objective', 'placeCount', 'durations', 'shifts', 'visits'], '')
  problem.shifts.forEach((shift, i) => {
    look(shift, words.shift, `shifts[${i}].`)
    for (const [k, rest] of (shift.breaks ?? []).entries())
      look(rest, words.break, `shifts[${i}].breaks[${k}].`)
  })
  problem.visits.forEach((visit, i) => {
    look(visit, words.visit, `visits[${i}].`)
  })
}

/** Fields whose zero or emptiness is a rule and not the lack of one. */
const meansSomethingWhenEmpty = new Set([
  'maxVisits',
  'maxTravel',
  'maxDuration',
  'due',
  'partsReadyAt',
  'stock',
  'allowedShifts',
  'missingSkillCost',
  'restBefore',
])
/** Fields of which each entry is a rule, also a zero. */
const meansSomethingByEntry = new Set(['durationByShift', 'pin'])

function matters(key: string, value: unknown): boolean {
  if (value === undefined || value === false || value === 'always') return false
  if (meansSomethingWhenEmpty.has(key)) return true
  if (value === 0) return false
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
    return (
      (meansSomethingByEntry.has(key) && Object.keys(value).length > 0) ||
      Object.values(value).some((each) => matters('', each))
    )
  return true
}
