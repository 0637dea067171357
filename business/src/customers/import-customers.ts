/** Fields that a file of customers may bring. */
export const importFields = [
  'customerNo',
  'name',
  'address',
  'houseNo',
  'postCode',
  'city',
  'county',
  'countryCode',
  'phone',
  'email',
  'vatNo',
  'latitude',
  'longitude',
  'note',
] as const
export type ImportField = (typeof importFields)[number]
export type Mapping = Partial<Record<ImportField, string>>

/** A customer as a row of a file tells it. */
export interface ImportedCustomer {
  readonly row: number
  readonly customerNo: string | null
  readonly name: string
  readonly address: string
  readonly postCode: string
  readonly city: string
  readonly county: string
  readonly countryCode: string
  readonly phone: string
  readonly email: string
  readonly vatNo: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly note: string
}

/** Why a row cannot be imported; `row` counts from 2, the first line below the headings. */
export interface ImportProblem {
  readonly row: number
  readonly field: ImportField
  readonly value: string
  readonly code: string
}

const headingsOf: Record<ImportField, readonly string[]> = {
  customerNo: [
    'no',
    'nr',
    'numero',
    'codice',
    'codice cliente',
    'n cliente',
    'customer no',
    'customerno',
    'id',
  ],
  name: ['name', 'nome', 'ragione sociale', 'cliente', 'customer', 'denominazione'],
  address: ['address', 'indirizzo', 'via', 'street', 'strada'],
  houseNo: ['house number', 'house no', 'housenumber', 'civico', 'n civico', 'numero civico'],
  postCode: ['postcode', 'post code', 'postal code', 'zip', 'cap'],
  city: ['city', 'citta', 'comune', 'localita', 'town'],
  county: ['county', 'province', 'provincia', 'prov'],
  countryCode: ['country', 'country code', 'paese', 'nazione', 'codice paese'],
  phone: ['phone', 'telefono', 'tel', 'phone no'],
  email: ['email', 'e mail', 'mail', 'posta elettronica'],
  vatNo: ['vat', 'vat no', 'partita iva', 'p iva', 'piva'],
  latitude: ['latitude', 'latitudine', 'lat'],
  longitude: ['longitude', 'longitudine', 'lon', 'lng', 'long'],
  note: ['note', 'notes', 'annotazioni', 'kind', 'tipo'],
}

const plain = (heading: string) =>
  heading
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

/** The mapping that the headings suggest, in Italian or English. */
export function guessMapping(headings: readonly string[]): Mapping {
  const found = importFields.map((field) => [
    field,
    headings.find((heading) => headingsOf[field].includes(plain(heading))),
  ])
  return Object.fromEntries(found.filter(([, heading]) => heading !== undefined))
}

/**
 * Reads the rows of a file. A row without name is called by its address, or by its note; one that has neither cannot
 * be imported. Numbers may have a decimal comma. All problems of all rows are told at once.
 */
export function readRows(
  rows: readonly Readonly<Record<string, string>>[],
  mapping: Mapping,
): { customers: ImportedCustomer[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = []
  const numbers = new Map<string, number>()
  const customers = rows.map((cells, index) => {
    const row = index + 2
    const cell = (field: ImportField) =>
      (mapping[field] === undefined ? '' : (cells[mapping[field]] ?? '')).trim()
    const problem = (field: ImportField, code: string) =>
      problems.push({ row, field, value: cell(field), code })
    const text = (field: ImportField, longest: number) => {
      if (cell(field).length > longest) problem(field, 'customers.import-too-long')
      return cell(field)
    }
    const degrees = (field: 'latitude' | 'longitude', most: number) => {
      if (cell(field) === '') return null
      const value = Number(cell(field).replace(',', '.'))
      if (Number.isFinite(value) && Math.abs(value) <= most) return value
      problem(field, 'customers.import-not-degrees')
      return null
    }
    const address = [text('address', 90), cell('houseNo')].filter(Boolean).join(' ')
    const name = text('name', 100) || [address, cell('city')].filter(Boolean).join(', ') || cell('note')
    if (name === '') problem('name', 'customers.import-no-name')
    const latitude = degrees('latitude', 90)
    const longitude = degrees('longitude', 180)
    if ((latitude === null) !== (longitude === null) && (cell('latitude') === '' || cell('longitude') === ''))
      problem(latitude === null ? 'latitude' : 'longitude', 'customers.half-position')
    const customerNo = text('customerNo', 20).toUpperCase() || null
    if (customerNo !== null && !/^[^\s/\\?#]([^/\\?#]*[^\s/\\?#])?$/.test(customerNo))
      problem('customerNo', 'customers.import-bad-number')
    if (customerNo !== null && numbers.has(customerNo)) problem('customerNo', 'customers.import-number-twice')
    if (customerNo !== null) numbers.set(customerNo, row)
    if (cell('email') !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell('email')))
      problem('email', 'customers.import-bad-email')
    if (cell('countryCode') !== '' && !/^[A-Za-z]{2}$/.test(cell('countryCode')))
      problem('countryCode', 'customers.import-bad-country')
    return {
      row,
      customerNo,
      name: name.slice(0, 100),
      address,
      latitude,
      longitude,
      postCode: text('postCode', 20),
      city: text('city', 60),
      county: text('county', 30),
      countryCode: cell('countryCode').toUpperCase() || 'IT',
      phone: text('phone', 40),
      email: cell('email'),
      vatNo: text('vatNo', 20),
      note: text('note', 1000),
    }
  })
  return { customers, problems }
}

/** Fields that an import writes. */
export const importedColumns = [
  'name',
  'address',
  'postCode',
  'city',
  'county',
  'countryCode',
  'phone',
  'email',
  'vatNo',
  'latitude',
  'longitude',
  'note',
] as const

export type ImportedColumns = Pick<ImportedCustomer, (typeof importedColumns)[number]>

/** A customer who is there already, as the import looks at it. */
export interface KnownCustomer extends ImportedColumns {
  readonly customerNo: string
  readonly version: number
}

/** What an import would do. */
export interface ImportPlan {
  readonly created: readonly ImportedCustomer[]
  readonly changed: readonly { readonly known: KnownCustomer; readonly imported: ImportedCustomer }[]
  readonly unchanged: number
}

/** The same place: number where the file has one, else name, address, town and, where both have it, position. */
const placeKey = (
  one: Pick<ImportedCustomer, 'name' | 'address' | 'postCode' | 'city' | 'latitude' | 'longitude'>,
) =>
  [one.name, one.address, one.postCode, one.city, one.latitude ?? '', one.longitude ?? '']
    .join('\u0000')
    .toLowerCase()

/**
 * Compares the rows with the customers who are there: a second import of the same file changes nothing.
 * Only the fields that the file brings (`mapped`) are compared and changed. A row that stands twice in the file
 * counts once.
 */
export function planImport(
  imported: readonly ImportedCustomer[],
  known: readonly KnownCustomer[],
  mapped: ReadonlySet<string>,
): ImportPlan {
  const byNo = new Map(known.map((one) => [one.customerNo, one]))
  const byPlace = new Map(known.map((one) => [placeKey(one), one]))
  const seen = new Set<string>()
  const created: ImportedCustomer[] = []
  const changed: { known: KnownCustomer; imported: ImportedCustomer }[] = []
  let unchanged = 0
  for (const one of imported) {
    const key = one.customerNo ?? placeKey(one)
    const there = one.customerNo === null ? byPlace.get(placeKey(one)) : byNo.get(one.customerNo)
    if (seen.has(key)) unchanged++
    else if (!there) created.push(one)
    else if (importedColumns.some((column) => mapped.has(column) && there[column] !== one[column]))
      changed.push({ known: there, imported: one })
    else unchanged++
    seen.add(key)
  }
  return { created, changed, unchanged }
}
