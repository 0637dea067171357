import { type SelectQueryBuilder, sql } from 'kysely'
import { givenOf } from '../foundation/given.ts'
import type { MasterApi } from '../foundation/master.ts'
import { absent, changedMeanwhile, type Refusal, Refused, refuse } from '../foundation/verdict.ts'
import type { Act, Reading } from './act.ts'
import { type ListFields, readList } from './lists.ts'
import { type Handled, handle } from './module.ts'

// biome-ignore lint/suspicious/noExplicitAny: one road for tables of any shape; the shapes are the API's.
type AnyQuery = SelectQueryBuilder<any, any, any>
type Row = Readonly<Record<string, unknown>>

/** How a kind of master record lies in the database, and what is special about it. */
export interface MasterHandling {
  /** The module's own table; its columns have the names of the API's fields. */
  readonly table: string
  /** Fields that lie in rows of their own; loaded and saved by the functions below. */
  readonly children?: {
    readonly fields: readonly string[]
    load(reading: Reading, keys: readonly string[]): Promise<ReadonlyMap<string, Row>>
    save(act: Act, key: string, children: Row): Promise<void>
  }
  /** Joins and extra columns of list and card. */
  readonly view?: (query: AnyQuery, reading: Reading) => AnyQuery
  readonly listFields: ListFields
  /** Kind in the index of the module search, for lists that grow long. */
  readonly searchKind?: string
  /** Columns that pickers look into, and how they show a row. */
  readonly finding: { readonly columns: readonly string[]; label(row: Row): string; hint(row: Row): string }
  /** The next number when none was typed; of a related series where the caller chose one. */
  readonly nextNo?: (act: Act, seriesCode?: string) => Promise<string>
  /** What stands against the record as it would become; `before` is null for a new one. */
  readonly reasonsNotTo?: (after: Row, before: Row | null, act: Act) => Promise<Refusal[]> | Refusal[]
  /** Questions, further refusals or derived fields, just before writing; `given` is what the caller named. */
  readonly prepare?: (after: Row, before: Row | null, act: Act, given: Row) => Promise<Row>
  /** Once the record and its children are written, before the event is told; `before` is null for a new one. */
  readonly written?: (after: Row, before: Row | null, act: Act) => Promise<void>
  readonly deleting?: (before: Row, act: Act) => Promise<void>
  /** What refers to the record without a foreign key follows its new key. */
  readonly renamed?: (from: string, to: string, act: Act) => Promise<void>
  /** What the events `-created` (before null), `-changed` and `-deleted` (after null) carry. */
  readonly happened?: (after: Row | null, before: Row | null) => Row
  /** Column names that the table does not have although the API names them. */
  readonly derived?: readonly string[]
}

/** The handlers of a master's operations. Codes raised: `<module>.<entity>-absent`, `-changed-meanwhile`. */
export function handleMaster(api: MasterApi, handling: MasterHandling): Handled[] {
  const { about } = api
  const { key, module } = about
  const kind = kebab(about.entity)
  const entity = `${module}.${kind}`
  const column = `${handling.table}.${key}`
  const childFields = handling.children?.fields ?? []

  const base = (reading: Reading): AnyQuery => {
    const query = (reading.tx.selectFrom(handling.table as never) as unknown as AnyQuery).selectAll(
      handling.table,
    )
    return handling.view ? handling.view(query, reading) : query
  }
  const withChildren = async (reading: Reading, rows: Row[]): Promise<Row[]> => {
    if (!handling.children || rows.length === 0) return rows
    const children = await handling.children.load(
      reading,
      rows.map((row) => String(row[key])),
    )
    return rows.map((row) => ({ ...row, ...children.get(String(row[key])) }))
  }
  const load = async (reading: Reading, no: unknown): Promise<Row> => {
    const rows = await base(reading).where(column, '=', no).execute()
    const [row] = await withChildren(reading, rows as Row[])
    return row ?? absent(`${entity}-absent`, { [key]: String(no) })
  }
  const loadAsSeen = async (act: Act, no: unknown, version: unknown): Promise<Row> => {
    await act.tx
      .selectFrom(handling.table as never)
      .select(sql`1`.as('one'))
      .where(key as never, '=', no as never)
      .forUpdate()
      .execute()
    const row = await load(act, no)
    if (row.version !== version) changedMeanwhile(`${entity}-changed-meanwhile`, { [key]: String(no) })
    return row
  }
  const check = async (after: Row, before: Row | null, act: Act, given: Row): Promise<Row> => {
    const refusals = (await handling.reasonsNotTo?.(after, before, act)) ?? []
    if (refusals.length > 0) throw new Refused(refusals)
    return handling.prepare ? handling.prepare(after, before, act, given) : after
  }
  const ownFields = [key, ...Object.keys(about.fields)].filter(
    (field) => !childFields.includes(field) && !handling.derived?.includes(field),
  )
  const own = (row: Row) =>
    Object.fromEntries(ownFields.filter((field) => field in row).map((field) => [field, row[field]]))
  const remembered = (row: Row) =>
    Object.fromEntries([...ownFields, ...childFields].map((field) => [field, row[field] ?? null]))
  const saveChildren = async (act: Act, no: string, input: Row) => {
    const named = childFields.filter((field) => input[field] !== undefined)
    if (named.length > 0)
      await handling.children?.save(act, no, Object.fromEntries(named.map((field) => [field, input[field]])))
  }

  const changeOne = async (act: Act, seenNo: unknown, version: unknown, changes: Row): Promise<Row> => {
    const before = await loadAsSeen(act, seenNo, version)
    const no = String(before[key])
    const given = givenOf(changes)
    const after = await check({ ...before, ...given }, before, act, given)

    const next = Number(version) + 1
    await act.tx
      .updateTable(handling.table as never)
      .set({ ...own(after), version: next } as never)
      .where(key as never, '=', no as never)
      .execute()
    await saveChildren(act, no, given)
    await handling.written?.(after, before, act)
    await act.remember(entity, no, remembered(before), remembered(after))
    await act.publish(`${module}.${kind}-changed`, no, handling.happened?.(after, before))
    return { [key]: no, version: next }
  }

  const renaming = handle(api.rename, async (input, act) => {
    const { to, version } = input as Row
    const before = await loadAsSeen(act, (input as Row)[key], version)
    const [from, next] = [String(before[key]), Number(version) + 1]
    if (to !== from) {
      await act.tx
        .updateTable(handling.table as never)
        .set({ [key]: to, version: next } as never)
        .where(key as never, '=', from as never)
        .execute()
      await handling.renamed?.(from, String(to), act)
      await act.remember(entity, String(to), remembered(before), remembered({ ...before, [key]: to }))
      await act.publish(`${module}.${kind}-renamed`, String(to), { from })
      await act.publish('engine.record-renamed', String(to), { entity, from })
    }
    return { [key]: to, version: to === from ? version : next } as never
  })

  return [
    ...(about.renames ? [renaming] : []),
    handle(api.list, async (input, reading) => {
      const page = await readList(base(reading), handling.listFields, [column], input, handling.searchKind)
      return { rows: await withChildren(reading, page.rows as Row[]), total: page.total } as never
    }),
    handle(api.find, async ({ words, limit }, reading) => {
      let query = base(reading)
      for (const word of words.split(/\s+/).filter(Boolean)) {
        const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`
        const found = handling.finding.columns.map(
          (one) => sql<boolean>`${sql.ref(one)}::text ilike ${pattern}`,
        )
        query = query.where((builder) => builder.or(found))
      }
      const rows = (await query.orderBy(column).limit(limit).execute()) as Row[]
      return {
        rows: rows.map((row) => ({
          value: String(row[key]),
          label: handling.finding.label(row),
          hint: handling.finding.hint(row),
        })),
      }
    }),
    handle(api.read, async (input, reading) => (await load(reading, (input as Row)[key])) as never),
    handle(api.create, async (input, act) => {
      const { seriesCode, ...wanted } = input as Row & { readonly seriesCode?: string }
      const no = (wanted[key] as string | undefined) ?? (await handling.nextNo!(act, seriesCode))

      const after = await check({ ...wanted, [key]: no }, null, act, wanted)

      await act.tx
        .insertInto(handling.table as never)
        .values(own(after) as never)
        .execute()
      await saveChildren(act, no, after)
      await handling.written?.(after, null, act)
      await act.remember(entity, no, null, remembered(after))
      await act.publish(`${module}.${kind}-created`, no, handling.happened?.(after, null))
      return { [key]: no } as never
    }),
    handle(api.change, async (input, act) => {
      const { version, ...changes } = input as Row
      return (await changeOne(act, changes[key], version, changes)) as never
    }),
    handle(api.changeMany, async (input, act) => {
      const { rows, changes } = input as { rows: readonly Row[]; changes: Row }
      if (Object.values(changes).every((value) => value === undefined)) refuse('engine.nothing-to-change')
      for (const row of rows)
        try {
          await changeOne(act, row[key], row.version, changes)
        } catch (failure) {
          if (!(failure instanceof Refused)) throw failure
          // Which of the many it was stands before why.
          const which = { code: 'engine.stands-against-all', facts: { no: String(row[key]) } }
          throw new Refused([which, ...failure.refusals], failure.kind)
        }
      return { changed: rows.length }
    }),
    handle(api.remove, async (input, act) => {
      const { version } = input as Row
      const before = await loadAsSeen(act, (input as Row)[key], version)
      const no = String(before[key])

      await handling.deleting?.(before, act)

      await act.tx
        .deleteFrom(handling.table as never)
        .where(key as never, '=', no as never)
        .execute()
      await act.remember(entity, no, remembered(before), null)
      await act.publish(`${module}.${kind}-deleted`, no, handling.happened?.(null, before))
      await act.publish('engine.record-deleted', no, { entity })
      return { [key]: no } as never
    }),
  ]
}

/** `ShipToAddress` → `ship-to-address`. */
export function kebab(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
}
