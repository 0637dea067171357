import { describe } from 'vitest'
import { shift, termTable, tiny, visit } from '../testing/tables.ts'

function told(published: string) {
  return tiny({
    shifts: [
      shift('s', { technician: 'rossi', day: 0 }),
      shift('other', { day: 0 }),
      shift('tomorrow', { technician: 'rossi', day: 1, window: [2000, 3000] }),
      shift('both', { day: 1, window: [2000, 3000] }),
    ],
    visits: [visit('a', { published: { shift: published, otherTechnicianCost: 15, otherDayCost: 60 } })],
  })
}

describe('S8: another technician or day than published', () => {
  termTable('stability', [
    { what: 'as told', problem: told('s'), cost: 0 },
    { what: 'another technician, the same day', problem: told('other'), cost: 15 },
    { what: 'the same technician, another day', problem: told('tomorrow'), cost: 60 },
    { what: 'both', problem: told('both'), cost: 75 },
    { what: 'a shift that is no more', problem: told('gone'), cost: 75 },
  ])
})
