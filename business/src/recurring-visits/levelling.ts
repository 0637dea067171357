import { addDays, type Day, daysBetween, daysFromTo } from '../foundation/day.ts'

/** Work that has a day and may move within its days. */
export interface Movable {
  readonly key: string
  readonly hours: number
  readonly day: Day
  /** The day on which it is due. */
  readonly due: Day
  /** First and last day that it may move to, both included. */
  readonly from: Day
  readonly to: Day
}

/** A day of the flow: hours that people have, and hours that are settled. */
export interface FlowDay {
  readonly day: Day
  readonly capacity: number
  readonly settled: number
}

/** What a day costs: busy days more than in proportion, so that the same hours cost least when spread by capacity. */
const costOf = (load: number, capacity: number) => (load * load) / capacity

/** An hour away from its due day, per day: work moves only where that helps. */
const awayWeight = 0.01

/**
 * Days for the work so that each day has about the same share of its hours: no work leaves its days, none moves to a day
 * without people, and the days together never get worse. Returns what moves.
 *
 * Steepest single moves, largest work first, until none helps: with the small sizes of a month this is as good as exact
 * and its reasons can be followed by eye.
 */
export function levelled(days: readonly FlowDay[], work: readonly Movable[]): Map<string, Day> {
  const open = new Map(days.filter((one) => one.capacity > 0).map((one) => [one.day, one]))
  const load = new Map(days.map((one) => [one.day, one.settled]))
  for (const one of work) load.set(one.day, (load.get(one.day) ?? 0) + one.hours)
  const at = new Map(work.map((one) => [one.key, one.day]))
  const away = (one: Movable, day: Day) => awayWeight * one.hours * Math.abs(daysBetween(one.due, day))
  const largestFirst = [...work].sort(
    (a, b) => b.hours - a.hours || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || (a.key < b.key ? -1 : 1),
  )
  const without = (day: Day, hours: number) => {
    const here = open.get(day)
    const now = load.get(day) ?? 0
    // On a day without people everything else is better.
    return here ? costOf(now, here.capacity) - costOf(now - hours, here.capacity) : Number.MAX_SAFE_INTEGER
  }
  for (let pass = 0, moved = true; moved && pass < 50; pass++) {
    moved = false
    for (const one of largestFirst) {
      const present = at.get(one.key)!
      const saved = without(present, one.hours) + away(one, present)
      let best: { day: Day; price: number } | null = null
      for (const day of daysFromTo(one.from, one.to)) {
        const there = open.get(day)
        if (!there || day === present) continue
        const now = load.get(day)!
        const price = costOf(now + one.hours, there.capacity) - costOf(now, there.capacity) + away(one, day)
        if (price < saved - 1e-6 && (best === null || price < best.price)) best = { day, price }
      }
      if (best === null) continue
      load.set(present, load.get(present)! - one.hours)
      load.set(best.day, load.get(best.day)! + one.hours)
      at.set(one.key, best.day)
      moved = true
    }
  }
  return new Map(
    work.flatMap((one) => {
      const day = at.get(one.key)!
      return day === one.day ? [] : [[one.key, day] as const]
    }),
  )
}

/** Hours of work on each day. */
export function loadOf(days: readonly FlowDay[], work: readonly Pick<Movable, 'day' | 'hours'>[]): number[] {
  return days.map(({ day }) => work.filter((one) => one.day === day).reduce((all, one) => all + one.hours, 0))
}

/** The first and last day that work may move to: its buffer around the due day, not before today. */
export function spanOf(
  due: Day,
  earlyDays: number,
  lateDays: number,
  today: Day,
): { readonly from: Day; readonly to: Day } {
  const [early, to] = [addDays(due, -earlyDays), addDays(due, lateDays)]
  return { from: early < today ? (today < to ? today : to) : early, to }
}
