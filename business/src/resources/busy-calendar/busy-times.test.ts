import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromEpochSeconds } from '../../foundation/day.ts'
import { type BusyTime, inside, merged, without } from './busy-times.ts'

const hours = 60
const moment = (hour: number) => fromEpochSeconds(1_790_000_000 + hour * 3600)
const times = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: hours }), fc.integer({ min: 0, max: 12 }))
    .map(([from, length]) => ({ from: moment(from), to: moment(from + length) })),
  { maxLength: 12 },
)
/** Hour by hour, whether it lies in one of the times. */
const taken = (all: readonly BusyTime[]) =>
  Array.from({ length: hours + 12 }, (_, hour) =>
    all.some(({ from, to }) => from <= moment(hour) && moment(hour) < to),
  )

test('merged times are the same time, in order, with gaps between', () => {
  fc.assert(
    fc.property(times, (all) => {
      const result = merged(all)
      expect(taken(result)).toEqual(taken(all))
      for (const [at, { from, to }] of result.entries()) {
        expect(from < to).toBe(true)
        if (at > 0) expect(result[at - 1]!.to < from).toBe(true)
      }
    }),
  )
})

test('times without others are taken where they are and the others are not', () => {
  fc.assert(
    fc.property(times, times, (some, others) => {
      const [own, other] = [taken(some), taken(others)]
      expect(taken(without(some, others))).toEqual(own.map((is, hour) => is && !other[hour]))
    }),
  )
})

test('what lies inside a stretch never leaves it', () => {
  fc.assert(
    fc.property(times, (all) => {
      const within = inside(merged(all), { from: moment(10), to: moment(30) })
      expect(taken(within)).toEqual(taken(all).map((is, hour) => is && hour >= 10 && hour < 30))
    }),
  )
})
