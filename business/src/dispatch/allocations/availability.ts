import { addDays, type Day, daysFromTo, mondayOf } from '../../foundation/day.ts'
import { type Decimal, sum } from '../../foundation/decimal.ts'

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** A column of a matrix; both days included. */
export interface Column {
  readonly from: Day
  readonly to: Day
}

/** `count` periods in a row, of which the first holds `day`; weeks begin on Monday. */
export function columnsFrom(day: Day, kind: PeriodKind, count: number): Column[] {
  const columns: Column[] = []
  let from = beginOf(day, kind)
  while (columns.length < count) {
    const next = nextOf(from, kind)
    columns.push({ from, to: addDays(next, -1) })
    from = next
  }
  return columns
}

function beginOf(day: Day, kind: PeriodKind): Day {
  if (kind === 'day') return day
  if (kind === 'week') return mondayOf(day)
  const month =
    kind === 'month' ? monthOf(day) : kind === 'quarter' ? monthOf(day) - ((monthOf(day) - 1) % 3) : 1
  return firstOf(Number(day.slice(0, 4)), month)
}

function nextOf(from: Day, kind: PeriodKind): Day {
  if (kind === 'day') return addDays(from, 1)
  if (kind === 'week') return addDays(from, 7)
  const months = { month: 1, quarter: 3, year: 12 }[kind]
  const count = Number(from.slice(0, 4)) * 12 + monthOf(from) - 1 + months
  return firstOf(Math.floor(count / 12), (count % 12) + 1)
}

const monthOf = (day: Day) => Number(day.slice(5, 7))
const firstOf = (year: number, month: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01` as Day

/** Exact figures by day summed into the columns; days outside them are left out. */
export function byColumn(columns: readonly Column[], figures: ReadonlyMap<string, Decimal>): Decimal[] {
  return columns.map(({ from, to }) => sum(daysFromTo(from, to).flatMap((day) => figures.get(day) ?? [])))
}

/** What is asked of a candidate, and how much of each column is left. */
export interface Candidate {
  readonly name: string
  readonly qualified: boolean
  readonly preferred: boolean
  readonly inZone: boolean
  readonly cells: readonly { readonly available: Decimal }[]
}

/**
 * Candidates in the order in which they are proposed: qualified first, then preferred, then in the customer's zone,
 * then who has most time, then by name. Source: specification orders §8.6.
 */
export function inOrderOfChoice<C extends Candidate>(candidates: readonly C[]): C[] {
  const left = new Map(candidates.map((one) => [one, sum(one.cells.map((cell) => cell.available))]))
  return [...candidates].sort(
    (a, b) =>
      Number(b.qualified) - Number(a.qualified) ||
      Number(b.preferred) - Number(a.preferred) ||
      Number(b.inZone) - Number(a.inZone) ||
      left.get(b)!.cmp(left.get(a)!) ||
      a.name.localeCompare(b.name),
  )
}
