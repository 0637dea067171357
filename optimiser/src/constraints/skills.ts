import type { Shift, Visit } from '../problem.ts'
import type { Reason } from '../solution.ts'
import type { PairRule } from './rule.ts'

/** Skills of the visit that the shift lacks or holds at too low a level, as `NAME` or `NAME:level`. */
export function missingSkills(shift: Shift, visit: Visit): string[] {
  return lacking(shift, visit).map(([skill, level]) => told(skill, level))
}

function lacking(shift: Shift, visit: Visit): [skill: string, level: number][] {
  return Object.entries(visit.skills ?? {}).filter(([skill, level]) => (shift.skills?.[skill] ?? 0) < level)
}

/** Skills that the visit needs, as `NAME` or `NAME:level`. */
export function skillsNeeded(visit: Visit): string[] {
  return Object.entries(visit.skills ?? {}).map(([skill, level]) => told(skill, level))
}

function told(skill: string, level: number): string {
  return level > 1 ? `${skill}:${level}` : skill
}

/** H2: all needed skills at their levels, unless they are only wished (`missingSkillCost`). */
export const skills: PairRule = {
  name: 'skills',
  key: (visit) => [visit.skills, visit.missingSkillCost === undefined],
  against: (shift, visit) => {
    if (visit.missingSkillCost !== undefined) return null
    const missing = missingSkills(shift, visit)
    if (missing.length === 0) return null
    return {
      fault: 'skills',
      reason: reasonOf(shift, visit),
      params: { skills: missing.join(', ') },
    }
  },
}

function reasonOf(shift: Shift, visit: Visit): Reason {
  const skills = missingSkills(shift, visit)
  const ended = lacking(shift, visit).flatMap(([skill]) => shift.expiredSkills?.[skill] ?? [])
  return ended.length === skills.length
    ? { code: 'CERT_EXPIRED', params: { skills, at: Math.max(...ended) } }
    : { code: 'NO_SKILL', params: { skills } }
}
