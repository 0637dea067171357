import { decimal } from '../foundation/decimal.ts'
import type { CellProblem, ReadRow, Values } from './cells.ts'

/** A record that is there: its key, its version, and the fields that a file may bring. */
export interface KnownRecord {
  readonly subject: string
  readonly version: number
  readonly values: Values
}

export interface ImportPlan {
  readonly created: readonly ReadRow[]
  readonly changed: readonly { readonly row: ReadRow; readonly known: KnownRecord; readonly given: Values }[]
  readonly unchanged: number
  readonly problems: readonly CellProblem[]
}

const same = (one: string | null, two: string | null) => {
  if ((one ?? '') === (two ?? '')) return true
  const number = /^-?\d+\.?\d*$/
  return one !== null &&
    two !== null &&
    number.test(one) &&
    number.test(two) &&
    one.includes('.') !== two.includes('.')
    ? decimal(one).eq(two)
    : false
}

/**
 * What an import would do: rows whose record is not there are created; of the others only the fields that differ
 * change. A second import of the same file changes nothing; the same record twice in one file is a problem.
 */
export function planImport(
  rows: readonly ReadRow[],
  keyField: string,
  keyOf: (values: Values) => string,
  known: ReadonlyMap<string, KnownRecord>,
): ImportPlan {
  const created: ReadRow[] = []
  const changed: { row: ReadRow; known: KnownRecord; given: Values }[] = []
  const problems: CellProblem[] = []
  const seen = new Map<string, number>()
  let unchanged = 0
  for (const row of rows) {
    const key = keyOf(row.values)
    if (seen.has(key)) {
      problems.push({
        row: row.row,
        field: keyField,
        value: row.values[keyField] ?? '',
        code: 'imports.row-twice',
      })
      continue
    }
    seen.set(key, row.row)
    const there = known.get(key)
    if (!there) {
      created.push(row)
      continue
    }
    const given = Object.fromEntries(
      Object.entries(row.values).filter(
        ([field, value]) => field !== keyField && !same(value, there.values[field] ?? null),
      ),
    )
    if (Object.keys(given).length > 0) changed.push({ row, known: there, given })
    else unchanged++
  }
  return { created, changed, unchanged, problems }
}
