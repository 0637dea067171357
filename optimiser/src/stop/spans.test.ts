import { expect, test } from 'vitest'
import { compile } from '../model/compile.ts'
import { NEVER } from '../model/limits.ts'
import type { Problem } from '../problem.ts'
import { Random } from '../random.ts'
import { durationOf } from './duration.ts'
import { Plan } from './plan.ts'

/** A shift with a longest duration and visits with one window each, at random places. */
function limitedDay(random: Random): Problem {
  const visits = 2 + random.below(7)
  const placeCount = visits + 1
  return {
    objective: 'penalty',
    placeCount,
    durations: Int32Array.from({ length: placeCount ** 2 }, () => random.below(1800)),
    shifts: [
      { id: 'a', start: 0, end: 0, window: [25_000 + random.below(9000), 70_000], maxDuration: 30_000 },
    ],
    visits: Array.from({ length: visits }, (_, i) => {
      const opens = 25_000 + random.below(40_000)
      return {
        id: String(i),
        place: i + 1,
        duration: random.below(3600),
        windows: [[opens, opens + random.below(20_000)]],
        penalty: 1e6,
      }
    }),
  }
}

test('the least duration with a visit put in, in constant time, is that of walking the whole route', () => {
  const random = new Random(5)
  let compared = 0
  for (let round = 0; round < 400; round++) {
    const plan = new Plan(compile(limitedDay(random)))
    const { c } = plan
    expect(plan.spans.kept[0]).toBe(1)
    const put: number[] = []
    for (let v = 0; v < c.visits; v++) {
      const fitting: number[] = []
      for (let k = 0; k <= put.length; k++) {
        const walked = durationOf(plan, 0, k, v)
        if (walked >= NEVER) continue
        fitting.push(k)
        const from = c.seconds[plan.place[k] * c.places + c.visitPlace[v]]
        const to = c.seconds[c.visitPlace[v] * c.places + plan.place[k + 1]]
        expect(plan.spans.withVisit(k, v, from, to, c.work[v])).toBe(walked)
        compared++
      }
      const at = fitting[random.below(fitting.length)]
      if (at === undefined) continue
      plan.insert(v, 0, at)
      put.splice(at, 0, v)
      // Taking it back and putting it in again must leave the same stretches.
      if (random.below(2)) {
        plan.begin()
        plan.cut(0, at + 1, at + 1)
        plan.update(0)
        plan.undo()
      }
    }
  }
  expect(compared).toBeGreaterThan(1000)
})
