import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

describe('H2: skills and levels', () => {
  ruleTable([
    {
      what: 'the level needed',
      problem: tiny({
        shifts: [shift('s', { skills: { gas: 2 } })],
        visits: [visit('a', { skills: { gas: 2 } })],
      }),
    },
    {
      what: 'a level too low',
      problem: tiny({
        shifts: [shift('s', { skills: { gas: 1 } })],
        visits: [visit('a', { skills: { gas: 2 } })],
      }),
      fault: 'skills',
      reason: 'NO_SKILL',
    },
    {
      what: 'no such skill',
      problem: tiny({ visits: [visit('a', { skills: { gas: 1 } })] }),
      fault: 'skills',
      reason: 'NO_SKILL',
    },
    {
      what: 'all of them are needed',
      problem: tiny({
        shifts: [shift('s', { skills: { gas: 1 } })],
        visits: [visit('a', { skills: { gas: 1, ladder: 1 } })],
      }),
      fault: 'skills',
    },
    {
      what: 'only wished',
      problem: tiny({ visits: [visit('a', { skills: { gas: 1 }, missingSkillCost: 5 })] }),
    },
  ])
})
