import { describe, expect, test } from 'vitest'
import { type BomLine, type ItemToBe, reasonsNotToBe } from './item.ts'

const line = (changes: Partial<BomLine>): BomLine => ({
  lineNo: 10000,
  type: 'item',
  no: 'POMPA',
  variantCode: '',
  description: 'Pompa di circolazione',
  quantityPer: '1',
  installedInLineNo: null,
  ...changes,
})
const anItem = (changes: Partial<ItemToBe> = {}): ItemToBe => ({
  itemNo: 'CALDAIA',
  baseUnitCode: 'PZ',
  unitCost: '900',
  unitPrice: '1500',
  variants: [],
  units: [],
  bomLines: [],
  ...changes,
})
const codes = (item: ItemToBe) => reasonsNotToBe(item).map((one) => one.code)

describe('an item', () => {
  test('with variants, units and a bill of material', () => {
    const item = anItem({
      variants: [{ variantCode: 'METANO' }, { variantCode: 'GPL' }],
      units: [{ unitCode: 'SCATOLA', quantityPer: '5' }],
      bomLines: [line({}), line({ lineNo: 20000, no: 'SCHEDA', quantityPer: '2', installedInLineNo: 10000 })],
    })
    expect(codes(item)).toEqual([])
  })

  test.each([
    ['a negative cost', { unitCost: '-1' }, 'items.amount-negative'],
    ['a variant twice', { variants: [{ variantCode: 'A' }, { variantCode: 'A' }] }, 'items.variant-twice'],
    ['its base unit again', { units: [{ unitCode: 'PZ', quantityPer: '1' }] }, 'items.unit-twice'],
    [
      'a unit of nothing',
      { units: [{ unitCode: 'KG', quantityPer: '0' }] },
      'items.unit-quantity-not-positive',
    ],
    ['a line without number', { bomLines: [line({ no: '' })] }, 'items.bom-line-empty'],
    ['itself as a part', { bomLines: [line({ no: 'CALDAIA' })] }, 'items.bom-of-itself'],
    ['a line in itself', { bomLines: [line({ installedInLineNo: 10000 })] }, 'items.installed-in-wrong-line'],
    [
      'a line in one of quantity 2',
      { bomLines: [line({ quantityPer: '2' }), line({ lineNo: 20000, installedInLineNo: 10000 })] },
      'items.installed-in-wrong-line',
    ],
    [
      'a line in a resource',
      { bomLines: [line({ type: 'resource' }), line({ lineNo: 20000, installedInLineNo: 10000 })] },
      'items.installed-in-wrong-line',
    ],
    ['a line number twice', { bomLines: [line({}), line({})] }, 'items.bom-line-twice'],
  ] as const)('refuses %s', (_, changes, expected) => {
    expect(codes(anItem(changes as Partial<ItemToBe>))).toEqual([expected])
  })
})
