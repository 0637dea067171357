import { isHelper } from '../model/crew.ts'
import { technicianOf } from '../model/technicians.ts'
import type { Problem } from '../problem.ts'
import type { PairTerm } from './term.ts'

/** S11: a holder of a scarce skill spent on a visit that needs none of the scarce skills they hold. */
export const scarceSkill: PairTerm = {
  key: 'scarceSkill',
  concerns: (problem) => Boolean(problem.scarceSkills?.cost),
  cost: (problem, shift, visit) => {
    if (!problem.scarceSkills || isHelper(visit)) return 0
    const held = [...scarceSkillsOf(problem)].filter((skill) => (shift.skills?.[skill] ?? 0) > 0)
    const spent = held.length > 0 && !held.some((skill) => (visit.skills?.[skill] ?? 0) > 0)
    return spent ? problem.scarceSkills.cost : 0
  },
}

const known = new WeakMap<Problem, ReadonlySet<string>>()

/** Skills that fewer than the stated share of the technicians hold. */
export function scarceSkillsOf(problem: Problem): ReadonlySet<string> {
  const before = known.get(problem)
  if (before) return before
  const holders = new Map<string, Set<string>>()
  const technicians = new Set<string>()
  for (const shift of problem.shifts) {
    technicians.add(technicianOf(shift))
    for (const [skill, level] of Object.entries(shift.skills ?? {})) {
      if (!(level > 0)) continue
      const list = holders.get(skill) ?? new Set()
      holders.set(skill, list.add(technicianOf(shift)))
    }
  }
  const least = (problem.scarceSkills?.share ?? 0) * technicians.size
  const scarce = new Set([...holders].filter(([, list]) => list.size < least).map(([skill]) => skill))
  known.set(problem, scarce)
  return scarce
}
