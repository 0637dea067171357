import { describe } from 'vitest'
import { termTable, tiny, visit } from '../testing/tables.ts'

describe('S1: visits left out', () => {
  termTable('unassigned', [
    { what: 'planned', problem: tiny(), cost: 0 },
    { what: 'left out', problem: tiny({ visits: [visit('a', { penalty: 400 })] }), plan: {}, cost: 400 },
    {
      what: 'two of them',
      problem: tiny({ visits: [visit('a', { penalty: 400 }), visit('b', { penalty: 800 })] }),
      plan: {},
      cost: 1200,
    },
    {
      what: 'cheaper left out than driven to',
      problem: tiny({ visits: [visit('a', { penalty: 19 })] }),
      plan: {},
      cost: 19,
    },
  ])
})
