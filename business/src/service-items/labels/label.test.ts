import { expect, test } from 'vitest'
import { labelAddress, labelDocument, labelOfItem } from './label.ts'

const item = (serviceItemNo: string) => ({
  serviceItemNo,
  description: 'Caldaia',
  serialNo: 'TK-1',
  customerName: 'Hotel Nardelli',
  locationOfItem: '',
})

const label = (no: string) => labelOfItem(item(no), 'https://giro.example')

test('the code opens the card, whatever signs the number has', () => {
  expect(labelAddress('https://giro.example/', 'SI 1+2')).toBe(
    'https://giro.example/service-items/SI%201%2B2',
  )
})

test('one label a page, or three in a row of a sheet', () => {
  const single = labelDocument(['A', 'B'].map(label), 'single')
  expect(single.content).toHaveLength(2)
  const sheet = labelDocument(['A', 'B', 'C', 'D'].map(label), 'sheet')
  const [{ table }] = sheet.content as unknown as [{ table: { body: unknown[][] } }]
  expect(table.body.map((row) => row.filter(Boolean).length)).toEqual([3, 1])
})
