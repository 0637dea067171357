import { Temporal } from 'temporal-polyfill'
import { asDay, type Day } from './day.ts'

/**
 * A length of calendar time, `"2Y-1D"`, `"CM+1D"`, or empty for none; written by {@link asDateFormula}.
 *
 * Terms are a signed number and a unit: D days, W weeks, M months, Q quarters, Y years. `C` before a unit means
 * the end of the present one (`CM` the last day of the month, `CW` Sunday); `-C` its first day. Source:
 * specification items §0.
 */
export type DateFormula = string & { readonly brand: 'DateFormula' }

interface Term {
  readonly sign: 1 | -1
  /** Null: the end (or with a minus the start) of the present unit. */
  readonly count: number | null
  readonly unit: Unit
}
type Unit = 'D' | 'W' | 'M' | 'Q' | 'Y'

const term = /([+-]?)(?:(C)|(\d{1,4}))([DWMQY])/y
/** Italian letters, as people type them: giorno, settimana, trimestre, anno. `M` and `C` are the same. */
const italian: Readonly<Record<string, string>> = { G: 'D', S: 'W', T: 'Q', A: 'Y' }

/** Reads a formula in either language's letters; spaces do not count. Throws on anything else. */
export function asDateFormula(text: string): DateFormula {
  const plain = plainly(text)
  termsOf(plain)
  return plain as DateFormula
}

function plainly(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[GSTA]/g, (letter) => italian[letter] ?? letter)
}

function termsOf(formula: string): Term[] {
  const terms: Term[] = []
  term.lastIndex = 0
  while (term.lastIndex < formula.length) {
    const at = term.lastIndex
    const found = term.exec(formula)
    if (!found || (at > 0 && found[1] === '')) throw new Error(`not a date formula: ${formula}`)
    const [, sign, current, count, unit] = found
    terms.push({ sign: sign === '-' ? -1 : 1, count: current ? null : Number(count), unit: unit as Unit })
  }
  return terms
}

/**
 * The day moved by the formula, term by term from the left; an empty formula gives the same day.
 *
 * Months and years keep the day or fall back to the last of the month (31 January + 1M is the end of February).
 */
export function moveDay(day: Day, formula: DateFormula | ''): Day {
  let moved = Temporal.PlainDate.from(day)
  for (const { sign, count, unit } of termsOf(formula)) {
    moved = count === null ? edgeOf(moved, unit, sign) : moved.add(durationOf(sign * count, unit))
  }
  return asDay(moved.toString())
}

function durationOf(count: number, unit: Unit): Temporal.DurationLike {
  if (unit === 'D') return { days: count }
  if (unit === 'W') return { weeks: count }
  if (unit === 'M') return { months: count }
  return unit === 'Q' ? { months: 3 * count } : { years: count }
}

function edgeOf(day: Temporal.PlainDate, unit: Unit, sign: 1 | -1): Temporal.PlainDate {
  const start = startOf(day, unit)
  return sign === -1 ? start : start.add(durationOf(1, unit)).subtract({ days: 1 })
}

function startOf(day: Temporal.PlainDate, unit: Unit): Temporal.PlainDate {
  if (unit === 'D') return day
  if (unit === 'W') return day.subtract({ days: day.dayOfWeek - 1 })
  if (unit === 'M') return day.with({ day: 1 })
  if (unit === 'Q') return day.with({ day: 1, month: 3 * Math.floor((day.month - 1) / 3) + 1 })
  return day.with({ day: 1, month: 1 })
}

/** Whether the formula leads to an earlier day than it starts from. */
export function leadsBack(formula: DateFormula, from: Day): boolean {
  return moveDay(from, formula) < from
}
