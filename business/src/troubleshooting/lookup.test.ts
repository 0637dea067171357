import { expect, test } from 'vitest'
import { type Assigned, guidelinesFor } from './lookup.ts'

const assigned: Assigned[] = [
  { type: 'service-item-group', no: 'G', troubleshootingNo: 'T3' },
  { type: 'service-item-group', no: 'G', troubleshootingNo: 'T1' },
  { type: 'item', no: 'I', troubleshootingNo: 'T2' },
]
const s = { serviceItemNo: 'S', itemNo: 'I', groupCode: 'G' }

test('the first level that has guidelines gives all of them (scenario 15)', () => {
  expect(guidelinesFor(s, assigned)).toEqual({ level: 'item', no: 'I', troubleshootingNos: ['T2'] })
  const own: Assigned = { type: 'service-item', no: 'S', troubleshootingNo: 'T5' }
  expect(guidelinesFor(s, [...assigned, own])?.troubleshootingNos).toEqual(['T5'])
  const groupOnly = { serviceItemNo: null, itemNo: null, groupCode: 'G' }
  expect(guidelinesFor(groupOnly, assigned)?.troubleshootingNos).toEqual(['T1', 'T3'])
  expect(guidelinesFor({ ...groupOnly, groupCode: 'X' }, assigned)).toBe(null)
})
