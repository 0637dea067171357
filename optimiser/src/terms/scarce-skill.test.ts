import { describe } from 'vitest'
import { shift, termTable, tiny, visit } from '../testing/tables.ts'

/** One of three technicians knows gas. */
function scarce(share: number, change: object = {}) {
  return tiny({
    shifts: [shift('s', { skills: { gas: 1 } }), shift('t'), shift('u')],
    visits: [visit('a', change)],
    scarceSkills: { share, cost: 6 },
  })
}

describe('S11: scarce skills', () => {
  termTable('scarceSkill', [
    { what: 'spent on a visit that does not need it', problem: scarce(0.5), cost: 6 },
    { what: 'needed', problem: scarce(0.5, { skills: { gas: 1 } }), cost: 0 },
    { what: 'one of three is not under a third', problem: scarce(1 / 3), cost: 0 },
    { what: 'somebody without it', problem: scarce(0.5), plan: { t: 'a' }, cost: 0 },
    {
      what: 'a helper shows nothing',
      problem: scarce(0.5, { crew: { size: 2 } }),
      plan: { t: 'a', s: 'a+' },
      cost: 0,
    },
  ])
})
