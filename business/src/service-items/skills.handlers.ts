import type { Act, Reading } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { absent } from '../foundation/verdict.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import { assignMissingSkills, readSkills, replaceSkill, setSkills } from './api.ts'
import { loadServiceItem } from './service-items.store.ts'
import {
  assignMissingSkillsOf,
  loadHeldSkills,
  replaceSkillOf,
  resourcesWithAll,
  setSkillsOf,
} from './skills.store.ts'
import type { SkillOwner } from './tables.ts'

export const readSkillsQuery = handle(readSkills, async ({ ownerType, ownerNo }, reading) => {
  const held = (await loadHeldSkills(reading.tx, ownerType, [ownerNo])).get(ownerNo) ?? []
  const names = held.length
    ? await reading.tx
        .selectFrom('skill')
        .select(['skillCode', 'description'])
        .where(
          'skillCode',
          'in',
          held.map((one) => one.skillCode),
        )
        .execute()
    : []
  const { skillsOption } = await loadServiceSetup(reading.tx)
  return {
    skills: held.map((one) => ({
      ...one,
      description: names.find((name) => name.skillCode === one.skillCode)?.description ?? '',
    })),
    skilledResources: skillsOption === 'not-used' ? [] : await resourcesWithAll(reading, held),
  }
})

export const setSkillsCommand = handle(setSkills, async ({ ownerType, ownerNo, skills }, act) => {
  await lockOwner(act, ownerType, ownerNo)
  const changed = await setSkillsOf(act, { type: ownerType, no: ownerNo }, skills)
  await act.publish('service-items.skills-changed', ownerNo, { ownerType })
  return { changed }
})

export const replaceSkillCommand = handle(
  replaceSkill,
  async ({ ownerType, ownerNo, skillCode, by }, act) => {
    await lockOwner(act, ownerType, ownerNo)
    const changed = await replaceSkillOf(act, { type: ownerType, no: ownerNo }, skillCode, by)
    await act.publish('service-items.skills-changed', ownerNo, { ownerType })
    return { changed }
  },
)

export const assignMissingSkillsCommand = handle(assignMissingSkills, async ({ serviceItemNo }, act) => {
  const row = await loadServiceItem(act.tx, serviceItemNo)
  if (!row) return absent('service-items.service-item-absent', { serviceItemNo })
  const changed = await assignMissingSkillsOf(act, serviceItemNo, row)
  await act.publish('service-items.skills-changed', serviceItemNo, { ownerType: 'service-item' })
  return { changed }
})

/** The owner exists, and nobody else changes it at the same time. */
async function lockOwner(act: Act, type: SkillOwner, no: string): Promise<void> {
  const found = await {
    'service-item-group': () => one(act, 'serviceItemGroup', 'groupCode', no),
    item: () => one(act, 'item', 'itemNo', no),
    'service-item': () => one(act, 'serviceItem', 'serviceItemNo', no),
  }[type]()
  if (!found) absent('service-items.skill-owner-absent', { no })
}

function one(
  { tx }: { tx: Reading['tx'] },
  table: 'serviceItemGroup' | 'item' | 'serviceItem',
  key: string,
  no: string,
) {
  return tx
    .selectFrom(table)
    .select('version')
    .where(key as never, '=', no as never)
    .forUpdate()
    .executeTakeFirst()
}
