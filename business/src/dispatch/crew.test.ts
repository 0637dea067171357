import { describe, expect, test } from 'vitest'
import { asDay, asInstant } from '../foundation/day.ts'
import { crewForMove } from './crew.ts'
import type { Visit } from './day.ts'

const moment = asInstant('2026-10-13T08:00:00Z')
const helper = (resourceNo: string) => ({ resourceNo, arrival: moment, travelSeconds: 0, travelMetres: 0 })
const visit = (crewSize: number, lead?: string, ...helpers: string[]) =>
  ({
    crewSize,
    customerName: 'Segheria Alpina',
    placement: lead
      ? {
          resourceNo: lead,
          day: asDay('2026-10-13'),
          arrival: moment,
          start: moment,
          end: moment,
          travelSeconds: 0,
          travelMetres: 0,
          travelQuality: 'estimated',
          helpers: helpers.map(helper),
        }
      : null,
  }) satisfies Pick<Visit, 'crewSize' | 'customerName' | 'placement'>

describe('the crew of a visit put by hand', () => {
  test.each<[string, ReturnType<typeof visit>, string, string[] | undefined, string[] | string]>([
    ['one technician alone', visit(1), 'ROSSI', undefined, []],
    ['helpers come along to another lead', visit(2, 'ROSSI', 'BIANCHI'), 'NERI', undefined, ['BIANCHI']],
    ['a helper who leads changes places', visit(2, 'ROSSI', 'BIANCHI'), 'BIANCHI', undefined, ['ROSSI']],
    [
      'the named ones come',
      visit(3, 'ROSSI', 'BIANCHI', 'VERDI'),
      'ROSSI',
      ['VERDI', 'NERI'],
      ['NERI', 'VERDI'],
    ],
    ['nobody is there yet', visit(2), 'ROSSI', undefined, 'dispatch.crew-incomplete'],
    ['too few are named', visit(3), 'ROSSI', ['NERI'], 'dispatch.crew-incomplete'],
    ['too many are named', visit(1), 'ROSSI', ['NERI'], 'dispatch.crew-too-many'],
    ['the lead cannot help', visit(2), 'ROSSI', ['ROSSI'], 'dispatch.crew-twice'],
    ['nobody helps twice', visit(3), 'ROSSI', ['NERI', 'NERI'], 'dispatch.crew-twice'],
  ])('%s', (_, one, lead, named, answer) => {
    const crew = crewForMove(one, lead, named)
    expect('helpers' in crew ? crew.helpers : crew.refusal.code).toEqual(answer)
  })
})
