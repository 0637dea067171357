import { describe, expect, test } from 'vitest'
import { asDay } from '../../foundation/day.ts'
import {
  type Component,
  closesCircle,
  componentsOfBom,
  enterComponent,
  keptOnChangeOfType,
  lastLineNo,
  lineNoBefore,
  replaceByUnits,
} from './component.ts'

const row = (lineNo: number, no: string, more: Partial<Component> = {}): Component => ({
  active: true,
  lineNo,
  type: 'item',
  no,
  variantCode: '',
  serialNo: '',
  description: no,
  description2: '',
  dateInstalled: null,
  lastDateModified: null,
  serviceOrderNo: '',
  fromLineNo: 0,
  ...more,
})
const march = asDay('2026-03-12')
const bomLine = (no: string, quantityPer: string, type: 'item' | 'resource' = 'item') => ({
  type,
  no,
  variantCode: '',
  description: no,
  quantityPer,
})

describe('numbers of components', () => {
  test('at the end after the highest, active or not; between two at their mean', () => {
    const rows = [row(10000, 'A'), row(20000, 'B'), row(30000, 'X', { active: false })]
    expect(lastLineNo(rows)).toBe(40000)
    expect(lineNoBefore(rows, 10000)).toBe(5000)
    expect(lineNoBefore(rows, 20000)).toBe(15000)
    expect(lineNoBefore([row(1, 'A')], 1)).toBe(null)
  })
})

describe('a bill of material (scenario 7)', () => {
  const kit = [bomLine('A', '2'), bomLine('B', '1'), bomLine('R', '1', 'resource')]
  test('gives a component for each unit, and again after them', () => {
    const first = componentsOfBom(kit, [], march)
    expect(first.rows.map((one) => [one.lineNo, one.no, one.dateInstalled])).toEqual([
      [10000, 'A', march],
      [20000, 'A', march],
      [30000, 'B', march],
    ])
    expect(componentsOfBom(kit, first.rows, march).rows.map((one) => one.lineNo)).toEqual([
      40000, 50000, 60000,
    ])
  })
  test('refuses half units and an empty bill, with no rows', () => {
    const half = componentsOfBom([...kit, bomLine('C', '1.5')], [], march)
    expect([half.rows, half.refusals[0]?.code]).toEqual([[], 'service-items.bom-quantity'])
    expect(componentsOfBom([], [], march).refusals[0]?.code).toBe('service-items.bom-none')
  })
})

test('three units replace a component: the first takes its line, the others follow (scenario 8)', () => {
  const rows = [row(10000, 'A'), row(20000, 'B')]
  const units = Array.from({ length: 3 }, () => ({ itemNo: 'N', variantCode: '', description: 'N' }))
  const { retired, added } = replaceByUnits(rows, 10000, units, { postingDate: march, orderNo: 'SO-1' })!
  expect(retired).toMatchObject({
    active: false,
    lineNo: 10000,
    fromLineNo: 10000,
    no: 'A',
    serviceOrderNo: 'SO-1',
  })
  expect(added.map((one) => [one.lineNo, one.no, one.dateInstalled])).toEqual([
    [10000, 'N', march],
    [30000, 'N', march],
    [40000, 'N', march],
  ])
  expect(replaceByUnits(rows, 50000, units, { postingDate: march, orderNo: 'SO-1' })).toBe(null)
})

describe('entering a component (scenario 9)', () => {
  const blank = {
    type: 'item' as const,
    no: '',
    variantCode: '',
    serialNo: '',
    description: '',
    description2: '',
    dateInstalled: null,
  }
  const facts = { parentNo: 'S1', workDate: march }
  const s2 = { description: 'Scheda', description2: '', serialNo: 'X1', variantCode: '' }
  test('a service item shows its serial number, and no other is taken', () => {
    const chosen = enterComponent(blank, { type: 'service-item', no: 'S2' }, s2, facts)
    expect(chosen).toMatchObject({
      fields: { serialNo: 'X1', description: 'Scheda', dateInstalled: march },
      refusals: [],
    })
    expect(enterComponent(chosen.fields, { serialNo: 'X2' }, s2, facts).refusals[0]?.code).toBe(
      'service-items.component-serial',
    )
    expect(enterComponent(chosen.fields, { variantCode: 'RED' }, s2, facts).refusals[0]?.code).toBe(
      'service-items.variant-mismatch',
    )
    const self = enterComponent(blank, { type: 'service-item', no: 'S1' }, s2, facts)
    expect(self.refusals[0]?.code).toBe('service-items.component-self')
  })
  test('another kind blanks the number; clearing it clears the rest; the old row is kept', () => {
    const chosen = enterComponent(blank, { no: 'PUMP' }, { ...s2, serialNo: '' }, facts).fields
    expect(enterComponent(chosen, { type: 'service-item' }, null, facts).fields).toEqual({
      ...blank,
      type: 'service-item',
    })
    expect(enterComponent(chosen, { no: '' }, null, facts).fields).toEqual(blank)
    const rows = [row(10000, 'PUMP'), row(20001, 'OLD', { active: false })]
    expect(keptOnChangeOfType(rows, rows[0]!, march)).toMatchObject({
      active: false,
      lineNo: 20002,
      fromLineNo: 10000,
      lastDateModified: march,
    })
  })
  test('a circle is found however long it is', () => {
    const tree: Record<string, string[]> = { B: ['C'], C: ['D'], D: ['A', 'B'] }
    const children = (no: string) => tree[no] ?? []
    expect(closesCircle('A', 'B', children)).toBe(true)
    expect(closesCircle('Z', 'B', children)).toBe(false)
  })
})
