import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asDay, endOfDay, startOfDay, timeOf } from '../../foundation/day.ts'
import { busyTimesIn, NoCalendar } from './calendar.client.ts'

const zoneBefore = process.env.TZ
const rome = 'Europe/Rome'
const stretch = { from: startOfDay(asDay('2026-10-19'), rome), to: endOfDay(asDay('2026-11-01'), rome) }
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Prova//IT', ...events, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', `UID:${lines.join('')}@prova`, 'DTSTAMP:20261001T000000Z', ...lines, 'END:VEVENT'].join(
    '\r\n',
  )
/** As people say it: `26/10 09:00–10:00`. */
const said = (...events: string[]) =>
  busyTimesIn(calendar(...events), stretch, rome).map(
    ({ from, to }) => `${from.slice(8, 10)} ${timeOf(from, rome)}–${timeOf(to, rome)}`,
  )

describe.each(['Europe/Rome', 'UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Apia'])(
  'on a server in %s',
  (zone) => {
    beforeEach(() => {
      process.env.TZ = zone
    })
    afterEach(() => {
      process.env.TZ = zoneBefore
    })

    test('a meeting in UTC, in a zone, and without one', () => {
      expect(said(event('DTSTART:20261020T070000Z', 'DTEND:20261020T080000Z'))).toEqual(['20 09:00–10:00'])
      expect(
        said(event('DTSTART;TZID=Europe/London:20261020T090000', 'DTEND;TZID=Europe/London:20261020T100000')),
      ).toEqual(['20 10:00–11:00'])
      expect(said(event('DTSTART:20261020T140000', 'DURATION:PT90M'))).toEqual(['20 14:00–15:30'])
    })

    test('whole days are days of the company, also where the clock changes', () => {
      expect(
        busyTimesIn(
          calendar(event('DTSTART;VALUE=DATE:20261024', 'DTEND;VALUE=DATE:20261026')),
          stretch,
          rome,
        ),
      ).toEqual([{ from: '2026-10-23T22:00:00Z', to: '2026-10-25T23:00:00Z' }])
    })

    test('a series keeps its time of day over the clock change, without what was called off or moved', () => {
      expect(
        said(
          [
            'BEGIN:VEVENT',
            'UID:serie@prova',
            'DTSTAMP:20261001T000000Z',
            'DTSTART;TZID=Europe/Rome:20261005T083000',
            'DTEND;TZID=Europe/Rome:20261005T093000',
            'RRULE:FREQ=WEEKLY;BYDAY=MO,TH',
            'EXDATE;TZID=Europe/Rome:20261022T083000',
            'END:VEVENT',
            'BEGIN:VEVENT',
            'UID:serie@prova',
            'DTSTAMP:20261001T000000Z',
            'RECURRENCE-ID;TZID=Europe/Rome:20261029T083000',
            'DTSTART;TZID=Europe/Rome:20261029T110000',
            'DTEND;TZID=Europe/Rome:20261029T120000',
            'END:VEVENT',
          ].join('\r\n'),
        ),
      ).toEqual(['19 08:30–09:30', '26 08:30–09:30', '29 11:00–12:00'])
    })

    test('free and called off is not busy; what overlaps is one time; what is outside stays outside', () => {
      expect(
        said(
          event('DTSTART:20261020T070000Z', 'DTEND:20261020T080000Z', 'TRANSP:TRANSPARENT'),
          event('DTSTART:20261020T070000Z', 'DTEND:20261020T080000Z', 'STATUS:CANCELLED'),
          event('DTSTART:20261021T070000Z', 'DTEND:20261021T080000Z', 'SUMMARY:Dentista'),
          event('DTSTART:20261021T073000Z', 'DTEND:20261021T090000Z', 'SUMMARY:Riunione'),
          event('DTSTART:20261221T073000Z', 'DTEND:20261221T090000Z'),
        ),
      ).toEqual(['21 09:00–11:00'])
    })

    test('a list of busy times, as free-busy addresses give it', () => {
      expect(
        said(
          [
            'BEGIN:VFREEBUSY',
            'UID:fb@prova',
            'DTSTAMP:20261001T000000Z',
            'FREEBUSY;FBTYPE=BUSY:20261022T120000Z/20261022T130000Z',
            'FREEBUSY;FBTYPE=FREE:20261023T120000Z/20261023T130000Z',
            'END:VFREEBUSY',
          ].join('\r\n'),
        ),
      ).toEqual(['22 14:00–15:00'])
    })
  },
)

test('what is no calendar says so', () => {
  expect(() => busyTimesIn('<!doctype html><title>Accedi</title>', stretch, rome)).toThrow(NoCalendar)
  expect(busyTimesIn(calendar(), stretch, rome)).toEqual([])
})
