/** A skill with the least level that the work asks for. */
export interface NeededSkill {
  readonly skillCode: string
  readonly level: number
}

/**
 * Skills that work on an item needs: the first filled source decides, the item's own before its group's; typed
 * extra skills come on top, the higher level counts. Source: specification orders F-11.
 */
export function neededSkills(
  own: readonly NeededSkill[],
  group: readonly NeededSkill[],
  extra: readonly NeededSkill[] = [],
): NeededSkill[] {
  const levels = new Map<string, number>()
  for (const { skillCode, level } of [...(own.length > 0 ? own : group), ...extra])
    levels.set(skillCode, Math.max(level, levels.get(skillCode) ?? 0))
  return [...levels]
    .map(([skillCode, level]) => ({ skillCode, level }))
    .sort((a, b) => (a.skillCode < b.skillCode ? -1 : 1))
}
