import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import type { NeededSkill } from './needed-skills.ts'

type Owner = 'service-item' | 'service-item-group'

/** Skills that work needs, by owner; owners without any are not in the map. */
export async function loadSkillsOf(
  tx: Reading['tx'],
  ownerType: Owner,
  ownerNos: readonly string[],
): Promise<Map<string, NeededSkill[]>> {
  if (ownerNos.length === 0) return new Map()
  const rows = await tx
    .selectFrom('serviceItemSkill')
    .select(['ownerNo', 'skillCode', 'level'])
    .where('ownerType', '=', ownerType)
    .where(anyOf('ownerNo', ownerNos))
    .orderBy('skillCode')
    .execute()
  const byOwner = Map.groupBy(rows, (row) => row.ownerNo)
  return new Map(
    [...byOwner].map(([no, skills]) => [no, skills.map(({ skillCode, level }) => ({ skillCode, level }))]),
  )
}

/** Replaces the skills of an owner. */
export async function saveSkillsOf(
  act: Act,
  ownerType: Owner,
  ownerNo: string,
  skills: readonly NeededSkill[],
) {
  await act.tx
    .deleteFrom('serviceItemSkill')
    .where('ownerType', '=', ownerType)
    .where('ownerNo', '=', ownerNo)
    .execute()
  if (skills.length === 0) return
  await act.tx
    .insertInto('serviceItemSkill')
    .values(skills.map(({ skillCode, level }) => ({ ownerType, ownerNo, skillCode, level })))
    .execute()
}
