import { z } from 'zod'
import { code, requiredText, version } from './fields.ts'
import { listInput, listOutput } from './list.ts'
import { command, query } from './operation.ts'
import { everyRole, office, type Role } from './roles.ts'

/** So many records are changed at once. */
export const mostAtOnce = 1000

/** What a kind of master record is called, and which fields it has. */
export interface MasterAbout<Key extends string, Fields extends z.ZodRawShape, Extra extends z.ZodRawShape> {
  readonly module: string
  /** `Customer`: operations become `customers.createCustomer`, `customers.listCustomers` … */
  readonly entity: string
  readonly entities: string
  readonly path: string
  readonly one: { readonly en: string; readonly it: string }
  readonly many: { readonly en: string; readonly it: string }
  readonly key: Key
  readonly keyShape: z.ZodType<string>
  /** Fields the user may enter, with their defaults; without one and optional where a rule fills the field. */
  readonly fields: Fields
  /** Further columns that reading and listing give. */
  readonly extra?: Extra
  /** Its key may be changed by hand; all that refers to it follows. */
  readonly renames?: boolean
  readonly mayRead?: readonly Role[]
  readonly mayChange?: readonly Role[]
}

/**
 * The seven operations that every master record has: list, find (for pickers), read, create, change, change several,
 * delete.
 *
 * Where it is `numbered`, a number series gives the key when none is typed.
 * `change` takes the version that the caller saw and only the fields that change; `create` fills the others with
 * their defaults. Declared once here, so that all masters behave alike.
 */
export function masterApi<
  Key extends string,
  Fields extends z.ZodRawShape,
  Extra extends z.ZodRawShape = Record<never, never>,
  Numbered extends boolean = false,
>(about: MasterAbout<Key, Fields, Extra> & { readonly numbered?: Numbered }) {
  const { module, entity, entities, path, key, one, many } = about
  const keyOnly = { [key]: about.keyShape } as Record<Key, z.ZodType<string>>
  const extra = (about.extra ?? {}) as Extra
  // Where a series gives the number, it may be left out.
  const createKey = { [key]: about.numbered ? about.keyShape.optional() : about.keyShape } as Record<
    Key,
    Numbered extends true ? z.ZodOptional<z.ZodType<string>> : z.ZodType<string>
  >
  const mayRead = about.mayRead ?? everyRole
  const mayChange = about.mayChange ?? office
  const row = z.object({ ...keyOnly, ...outputShape(about.fields), ...extra, version })
  return {
    about,
    list: query({
      name: `${module}.list${entities}`,
      path,
      title: { en: `List ${many.en}`, it: `Elencare ${many.it}` },
      may: mayRead,
      input: listInput,
      output: listOutput(row),
    }),
    find: query({
      name: `${module}.find${entities}`,
      path: `${path}/find`,
      title: { en: `Find ${many.en}`, it: `Cercare ${many.it}` },
      may: mayRead,
      input: z.object({ words: z.string().max(100).default(''), limit: z.int().min(1).max(50).default(20) }),
      output: z.object({
        rows: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string() })),
      }),
    }),
    read: query({
      name: `${module}.read${entity}`,
      path: `${path}/card/:${key}`,
      title: { en: `Read ${one.en}`, it: `Leggere ${one.it}` },
      may: mayRead,
      input: z.object(keyOnly),
      output: row,
    }),
    create: command({
      name: `${module}.create${entity}`,
      path: `${path}/create`,
      title: { en: `Create ${one.en}`, it: `Creare ${one.it}` },
      may: mayChange,
      input: z.object({
        ...createKey,
        /** A series that may stand in for the usual one, where it gives the number. */
        ...((about.numbered ? { seriesCode: code(20).optional() } : {}) as SeriesChoice<Numbered>),
        ...about.fields,
      }),
      output: z.object(keyOnly),
    }),
    change: command({
      name: `${module}.change${entity}`,
      path: `${path}/card/:${key}/change`,
      title: { en: `Change ${one.en}`, it: `Modificare ${one.it}` },
      may: mayChange,
      input: z.object({ ...keyOnly, ...withoutDefaults(about.fields), version }),
      output: z.object({ ...keyOnly, version }),
    }),
    /** The same fields of several records at once: all or none. */
    changeMany: command({
      name: `${module}.change${entities}`,
      path: `${path}/change-many`,
      title: { en: `Change several ${many.en}`, it: `Modificare più elementi: ${many.it}` },
      may: mayChange,
      input: z.object({
        rows: z
          .array(z.object({ ...keyOnly, version }))
          .min(1)
          .max(mostAtOnce),
        changes: z.object(withoutDefaults(about.fields)),
      }),
      output: z.object({ changed: z.int() }),
    }),
    remove: command({
      name: `${module}.delete${entity}`,
      path: `${path}/card/:${key}/delete`,
      title: { en: `Delete ${one.en}`, it: `Eliminare ${one.it}` },
      may: mayChange,
      input: z.object({ ...keyOnly, version }),
      output: z.object(keyOnly),
    }),
    /** Only where `renames`; for the others it is declared and not served. */
    rename: command({
      name: `${module}.rename${entity}`,
      path: `${path}/card/:${key}/rename`,
      title: { en: `Rename ${one.en}`, it: `Rinominare ${one.it}` },
      may: mayChange,
      input: z.object({ ...keyOnly, to: about.keyShape, version }),
      output: z.object({ ...keyOnly, version }),
    }),
  }
}

type SeriesChoice<Numbered> = Numbered extends true
  ? { seriesCode: z.ZodOptional<z.ZodType<string>> }
  : Record<never, never>

export type MasterApi = ReturnType<typeof masterApi<string, z.ZodRawShape, z.ZodRawShape, boolean>>

/** Every field optional and without its default, so that a change names only what it changes. */
function withoutDefaults<Fields extends z.ZodRawShape>(fields: Fields) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, shape]) => [name, bare(shape as z.ZodType).optional()]),
  ) as unknown as { [Name in keyof Fields]: z.ZodOptional<Fields[Name]> }
}

/** As the field comes out: transformations were done when it went in. */
function outputShape<Fields extends z.ZodRawShape>(fields: Fields) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, shape]) => [name, bare(shape as z.ZodType)]),
  ) as unknown as {
    [Name in keyof Fields]: Fields[Name] extends z.ZodOptional<infer Inner> ? Inner : Fields[Name]
  }
}

function bare(shape: z.ZodType): z.ZodType {
  return shape instanceof z.ZodDefault || shape instanceof z.ZodPrefault || shape instanceof z.ZodOptional
    ? (shape.unwrap() as z.ZodType)
    : shape
}

/** A description as most masters have it. */
export const description = requiredText(100)
