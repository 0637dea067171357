import type { SkillOwner } from './tables.ts'

/** A skill with the least level that the work asks for. */
export interface NeededSkill {
  readonly skillCode: string
  readonly level: number
}

/** What work is on, as far as a line of an order says. */
export interface WorkedOn {
  readonly serviceItemNo: string | null
  readonly itemNo?: string | null
  readonly groupCode: string | null
}

/**
 * Whose skills decide: the service item where the line has one, else the item, else the group.
 *
 * The first that is filled decides, even if it asks for no skill. Source: specification orders F-11, items §11.5.
 */
export function skillHolderOf(line: WorkedOn): { readonly type: SkillOwner; readonly no: string } | null {
  if (line.serviceItemNo) return { type: 'service-item', no: line.serviceItemNo }
  if (line.itemNo) return { type: 'item', no: line.itemNo }
  return line.groupCode ? { type: 'service-item-group', no: line.groupCode } : null
}

/** Skills of what is worked on and extra ones, each once at its highest level, by code. */
export function neededSkills(
  skills: readonly NeededSkill[],
  extra: readonly NeededSkill[] = [],
): NeededSkill[] {
  const levels = new Map<string, number>()
  for (const { skillCode, level } of [...skills, ...extra])
    levels.set(skillCode, Math.max(level, levels.get(skillCode) ?? 0))
  return [...levels]
    .map(([skillCode, level]) => ({ skillCode, level }))
    .sort((a, b) => (a.skillCode < b.skillCode ? -1 : 1))
}
