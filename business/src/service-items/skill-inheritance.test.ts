import { describe, expect, test } from 'vitest'
import {
  changeSkills,
  type HeldSkill,
  type Holder,
  type Holders,
  moveItem,
  moveServiceItem,
  replaceSkill,
  withoutOwner,
} from './skill-inheritance.ts'

const own = (skillCode: string, level = 1): HeldSkill => ({
  skillCode,
  level,
  assignedFrom: null,
  sourceType: null,
  sourceCode: null,
})
const from = (
  assignedFrom: 'service-item-group' | 'item',
  sourceType: 'service-item-group' | 'item',
  sourceCode: string,
  skillCode: string,
): HeldSkill => ({ skillCode, level: 1, assignedFrom, sourceType, sourceCode })
const group = (no: string, ...skills: HeldSkill[]): Holder => ({
  type: 'service-item-group',
  no,
  groupCode: null,
  itemNo: null,
  skills,
})
const item = (no: string, groupCode: string | null, ...skills: HeldSkill[]): Holder => ({
  type: 'item',
  no,
  groupCode,
  itemNo: null,
  skills,
})
const machine = (
  no: string,
  itemNo: string | null,
  groupCode: string | null,
  ...skills: HeldSkill[]
): Holder => ({ type: 'service-item', no, groupCode, itemNo, skills })

/** All holders as they are after the change. */
function after(
  holders: Holders,
  answer: ReturnType<typeof changeSkills>,
): Record<string, readonly HeldSkill[]> {
  if (answer.is !== 'made') throw new Error(JSON.stringify(answer))
  const changed = new Map(answer.value.map((one) => [`${one.type} ${one.no}`, one]))
  return Object.fromEntries(
    holders.map((one) => [one.no, (changed.get(`${one.type} ${one.no}`) ?? one).skills]),
  )
}
const questionsOf = (answer: ReturnType<typeof changeSkills>) =>
  answer.is === 'asks' ? answer.questions.map((one) => one.code) : answer.is

const throughThree: Holders = [
  group('G', own('ELEC')),
  group('H', own('HYD')),
  item('I', 'G', from('service-item-group', 'service-item-group', 'G', 'ELEC')),
  machine('S', 'I', 'G', from('item', 'service-item-group', 'G', 'ELEC')),
]

describe('skills through three levels (scenario 12)', () => {
  test('the item moves: old ones go, new ones come, and what the service item has from its own group stays', () => {
    expect(questionsOf(moveItem(throughThree, 'I', 'H', {}))).toEqual(['service-items.skills-on-change'])
    const answers = { 'service-items.skills-on-change': 'delete-and-assign' }
    const world = after(throughThree, moveItem(throughThree, 'I', 'H', answers))
    expect(world.I).toEqual([from('service-item-group', 'service-item-group', 'H', 'HYD')])
    expect(world.S).toEqual([
      from('service-item-group', 'service-item-group', 'G', 'ELEC'),
      from('item', 'service-item-group', 'H', 'HYD'),
    ])
  })
  test('or keeps what it had as its own, and nothing new comes', () => {
    const answers = { 'service-items.skills-on-change': 'keep' }
    const world = after(throughThree, moveItem(throughThree, 'I', 'H', answers))
    expect(world.I).toEqual([own('ELEC')])
    expect(world.S).toEqual([from('service-item-group', 'service-item-group', 'G', 'ELEC')])
  })
  test('a service item of another group loses the row, or has it from the item from then on', () => {
    const holders = throughThree.map((one) => (one.no === 'S' ? { ...one, groupCode: 'Z' } : one))
    const gone = moveItem(holders, 'I', null, { 'service-items.skills-on-change': 'delete-and-assign' })
    expect(after(holders, gone).S).toEqual([])
    const kept = moveItem(holders, 'I', null, { 'service-items.skills-on-change': 'keep' })
    expect(after(holders, kept).S).toEqual([from('item', 'item', 'I', 'ELEC')])
  })
})

describe('replacing a code (scenario 13)', () => {
  const holders: Holders = [
    group('G', own('PC')),
    item('I1', 'G', from('service-item-group', 'service-item-group', 'G', 'PC')),
    item('I2', 'G', from('service-item-group', 'service-item-group', 'G', 'PC'), own('PCS')),
  ]
  const change = (answers: Record<string, string>) =>
    replaceSkill(
      holders,
      { type: 'service-item-group', no: 'G' },
      'PC',
      { skillCode: 'PCS', level: 1 },
      answers,
    )
  test('related ones change with it, none gets it twice', () => {
    expect(questionsOf(change({}))).toEqual(['service-items.replaced-skill'])
    const world = after(holders, change({ 'service-items.replaced-skill': 'change' }))
    expect(world.I1!.map((row) => row.skillCode)).toEqual(['PCS'])
    expect(world.I2).toEqual([own('PCS')])
    expect(world.G).toEqual([own('PCS')])
  })
  test('or are let go, by choice deleted or kept', () => {
    const detach = { 'service-items.replaced-skill': 'detach' }
    expect(questionsOf(change(detach))).toEqual(['service-items.related-skills'])
    const deleted = after(holders, change({ ...detach, 'service-items.related-skills': 'delete' }))
    expect([deleted.I1, deleted.I2, deleted.G]).toEqual([[], [own('PCS')], [own('PCS')]])
    const kept = after(holders, change({ ...detach, 'service-items.related-skills': 'keep' }))
    expect(kept.I1).toEqual([own('PC')])
  })
  test('a code that is there already is refused', () => {
    const twice = replaceSkill(
      [machine('S', null, null, own('A'), own('B'))],
      { type: 'service-item', no: 'S' },
      'A',
      { skillCode: 'B', level: 1 },
      {},
    )
    expect(twice).toMatchObject({ is: 'refused', refusals: [{ code: 'service-items.skill-twice' }] })
  })
})

describe('adding and deleting', () => {
  const holders: Holders = [
    group('G'),
    item('I', 'G'),
    item('J', 'G', own('GAS')),
    machine('S1', 'I', 'G'),
    machine('S2', 'I', null),
    machine('S3', 'J', null),
  ]
  const add = (answers: Record<string, string>) =>
    changeSkills(holders, { type: 'service-item-group', no: 'G' }, [{ skillCode: 'GAS', level: 2 }], answers)
  test('a group asks, and tells its service items, its items and theirs', () => {
    expect(questionsOf(add({}))).toEqual(['service-items.update-related'])
    const world = after(holders, add({ 'service-items.update-related': 'yes' }))
    expect(world.S1).toEqual([{ ...from('service-item-group', 'service-item-group', 'G', 'GAS'), level: 2 }])
    expect(world.I).toEqual([{ ...from('service-item-group', 'service-item-group', 'G', 'GAS'), level: 2 }])
    expect(world.S2).toEqual([{ ...from('item', 'service-item-group', 'G', 'GAS'), level: 2 }])
    expect(world.J).toEqual([own('GAS')])
    // J had it already: its service items are not told by the group.
    expect(world.S3).toEqual([])
  })
  test('with no, only the group has it', () => {
    const world = after(holders, add({ 'service-items.update-related': 'no' }))
    expect(world.G).toEqual([own('GAS', 2)])
    expect([world.I, world.S1]).toEqual([[], []])
  })
  test('deleting a group’s skill and keeping it below: the item has it itself, its machines from the item', () => {
    const kept = changeSkills(throughThree, { type: 'service-item-group', no: 'G' }, [], {
      'service-items.related-skills': 'keep',
    })
    const world = after(throughThree, kept)
    expect([world.G, world.I]).toEqual([[], [own('ELEC')]])
    expect(world.S).toEqual([from('item', 'item', 'I', 'ELEC')])
    const gone = withoutOwner(
      throughThree,
      { type: 'service-item-group', no: 'G' },
      {
        'service-items.related-skills': 'delete',
      },
    )
    expect(after(throughThree, gone)).toMatchObject({ G: [], I: [], S: [] })
  })
  test('nobody is asked where nobody has it, and a service item never asks', () => {
    const alone = [machine('S', null, null, own('A'))]
    const answer = changeSkills(alone, { type: 'service-item', no: 'S' }, [{ skillCode: 'B', level: 3 }], {})
    expect(after(alone, answer).S).toEqual([own('B', 3)])
  })
  test('a new level follows to those who inherited the skill, not to those who entered it', () => {
    const world = [...throughThree, machine('T', null, 'G', own('ELEC'))]
    const answer = changeSkills(
      world,
      { type: 'service-item-group', no: 'G' },
      [{ skillCode: 'ELEC', level: 4 }],
      {},
    )
    const levels = after(world, answer)
    expect([levels.G, levels.I, levels.S, levels.T].map((rows) => rows![0]!.level)).toEqual([4, 4, 4, 1])
  })
})

describe('a service item that becomes another item or moves', () => {
  const holders: Holders = [
    group('G', own('ELEC')),
    item('I', 'G', own('GAS'), from('service-item-group', 'service-item-group', 'G', 'ELEC')),
  ]
  test('a new one is asked once for both, and gets the item’s skills with their source', () => {
    const world = [...holders, machine('S', null, null)]
    const to = { itemNo: 'I', groupCode: 'G' }
    expect(questionsOf(moveServiceItem(world, 'S', to, {}))).toEqual(['service-items.assign-skills'])
    const assigned = [from('item', 'item', 'I', 'GAS'), from('item', 'service-item-group', 'G', 'ELEC')]
    const yes = moveServiceItem(world, 'S', to, { 'service-items.assign-skills': 'yes' })
    expect(after(world, yes).S).toEqual(assigned)
    expect(after(world, moveServiceItem(world, 'S', to, null)).S).toEqual(assigned)
    const no = moveServiceItem(world, 'S', to, { 'service-items.assign-skills': 'no' })
    expect(after(world, no).S).toEqual([])
  })
  test('an item without skills of its own gives its group’s', () => {
    const world = [group('G', own('ELEC')), item('I', 'G'), machine('S', null, null)]
    const silently = moveServiceItem(world, 'S', { itemNo: 'I', groupCode: null }, null)
    expect(after(world, silently).S).toEqual([from('service-item-group', 'service-item-group', 'G', 'ELEC')])
  })
  test('losing its item, it keeps from the group what the item had from the group', () => {
    const world = [
      ...holders,
      machine(
        'S',
        'I',
        'G',
        from('item', 'item', 'I', 'GAS'),
        from('item', 'service-item-group', 'G', 'ELEC'),
      ),
    ]
    const answer = moveServiceItem(
      world,
      'S',
      { itemNo: null, groupCode: 'G' },
      {
        'service-items.skills-on-change': 'delete-and-assign',
      },
    )
    expect(after(world, answer).S).toEqual([from('service-item-group', 'service-item-group', 'G', 'ELEC')])
  })
})
