import { expect, test } from 'vitest'
import { labelAddress, labelDocument, labelOfItem } from './label.ts'

const item = (serviceItemNo: string) => ({
  serviceItemNo,
  publicCode: 'a1b2',
  description: 'Caldaia',
  serialNo: 'TK-1',
  customerName: 'Hotel Nardelli',
  locationOfItem: '',
})

const label = (no: string) => labelOfItem(item(no), 'https://giro.example', 'clima')

test('the code opens the page of the machine, by a name that cannot be guessed', () => {
  expect(labelAddress('https://giro.example/', 'clima', 'a1b2')).toBe('https://giro.example/ask/clima/a1b2')
})

test('one label a page, or three in a row of a sheet', () => {
  const single = labelDocument(['A', 'B'].map(label), 'single')
  expect(single.content).toHaveLength(2)
  const sheet = labelDocument(['A', 'B', 'C', 'D'].map(label), 'sheet')
  const [{ table }] = sheet.content as unknown as [{ table: { body: unknown[][] } }]
  expect(table.body.map((row) => row.filter(Boolean).length)).toEqual([3, 1])
})
