import { type RawBuilder, sql } from 'kysely'
import type { Act } from '../engine/act.ts'
import type { Happened } from '../engine/module.ts'
import type { SearchKind } from './words.ts'

const ref = (name: string) => sql.ref(name)
const accents = 'àáâäãåèéêëìíîïòóôöõùúûüçñßÀÁÂÄÃÅÈÉÊËÌÍÎÏÒÓÔÖÕÙÚÛÜÇÑ'
const plain = 'aaaaaaeeeeiiiiooooouuuucnsaaaaaaeeeeiiiiooooouuuucn'
const text = (parts: readonly RawBuilder<unknown>[]) => sql`concat_ws(' ', ${sql.join(parts)})`
const words = (parts: readonly RawBuilder<unknown>[]) =>
  sql<string>`lower(translate(${text(parts)}, ${sql.lit(accents)}, ${sql.lit(plain)}))`
const digits = (name: string) => sql`regexp_replace(${ref(name)}, '\\D', '', 'g')`
const filled = (name: string) => sql`nullif(${ref(name)}, '')`

interface Source {
  readonly table: string
  readonly subject: string
  readonly part?: string
  readonly title: RawBuilder<unknown>
  readonly hint: readonly RawBuilder<unknown>[]
  readonly words: readonly RawBuilder<unknown>[]
  /** Joins what the hint shows of other records. */
  readonly customer?: boolean
}

/** Where the entries of a kind come from. */
const sources: Readonly<Record<SearchKind, Source>> = {
  customer: {
    table: 'customer',
    subject: 'customerNo',
    title: ref('customer.name'),
    hint: [filled('customer.address'), filled('customer.city'), filled('customer.phone')],
    words: [
      ...['customerNo', 'name', 'address', 'postCode', 'city', 'phone', 'mobilePhone', 'email'].map((name) =>
        filled(`customer.${name}`),
      ),
      digits('customer.phone'),
      digits('customer.mobilePhone'),
    ],
  },
  'ship-to': {
    table: 'shipToAddress',
    subject: 'customerNo',
    part: 'shipToCode',
    title: ref('shipToAddress.name'),
    hint: [filled('shipToAddress.address'), filled('shipToAddress.city'), filled('shipToAddress.phone')],
    words: [
      ...['name', 'address', 'postCode', 'city', 'phone'].map((name) => filled(`shipToAddress.${name}`)),
      digits('shipToAddress.phone'),
    ],
  },
  'service-item': {
    table: 'serviceItem',
    subject: 'serviceItemNo',
    title: sql`coalesce(nullif(${ref('serviceItem.description')}, ''), ${ref('serviceItem.serviceItemNo')})`,
    hint: [filled('serviceItem.serialNo'), filled('customer.name'), filled('customer.city')],
    words: [
      ...[
        'serviceItemNo',
        'description',
        'description2',
        'serialNo',
        'manufacturer',
        'model',
        'itemNo',
        'locationOfItem',
        'customerNo',
      ].map((name) => filled(`serviceItem.${name}`)),
      filled('customer.name'),
      filled('customer.city'),
    ],
    customer: true,
  },
  'service-order': {
    table: 'serviceOrder',
    subject: 'orderNo',
    title: sql`coalesce(nullif(${ref('serviceOrder.description')}, ''), ${ref('serviceOrder.orderNo')})`,
    // A quote may be for somebody who is no customer yet.
    hint: [
      filled('serviceOrder.orderNo'),
      filled('customer.name'),
      filled('customer.city'),
      filled('serviceOrder.prospectName'),
      filled('serviceOrder.prospectCity'),
    ],
    words: ['orderNo', 'description', 'contactName', 'prospectName', 'prospectCity'].map((name) =>
      filled(`serviceOrder.${name}`),
    ),
    customer: true,
  },
  item: {
    table: 'item',
    subject: 'itemNo',
    title: ref('item.description'),
    hint: [filled('item.itemNo'), filled('item.vendorItemNo')],
    words: ['itemNo', 'description', 'description2', 'vendorItemNo', 'vendorItemName'].map((name) =>
      filled(`item.${name}`),
    ),
  },
  loaner: {
    table: 'loaner',
    subject: 'loanerNo',
    title: sql`coalesce(nullif(${ref('loaner.description')}, ''), ${ref('loaner.loanerNo')})`,
    hint: [filled('loaner.loanerNo'), filled('loaner.serialNo')],
    words: ['loanerNo', 'description', 'serialNo'].map((name) => filled(`loaner.${name}`)),
  },
  resource: {
    table: 'resource',
    subject: 'resourceNo',
    title: ref('resource.name'),
    hint: [filled('resource.resourceNo'), filled('resource.city'), filled('resource.phone')],
    words: [
      ...['resourceNo', 'name', 'phone', 'email', 'city', 'vehicle'].map((name) =>
        filled(`resource.${name}`),
      ),
      digits('resource.phone'),
    ],
  },
}

/**
 * Writes the entries of a kind anew: all of them, those of one record, or those of a customer's records.
 *
 * What is gone loses its entry. Runs in the transaction of whoever changed the record.
 */
export async function refreshEntries(
  tx: Act['tx'],
  kind: SearchKind,
  of: { readonly subject?: string; readonly customerNo?: string } = {},
): Promise<void> {
  const source = sources[kind]
  const subject = `${source.table}.${source.subject}`
  if (of.subject !== undefined)
    await tx.deleteFrom('searchEntry').where('kind', '=', kind).where('subject', '=', of.subject).execute()
  // biome-ignore lint/suspicious/noExplicitAny: one road for tables of any shape.
  let rows = tx.selectFrom(source.table as any) as any
  if (source.customer) rows = rows.leftJoin('customer', 'customer.customerNo', `${source.table}.customerNo`)
  if (of.subject !== undefined) rows = rows.where(subject, '=', of.subject)
  if (of.customerNo !== undefined) rows = rows.where(`${source.table}.customerNo`, '=', of.customerNo)
  const selected = rows.select([
    sql.lit(kind).as('kind'),
    `${subject} as subject`,
    source.part ? `${source.table}.${source.part} as part` : sql.lit('').as('part'),
    source.title.as('title'),
    sql`concat_ws(' · ', ${sql.join([...source.hint])})`.as('hint'),
    words(source.words).as('words'),
  ])
  await tx
    .insertInto('searchEntry')
    .columns(['kind', 'subject', 'part', 'title', 'hint', 'words'])
    .expression(selected)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'subject', 'part']).doUpdateSet((excluded) => ({
        title: excluded.ref('excluded.title'),
        hint: excluded.ref('excluded.hint'),
        words: excluded.ref('excluded.words'),
      })),
    )
    .execute()
}

const renew = (kind: SearchKind) => (happened: Happened, act: Act) =>
  refreshEntries(act.tx, kind, { subject: happened.subject })

/** A customer's service items and orders are found by the customer's name, and show it. */
async function customerChanged({ subject }: Happened, act: Act) {
  await refreshEntries(act.tx, 'customer', { subject })
  for (const kind of ['service-item', 'service-order'] as const)
    await refreshEntries(act.tx, kind, { customerNo: subject })
}

/** An accepted quote goes once its order is complete: it is told of while its row is still there. */
async function quoteAccepted({ subject }: Happened, act: Act) {
  await act.tx
    .deleteFrom('searchEntry')
    .where('kind', '=', 'service-order')
    .where('subject', '=', subject)
    .execute()
}

const renamed = (kind: SearchKind) => async (happened: Happened, act: Act) => {
  await refreshEntries(act.tx, kind, { subject: String(happened.data.from) })
  await refreshEntries(act.tx, kind, { subject: happened.subject })
}

const ofMaster = (event: string, kind: SearchKind) => ({
  [`${event}-created`]: renew(kind),
  [`${event}-changed`]: renew(kind),
  [`${event}-deleted`]: renew(kind),
  [`${event}-renamed`]: renamed(kind),
})

export const reactions = {
  ...ofMaster('customers.customer', 'customer'),
  'customers.customer-changed': customerChanged,
  'customers.ship-to-saved': renew('ship-to'),
  'customers.ship-to-deleted': renew('ship-to'),
  ...ofMaster('service-items.service-item', 'service-item'),
  ...ofMaster('items.item', 'item'),
  ...ofMaster('loaners.loaner', 'loaner'),
  ...ofMaster('resources.resource', 'resource'),
  'imports.imported': ({ data }: Happened, act: Act) => refreshEntries(act.tx, data.entity as SearchKind),
  'service-orders.created': renew('service-order'),
  'service-orders.quote-created': renew('service-order'),
  'service-orders.quote-accepted': quoteAccepted,
  'service-orders.changed': renew('service-order'),
  'service-orders.deleted': renew('service-order'),
} as const

/** Writes every entry where there is none yet: a new company, or one from before there was a search. */
export async function prepareSearch(act: Pick<Act, 'tx'>): Promise<void> {
  const there = await act.tx.selectFrom('searchEntry').select('kind').limit(1).executeTakeFirst()
  if (there) return
  for (const kind of Object.keys(sources) as SearchKind[]) await refreshEntries(act.tx, kind)
}
