import { sql } from 'kysely'

/**
 * `column = any(values)`: one parameter however many values there are; a list of hundreds of parameters takes the
 * database longer to read than to answer.
 */
export function anyOf(column: string, values: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any(${[...new Set(values)]}::text[])`
}
