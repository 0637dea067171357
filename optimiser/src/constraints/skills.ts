import type { Shift, Visit } from '../problem.ts'
import type { PairRule } from './rule.ts'

/** Skills of the visit that the shift lacks or holds at too low a level, as `NAME` or `NAME:level`. */
export function missingSkills(shift: Shift, visit: Visit): string[] {
  if (!visit.skills) return []
  const missing: string[] = []
  for (const [skill, level] of Object.entries(visit.skills)) {
    const held = shift.skills?.[skill] ?? 0
    if (held < level) missing.push(told(skill, level))
  }
  return missing
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
      reason: { code: 'NO_SKILL', params: { skills: missing } },
      params: { skills: missing.join(', ') },
    }
  },
}
