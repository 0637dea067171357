import { expect, test } from 'vitest'
import { neededSkills, skillHolderOf } from './needed-skills.ts'

const gas = { skillCode: 'GAS', level: 1 }
const electrics = { skillCode: 'ELE', level: 2 }

test('the service item decides, else the item, else the group', () => {
  const all = { serviceItemNo: 'S1', itemNo: 'PUMP', groupCode: 'G' }
  expect(skillHolderOf(all)).toEqual({ type: 'service-item', no: 'S1' })
  expect(skillHolderOf({ ...all, serviceItemNo: null })).toEqual({ type: 'item', no: 'PUMP' })
  expect(skillHolderOf({ serviceItemNo: null, groupCode: 'G' })).toEqual({
    type: 'service-item-group',
    no: 'G',
  })
  expect(skillHolderOf({ serviceItemNo: null, groupCode: null })).toBe(null)
})

test('extra skills come on top, and the higher level counts', () => {
  expect(neededSkills([gas], [{ skillCode: 'GAS', level: 3 }, electrics])).toEqual([
    electrics,
    { skillCode: 'GAS', level: 3 },
  ])
})
