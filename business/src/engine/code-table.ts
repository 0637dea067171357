import type { ListFields } from './lists.ts'
import type { MasterHandling } from './masters.ts'

/** How a table of codes with descriptions is listed and found; `more` are its further columns. */
export function codeTable(
  table: string,
  key: string,
  more: ListFields = {},
): Pick<MasterHandling, 'table' | 'listFields' | 'finding'> {
  const columns = [`${table}.${key}`, `${table}.description`]
  return {
    table,
    listFields: {
      [key]: { column: columns[0]!, kind: 'text', searched: true },
      description: { column: columns[1]!, kind: 'text', searched: true },
      ...more,
    },
    finding: {
      columns,
      label: (row) => String(row.description || row[key]),
      hint: (row) => String(row[key]),
    },
  }
}
