import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { inParts } from '../engine/in-parts.ts'
import { type Answers, orRefuse, type Verdict } from '../foundation/verdict.ts'
import { type NeededSkill, neededSkills, skillHolderOf, type WorkedOn } from './needed-skills.ts'
import {
  changeSkills,
  type HeldSkill,
  type Holder,
  type Holders,
  moveItem,
  moveServiceItem,
  replaceSkill,
} from './skill-inheritance.ts'
import type { SkillOwner } from './tables.ts'

type Tx = Reading['tx']
type Owner = Pick<Holder, 'type' | 'no'>

/** Skills with their marks, by owner; owners without any are not in the map. */
export async function loadHeldSkills(
  tx: Tx,
  ownerType: SkillOwner,
  ownerNos: readonly string[],
): Promise<Map<string, HeldSkill[]>> {
  if (ownerNos.length === 0) return new Map()
  const rows = await tx
    .selectFrom('serviceItemSkill')
    .select(['ownerNo', 'skillCode', 'level', 'assignedFrom', 'sourceType', 'sourceCode'])
    .where('ownerType', '=', ownerType)
    .where(anyOf('ownerNo', ownerNos))
    .orderBy('skillCode')
    .execute()
  const byOwner = Map.groupBy(rows, (row) => row.ownerNo)
  return new Map([...byOwner].map(([no, held]) => [no, held.map(({ ownerNo: _, ...skill }) => skill)]))
}

/** What work on each of the lines needs, in their order. */
export async function loadNeededSkills(
  tx: Tx,
  lines: readonly (WorkedOn & { readonly extraSkills?: readonly NeededSkill[] })[],
): Promise<NeededSkill[][]> {
  const holders = lines.map(skillHolderOf)
  const held = new Map<SkillOwner, Map<string, HeldSkill[]>>()
  for (const type of ['service-item', 'item', 'service-item-group'] as const) {
    const nos = holders.flatMap((holder) => (holder?.type === type ? holder.no : []))
    held.set(type, await loadHeldSkills(tx, type, nos))
  }
  return lines.map((line, at) => {
    const holder = holders[at]
    return neededSkills(holder ? (held.get(holder.type)?.get(holder.no) ?? []) : [], line.extraSkills)
  })
}

interface Wanted {
  readonly groups?: readonly (string | null)[]
  /** Groups with all that belongs to them or inherited from them. */
  readonly wholeGroups?: readonly string[]
  readonly items?: readonly (string | null)[]
  /** Items with the service items that are them. */
  readonly wholeItems?: readonly string[]
  readonly serviceItems?: readonly string[]
}

/** The holders that a change can reach, as they are in the database. */
async function loadHolders(tx: Tx, wanted: Wanted): Promise<Holder[]> {
  const given = (codes: readonly (string | null)[] | undefined) => (codes ?? []).flatMap((code) => code ?? [])
  const wholeGroups = given(wanted.wholeGroups)
  const items = await tx
    .selectFrom('item')
    .select(['itemNo', 'serviceItemGroupCode'])
    .where((builder) =>
      builder.or([
        anyOf('itemNo', [...given(wanted.items), ...given(wanted.wholeItems)]),
        anyOf('serviceItemGroupCode', wholeGroups),
      ]),
    )
    .execute()
  const wholeItems = [
    ...given(wanted.wholeItems),
    ...items.filter((one) => wholeGroups.includes(one.serviceItemGroupCode ?? '')).map((one) => one.itemNo),
  ]
  const serviceItems = await tx
    .selectFrom('serviceItem')
    .select(['serviceItemNo', 'itemNo', 'groupCode'])
    .where((builder) =>
      builder.or([
        anyOf('serviceItemNo', given(wanted.serviceItems)),
        anyOf('itemNo', wholeItems),
        anyOf('groupCode', wholeGroups),
      ]),
    )
    .execute()
  const groups = [...new Set([...given(wanted.groups), ...wholeGroups])]
  const ofGroups = await loadHeldSkills(tx, 'service-item-group', groups)
  const ofItems = await loadHeldSkills(
    tx,
    'item',
    items.map((one) => one.itemNo),
  )
  const ofServiceItems = await loadHeldSkills(
    tx,
    'service-item',
    serviceItems.map((one) => one.serviceItemNo),
  )
  return [
    ...groups.map((no) => ({
      type: 'service-item-group' as const,
      no,
      groupCode: null,
      itemNo: null,
      skills: ofGroups.get(no) ?? [],
    })),
    ...items.map((one) => ({
      type: 'item' as const,
      no: one.itemNo,
      groupCode: one.serviceItemGroupCode,
      itemNo: null,
      skills: ofItems.get(one.itemNo) ?? [],
    })),
    ...serviceItems.map((one) => ({
      type: 'service-item' as const,
      no: one.serviceItemNo,
      groupCode: one.groupCode,
      itemNo: one.itemNo,
      skills: ofServiceItems.get(one.serviceItemNo) ?? [],
    })),
  ]
}

const wholeOf = ({ type, no }: Owner): Wanted =>
  type === 'service-item-group'
    ? { wholeGroups: [no] }
    : type === 'item'
      ? { wholeItems: [no] }
      : { serviceItems: [no] }

/** Writes the holders that a decision changed; throws its refusals and questions. Gives how many changed. */
async function carryOut(act: Act, before: Holders, decided: Verdict<Holders>): Promise<number> {
  const changed = orRefuse(decided)
  for (const type of ['service-item-group', 'item', 'service-item'] as const) {
    const these = changed.filter((holder) => holder.type === type)
    if (these.length === 0) continue
    await act.tx
      .deleteFrom('serviceItemSkill')
      .where('ownerType', '=', type)
      .where(
        anyOf(
          'ownerNo',
          these.map((holder) => holder.no),
        ),
      )
      .execute()
    const rows = these.flatMap((holder) =>
      holder.skills.map((skill) => ({ ...skill, ownerType: type, ownerNo: holder.no })),
    )
    await inParts(rows, (part) => act.tx.insertInto('serviceItemSkill').values(part).execute())
    for (const holder of these) {
      const old = before.find((one) => one.type === type && one.no === holder.no)
      await act.remember('service-items.skills', `${type} ${holder.no}`, old?.skills ?? [], holder.skills)
    }
  }
  return changed.length
}

/** Makes the owner's skills those wanted, with what follows for related ones; may ask (§11.2, §11.4). */
export async function setSkillsOf(act: Act, owner: Owner, wanted: readonly NeededSkill[]): Promise<number> {
  const holders = await loadHolders(act.tx, wholeOf(owner))
  return carryOut(act, holders, changeSkills(holders, owner, wanted, act.answers))
}

/** Replaces one skill of the owner by another; may ask (§11.4). */
export async function replaceSkillOf(
  act: Act,
  owner: Owner,
  skillCode: string,
  by: NeededSkill,
): Promise<number> {
  const holders = await loadHolders(act.tx, wholeOf(owner))
  return carryOut(act, holders, replaceSkill(holders, owner, skillCode, by, act.answers))
}

/** An item that was moved from one group into another, or into none; may ask (§11.3). */
export async function moveSkillsOfItem(
  act: Act,
  itemNo: string,
  from: string | null,
  to: string | null,
): Promise<number> {
  const present = await loadHolders(act.tx, { wholeItems: [itemNo], groups: [to] })
  const holders = present.map((one) =>
    one.type === 'item' && one.no === itemNo ? { ...one, groupCode: from } : one,
  )
  return carryOut(act, holders, moveItem(holders, itemNo, to, act.answers))
}

/** What a service item is and belongs to. */
export interface Relations {
  readonly itemNo: string | null
  readonly groupCode: string | null
}

/** A service item that became another item or came into another group. Asks, or with `answers` null assigns. */
export async function moveSkillsOfServiceItem(
  act: Act,
  serviceItemNo: string,
  from: Relations,
  to: Relations,
  answers: Answers | null,
): Promise<number> {
  const itemGroup = await act.tx
    .selectFrom('item')
    .select('serviceItemGroupCode')
    .where('itemNo', '=', to.itemNo)
    .executeTakeFirst()
  const present = await loadHolders(act.tx, {
    serviceItems: [serviceItemNo],
    items: [to.itemNo],
    groups: [to.groupCode, itemGroup?.serviceItemGroupCode ?? null],
  })
  const holders = present.map((one) =>
    one.no === serviceItemNo && one.type === 'service-item' ? { ...one, ...from } : one,
  )
  return carryOut(act, holders, moveServiceItem(holders, serviceItemNo, to, answers))
}

/** All that the item and the group give and the service item lacks, without asking (§8, §9, §11.3). */
export function assignMissingSkillsOf(
  act: Act,
  serviceItemNo: string,
  relations: Relations,
): Promise<number> {
  return moveSkillsOfServiceItem(act, serviceItemNo, relations, relations, null)
}

/** Gives a new service item the skills of another, with their marks (§6). */
export async function cloneSkills(act: Act, from: string, to: string): Promise<void> {
  const held = (await loadHeldSkills(act.tx, 'service-item', [from])).get(from) ?? []
  if (held.length === 0) return
  await act.tx
    .insertInto('serviceItemSkill')
    .values(held.map((skill) => ({ ...skill, ownerType: 'service-item' as const, ownerNo: to })))
    .execute()
  await act.remember('service-items.skills', `service-item ${to}`, [], held)
}

/** Forgets the skills of a service item that goes. */
export async function forgetSkillsOf(act: Act, owner: Owner): Promise<void> {
  await act.tx
    .deleteFrom('serviceItemSkill')
    .where('ownerType', '=', owner.type)
    .where('ownerNo', '=', owner.no)
    .execute()
}

/** Skills follow a holder's new number, and those inherited from it name it so. */
export async function renameSkillOwner(act: Act, type: SkillOwner, from: string, to: string): Promise<void> {
  await act.tx
    .updateTable('serviceItemSkill')
    .set({ ownerNo: to })
    .where('ownerType', '=', type)
    .where('ownerNo', '=', from)
    .execute()
  if (type === 'service-item') return
  await act.tx
    .updateTable('serviceItemSkill')
    .set({ sourceCode: to })
    .where('sourceType', '=', type)
    .where('sourceCode', '=', from)
    .execute()
}

/** Technicians who have every one of the skills on the work day, by name. */
export async function resourcesWithAll(reading: Reading, skills: readonly NeededSkill[]) {
  const rows = await reading.tx
    .selectFrom('resource')
    .select(['resourceNo', 'name'])
    .where('blocked', '=', false)
    .orderBy('name')
    .execute()
  if (skills.length === 0) return rows
  const known = await reading.tx
    .selectFrom('resourceSkill')
    .select(['resourceNo', 'skillCode', 'level'])
    .where((builder) =>
      builder.or([builder('validUntil', 'is', null), builder('validUntil', '>=', reading.workDate)]),
    )
    .execute()
  const byResource = Map.groupBy(known, (row) => row.resourceNo)
  return rows.filter(({ resourceNo }) =>
    skills.every((needed) =>
      byResource
        .get(resourceNo)
        ?.some((one) => one.skillCode === needed.skillCode && one.level >= needed.level),
    ),
  )
}
