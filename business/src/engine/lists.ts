import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { ListInput } from '../foundation/list.ts'
import { refuse } from '../foundation/verdict.ts'

/** A field of a list: the column behind it, and what kind of value it holds. */
export interface ListField {
  /** `table.column` or `column`, in the names of the query builder; or an expression over the list's row. */
  readonly column: string | RawBuilder<unknown>
  readonly kind: 'text' | 'number' | 'day' | 'instant' | 'boolean'
  /** Looked into by the list's search. */
  readonly searched?: boolean
}

export type ListFields = Readonly<Record<string, ListField>>

/** The expression of a field. */
const refOf = (column: ListField['column']) => (typeof column === 'string' ? sql.ref(column) : column)

const escaped = (value: unknown) => String(value).replaceAll(/[\\%_]/g, '\\$&')

/**
 * Filters, searches, sorts and pages a query, and counts what passes the filters.
 *
 * `query` has its joins and selection; `fields` are the only ones a caller may name; `key` makes the order
 * total, so that pages do not overlap. Where the list has a `searchKind`, its search asks the index of the module
 * search, which stays quick in long lists; else it looks into every searched field. Texts sort by the Unicode collation that both engines have.
 * Refuses with `engine.no-such-field`.
 */
export async function readList<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  fields: ListFields,
  key: readonly string[],
  input: ListInput,
  searchKind?: string,
): Promise<{ rows: O[]; total: number }> {
  // biome-ignore lint/suspicious/noExplicitAny: columns are named at run time, from `fields` only.
  let filtered = query as unknown as SelectQueryBuilder<any, any, O>
  const field = (name: string) => {
    const found = Object.hasOwn(fields, name) ? fields[name] : undefined
    return found ?? refuse('engine.no-such-field', { field: name }, 'filters')
  }
  for (const filter of input.filters) {
    filtered = filtered.where(condition(field(filter.field), filter))
  }
  if (input.search && searchKind) {
    for (const word of input.search.toLowerCase().split(/\s+/).filter(Boolean))
      filtered = filtered.where((builder) =>
        builder(
          sql.ref(key[0]!),
          'in',
          builder
            .selectFrom('searchEntry')
            .select('subject')
            .where('kind', '=', searchKind)
            .where('words', 'like', `%${escaped(word)}%`),
        ),
      )
  } else if (input.search) {
    const searched = Object.values(fields).filter((one) => one.searched)
    for (const word of input.search.split(/\s+/)) {
      const pattern = `%${escaped(word)}%`
      filtered = filtered.where((builder) =>
        builder.or(searched.map((one) => sql<boolean>`${refOf(one.column)}::text ilike ${pattern}`)),
      )
    }
  }
  const counted = await filtered
    .clearSelect()
    .clearOrderBy()
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirst()
  let sorted = filtered
  for (const { field: name, descending } of input.sort) {
    const { column, kind } = field(name)
    const by = kind === 'text' ? sql`${refOf(column)} collate "und-x-icu"` : refOf(column)
    sorted = sorted.orderBy(by, (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
  }
  for (const column of key) sorted = sorted.orderBy(sql.ref(column))
  const rows = await sorted.limit(input.limit).offset(input.offset).execute()
  return { rows, total: Number((counted as { total: number } | undefined)?.total ?? 0) }
}

function condition({ column, kind }: ListField, { is, value }: ListInput['filters'][number]) {
  const reference = refOf(column)
  const like = (pattern: string) => sql<boolean>`${reference}::text ilike ${pattern}`
  switch (is) {
    case 'contains':
      return like(`%${escaped(value ?? '')}%`)
    case 'starts-with':
      return like(`${escaped(value ?? '')}%`)
    case 'empty':
      return kind === 'text'
        ? sql<boolean>`coalesce(${reference}, '') = ''`
        : sql<boolean>`${reference} is null`
    case 'filled':
      return kind === 'text'
        ? sql<boolean>`coalesce(${reference}, '') <> ''`
        : sql<boolean>`${reference} is not null`
    case 'one-of':
      return Array.isArray(value) && value.length > 0
        ? sql<boolean>`${reference}::text in (${sql.join(value)})`
        : sql<boolean>`false`
    case 'from':
      return sql<boolean>`${reference} >= ${value ?? null}`
    case 'to':
      return sql<boolean>`${reference} <= ${value ?? null}`
    case 'not-equals':
      return sql<boolean>`${reference} is distinct from ${value ?? null}`
    case 'equals':
      return value === undefined || value === ''
        ? sql<boolean>`${reference} is null`
        : sql<boolean>`${reference} = ${value}`
  }
}
