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
    ['COST', { added: 3, saved: 5 }, 'fits, and costs 3, less than the 5 of leaving it out'],
    ['DUE_MISSED', { missingSeconds: 60 }, 'fits, 1 min after it is due'],
    ['PARTS_NOT_READY', { at: 36_000 }, 'ends before its parts are there at 10:00'],
    ['FROZEN', { until: 36_000, visits: ['meter'] }, 'is fixed until 10:00 (meter), where it would fit'],
    ['SOMETHING_NEW' as ReasonCode, { limit: 3, ids: ['a', 'b'] }, 'SOMETHING_NEW, limit 3, ids a, b'],
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
    const effect = { start: 38_400, addedCost: 8 }
    const explanation: Explanation = {
      visit: 'boiler',
      verdict: 'no-room',
      verdictWord: 'too_expensive',
      nextPossible: { shift: 'rossi-tue', start: 90_000, lateServiceSeconds: 3600 },
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
        { change: 'earlier-window', shift: 'rossi-mon', seconds: 90, effect },
        { change: 'skill', shift: 'bianchi', skills: ['gas'], effect },
        { change: 'other-shift', shift: 'verdi', drops: 'required', effect },
        { change: 'remove-visit', shift: 'rossi-mon', visit: 'meter', effect },
        { change: 'parts-earlier', shift: 'rossi-mon', at: 36_000, effect },
        { change: 'parts-on-van', shift: 'rossi-mon', parts: { valve: 2 }, effect },
        { change: 'more-visits', shift: 'rossi-mon', limit: 9, effect },
        { change: 'smaller-crew', shift: 'rossi-mon', size: 1, effect },
        { change: 'without-dependency', shift: 'rossi-mon', visit: 'survey', effect },
        { change: 'another-technician', shift: 'rossi-mon', skills: ['gas'], effect },
      ],
    }
    expect(explanationText(explanation)).toEqual([
      'Visit boiler is left out: every shift that could do it is full.',
      'Soonest: shift rossi-tue, start day 1 01:00, 1 h of service time late',
      '',
      'Why not:',
      '  rossi-mon (rossi): is full (1 min missing)',
      '  bianchi: lacks gas',
      '',
      'What would help, the cheapest first (each was tried):',
      ...[
        'rossi-mon: work 1 min longer',
        'rossi-mon: let the last window close 1 min 30 s later',
        'rossi-mon: let the first window open 1 min 30 s earlier',
        'bianchi: possible for somebody who holds gas',
        'verdi: drop the list of required shifts',
        'rossi-mon: take visit meter out',
        'rossi-mon: have the parts by 10:00',
        'rossi-mon: have more on the van: 2 × valve',
        'rossi-mon: allow 9 visits',
        'rossi-mon: make do with one technician',
        'rossi-mon: do not wait for visit survey',
        'rossi-mon: one more technician with these hours who holds gas',
      ].map((line) => `  shift ${line} (then start 10:40, adds 8)`),
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
