import { describe, expect, test } from 'vitest'
import { guessMapping, type ImportField, readRows } from './cells.ts'
import { planImport } from './plan.ts'

const fields: ImportField[] = [
  { name: 'itemNo', kind: 'code', length: 20, required: true, headings: ['codice'] },
  { name: 'description', kind: 'text', length: 10, headings: ['descrizione'] },
  { name: 'salesDate', kind: 'day', headings: ['data vendita'] },
  { name: 'unitPrice', kind: 'decimal', headings: ['prezzo'] },
]

describe('cells of a file', () => {
  test('headings are guessed in both languages, accents and signs aside', () => {
    expect(guessMapping(fields, ['Codice', 'Item No', 'DESCRIZIONE ', 'Prezzo €'])).toEqual({
      itemNo: 'Codice',
      description: 'DESCRIZIONE ',
      unitPrice: 'Prezzo €',
    })
  })
  test('days and numbers as people write them', () => {
    const mapping = { itemNo: 'a', salesDate: 'b', unitPrice: 'c' }
    const { rows, problems } = readRows(
      fields,
      [
        { a: 'tk-24', b: '14/03/2026', c: '1.234,50' },
        { a: 'tk-24', b: '2026-03-14', c: '1234.5' },
        { a: 'x', b: '1.2.26', c: '€ 7' },
      ],
      mapping,
    )
    expect(problems).toEqual([])
    expect(rows.map((row) => row.values)).toEqual([
      { itemNo: 'TK-24', salesDate: '2026-03-14', unitPrice: '1234.50' },
      { itemNo: 'TK-24', salesDate: '2026-03-14', unitPrice: '1234.5' },
      { itemNo: 'X', salesDate: '2026-02-01', unitPrice: '7' },
    ])
  })
  test('every wrong cell is told by its row', () => {
    const { problems } = readRows(fields, [{ a: '', d: 'molto troppo lunga', b: '31/02/2026', c: 'tre' }], {
      itemNo: 'a',
      description: 'd',
      salesDate: 'b',
      unitPrice: 'c',
    })
    expect(problems.map((one) => [one.row, one.field, one.code])).toEqual([
      [2, 'itemNo', 'imports.cell-empty'],
      [2, 'description', 'imports.cell-too-long'],
      [2, 'salesDate', 'imports.cell-no-day'],
      [2, 'unitPrice', 'imports.cell-no-number'],
    ])
  })
})

test('an amount with other zeros at its end is the same amount; a model is not', () => {
  const fields: ImportField[] = [
    { name: 'no', kind: 'code', headings: [] },
    { name: 'price', kind: 'decimal', headings: [] },
    { name: 'model', kind: 'text', headings: [] },
  ]
  const known = new Map([['A', { subject: 'A', version: 1, values: { price: '12.50000', model: '1.10' } }]])
  const rows = [{ row: 2, values: { no: 'A', price: '12.5', model: '1.1' } }]
  expect(planImport(fields, rows, 'no', (values) => values.no ?? '', known).changed).toMatchObject([
    { given: { model: '1.1' } },
  ])
})
