import { describe, expect, test } from 'vitest'
import { guessMapping, readRows } from './cells.ts'
import { customerKey, customerRows, withoutRepeated } from './customer-rows.ts'
import { fieldsOf } from './entities.ts'
import { type KnownRecord, planImport } from './plan.ts'

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
const read = (lines: readonly Record<string, string>[]) => {
  const cells = readRows(fieldsOf.customer, lines, mapping)
  const customers = customerRows(cells.rows)
  return { rows: customers.rows, problems: [...cells.problems, ...customers.problems] }
}

describe('reading a file of customers', () => {
  test('guesses the columns in Italian and English, whatever accents and case', () => {
    expect(
      guessMapping(fieldsOf.customer, ['RAGIONE SOCIALE', 'Città', 'C.A.P.', 'Latitudine', 'P. IVA']),
    ).toEqual({
      name: 'RAGIONE SOCIALE',
      city: 'Città',
      postCode: 'C.A.P.',
      latitude: 'Latitudine',
      vatNo: 'P. IVA',
    })
    expect(guessMapping(fieldsOf.customer, ['Name', 'Street', 'House number', 'Zip'])).toEqual({
      name: 'Name',
      address: 'Street',
      houseNo: 'House number',
      postCode: 'Zip',
    })
  })

  test('joins street and house number and takes a decimal comma', () => {
    expect(read([row()])).toMatchObject({
      problems: [],
      rows: [
        { row: 2, values: { name: 'Rossi', address: 'Via Roma 4', latitude: '46.06787', customerNo: null } },
      ],
    })
  })

  test('calls a row without name by its address', () => {
    expect(read([row({ 'Ragione sociale': '' })]).rows[0]?.values.name).toBe('Via Roma 4, Trento')
  })

  test('tells every problem of every row with its cell', () => {
    const { problems } = read([
      row({ Lat: 'x' }),
      row({ Lon: '' }),
      row({ Codice: 'A', Mail: 'nobody' }),
      row({ Codice: '/a' }),
      { ...row(), 'Ragione sociale': '', Via: '', Civico: '', Città: '' },
    ])
    expect(problems.map(({ row: at, field, code }) => [at, field, code]).sort()).toEqual([
      [2, 'latitude', 'imports.cell-no-degrees'],
      [3, 'longitude', 'imports.half-position'],
      [4, 'email', 'imports.cell-no-email'],
      [5, 'customerNo', 'imports.cell-no-code'],
      [6, 'name', 'imports.row-without-name'],
    ])
  })
})

describe('comparing with the customers who are there', () => {
  const { rows } = read([row(), row({ 'Ragione sociale': 'Bianchi' })])
  const known = (values: KnownRecord['values']) => ({ subject: 'C00001', version: 1, values })
  const there = (one: KnownRecord) =>
    new Map([
      [`no ${one.subject}`, one],
      [customerKey({ ...one.values, customerNo: null }), one],
    ])

  test('finds the same place by name, address, town and position; a row that stands twice counts once', () => {
    const once = withoutRepeated([...rows, rows[0]!])
    expect(once).toHaveLength(2)
    const plan = planImport(fieldsOf.customer, once, 'customerNo', customerKey, there(known(rows[0]!.values)))
    expect([plan.created.length, plan.changed.length, plan.unchanged]).toEqual([1, 0, 1])
  })

  test('finds a customer by number and changes only what the file brings', () => {
    const numbered = { row: 2, values: { ...rows[0]!.values, customerNo: 'C00001' } }
    const plan = (values: object) =>
      planImport(
        fieldsOf.customer,
        [numbered],
        'customerNo',
        customerKey,
        there(known({ ...rows[0]!.values, ...values })),
      )
    expect(plan({ phone: '0461' })).toMatchObject({ changed: [], unchanged: 1 })
    expect(plan({ city: 'Rovereto' }).changed).toMatchObject([{ given: { city: 'Trento' } }])
  })

  test('a number that stands twice in the file is a problem', () => {
    const twice = [2, 3].map((at) => ({ row: at, values: { ...rows[0]!.values, customerNo: 'A' } }))
    expect(
      planImport(fieldsOf.customer, withoutRepeated(twice), 'customerNo', customerKey, new Map()).problems,
    ).toMatchObject([{ row: 3, field: 'customerNo', value: 'A', code: 'imports.row-twice' }])
  })
})
