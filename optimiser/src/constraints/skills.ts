import type { Shift, Visit } from '../problem.ts'

/** Skills of the visit that the shift lacks or holds at too low a level, as `NAME` or `NAME:level`. */
export function missingSkills(shift: Shift, visit: Visit): string[] {
  if (!visit.skills) return []
  const missing: string[] = []
  for (const [skill, level] of Object.entries(visit.skills)) {
    const held = shift.skills?.[skill] ?? 0
    if (held < level) missing.push(level > 1 ? `${skill}:${level}` : skill)
  }
  return missing
}
