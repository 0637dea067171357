import { expect, test } from 'vitest'
import { neededSkills } from './needed-skills.ts'

const gas = { skillCode: 'GAS', level: 1 }
const electrics = { skillCode: 'ELE', level: 2 }

test('the item’s own skills go before its group’s, which count only where the item has none', () => {
  expect(neededSkills([gas], [electrics])).toEqual([gas])
  expect(neededSkills([], [electrics])).toEqual([electrics])
})

test('extra skills come on top, and the higher level counts', () => {
  expect(neededSkills([gas], [], [{ skillCode: 'GAS', level: 3 }, electrics])).toEqual([
    electrics,
    { skillCode: 'GAS', level: 3 },
  ])
})
