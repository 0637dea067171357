import { decimal } from '../foundation/decimal.ts'
import type { CellProblem, ImportField, ReadRow, Values } from './cells.ts'

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

/** `12.50` and `12.5` are the same amount, but not the same model. */
const same = (kind: ImportField['kind'] | undefined, one: string | null, other: string | null) =>
  (one ?? '') === (other ?? '') ||
  (kind === 'decimal' && one !== null && other !== null && decimal(one).eq(other))

/**
 * What an import would do: rows whose record is not there are created; of the others only the fields that differ
 * change. A second import of the same file changes nothing; the same record twice in one file is a problem.
 */
export function planImport(
  fields: readonly ImportField[],
  rows: readonly ReadRow[],
  keyField: string,
  keyOf: (values: Values) => string,
  known: ReadonlyMap<string, KnownRecord>,
): ImportPlan {
  const kindOf = new Map(fields.map((field) => [field.name, field.kind]))
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
        ([field, value]) =>
          field !== keyField && !same(kindOf.get(field), value, there.values[field] ?? null),
      ),
    )
    if (Object.keys(given).length > 0) changed.push({ row, known: there, given })
    else unchanged++
  }
  return { created, changed, unchanged, problems }
}
