import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { circleFrom, type Edge, type Stop } from './dependencies.ts'

const stop = (orderNo: string, stage = 1): Stop => ({ orderNo, shipToCode: '', stage })
const after = (one: Stop, other: Stop): Edge => ({ visit: one, after: other })

describe('circles of dependencies', () => {
  test.each<[string, Edge[], string[] | null]>([
    ['none', [after(stop('B'), stop('A'))], null],
    [
      'two that wait for each other',
      [after(stop('B'), stop('A')), after(stop('A'), stop('B'))],
      ['B', 'A', 'B'],
    ],
    ['a visit after itself', [after(stop('B'), stop('B'))], ['B', 'B']],
    ['stages of one order in order', [after(stop('B', 2), stop('B'))], null],
    [
      'stages the wrong way round too',
      [after(stop('B', 2), stop('B')), after(stop('B'), stop('B', 2))],
      ['B/2', 'B', 'B/2'],
    ],
    [
      'a long way round',
      [after(stop('B'), stop('C')), after(stop('C'), stop('D')), after(stop('D'), stop('B'))],
      ['B', 'C', 'D', 'B'],
    ],
    ['a circle of others is not ours', [after(stop('X'), stop('Y')), after(stop('Y'), stop('X'))], null],
  ])('%s', (_, edges, circle) => {
    expect(circleFrom(edges, 'B')).toEqual(circle)
  })

  test('what only ever points to earlier numbers has no circle; one edge back closes one', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(pairs, (all) => {
        const down = all.filter(([one, other]) => one > other)
        const edges = down.map(([one, other]) => after(stop(`O${one}`), stop(`O${other}`)))
        for (const [one] of down) expect(circleFrom(edges, `O${one}`)).toBeNull()
        for (const [one, other] of down)
          expect(circleFrom([...edges, after(stop(`O${other}`), stop(`O${one}`))], `O${one}`)).not.toBeNull()
      }),
    )
  })
})
