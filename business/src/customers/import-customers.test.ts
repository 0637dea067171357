import { describe, expect, test } from 'vitest'
import {
  guessMapping,
  type ImportedCustomer,
  type KnownCustomer,
  planImport,
  readRows,
} from './import-customers.ts'

const mapping = {
  name: 'Ragione sociale',
  address: 'Via',
  houseNo: 'Civico',
  city: 'Città',
  latitude: 'Lat',
  longitude: 'Lon',
  customerNo: 'Codice',
  email: 'Mail',
}
const row = (more: Record<string, string> = {}) => ({
  'Ragione sociale': 'Rossi',
  Via: 'Via Roma',
  Civico: '4',
  Città: 'Trento',
  Lat: '46,06787',
  Lon: '11.12108',
  Codice: '',
  Mail: '',
  ...more,
})

describe('reading a file of customers', () => {
  test('guesses the columns in Italian and English, whatever accents and case', () => {
    expect(guessMapping(['RAGIONE SOCIALE', 'Città', 'C.A.P.', 'Latitudine', 'P. IVA'])).toEqual({
      name: 'RAGIONE SOCIALE',
      city: 'Città',
      latitude: 'Latitudine',
      vatNo: 'P. IVA',
    })
    expect(guessMapping(['Name', 'Street', 'House number', 'Zip'])).toEqual({
      name: 'Name',
      address: 'Street',
      houseNo: 'House number',
      postCode: 'Zip',
    })
  })

  test('joins street and house number and takes a decimal comma', () => {
    expect(readRows([row()], mapping)).toMatchObject({
      problems: [],
      customers: [{ row: 2, name: 'Rossi', address: 'Via Roma 4', latitude: 46.06787, customerNo: null }],
    })
  })

  test('calls a row without name by its address', () => {
    expect(readRows([row({ 'Ragione sociale': '' })], mapping).customers[0]?.name).toBe('Via Roma 4, Trento')
  })

  test('tells every problem of every row with its cell', () => {
    const { problems } = readRows(
      [
        row({ Lat: 'x' }),
        row({ Lon: '' }),
        row({ Codice: 'A', Mail: 'nobody' }),
        row({ Codice: 'a' }),
        { ...row(), 'Ragione sociale': '', Via: '', Civico: '', Città: '' },
      ],
      mapping,
    )
    expect(problems.map(({ row: at, field, code }) => [at, field, code])).toEqual([
      [2, 'latitude', 'customers.import-not-degrees'],
      [3, 'longitude', 'customers.half-position'],
      [4, 'email', 'customers.import-bad-email'],
      [5, 'customerNo', 'customers.import-number-twice'],
      [6, 'name', 'customers.import-no-name'],
    ])
  })
})

describe('comparing with the customers who are there', () => {
  const imported = readRows([row(), row({ 'Ragione sociale': 'Bianchi' })], mapping).customers
  const known = (one: ImportedCustomer, more: object = {}): KnownCustomer => ({
    ...one,
    customerNo: 'C00001',
    version: 1,
    ...more,
  })
  const mapped = new Set(['name', 'address', 'city', 'latitude', 'longitude'])

  test('finds the same place by name, address, town and position; a row that stands twice counts once', () => {
    const plan = planImport([...imported, imported[0]!], [known(imported[0]!)], mapped)
    expect([plan.created.length, plan.changed.length, plan.unchanged]).toEqual([1, 0, 2])
  })

  test('finds a customer by number and changes only what the file brings', () => {
    const numbered = { ...imported[0]!, customerNo: 'C00001' }
    expect(planImport([numbered], [known(numbered, { phone: '0461' })], mapped)).toMatchObject({
      changed: [],
      unchanged: 1,
    })
    expect(planImport([numbered], [known(numbered, { city: 'Rovereto' })], mapped).changed).toHaveLength(1)
  })
})
