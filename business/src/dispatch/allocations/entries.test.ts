import { describe, expect, test } from 'vitest'
import { asDay } from '../../foundation/day.ts'
import { decimal, decimalText, sum } from '../../foundation/decimal.ts'
import { byColumn, columnsFrom, inOrderOfChoice } from './availability.ts'
import { examineChoice, missingSkills, servesZone } from './choice.ts'
import {
  closedAs,
  type Entry,
  hoursOfEach,
  reasonsAgainstDoer,
  roleAfterGivingBack,
  totalsOf,
} from './entries.ts'

const day = asDay('2026-10-13')
const entry = (changes: Partial<Entry> = {}): Entry => ({
  entryNo: 1,
  lineNo: 10000,
  status: 'active',
  role: 'lead',
  resourceNo: 'ROSSI',
  groupNo: 'CALDO',
  day,
  hours: '2',
  startAt: null,
  serviceStarted: false,
  visitNo: null,
  ...changes,
})
const codes = (entries: Entry[], doer: { resourceNo: string | null; groupNo: string | null }, own?: number) =>
  reasonsAgainstDoer(entries, 10000, doer, own ?? null).map((refusal) => refusal.at)

describe('one line, one resource (§6.4)', () => {
  const bianchi = { resourceNo: 'BIANCHI', groupNo: 'CALDO' }
  test.each([
    ['the same person on another day', [entry()], { resourceNo: 'ROSSI', groupNo: 'CALDO' }, []],
    [
      'the same person whose group is not known',
      [entry({ groupNo: null })],
      { resourceNo: 'ROSSI', groupNo: 'CALDO' },
      [],
    ],
    ['another person', [entry()], bianchi, ['resourceNo']],
    [
      'another person while the first waits to be replaced',
      [entry({ status: 'reallocation-needed' })],
      bianchi,
      ['resourceNo'],
    ],
    ['the group of the person', [entry()], { resourceNo: null, groupNo: 'CALDO' }, ['groupNo']],
    ['another group', [entry({ resourceNo: null })], { resourceNo: null, groupNo: 'FREDDO' }, ['groupNo']],
    ['after the first was canceled', [entry({ status: 'canceled' })], bianchi, []],
    ['after the first has finished', [entry({ status: 'finished' })], bianchi, []],
    ['beside a helper', [entry({ role: 'helper' })], bianchi, []],
    ['on another line', [entry({ lineNo: 20000 })], bianchi, []],
  ] as const)('%s', (_, entries, doer, at) => {
    expect(codes([...entries], doer)).toEqual(at)
  })

  test('an entry is not compared with itself', () => {
    expect(codes([entry()], bianchi, 1)).toEqual([])
  })
})

test('how entries end, and what becomes of the line (§6.4)', () => {
  expect(closedAs(entry())).toBe('canceled')
  expect(closedAs(entry({ serviceStarted: true }))).toBe('finished')
  expect(roleAfterGivingBack('initial')).toBe('referred')
  expect(roleAfterGivingBack('in-process')).toBe('partly-serviced')
  expect(roleAfterGivingBack('spare-part-ordered')).toBeNull()
  expect(roleAfterGivingBack(null)).toBeNull()
})

test.each([
  ['5', 2, '1.7'],
  ['1', 1, '0.5'],
  ['0.1', 1, '0.1'],
  ['8', 0, '8.0'],
])('%s h and %i others: %s h each (F-9)', (hours, others, each) => {
  expect(hoursOfEach(hours, others)).toBe(each)
})

test('totals of the header (§4.1)', () => {
  const entries = [
    entry(),
    entry({ entryNo: 2, status: 'finished', hours: '0.5' }),
    entry({ entryNo: 3, lineNo: 20000, status: 'nonactive' }),
    entry({ entryNo: 4, lineNo: 30000, status: 'reallocation-needed' }),
  ]
  expect(totalsOf(entries, [10000, 20000, 30000])).toEqual({
    allocatedHours: '2.5',
    noOfAllocations: 2,
    noOfUnallocatedItems: 2,
    reallocationNeeded: true,
  })
})

describe('skills and zones of who is chosen (F-11, §8.6)', () => {
  const who = {
    name: 'Marco Rossi',
    skills: [
      { skillCode: 'GAS', level: 2, validUntil: asDay('2026-10-31') },
      { skillCode: 'ELE', level: 1, validUntil: null },
    ],
    zones: [{ zoneCode: 'NORD', startingDate: asDay('2026-11-01') }],
  }
  const wanted = (skillCode: string, level: number, zoneCode: string | null = null) => ({
    skills: [{ skillCode, level }],
    zoneCode,
  })

  test('a skill counts at its level and until its last day', () => {
    expect(missingSkills(who, wanted('GAS', 2), asDay('2026-10-31'))).toEqual([])
    expect(missingSkills(who, wanted('GAS', 2), asDay('2026-11-01'))).toEqual(['GAS'])
    expect(missingSkills(who, wanted('GAS', 3), day)).toEqual(['GAS'])
    expect(missingSkills(who, { skills: [], zoneCode: null }, day)).toEqual([])
  })

  test('a zone counts from its first day', () => {
    expect(servesZone(who, 'NORD', asDay('2026-10-31'))).toBe(false)
    expect(servesZone(who, 'NORD', asDay('2026-11-01'))).toBe(true)
    expect(servesZone(who, 'SUD', asDay('2026-11-01'))).toBe(false)
    expect(servesZone(who, null, day)).toBe(true)
  })

  test.each([
    ['warning-displayed', 'not-used', 1, 0],
    ['code-shown', 'warning-displayed', 0, 1],
    ['code-shown', 'code-shown', 0, 0],
    ['not-used', 'not-used', 0, 0],
  ] as const)('skills %s, zones %s', (skillsOption, zonesOption, refusals, questions) => {
    const found = examineChoice(who, wanted('GAS', 3, 'SUD'), day, { skillsOption, zonesOption })
    expect([found.refusals.length, found.questions.length]).toEqual([refusals, questions])
  })
})

describe('periods of a matrix', () => {
  test.each([
    [
      'day',
      '2026-10-15',
      [
        ['2026-10-15', '2026-10-15'],
        ['2026-10-16', '2026-10-16'],
      ],
    ],
    [
      'week',
      '2026-10-15',
      [
        ['2026-10-12', '2026-10-18'],
        ['2026-10-19', '2026-10-25'],
      ],
    ],
    [
      'month',
      '2026-12-15',
      [
        ['2026-12-01', '2026-12-31'],
        ['2027-01-01', '2027-01-31'],
      ],
    ],
    [
      'quarter',
      '2026-12-15',
      [
        ['2026-10-01', '2026-12-31'],
        ['2027-01-01', '2027-03-31'],
      ],
    ],
    [
      'year',
      '2027-12-15',
      [
        ['2027-01-01', '2027-12-31'],
        ['2028-01-01', '2028-12-31'],
      ],
    ],
  ] as const)('%s of %s', (kind, from, columns) => {
    expect(columnsFrom(asDay(from), kind, 2).map((column) => [column.from, column.to])).toEqual(columns)
  })

  test('sums are exact and leave out other days', () => {
    const figures = new Map([
      ['2026-10-12', decimal('0.1')],
      ['2026-10-18', decimal('0.2')],
      ['2026-10-19', decimal('9')],
    ])
    expect(byColumn(columnsFrom(day, 'week', 1), figures).map((one) => decimalText(one))).toEqual(['0.3'])
    expect(decimalText(sum([]))).toBe('0')
  })
})

test('candidates: qualified, preferred, in zone, most time, name (§8.6)', () => {
  const one = (name: string, marks: string, left: number) => ({
    name,
    qualified: marks.includes('q'),
    preferred: marks.includes('p'),
    inZone: marks.includes('z'),
    cells: [{ available: decimal(left) }],
  })
  const order = inOrderOfChoice([
    one('Zita', 'q', 8),
    one('Anna', 'q', 8),
    one('Ugo', 'pz', 8),
    one('Luca', 'qz', 1),
    one('Sara', 'qz', 2),
    one('Marco', 'qp', 0),
  ])
  expect(order.map((candidate) => candidate.name)).toEqual(['Marco', 'Sara', 'Luca', 'Anna', 'Zita', 'Ugo'])
})
