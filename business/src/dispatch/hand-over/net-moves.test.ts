import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MoveEntry, netMoves, type Spot } from './net-moves.ts'

const spot = (words: string | null): Spot | null => {
  if (words === null) return null
  const [resourceNo, start] = words.split(' ')
  return { resourceNo: resourceNo!, start: start! }
}
const move = (visitNo: string, from: string | null, to: string | null, byName = 'Anna'): MoveEntry => ({
  visitNo,
  orderNo: `OS-${visitNo}`,
  byName,
  from: spot(from),
  to: spot(to),
})

describe('what the moves of a shift come to', () => {
  test.each([
    ['planned', [move('1', null, 'ROSSI 08:00')]],
    ['given', [move('1', 'ROSSI 08:00', 'ROSSI 09:00'), move('1', 'ROSSI 09:00', 'BIANCHI 10:00', 'Paolo')]],
    ['retimed', [move('1', 'ROSSI 08:00', 'BIANCHI 10:00'), move('1', 'BIANCHI 10:00', 'ROSSI 09:30')]],
    ['off', [move('1', 'ROSSI 08:00', null)]],
  ] as const)('%s', (kind, moves) => {
    expect(netMoves(moves)).toMatchObject([
      { kind, from: moves[0].from, to: moves.at(-1)!.to, orderNo: 'OS-1' },
    ])
  })

  test('there and back is nothing; everybody who had a hand in it is named once', () => {
    expect(netMoves([move('1', 'ROSSI 08:00', null), move('1', null, 'ROSSI 08:00', 'Paolo')])).toEqual([])
    const moves = [move('1', null, 'A 1'), move('1', 'A 1', 'B 2', 'Paolo'), move('1', 'B 2', 'C 3')]
    expect(netMoves(moves)[0]!.byNames).toEqual(['Anna', 'Paolo'])
  })

  test('any history of a visit tells its first and its last place, whatever is between', () => {
    const place = fc.option(fc.constantFrom('ROSSI 08:00', 'ROSSI 09:00', 'BIANCHI 08:00'))
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 8 }), (places) => {
        const moves = places.slice(1).map((to, at) => move('1', places[at]!, to))
        const [net] = netMoves(moves)
        if (places[0] === places.at(-1)) expect(net).toBeUndefined()
        else expect([net!.from, net!.to]).toEqual([spot(places[0]!), spot(places.at(-1)!)])
      }),
    )
  })
})
