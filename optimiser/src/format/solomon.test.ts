import { describe, expect, test } from 'vitest'
import { check } from '../check.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import { solve } from '../solve.ts'
import { fromSolomon, plannedFromSolomon, toSolomon } from './solomon.ts'

const text = `TINY1

VEHICLE
NUMBER     CAPACITY
  2         20

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0          0          0          0        200          0
    1      3          4         10          0        100          9
    2     -3          4         10         50         60          9
    3      0         10         10          0        150          9
`

describe("Solomon's text", () => {
  test('becomes vehicles and customers in thousandths', () => {
    const problem = fromSolomon(text)
    expect(problem.name).toBe('TINY1')
    expect(problem.shifts.map(({ id, window, capacity }) => [id, window, capacity])).toEqual([
      ['k1', [0, 200_000], [20]],
      ['k2', [0, 200_000], [20]],
    ])
    expect(problem.visits[1]).toEqual({
      id: '2',
      place: 2,
      duration: 9000,
      windows: [[50_000, 60_000]],
      demand: [10],
    })
    expect([...problem.durations.slice(0, 4)]).toEqual([0, 5000, 5000, 10_000])
    expect(problem.durations[4 + 3]).toBe(Math.round(Math.hypot(3, 6) * 1000))
  })

  test('takes tenths, cut off, and a cost for each vehicle', () => {
    const problem = fromSolomon(text, { scale: 10, round: 'trunc', fixedCost: 1000 })
    expect(problem.durations[4 + 3]).toBe(67)
    expect(problem.shifts[0]!.fixedCost).toBe(1000)
  })

  test.each([
    ['line ends of Windows', text.replaceAll('\n', '\r\n')],
    ['tabs', text.replace(/ +/g, '\t')],
    ['no name', text.slice(text.indexOf('VEHICLE')).replace(/^/, '\n\n')],
  ])('%s make no difference', (_, odd) => {
    expect({ ...fromSolomon(odd), name: '' }).toEqual({ ...fromSolomon(text), name: '' })
  })

  test('its solutions are written and read as published ones are', () => {
    const problem = fromSolomon(text)
    const solution = solve(problem, { iterations: 100 })
    const written = toSolomon(solution)
    expect(written).toMatch(/^Route #1: [123]( [123])*\nRoute #2: [123]( [123])*\nCost \d+\.\d+\n$/)
    const again = evaluatePlan(problem, plannedFromSolomon(`C101 of somebody\n${written}`))
    expect(check(problem, again)).toEqual([])
    expect(again.cost.total).toBe(solution.cost.total)
    expect(Number(/Cost (.*)/.exec(written)![1])).toBeCloseTo(solution.cost.total / 1000, 6)
  })

  test('a plan without routes is a cost of nothing', () => {
    expect(plannedFromSolomon(toSolomon(solve({ ...fromSolomon(text), visits: [] })))).toEqual([])
  })

  test.each([
    ['a word among numbers', text.replace('-3 ', 'x  '), 'line 12', 'no number: x'],
    ['a missing column', text.replace('150          9', '150'), 'line 13', 'has 6 numbers instead of 7'],
    [
      'a customer twice',
      text.replace('    3      0', '    2      0'),
      'line 13',
      'customer 2 stands in line 12 already',
    ],
    [
      'due before ready',
      text.replace('50         60', '70         60'),
      'line 12',
      'is before ready time 70',
    ],
    [
      'half a piece',
      text.replace('3          4         10', '3          4         1.5'),
      'line 11',
      'demand must be a whole number',
    ],
    ['a negative time', text.replace('150          9', '150         -9'), 'line 13', 'service time'],
    ['infinite coordinates', text.replace('    3      0', '    3      1e9'), 'line 13', 'x must be'],
    ['a million vehicles', text.replace('  2         20', '  1000000   20'), 'line 5', 'number of vehicles'],
    ['no vehicles', text.replace('  2         20', ''), 'line 10', 'the number and the capacity'],
    ['nothing but a name', 'C101\n', 'VEHICLE', 'are missing'],
    ['no depot', text.slice(0, text.indexOf('    0 ')), 'CUSTOMER', 'the row of the depot is missing'],
  ])('%s is refused by its line', (_, odd, path, what) => {
    expect(() => fromSolomon(odd)).toThrow(
      expect.objectContaining({ path, what: expect.stringContaining(what) }),
    )
  })

  test.each([
    ['', 'file'],
    ['Route #1: 1 2\nRoute #2: 3 depot', 'line 2'],
  ])('the solution %j is refused', (odd, path) => {
    expect(() => plannedFromSolomon(odd)).toThrow(expect.objectContaining({ path }))
  })
})
