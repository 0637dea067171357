import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../foundation/day.ts'
import { mergeFields, minutesOnSite, timesOf } from './times.ts'

const at = (time: string) => `2026-10-13T${time}:00Z` as Instant
let next = 0
const report = (kind: string, time: string) => ({ reportId: String(++next), kind, at: at(time) })

describe('times of a visit', () => {
  test('are those of a usual visit, with its pauses', () => {
    const times = timesOf([
      report('en-route', '07:40'),
      report('arrived', '08:00'),
      report('time', '08:10'),
      report('paused', '09:00'),
      report('resumed', '09:20'),
      report('done', '10:00'),
    ])
    expect(times).toEqual({
      enRouteAt: at('07:40'),
      arrivedAt: at('08:00'),
      endedAt: at('10:00'),
      pausedMinutes: 20,
    })
    expect(minutesOnSite(times, at('12:00'))).toBe(100)
  })

  test('a pause that is not ended ends with the work; while it lasts it is not counted', () => {
    const open = [report('arrived', '08:00'), report('paused', '09:00')]
    expect(timesOf(open)).toMatchObject({ endedAt: null, pausedMinutes: 0 })
    expect(timesOf([...open, report('done', '09:30')])).toMatchObject({ pausedMinutes: 30 })
  })

  test('tapped twice counts once: first arrival, last end', () => {
    expect(
      timesOf([
        report('arrived', '08:05'),
        report('arrived', '08:00'),
        report('done', '09:00'),
        report('done', '09:10'),
      ]),
    ).toMatchObject({ arrivedAt: at('08:00'), endedAt: at('09:10') })
    expect(minutesOnSite(timesOf([]), at('12:00'))).toBe(0)
  })

  test('do not depend on the order in which reports come in, nor on how often', () => {
    const kinds = fc.constantFrom('en-route', 'arrived', 'paused', 'resumed', 'done', 'not-done', 'time')
    const reports = fc.array(
      fc.record({ reportId: fc.uuid(), kind: kinds, minute: fc.integer({ min: 0, max: 600 }) }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(reports, fc.array(fc.nat({ max: 11 }), { maxLength: 30 }), (all, order) => {
        const sent = all.map(({ reportId, kind, minute }) => ({
          reportId,
          kind,
          at: new Date(Date.UTC(2026, 9, 13, 6) + minute * 60_000).toISOString() as Instant,
        }))
        const again = order.flatMap((index) => sent[index] ?? [])
        expect(timesOf([...again, ...sent.toReversed()])).toEqual(timesOf(sent))
      }),
    )
  })
})

describe('fields that office and technician have entered', () => {
  const present = { faultCode: 'F1', resolutionCode: null as string | null }
  test.each([
    ['nobody else touched it', { faultCode: 'F1' }, { faultCode: 'F2' }, { faultCode: 'F2' }, []],
    ['the office changed it', { faultCode: null }, { faultCode: 'F2' }, {}, ['faultCode']],
    ['both say the same', { faultCode: null }, { faultCode: 'F1' }, {}, []],
    ['empty is filled', { resolutionCode: 'R9' }, { resolutionCode: 'R1' }, { resolutionCode: 'R1' }, []],
    [
      'each field for itself',
      { faultCode: null },
      { faultCode: 'F2', resolutionCode: 'R1' },
      { resolutionCode: 'R1' },
      ['faultCode'],
    ],
  ] as const)('%s', (_, seen, reported, changes, kept) => {
    expect(mergeFields(present, seen, reported)).toEqual({ changes, kept })
  })
})
