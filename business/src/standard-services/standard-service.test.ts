import { expect, test } from 'vitest'
import { linesToInsert, priceOfAmount, reasonsAgainstLines, type StandardLine } from './standard-service.ts'

const line = (more: Partial<StandardLine>): StandardLine => ({
  type: '',
  no: '',
  variantCode: '',
  description: '',
  quantity: '0',
  amountExclVat: '0',
  unitCode: null,
  ...more,
})

test('quantities need a type, are not negative, and amounts belong to accounts', () => {
  const codes = reasonsAgainstLines([
    line({ quantity: '1' }),
    line({ type: 'item', no: 'FILTER', quantity: '-1' }),
    line({ type: 'item', no: 'FILTER', amountExclVat: '5' }),
    line({ type: 'gl-account', no: '5310', amountExclVat: '100' }),
  ]).map((refusal) => [refusal.code, refusal.at])
  expect(codes).toEqual([
    ['standard-services.type-missing', 'lines.0.type'],
    ['standard-services.quantity-negative', 'lines.1.quantity'],
    ['standard-services.amount-only-on-accounts', 'lines.2.amountExclVat'],
  ])
})

test('an empty line is left out, words are not; an amount has tax where prices have it (scenario 20)', () => {
  const inserted = linesToInsert([
    line({ description: 'Controllo annuale' }),
    line({ type: 'item', no: 'FILTER', quantity: '2' }),
    line({ type: 'item' }),
  ])
  expect(inserted.map((one) => one.description || one.no)).toEqual(['Controllo annuale', 'FILTER'])
  expect([priceOfAmount('100', '22', true), priceOfAmount('100', '22', false)].map(Number)).toEqual([
    122, 100,
  ])
})
