import { asDay } from '@giro/business/foundation/day.ts'
import { describe, expect, test } from 'vitest'
import { windowOf } from './window-text.ts'

const friday = asDay('2026-11-27')

describe('a window as it is said on the phone, on a Friday at half past nine', () => {
  test.each([
    ['10-12', '2026-11-27', '10:00', '12:00'],
    ['8-9', '2026-11-28', '08:00', '09:00'],
    ['domani 9:30-11', '2026-11-28', '09:30', '11:00'],
    ['tomorrow 14 - 16', '2026-11-28', '14:00', '16:00'],
    ['lun 14-16', '2026-11-30', '14:00', '16:00'],
    ['ven 8-10', '2026-12-04', '08:00', '10:00'],
    ['2/12 0830-10.15', '2026-12-02', '08:30', '10:15'],
    ['3/1 8-10', '2027-01-03', '08:00', '10:00'],
    ['oggi 16–18', '2026-11-27', '16:00', '18:00'],
  ])('%s', (text, day, from, to) => {
    expect(windowOf(text, friday, '09:30')).toEqual({ day, from, to })
  })

  test.each(['', '10', '12-10', '25-26', 'forse 10-12', '31/2 8-10', 'domani'])('%j means none', (text) => {
    expect(windowOf(text, friday, '09:30')).toBeNull()
  })
})
