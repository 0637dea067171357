import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysFromTo } from '../foundation/day.ts'
import { type FlowDay, levelled, loadOf, type Movable, spanOf } from './levelling.ts'

const first = '2026-11-02' as Day
const month = (capacity: (at: number) => number, settled: (at: number) => number = () => 0): FlowDay[] =>
  daysFromTo(first, addDays(first, 27)).map((day, at) => ({
    day,
    capacity: capacity(at),
    settled: settled(at),
  }))
const weekdays = month((at) => (at % 7 < 5 ? 40 : 0))
const work = (key: string, at: number, hours: number, early = 5, late = 5): Movable => {
  const due = addDays(first, at)
  return { key, hours, due, day: due, from: addDays(due, -early), to: addDays(due, late) }
}
const after = (days: readonly FlowDay[], all: readonly Movable[]) => {
  const moves = levelled(days, all)
  return all.map((one) => ({ ...one, day: moves.get(one.key) ?? one.day }))
}

describe('levelling', () => {
  test('spreads what falls on one day over its neighbours', () => {
    const all = Array.from({ length: 6 }, (_, at) => work(`V${at}`, 9, 4))
    const load = loadOf(weekdays, after(weekdays, all))
    expect(Math.max(...load)).toBe(4)
    expect(load.reduce((sum, one) => sum + one, 0)).toBe(24)
  })
  test('leaves what is even, and a lonely visit on its day', () => {
    expect(levelled(weekdays, [work('V1', 9, 4)])).toEqual(new Map())
    expect(levelled(weekdays, [work('V1', 8, 4), work('V2', 9, 4), work('V3', 10, 4)])).toEqual(new Map())
  })
  test('takes work off a day without people, and goes round days that are full', () => {
    const days = month(
      (at) => (at % 7 < 5 ? 8 : 0),
      (at) => (at === 11 ? 8 : 0),
    )
    const moves = levelled(days, [work('V1', 12, 2)])
    expect(moves.get('V1')).toBe(addDays(first, 10))
  })
  test('counts the span from today on', () => {
    expect(spanOf('2026-11-10' as Day, 5, 3, '2026-11-08' as Day)).toEqual({
      from: '2026-11-08',
      to: '2026-11-13',
    })
    expect(spanOf('2026-11-01' as Day, 5, 3, '2026-11-08' as Day)).toEqual({
      from: '2026-11-04',
      to: '2026-11-04',
    })
  })
  test('never leaves the days allowed, loses no hour, and never makes the busiest share worse in sum', () => {
    const one = fc.record({
      at: fc.integer({ min: 0, max: 27 }),
      hours: fc.integer({ min: 1, max: 12 }).map((half) => half / 2),
      early: fc.integer({ min: 0, max: 6 }),
      late: fc.integer({ min: 0, max: 6 }),
    })
    const cost = (days: readonly FlowDay[], all: readonly Movable[]) =>
      loadOf(days, all).reduce(
        (sum, load, at) =>
          days[at]!.capacity > 0 ? sum + (load + days[at]!.settled) ** 2 / days[at]!.capacity : sum,
        0,
      )
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 28, maxLength: 28 }),
        (all, settled) => {
          const days = month(
            () => 40,
            (at) => settled[at]!,
          )
          const before = all.map(({ at, hours, early, late }, index) =>
            work(`V${index}`, at, hours, early, late),
          )
          const then = after(days, before)
          for (const each of then) expect(each.day >= each.from && each.day <= each.to).toBe(true)
          const inMonth = (list: readonly Movable[]) =>
            loadOf(days, list).reduce((sum, load) => sum + load, 0)
          if (before.every((each) => each.from >= first && each.to <= days.at(-1)!.day))
            expect(inMonth(then)).toBeCloseTo(inMonth(before))
          expect(cost(days, then)).toBeLessThanOrEqual(cost(days, before) + 1e-6)
          expect(levelled(days, then)).toEqual(new Map())
        },
      ),
    )
  })
})
