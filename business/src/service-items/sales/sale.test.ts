import { describe, expect, test } from 'vitest'
import { asDateFormula } from '../../foundation/date-formula.ts'
import { asDay } from '../../foundation/day.ts'
import { type SaleFacts, type SoldLine, serviceItemOfSale, wholeUnits } from './sale.ts'

const facts: SaleFacts = {
  terms: {
    defaultWarrantyDuration: asDateFormula('2Y'),
    warrantyDiscountPartsPct: '80',
    warrantyDiscountLaborPct: '60',
    contractValueCalcMethod: 'based-on-unit-price',
    contractValuePct: '20',
  },
  trackingFormula: '',
  item: {
    itemNo: 'PUMP',
    description: 'Pompa P3',
    unitCost: '300',
    unitPrice: '500',
    baseUnitCode: 'PCS',
    serviceItemGroupCode: 'CG',
    vendorNo: 'V1',
    vendorItemNo: 'P-3',
    vendorItemName: '',
  },
  group: {
    groupCode: 'CG',
    responseTimeHours: '0',
    defaultContractDiscountPct: '5',
    defaultServicePriceGroupCode: null,
  },
}
const line: SoldLine = {
  description: 'Pompa P3',
  itemNo: 'PUMP',
  variantCode: '',
  quantity: '2',
  quantityPer: '5',
  unitCost: '300',
  unitPrice: '500',
  serials: [],
}
const sale = {
  documentType: 'Order',
  documentNo: 'SO-17',
  customerNo: 'C1',
  shipToCode: '',
  postingDate: asDay('2026-04-15'),
}

describe('equipment sold (scenarios 5 and 6)', () => {
  test('in boxes: a service item for each base unit, with amounts for one', () => {
    expect(wholeUnits(line)).toBe(10)
    expect(wholeUnits({ ...line, quantity: '0.5' })).toBe(null)
    const { card, log } = serviceItemOfSale(line, null, sale, facts, null)
    expect(card).toMatchObject({
      description2: 'Order SO-17',
      status: 'installed',
      salesDate: '2026-04-15',
      installationDate: '2026-04-15',
      warrantyStartParts: '2026-04-15',
      warrantyEndParts: '2028-04-15',
      warrantyEndLabor: '2028-04-15',
      warrantyPctParts: '80',
      warrantyPctLabor: '60',
      vendorItemNo: 'P-3',
      groupCode: 'CG',
      unitCode: 'PCS',
    })
    expect(
      [
        card.salesUnitPrice,
        card.salesUnitCost,
        card.defaultContractValue,
        card.defaultContractCost,
        card.responseTimeHours,
      ].map(Number),
    ).toEqual([100, 60, 20, 12, 0])
    expect(log.map((entry) => entry.event)).toEqual([13, 11, 12, 2])
    expect(log.at(-1)!.after).toBe('Order SO-17')
  })
  test('a serial number with its own warranty day starts the formula before it', () => {
    const serial = { serialNo: 'SN-9', warrantyDate: asDay('2027-01-31') }
    const tracked = { ...facts, trackingFormula: asDateFormula('1Y') }
    expect(serviceItemOfSale(line, serial, sale, tracked, null).card).toMatchObject({
      warrantyStartParts: '2026-01-31',
      warrantyStartLabor: '2026-01-31',
      warrantyEndParts: '2027-01-31',
      warrantyEndLabor: '2028-01-31',
    })
    expect(serviceItemOfSale(line, serial, sale, facts, null).card).toMatchObject({
      warrantyStartParts: '2027-01-31',
      warrantyEndParts: '2029-01-31',
      warrantyEndLabor: '2029-01-31',
    })
  })
  test('a serial number that came back and is sold again is the same service item, installed again', () => {
    const first = serviceItemOfSale(line, { serialNo: 'SN-9', warrantyDate: null }, sale, facts, null).card
    const back = { ...first, status: 'none' as const }
    const again = serviceItemOfSale(
      line,
      { serialNo: 'SN-9', warrantyDate: null },
      { ...sale, customerNo: 'C2', postingDate: asDay('2026-06-01'), documentNo: 'SO-40' },
      facts,
      back,
    )
    expect(again.card).toMatchObject({
      customerNo: 'C2',
      status: 'installed',
      warrantyEndParts: '2028-06-01',
    })
  })
})
