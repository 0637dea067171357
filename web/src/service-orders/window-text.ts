import { addDays, type Day, weekdayOf } from '@giro/business/foundation/day.ts'

/** A window as it is said on the phone. `to` is excluded; times are `HH:MM`. */
export interface SaidWindow {
  readonly day: Day
  readonly from: string
  readonly to: string
}

const weekdays: readonly (readonly string[])[] = [
  ['lun', 'mon'],
  ['mar', 'tue'],
  ['mer', 'wed'],
  ['gio', 'thu'],
  ['ven', 'fri'],
  ['sab', 'sat'],
  ['dom', 'sun'],
]

const pad = (value: number) => String(value).padStart(2, '0')

/** `9`, `9:30`, `9.30` or `930`; null for no time of the day. */
function timeIn(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text)
  if (!found) return null
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)]
  return hour > 24 || minute > 59 || (hour === 24 && minute > 0) ? null : `${pad(hour)}:${pad(minute)}`
}

/** The day that a word means, today and later; null where it means none. */
function dayIn(word: string, today: Day): Day | null {
  if (/^(oggi|today)$/.test(word)) return today
  if (/^(domani|tomorrow)$/.test(word)) return addDays(today, 1)
  if (/^(dopodomani)$/.test(word)) return addDays(today, 2)
  const weekday = weekdays.findIndex((names) => names.some((name) => word.startsWith(name)))
  if (weekday >= 0) return addDays(today, (weekday + 1 - weekdayOf(today) + 7) % 7 || 7)
  const date = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(word)
  if (!date) return null
  const [dd, mm] = [pad(Number(date[1])), pad(Number(date[2]))]
  const year = Number(date[3] ?? today.slice(0, 4))
  const day = `${year}-${mm}-${dd}`
  if (new Date(`${day}T12:00:00Z`).toISOString().slice(0, 10) !== day) return null
  // A day that has passed is meant in the next year.
  return (date[3] === undefined && day < today ? `${year + 1}-${mm}-${dd}` : day) as Day
}

/**
 * Reads `10-12`, `domani 9:30-11`, `gio 14-16`, `28/11 8-10`, `tomorrow 2pm` is not understood. Without a day it is
 * today while the window's end lies ahead of `now`, else tomorrow. Null where it cannot be understood.
 */
export function windowOf(text: string, today: Day, now: string): SaidWindow | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s*[-–]\s*(?=\d{1,2}([:.]?\d{2})?$)/, '-')
    .split(/\s+/)
  const hours = words.at(-1) ?? ''
  const [start = '', end = ''] = hours.split('-')
  const [from, to] = [timeIn(start), timeIn(end)]
  if (from === null || to === null || to <= from) return null
  if (words.length === 1) return { day: to > now ? today : addDays(today, 1), from, to }
  const day = words.length === 2 ? dayIn(words[0]!, today) : null
  return day === null ? null : { day, from, to }
}
