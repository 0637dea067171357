import { describe } from 'vitest'
import { termTable, tiny, visit } from '../testing/tables.ts'

function stated(costByShift: Record<string, number>) {
  return tiny({ visits: [visit('a', { costByShift })] })
}

describe('costs by shift stated by the caller', () => {
  termTable('assignment', [
    { what: 'stated', problem: stated({ s: 7 }), cost: 7 },
    { what: 'stated for another shift', problem: stated({ t: 7 }), cost: 0 },
    {
      what: 'each visit pays',
      problem: {
        ...stated({ s: 7 }),
        visits: [...stated({ s: 7 }).visits, visit('b', { costByShift: { s: 2 } })],
      },
      cost: 9,
    },
  ])
})
