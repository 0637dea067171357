import type { Instant } from '../../foundation/day.ts'

/** A stretch of time; `to` excluded. */
export interface BusyTime {
  readonly from: Instant
  readonly to: Instant
}

/** The same time in stretches that neither touch nor overlap, in order; empty ones are left out. */
export function merged(times: readonly BusyTime[]): BusyTime[] {
  const all: { from: Instant; to: Instant }[] = []
  for (const { from, to } of [...times].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (to <= from) continue
    const last = all.at(-1)
    if (last && from <= last.to) last.to = to > last.to ? to : last.to
    else all.push({ from, to })
  }
  return all
}

/** What of some times lies in none of the others. */
export function without(times: readonly BusyTime[], others: readonly BusyTime[]): BusyTime[] {
  let left = merged(times)
  for (const other of others)
    left = left.flatMap(({ from, to }) => [
      ...(from < other.from ? [{ from, to: to < other.from ? to : other.from }] : []),
      ...(to > other.to ? [{ from: from > other.to ? from : other.to, to }] : []),
    ])
  return left.filter(({ from, to }) => from < to)
}

/** What of some times lies inside a stretch. */
export function inside(times: readonly BusyTime[], stretch: BusyTime): BusyTime[] {
  return times
    .map(({ from, to }) => ({
      from: from < stretch.from ? stretch.from : from,
      to: to > stretch.to ? stretch.to : to,
    }))
    .filter(({ from, to }) => from < to)
}
