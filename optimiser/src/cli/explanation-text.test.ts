import { describe, expect, test } from 'vitest'
import type { Explanation, Insertion } from '../options.ts'
import type { Reason, ReasonCode } from '../solution.ts'
import { explanationText, moment, reasonText, span } from './explanation-text.ts'

const insertion: Insertion = {
  shift: 'rossi',
  stops: [
    { type: 'visit', id: 'meter' },
    { type: 'visit', id: 'boiler' },
  ],
  position: 1,
  arrival: 38_000,
  start: 38_400,
  addedCost: 12.345,
  addedByTerm: { travelTime: 12.345 },
  addedTravelSeconds: 12,
  addedTravelMetres: 0,
  overtimeSeconds: 0,
  lateSeconds: 0,
  slackSeconds: 60,
  shifted: [],
}

const effect = { start: 32_400, addedCost: 3.5 }

describe('an explanation in words', () => {
  test.each<[ReasonCode, Reason['params'], string]>([
    ['NO_SKILL', { skills: ['gas', 'cooling:2'] }, 'lacks gas, cooling:2'],
    ['REQUIRED_OTHER', { shifts: ['bianchi'] }, 'only bianchi may do it'],
    [
      'WINDOW_UNREACHABLE',
      { from: 28_800, to: 50_400, earliestArrival: 51_600 },
      'is there at 14:20 at the earliest, the last window closes at 14:00',
    ],
    [
      'ABSENT',
      { kind: 'sick', from: 0, to: 3600 },
      'is away (sick) from 00:00 to 01:00, when it could be done',
    ],
    ['SHIFT_FULL', { missingSeconds: 2100 }, 'is full (35 min missing)'],
    ['SHIFT_FULL', { shifts: 4 }, '4 shifts could do it and are full'],
    ['CAPACITY', { dimension: 0, demand: 3, room: 1 }, 'needs 3 on the van, 1 are free (dimension 0)'],
    ['MAX_TRAVEL', { limit: 3600, needed: 4000 }, 'would drive 1 h 6 min 40 s, at most 1 h are allowed'],
    ['TOO_EXPENSIVE', { added: 10.004, saved: 5 }, 'fits, but costs 10 where leaving it out costs 5'],
    ['PARTS_NOT_READY', { at: 7 * 3600 }, 'its parts come at 07:00, too late for the shift'],
    ['DUE_MISSED', { missingSeconds: 600 }, 'fits, 10 min after it is due'],
  ])('%s %j', (code, params, sentence) => {
    expect(reasonText({ code, params })).toBe(sentence)
  })

  test.each([
    [0, '0 s'],
    [59, '59 s'],
    [3600, '1 h'],
    [-3725, '-1 h 2 min 5 s'],
    [undefined, 'undefined'],
  ])('a span of %s seconds is %s', (seconds, words) => {
    expect(span(seconds)).toBe(words)
  })

  test.each([
    [38_400, '10:40'],
    [38_401, '10:40:01'],
    [2 * 86_400, 'day 2 00:00'],
    [-5, '-5 s'],
    [1.8e9, '1800000000 s'],
  ])('the moment %s is %s', (seconds, words) => {
    expect(moment(seconds)).toBe(words)
  })

  test('of a visit left out tells each shift and what would help', () => {
    const explanation: Explanation = {
      visit: 'boiler',
      verdict: 'no-room',
      verdictWord: 'too_expensive',
      candidates: [
        {
          shift: 'rossi-mon',
          technician: 'rossi',
          reasons: [{ code: 'SHIFT_FULL', params: { missingSeconds: 60 } }],
        },
        {
          shift: 'bianchi',
          technician: 'bianchi',
          reasons: [{ code: 'NO_SKILL', params: { skills: ['gas'] } }],
        },
      ],
      alternatives: [],
      relaxations: [
        { change: 'overtime', shift: 'rossi-mon', seconds: 60, effect },
        { change: 'later-window', shift: 'rossi-mon', seconds: 90, effect },
        { change: 'earlier-window', shift: 'rossi-mon', seconds: 60, effect },
        { change: 'skill', shift: 'bianchi', skills: ['gas'], effect },
        { change: 'other-shift', shift: 'verdi', drops: 'excluded', effect },
        { change: 'remove-visit', shift: 'rossi-mon', visit: 'meter', effect },
        { change: 'parts-earlier', shift: 'verdi', at: 7 * 3600, effect },
        { change: 'parts-on-van', shift: 'verdi', parts: { valve: 2 }, effect },
        { change: 'more-visits', shift: 'verdi', limit: 5, effect },
        { change: 'smaller-crew', shift: 'verdi', size: 2, effect },
        { change: 'without-dependency', shift: 'verdi', visit: 'meter', effect },
        { change: 'another-technician', shift: 'verdi', skills: ['gas'], effect },
      ],
      nextPossible: { shift: 'bianchi-tue', start: 86_400 + 28_800, lateServiceSeconds: 3600 },
    }
    expect(explanationText(explanation)).toEqual([
      'Visit boiler is left out: every shift that could do it is full.',
      '',
      'Why not:',
      '  rossi-mon (rossi): is full (1 min missing)',
      '  bianchi: lacks gas',
      '',
      'What would help, the cheapest first (each was tried):',
      '  shift rossi-mon: work 1 min longer: start 09:00, adds 3.5',
      '  shift rossi-mon: let the last window close 1 min 30 s later: start 09:00, adds 3.5',
      '  shift rossi-mon: let the first window open 1 min earlier: start 09:00, adds 3.5',
      '  shift bianchi: possible for somebody who holds gas: start 09:00, adds 3.5',
      '  shift verdi: allow it there (now excluded): start 09:00, adds 3.5',
      '  shift rossi-mon: take visit meter out: start 09:00, adds 3.5',
      '  shift verdi: have its parts by 07:00: start 09:00, adds 3.5',
      '  shift verdi: put on the van 2 more valve: start 09:00, adds 3.5',
      '  shift verdi: allow 5 visits: start 09:00, adds 3.5',
      '  shift verdi: let 2 technicians do it: start 09:00, adds 3.5',
      '  shift verdi: do not wait for visit meter: start 09:00, adds 3.5',
      '  one more technician with the hours of verdi who holds gas: start 09:00, adds 3.5',
      '',
      'Possible soonest: shift bianchi-tue at day 1 08:00, 1 h of service time late',
    ])
  })

  test('of a planned visit tells its place and what others would cost', () => {
    const explanation: Explanation = {
      visit: 'boiler',
      verdict: 'assigned',
      verdictWord: 'assigned',
      candidates: [{ shift: 'rossi', reasons: [], added: 12.345 }],
      bestInsertion: insertion,
      alternatives: [
        { ...insertion, shift: 'bianchi', costDifference: 7, differenceByTerm: { travelTime: 7 } },
      ],
      relaxations: [],
    }
    expect(explanationText(explanation)).toEqual([
      'Visit boiler is planned.',
      'Where it is: shift rossi, stop 2 of 2, start 10:40, adds 12.35',
      '',
      'Other places, with what they cost more:',
      '  shift bianchi, stop 2 of 2, start 10:40, adds 12.35, +7',
    ])
  })
})
