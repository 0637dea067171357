import { useMemo } from 'react'
import { useSession } from './session.tsx'
import { useLanguage } from './words.ts'

/** Figures and moments in the person's language, the company's zone and currency. */
export function useFormats() {
  const language = useLanguage()
  const { company } = useSession()
  return useMemo(() => formats(language, company.timeZone, company.currency), [language, company])
}

export type Formats = ReturnType<typeof formats>

function formats(language: string, timeZone: string, currency: string) {
  const clock = new Intl.DateTimeFormat(language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const dayShort = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
  })
  const dayLong = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const stamp = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const calendar = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
  })
  const calendarLong = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
  const money = new Intl.NumberFormat(language, { style: 'currency', currency })
  const one = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const exact = new Intl.NumberFormat(language, { maximumFractionDigits: 5 })
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  return {
    /** `08:30` of a moment. */
    clock: (moment: string | number) => clock.format(new Date(moment)),
    day: (moment: string | number) => dayShort.format(new Date(moment)),
    dayLong: (moment: string | number) => dayLong.format(new Date(moment)),
    stamp: (moment: string | number) => stamp.format(new Date(moment)),
    /** Of a calendar day `2026-03-14`, whatever the zone. */
    calendarDay: (day: string) => calendar.format(new Date(`${day}T12:00:00Z`)),
    calendarDayLong: (day: string) => calendarLong.format(new Date(`${day}T12:00:00Z`)),
    money: (amount: number) => money.format(amount),
    number: (value: number) => one.format(value),
    /** A quantity, reading or percentage as it was entered, of up to five decimals. */
    exact: (value: number) => exact.format(value),
    whole: (value: number) => whole.format(value),
    /** `1 h 05` of minutes. */
    minutes: (minutes: number) => {
      const all = Math.round(minutes)
      return all < 60 ? `${all} min` : `${Math.floor(all / 60)} h ${String(all % 60).padStart(2, '0')}`
    },
    kilometres: (metres: number) => `${one.format(metres / 1000)} km`,
  }
}
