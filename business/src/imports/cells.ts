import { asDay } from '../foundation/day.ts'

/** A field that a file may bring: how its cells are read, and how its column may be headed. */
export interface ImportField {
  readonly name: string
  readonly kind: 'code' | 'text' | 'day' | 'decimal' | 'choice'
  readonly length?: number
  readonly required?: boolean
  /** Of a choice: the value for each word that may stand in the cell, in small letters. */
  readonly choices?: Readonly<Record<string, string>>
  readonly headings: readonly string[]
}

/** One line of a file: what stands under each heading. */
export type Cells = Readonly<Record<string, string>>
export type Mapping = Readonly<Record<string, string>>
export type Values = Readonly<Record<string, string | null>>

/** Why a cell cannot be taken; `row` counts from 2, the first line below the headings. */
export interface CellProblem {
  readonly row: number
  readonly field: string
  readonly value: string
  readonly code: string
}

export interface ReadRow {
  readonly row: number
  readonly values: Values
}

const plain = (heading: string) =>
  heading
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

/** The mapping that the headings suggest, in Italian or English. */
export function guessMapping(fields: readonly ImportField[], headings: readonly string[]): Mapping {
  const found = fields.flatMap((field) => {
    const names = [plain(field.name), ...field.headings]
    const heading = headings.find((one) => names.includes(plain(one)))
    return heading === undefined ? [] : [[field.name, heading] as const]
  })
  return Object.fromEntries(found)
}

/** The values of every line, and all that is wrong with any cell; fields that are not mapped are left out. */
export function readRows(
  fields: readonly ImportField[],
  lines: readonly Cells[],
  mapping: Mapping,
): { readonly rows: readonly ReadRow[]; readonly problems: readonly CellProblem[] } {
  const problems: CellProblem[] = []
  const rows = lines.map((cells, index): ReadRow => {
    const row = index + 2
    const values: Record<string, string | null> = {}
    for (const field of fields) {
      const heading = mapping[field.name]
      if (heading === undefined) continue
      const cell = (cells[heading] ?? '').trim()
      const read = readCell(field, cell)
      if (typeof read === 'object' && read !== null)
        problems.push({ row, field: field.name, value: cell, code: read.problem })
      else values[field.name] = read
    }
    return { row, values }
  })
  return { rows, problems }
}

function readCell(field: ImportField, cell: string): string | null | { readonly problem: string } {
  if (cell === '')
    return field.required ? { problem: 'imports.cell-empty' } : field.kind === 'text' ? '' : null
  if (field.length !== undefined && cell.length > field.length) return { problem: 'imports.cell-too-long' }
  if (field.kind === 'text') return cell
  if (field.kind === 'code')
    return /^[^\s/\\?#]([^/\\?#]*[^\s/\\?#])?$/.test(cell)
      ? cell.toUpperCase()
      : { problem: 'imports.cell-no-code' }
  if (field.kind === 'choice')
    return field.choices?.[cell.toLowerCase()] ?? { problem: 'imports.cell-no-choice' }
  return field.kind === 'day' ? dayOf(cell) : decimalOf(cell)
}

/** `2026-03-14`, `14/03/2026`, `14.3.26`. */
function dayOf(cell: string): string | { readonly problem: string } {
  const european = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})$/.exec(cell)
  const [, day = '', month = '', year = ''] = european ?? []
  const text = european
    ? `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    : cell.slice(0, 10)
  try {
    return asDay(text)
  } catch {
    return { problem: 'imports.cell-no-day' }
  }
}

/** `1.234,50` and `1234.50` are the same. */
function decimalOf(cell: string): string | { readonly problem: string } {
  const bare = cell.replaceAll(/[\s€]/g, '')
  const text = bare.includes(',') ? bare.replaceAll('.', '').replace(',', '.') : bare
  return /^-?\d{1,15}(\.\d{1,5})?$/.test(text) ? text : { problem: 'imports.cell-no-number' }
}
