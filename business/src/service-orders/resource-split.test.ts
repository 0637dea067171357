import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal } from '../foundation/decimal.ts'
import { reasonsNotToSplit, splitQuantity } from './resource-split.ts'

const line = {
  lineNo: 10000,
  itemLineNo: 10000,
  type: 'resource',
  no: 'ROSSI',
  quantity: '10',
  quantityShipped: '0',
}

test('ten hours over three lines: 3.33, 3.33, and 3.34 where they were', () => {
  expect(splitQuantity('10', 3)).toEqual({ others: '3.33', keeps: '3.34' })
})

test('whatever is split, nothing is lost and nobody gets a hundredth more than half a step off', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.integer({ min: 2, max: 50 }), (units, parts) => {
      const quantity = decimal(units).div(100_000).toString()
      const { others, keeps } = splitQuantity(quantity, parts)
      const whole = decimal(others)
        .times(parts - 1)
        .plus(keeps)
      expect(whole.eq(quantity)).toBe(true)
      expect(decimal(others).minus(decimal(quantity).div(parts)).abs().lte('0.005')).toBe(true)
    }),
  )
})

describe('a line is not split', () => {
  test.each([
    ['of another type', { type: 'item' }, 3, ['service-orders.split-not-resource']],
    ['without hours', { quantity: '0' }, 3, ['service-orders.split-incomplete']],
    ['of the whole order', { itemLineNo: null }, 3, ['service-orders.split-incomplete']],
    ['that was delivered in part', { quantityShipped: '1' }, 3, ['service-orders.line-shipped']],
    ['of an order with one line', {}, 1, ['service-orders.nothing-to-split']],
  ])('%s', (_, more, itemLines, codes) => {
    expect(reasonsNotToSplit({ ...line, ...more }, itemLines).map((one) => one.code)).toEqual(codes)
  })

  test('but otherwise it is', () => expect(reasonsNotToSplit(line, 2)).toEqual([]))
})
