import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../foundation/day.ts'
import { decimal } from '../foundation/decimal.ts'
import {
  daysOfWeek,
  type Known,
  proposedLines,
  reasonsAgainstLine,
  reasonsAgainstSubmitting,
  type SheetLine,
  type Step,
  statusAfter,
  timeSheetStatuses,
} from './time-sheet.ts'

const week = '2026-10-12' as Day
const line: SheetLine = {
  lineNo: 10000,
  type: 'service',
  orderNo: 'OS00001',
  itemLineNo: 10000,
  projectNo: null,
  phaseNo: null,
  description: 'OS00001 Hotel Eden',
  workTypeCode: null,
  chargeable: true,
  status: 'open',
  hours: ['2', '0', '0', '0', '0', '0', '0'],
}
const known: Known = {
  type: 'service',
  orderNo: 'OS00001',
  itemLineNo: 10000,
  workTypeCode: null,
  description: 'OS00001 Hotel Eden',
  day: '2026-10-13' as Day,
  minutes: 90,
  fromTaps: false,
}

describe('a line', () => {
  test('of service needs an order to be submitted, and hours', () => {
    expect(reasonsAgainstSubmitting(line)).toEqual([])
    expect(reasonsAgainstSubmitting({ ...line, orderNo: null })).toMatchObject([
      { code: 'time-sheets.order-missing' },
    ])
    expect(reasonsAgainstSubmitting({ ...line, hours: Array(7).fill('0') })).toMatchObject([
      { code: 'time-sheets.no-hours' },
    ])
  })
  test('does not make a day longer than it is', () => {
    const long = { ...line, hours: ['12', '0', '0', '0', '0', '0', '0'] }
    expect(reasonsAgainstLine(long, [long], week)).toEqual([])
    expect(reasonsAgainstLine(long, [long, line], week)).toMatchObject([
      { code: 'time-sheets.day-too-long', facts: { day: '2026-10-12' } },
    ])
    expect(reasonsAgainstLine({ ...line, hours: ['-1', ...line.hours.slice(1)] }, [], week)).toMatchObject([
      { code: 'time-sheets.hours-negative' },
    ])
    expect(reasonsAgainstLine({ ...line, type: 'project' }, [], week)).toMatchObject([
      { code: 'time-sheets.project-missing' },
    ])
  })
  test('goes from open to approved by being submitted, and back step by step', () => {
    const after = (status: (typeof timeSheetStatuses)[number]) =>
      (['submit', 'approve', 'reject', 'reopen'] as const).map((step: Step) => statusAfter(status, step))
    expect(timeSheetStatuses.map(after)).toEqual([
      ['submitted', null, null, null],
      [null, 'approved', 'rejected', 'open'],
      ['submitted', null, null, null],
      [null, null, null, 'submitted'],
    ])
  })
})

describe('filling the week', () => {
  test('takes hours of orders by day, and only what is not there', () => {
    const [added] = proposedLines(week, [known, { ...known, minutes: 30 }], [])
    expect(added).toMatchObject({ orderNo: 'OS00001', hours: ['0', '2', '0', '0', '0', '0', '0'] })
    expect(proposedLines(week, [known], [{ ...line, hours: added!.hours }])).toEqual([])
    expect(proposedLines(week, [known], [line])).toHaveLength(1)
    expect(proposedLines(week, [{ ...known, day: '2026-10-19' as Day }], [])).toEqual([])
  })
  test('taps count only where nothing was entered for the order on that day', () => {
    const tapped = { ...known, itemLineNo: null, minutes: 75, fromTaps: true }
    expect(proposedLines(week, [tapped], [])).toMatchObject([
      { hours: ['0', '1.25', '0', '0', '0', '0', '0'] },
    ])
    expect(proposedLines(week, [tapped, known], [])).toMatchObject([
      { hours: ['0', '1.5', '0', '0', '0', '0', '0'] },
    ])
    const corrected = { ...line, hours: ['0', '3', '0', '0', '0', '0', '0'] }
    expect(proposedLines(week, [tapped], [corrected])).toEqual([])
  })
  test('is done once: filling again adds nothing, and no minute is lost', () => {
    const some = fc.record({
      type: fc.constantFrom('service' as const, 'travel' as const),
      orderNo: fc.constantFrom('OS1', 'OS2'),
      itemLineNo: fc.constantFrom(10000, 20000),
      workTypeCode: fc.constantFrom(null, 'NOTTE'),
      description: fc.constant(''),
      day: fc.constantFrom(...daysOfWeek(week)),
      minutes: fc.integer({ min: 0, max: 20 }).map((quarters) => quarters * 15),
      fromTaps: fc.constant(false),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }), (all) => {
        const added = proposedLines(week, all, [])
        const lines = added.map((one, at): SheetLine => ({ ...one, lineNo: at + 1, status: 'open' }))
        expect(proposedLines(week, all, lines)).toEqual([])
        const minutes = all.reduce((total, one) => total + one.minutes, 0)
        const hours = lines.flatMap((one) => one.hours).reduce((total, one) => total.plus(one), decimal(0))
        expect(hours.times(60).toNumber()).toBe(minutes)
      }),
    )
  })
})
