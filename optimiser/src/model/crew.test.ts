import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

/** A visit for two; `t` knows gas and lives at place `home`. */
function crew(change: object = {}, shifts = 2, home = 0) {
  const all = [shift('s'), shift('t', { start: home, end: home, skills: { gas: 2 } }), shift('u')]
  return tiny({ shifts: all.slice(0, shifts), visits: [visit('a', { crew: { size: 2 }, ...change })] })
}

function samePerson() {
  const technician = 'rossi'
  return tiny({
    shifts: [shift('s', { technician }), shift('t', { technician })],
    visits: [visit('a', { crew: { size: 2 } })],
  })
}

describe('H1, H7: crews', () => {
  ruleTable([
    { what: 'two at once', problem: crew(), plan: { s: 'a', t: 'a+' } },
    { what: 'one alone', problem: crew(), plan: { s: 'a' }, fault: 'crew', solvable: true },
    {
      what: 'one too many',
      problem: crew({}, 3),
      plan: { s: 'a', t: 'a+', u: 'a+' },
      fault: 'crew',
      solvable: true,
    },
    {
      what: 'three technicians are not to be had',
      problem: crew({ crew: { size: 3 } }),
      plan: { s: 'a', t: 'a+' },
      fault: 'crew',
      reason: 'CREW_SHORT',
    },
    { what: 'the same technician twice', problem: samePerson(), plan: { s: 'a', t: 'a+' }, fault: 'crew' },
    {
      what: 'waits for the last one: t is there at 60, the last second',
      problem: crew({ windows: [[0, 60]] }, 2, 7),
      plan: { s: 'a', t: 'a+' },
    },
    {
      what: 'a second too late for the window',
      problem: crew({ windows: [[0, 59]] }, 2, 7),
      plan: { s: 'a', t: 'a+' },
      fault: ['window', 'crew'],
    },
    {
      what: 'somebody brings the skill',
      problem: crew({ crew: { size: 2, skills: { gas: 2 } } }),
      plan: { s: 'a', t: 'a+' },
    },
    {
      what: 'nobody brings the level',
      problem: crew({ crew: { size: 2, skills: { gas: 3 } } }),
      plan: { s: 'a', t: 'a+' },
      fault: 'crew',
    },
    {
      what: 'the lead needs the skill of the visit',
      problem: crew({ skills: { gas: 2 } }),
      plan: { t: 'a', s: 'a+' },
    },
    {
      what: 'the helper does not have to',
      problem: crew({ skills: { gas: 2 } }),
      plan: { s: 'a', t: 'a+' },
      fault: 'skills',
      solvable: true,
    },
    {
      what: 'everybody sets up together, also at the same place',
      problem: crew({ place: 0, setup: 20 }),
      plan: { s: 'a', t: 'a+' },
    },
  ])
})
