import { describe } from 'vitest'
import { shift, termTable, tiny, visit } from '../testing/tables.ts'

function zoned(zones: string[] | undefined) {
  const own = zones ? { zones } : {}
  return tiny({ shifts: [shift('s', own)], visits: [visit('a', { zone: 'centre', notInZoneCost: 15 })] })
}

describe('S6: zones', () => {
  termTable('zone', [
    { what: 'inside', problem: zoned(['north', 'centre']), cost: 0 },
    { what: 'outside', problem: zoned(['north']), cost: 15 },
    { what: 'a technician without zones', problem: zoned(undefined), cost: 15 },
    {
      what: 'a visit without a zone',
      problem: tiny({ visits: [visit('a', { notInZoneCost: 15 })] }),
      cost: 0,
    },
  ])
})
