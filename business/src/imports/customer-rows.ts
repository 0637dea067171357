import type { CellProblem, ReadRow, Values } from './cells.ts'

/**
 * Rows of a file of customers as their records have them: street and house number are one address, degrees may have
 * a decimal comma, and a row without name is called by its address, or by its note. All problems are told at once.
 */
export function customerRows(rows: readonly ReadRow[]): {
  readonly rows: readonly ReadRow[]
  readonly problems: readonly CellProblem[]
} {
  const problems: CellProblem[] = []
  const read = rows.map(({ row, values }): ReadRow => {
    const { houseNo, ...given } = values
    const problem = (field: string, code: string) =>
      problems.push({ row, field, value: values[field] ?? '', code })
    const address = [given.address, houseNo].filter(Boolean).join(' ')
    if (address.length > 100) problem('address', 'imports.cell-too-long')
    const name = given.name || [address, given.city].filter(Boolean).join(', ') || given.note || ''
    if (name === '') problem('name', 'imports.row-without-name')
    const latitude = degreesOf(given.latitude, 90)
    const longitude = degreesOf(given.longitude, 180)
    if (latitude === undefined) problem('latitude', 'imports.cell-no-degrees')
    if (longitude === undefined) problem('longitude', 'imports.cell-no-degrees')
    if ((latitude === null) !== (longitude === null) && latitude !== undefined && longitude !== undefined)
      problem(latitude === null ? 'latitude' : 'longitude', 'imports.half-position')
    if (given.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given.email))
      problem('email', 'imports.cell-no-email')
    if (given.countryCode && !/^[A-Za-z]{2}$/.test(given.countryCode))
      problem('countryCode', 'imports.cell-no-country')
    return {
      row,
      values: {
        ...given,
        name: name.slice(0, 100),
        ...((given.address !== undefined || houseNo !== undefined) && { address }),
        ...(given.countryCode !== undefined && { countryCode: given.countryCode?.toUpperCase() || 'IT' }),
        ...(given.latitude !== undefined && { latitude: latitude ?? null }),
        ...(given.longitude !== undefined && { longitude: longitude ?? null }),
      },
    }
  })
  return { rows: read, problems }
}

/** Null for an empty cell, undefined for one that holds no degrees. */
function degreesOf(cell: string | null | undefined, most: number): string | null | undefined {
  if (!cell) return null
  const value = Number(cell.replace(',', '.'))
  return Number.isFinite(value) && Math.abs(value) <= most ? String(value) : undefined
}

/** The same place: number where the row has one, else name, address, town and, where both have it, position. */
export function customerKey(values: Values): string {
  if (values.customerNo) return `no ${values.customerNo}`
  const place = ['name', 'address', 'postCode', 'city', 'latitude', 'longitude']
  return place
    .map((field) => values[field] ?? '')
    .join('\u0000')
    .toLowerCase()
}

/** Rows without number whose place stood in an earlier row are taken out: they say the same customer again. */
export function withoutRepeated(rows: readonly ReadRow[]): readonly ReadRow[] {
  const seen = new Set<string>()
  return rows.filter(({ values }) => {
    const key = customerKey(values)
    const again = !values.customerNo && seen.has(key)
    seen.add(key)
    return !again
  })
}
