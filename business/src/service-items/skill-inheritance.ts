import { type Answers, type Question, type Verdict, verdict } from '../foundation/verdict.ts'
import type { SkillOwner } from './tables.ts'

/** A skill at a holder; entered there by hand where the three marks are null. */
export interface HeldSkill {
  readonly skillCode: string
  readonly level: number
  /** The holder just above from which it came down. */
  readonly assignedFrom: 'service-item-group' | 'item' | null
  /** Where it was entered first. */
  readonly sourceType: 'service-item-group' | 'item' | null
  readonly sourceCode: string | null
}

/** A group, an item or a service item with the skills that work on it needs. */
export interface Holder {
  readonly type: SkillOwner
  readonly no: string
  /** The group that an item or service item belongs to. */
  readonly groupCode: string | null
  /** The item that a service item is. */
  readonly itemNo: string | null
  readonly skills: readonly HeldSkill[]
}

/** Everybody whom a change can reach. The decisions give back the holders that change, no others. */
export type Holders = readonly Holder[]

interface Marks {
  readonly assignedFrom: 'service-item-group' | 'item'
  readonly sourceType: 'service-item-group' | 'item'
  readonly sourceCode: string
}

const own = { assignedFrom: null, sourceType: null, sourceCode: null } as const
const has = (holder: Holder, skillCode: string) => holder.skills.some((row) => row.skillCode === skillCode)

/** Holders while a decision changes them, one after the other. */
function draftOf(holders: Holders) {
  const present = new Map(holders.map((holder) => [`${holder.type} ${holder.no}`, holder]))
  const touched = new Set<string>()
  const keyOf = (holder: Holder) => `${holder.type} ${holder.no}`
  return {
    all: () => [...present.values()],
    of: (type: SkillOwner, no: string | null) => present.get(`${type} ${no}`),
    put(holder: Holder) {
      present.set(keyOf(holder), holder)
      touched.add(keyOf(holder))
    },
    give(holder: Holder, skill: { skillCode: string; level: number }, marks: Marks | typeof own) {
      const now = present.get(keyOf(holder)) ?? holder
      if (has(now, skill.skillCode)) return
      const row = { skillCode: skill.skillCode, level: skill.level, ...marks }
      this.put({ ...now, skills: [...now.skills, row] })
    },
    /** Each row of the holder as `change` gives it; null takes it away. */
    rewrite(holder: Holder, change: (row: HeldSkill) => HeldSkill | null) {
      const now = present.get(keyOf(holder)) ?? holder
      const skills = now.skills.flatMap((row) => change(row) ?? [])
      if (skills.length !== now.skills.length || skills.some((row, at) => row !== now.skills[at]))
        this.put({ ...now, skills })
    },
    changed: () => [...touched].map((key) => present.get(key)!),
  }
}
type Draft = ReturnType<typeof draftOf>

const related = (draft: Draft, owner: Holder) =>
  draft
    .all()
    .filter((holder) =>
      owner.type === 'service-item-group'
        ? holder.type !== owner.type && holder.groupCode === owner.no
        : owner.type === 'item' && holder.type === 'service-item' && holder.itemNo === owner.no,
    )

/** Rows that came down from this owner's row of the skill. */
function inherits(owner: Holder, holder: Holder, row: HeldSkill): boolean {
  if (owner.type === 'service-item-group')
    return row.sourceType === 'service-item-group' && row.sourceCode === owner.no && row.assignedFrom !== null
  return (
    owner.type === 'item' &&
    holder.type === 'service-item' &&
    holder.itemNo === owner.no &&
    row.assignedFrom === 'item'
  )
}
const inheritors = (draft: Draft, owner: Holder, skillCode: string) =>
  draft
    .all()
    .filter((holder) =>
      holder.skills.some((row) => row.skillCode === skillCode && inherits(owner, holder, row)),
    )

/** What was asked for of one owner's list. */
export interface WantedSkill {
  readonly skillCode: string
  readonly level: number
}

/**
 * The owner's list as wanted: skills that are new, gone or of another level, with what follows for those below.
 *
 * New ones on a group or item: asked whether related ones get them (`update-related`: yes, no). Gone ones that
 * others inherited: asked whether these go or stay as their own (`related-skills`: delete, keep). A level follows
 * to those who inherited it. Source: specification items §11.2, §11.4.
 */
export function changeSkills(
  holders: Holders,
  owner: Pick<Holder, 'type' | 'no'>,
  wanted: readonly WantedSkill[],
  answers: Answers,
): Verdict<Holders> {
  const draft = draftOf(holders)
  const holder = draft.of(owner.type, owner.no)!
  const gone = holder.skills.filter((row) => !wanted.some((one) => one.skillCode === row.skillCode))
  const fresh = wanted.filter((one) => !has(holder, one.skillCode))
  const questions: Question[] = []
  if (gone.some((row) => inheritors(draft, holder, row.skillCode).length > 0))
    questions.push({ code: 'service-items.related-skills', answers: ['delete', 'keep'] })
  if (fresh.some((one) => related(draft, holder).some((below) => !has(below, one.skillCode))))
    questions.push({ code: 'service-items.update-related', answers: ['yes', 'no'] })
  return verdict(
    [],
    () => {
      for (const row of gone) takeAway(draft, holder, row.skillCode, answers['service-items.related-skills'])
      for (const one of fresh) {
        draft.give(holder, one, own)
        if (answers['service-items.update-related'] === 'yes') flowDown(draft, holder, one)
      }
      for (const one of wanted) setLevel(draft, holder, one)
      return draft.changed()
    },
    questions,
    answers,
  )
}

/** A skill that a group or item got goes down to all who lack it. */
function flowDown(draft: Draft, owner: Holder, skill: WantedSkill) {
  if (owner.type === 'item') return flowFromItem(draft, owner, skill)
  if (owner.type !== 'service-item-group') return
  const marks: Marks = {
    assignedFrom: 'service-item-group',
    sourceType: 'service-item-group',
    sourceCode: owner.no,
  }
  const below = related(draft, owner)
  for (const one of below.filter((holder) => holder.type === 'service-item')) draft.give(one, skill, marks)
  for (const item of below.filter((holder) => holder.type === 'item' && !has(holder, skill.skillCode))) {
    draft.give(item, skill, marks)
    flowFromItem(draft, item, skill)
  }
}

/** Service items of the item that lack it get it, marked with where the item has it from. */
function flowFromItem(draft: Draft, item: Holder, skill: WantedSkill) {
  const now = draft.of('item', item.no)!
  const row = now.skills.find((one) => one.skillCode === skill.skillCode)!
  for (const one of related(draft, now)) draft.give(one, row, fromItem(now, row))
}

function fromItem(item: Holder, row: HeldSkill): Marks {
  return row.sourceType === null || row.sourceCode === null
    ? { assignedFrom: 'item', sourceType: 'item', sourceCode: item.no }
    : { assignedFrom: 'item', sourceType: row.sourceType, sourceCode: row.sourceCode }
}

/** Takes the skill off the owner; those who inherited it lose it, or keep it as their own. */
function takeAway(draft: Draft, owner: Holder, skillCode: string, choice: string | undefined) {
  for (const holder of inheritors(draft, owner, skillCode))
    draft.rewrite(holder, (row) => {
      if (row.skillCode !== skillCode || !inherits(owner, holder, row)) return row
      return choice === 'delete' ? null : kept(owner, holder, row)
    })
  draft.rewrite(owner, (row) => (row.skillCode === skillCode ? null : row))
}

/** Where a group's skill stays at an item, the item's service items have it from the item from now on. */
function kept(owner: Holder, holder: Holder, row: HeldSkill): HeldSkill {
  return owner.type === 'service-item-group' && row.assignedFrom === 'item' && holder.itemNo !== null
    ? { ...row, sourceType: 'item', sourceCode: holder.itemNo }
    : { ...row, ...own }
}

function setLevel(draft: Draft, owner: Holder, { skillCode, level }: WantedSkill) {
  const relevel = (row: HeldSkill) =>
    row.skillCode === skillCode && row.level !== level ? { ...row, level } : row
  for (const holder of inheritors(draft, owner, skillCode))
    draft.rewrite(holder, (row) => (inherits(owner, holder, row) ? relevel(row) : row))
  draft.rewrite(draft.of(owner.type, owner.no)!, relevel)
}

/**
 * One skill of an owner replaced by another that it lacks.
 *
 * Where others inherited it, asked (`replaced-skill`): change theirs too, or let it be as if it were deleted there
 * (then `related-skills` decides). The new row is the owner's own. Source: specification items §11.4.
 */
export function replaceSkill(
  holders: Holders,
  owner: Pick<Holder, 'type' | 'no'>,
  replaced: string,
  by: WantedSkill,
  answers: Answers,
): Verdict<Holders> {
  const draft = draftOf(holders)
  const holder = draft.of(owner.type, owner.no)!
  if (!has(holder, replaced))
    return { is: 'refused', refusals: [{ code: 'service-items.skill-not-there', at: 'skillCode' }] }
  if (has(holder, by.skillCode))
    return { is: 'refused', refusals: [{ code: 'service-items.skill-twice', at: 'by' }] }
  const questions: Question[] = []
  if (inheritors(draft, holder, replaced).length > 0) {
    questions.push({ code: 'service-items.replaced-skill', answers: ['change', 'detach'] })
    if (answers['service-items.replaced-skill'] === 'detach')
      questions.push({ code: 'service-items.related-skills', answers: ['delete', 'keep'] })
  }
  return verdict(
    [],
    () => {
      if (answers['service-items.replaced-skill'] === 'change')
        for (const below of inheritors(draft, holder, replaced))
          draft.rewrite(below, (row) => {
            if (row.skillCode !== replaced || !inherits(holder, below, row)) return row
            if (has(below, by.skillCode)) return null
            const source =
              holder.type === 'item' ? ({ sourceType: 'item', sourceCode: holder.no } as const) : {}
            return { ...row, ...by, ...source }
          })
      takeAway(draft, holder, replaced, answers['service-items.related-skills'])
      draft.give(draft.of(owner.type, owner.no)!, by, own)
      return draft.changed()
    },
    questions,
    answers,
  )
}

const onChange = (): Question => ({
  code: 'service-items.skills-on-change',
  answers: ['delete-and-assign', 'keep'],
})
const toAssign = (): Question => ({ code: 'service-items.assign-skills', answers: ['yes', 'no'] })

/**
 * An item that moves from one group to another, or into none; entering the same group only offers what it lacks.
 *
 * `holders` are the item as it was, its service items and the new group. Source: specification items §11.3.
 */
export function moveItem(
  holders: Holders,
  itemNo: string,
  to: string | null,
  answers: Answers,
): Verdict<Holders> {
  const draft = draftOf(holders)
  const item = draft.of('item', itemNo)!
  const from = item.groupCode
  const group = draft.of('service-item-group', to)
  const old = (row: HeldSkill) => from !== to && row.assignedFrom === 'service-item-group'
  return decideMove(draft, item.skills.some(old), lacks(item, group?.skills ?? []), answers, (choice) => {
    draft.put({ ...item, groupCode: to })
    if (choice.drop !== null) {
      for (const one of related(draft, item))
        draft.rewrite(one, (row) => {
          if (row.assignedFrom !== 'item' || row.sourceType !== 'service-item-group') return row
          if (row.sourceCode !== from) return row
          if (one.groupCode === from) return { ...row, assignedFrom: 'service-item-group' }
          return choice.drop ? null : { ...row, sourceType: 'item', sourceCode: itemNo }
        })
      draft.rewrite(item, (row) => (old(row) ? (choice.drop ? null : { ...row, ...own }) : row))
    }
    if (choice.assign && group)
      for (const row of group.skills)
        if (!has(draft.of('item', itemNo)!, row.skillCode)) {
          const marks: Marks = {
            assignedFrom: 'service-item-group',
            sourceType: 'service-item-group',
            sourceCode: group.no,
          }
          draft.give(item, row, marks)
          flowFromItem(draft, item, row)
        }
  })
}

/**
 * A service item that becomes another item or moves to another group, both with one question.
 *
 * `holders` are the service item as it was, the new item, its group and the new group. Silently (`answers` null)
 * everything that it lacks is assigned. Source: specification items §11.3, §8, §9.
 */
export function moveServiceItem(
  holders: Holders,
  serviceItemNo: string,
  to: { readonly itemNo: string | null; readonly groupCode: string | null },
  answers: Answers | null,
): Verdict<Holders> {
  const draft = draftOf(holders)
  const serviceItem = draft.of('service-item', serviceItemNo)!
  const otherItem = serviceItem.itemNo !== to.itemNo
  const otherGroup = serviceItem.groupCode !== to.groupCode
  /** What the lost item had from the group stays: it comes from the group itself now. */
  const staysByGroup = (row: HeldSkill) =>
    row.assignedFrom === 'item' && row.sourceType === 'service-item-group' && row.sourceCode === to.groupCode
  const old = (row: HeldSkill) =>
    (otherItem && row.assignedFrom === 'item' && !staysByGroup(row)) ||
    (otherGroup && row.assignedFrom === 'service-item-group' && row.sourceCode !== to.groupCode)
  const fresh = skillsOfRelations(draft, to)
  const silent = answers === null
  const asked = answers ?? { 'service-items.assign-skills': 'yes' }
  const inherited = !silent && serviceItem.skills.some(old)
  return decideMove(draft, inherited, lacks(serviceItem, fresh), asked, (choice) => {
    draft.put({ ...serviceItem, itemNo: to.itemNo, groupCode: to.groupCode })
    draft.rewrite(serviceItem, (row) => {
      if (otherItem && staysByGroup(row)) return { ...row, assignedFrom: 'service-item-group' }
      if (choice.drop === null || !old(row)) return row
      return choice.drop ? null : { ...row, ...own }
    })
    if (choice.assign)
      for (const row of fresh)
        draft.give(serviceItem, row, row as Marks & { skillCode: string; level: number })
  })
}

/** What an item and a group give to a service item: the item's first, else its group's, then the group's. */
function skillsOfRelations(
  draft: Draft,
  to: { readonly itemNo: string | null; readonly groupCode: string | null },
): HeldSkill[] {
  const item = draft.of('item', to.itemNo)
  const ofItem = (item?.skills ?? []).map((row) => ({ ...row, ...fromItem(item!, row) }))
  const groups = [ofItem.length === 0 ? item?.groupCode : null, to.groupCode].flatMap((code) => code ?? [])
  const ofGroups = groups.flatMap((code) =>
    (draft.of('service-item-group', code)?.skills ?? []).map((row) => ({
      ...row,
      assignedFrom: 'service-item-group' as const,
      sourceType: 'service-item-group' as const,
      sourceCode: code,
    })),
  )
  return [...ofItem, ...ofGroups]
}

const lacks = (holder: Holder, rows: readonly HeldSkill[]) => rows.some((row) => !has(holder, row.skillCode))

/** `drop` is null where nothing was inherited from the old relation. */
interface Choice {
  readonly drop: boolean | null
  readonly assign: boolean
}

function decideMove(
  draft: Draft,
  inherited: boolean,
  somethingNew: boolean,
  answers: Answers,
  move: (choice: Choice) => void,
): Verdict<Holders> {
  const questions = inherited ? [onChange()] : somethingNew ? [toAssign()] : []
  return verdict(
    [],
    () => {
      const drop = answers['service-items.skills-on-change'] === 'delete-and-assign'
      const assign = answers['service-items.assign-skills'] === 'yes'
      move(inherited ? { drop, assign: drop } : { drop: null, assign: somethingNew && assign })
      return draft.changed()
    },
    questions,
    answers,
  )
}

/** A group or item that is deleted: asked once what becomes of the skills inherited from it (§11.4). */
export function withoutOwner(
  holders: Holders,
  owner: Pick<Holder, 'type' | 'no'>,
  answers: Answers,
): Verdict<Holders> {
  return changeSkills(holders, owner, [], answers)
}

/** Whether somebody with these skills can work on what needs those: has them all (§11.5). */
export function isQualified(known: readonly string[], needed: readonly string[]): boolean {
  return needed.every((skillCode) => known.includes(skillCode))
}
