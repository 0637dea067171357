import { describe } from 'vitest'
import { shift, termTable, tiny, visit } from '../testing/tables.ts'

function wished(skills: Record<string, number>) {
  return tiny({
    shifts: [shift('s', { skills })],
    visits: [visit('a', { skills: { gas: 1 }, missingSkillCost: 100 })],
  })
}

describe('S6: a wished skill that is missing', () => {
  termTable('missingSkill', [
    { what: 'held', problem: wished({ gas: 1 }), cost: 0 },
    { what: 'a level too low', problem: wished({ gas: 0 }), cost: 100 },
    { what: 'not held', problem: wished({}), cost: 100 },
    {
      what: 'two missing cost once',
      problem: tiny({ visits: [visit('a', { skills: { gas: 1, ladder: 1 }, missingSkillCost: 100 })] }),
      cost: 100,
    },
  ])
})
