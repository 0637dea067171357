import { nextNos } from '../company/public.store.ts'
import type { Act, Reading } from '../engine/act.ts'
import { inParts } from '../engine/in-parts.ts'
import { refuse } from '../foundation/verdict.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import { changeServiceItem, type ServiceItem, type ServiceItemFacts } from './service-item.ts'
import {
  cardOf,
  createdLog,
  deleteServiceItem,
  loadServiceItem,
  newServiceItem,
  refuseToDelete,
  updateServiceItem,
} from './service-items.store.ts'
import { type Holder, moveServiceItem } from './skill-inheritance.ts'
import { loadHeldSkills } from './skills.store.ts'

type Values = Readonly<Record<string, string | null>>

export interface ImportedRow {
  /** Line of the file. */
  readonly row: number
  readonly values: Values
}

export interface ImportProblem {
  readonly row: number
  readonly field: string
  readonly value: string
  readonly code: string
}

export interface ImportResult {
  readonly written: readonly {
    readonly subject: string
    readonly before: Readonly<Record<string, unknown>> | null
    readonly version: number
  }[]
  readonly problems: readonly ImportProblem[]
}

const importable = [
  'description',
  'customerNo',
  'shipToCode',
  'itemNo',
  'groupCode',
  'serialNo',
  'manufacturer',
  'model',
  'installationDate',
  'salesDate',
  'warrantyEndParts',
  'locationOfItem',
  'note',
] as const

/** Every service item with the fields that a file may bring. */
export function loadServiceItemsForImport(tx: Reading['tx']) {
  return tx
    .selectFrom('serviceItem')
    .select(['serviceItemNo', 'version', ...importable])
    .execute()
}

/** All that the rules look at, read once for the whole file. */
async function factsForAll(reading: Reading) {
  const { tx } = reading
  const terms = await loadServiceSetup(tx)
  const groups = await tx.selectFrom('serviceItemGroup').selectAll().execute()
  const items = new Map((await tx.selectFrom('item').selectAll().execute()).map((one) => [one.itemNo, one]))
  const formulas = new Map(
    (await tx.selectFrom('itemTrackingCode').select(['trackingCode', 'warrantyDateFormula']).execute()).map(
      (one) => [one.trackingCode, one.warrantyDateFormula],
    ),
  )
  const shipTos = new Set(
    (await tx.selectFrom('shipToAddress').select(['customerNo', 'shipToCode']).execute()).map(
      (one) => `${one.customerNo} ${one.shipToCode}`,
    ),
  )
  const serials = new Set(
    (
      await tx
        .selectFrom('serviceItem')
        .select(['itemNo', 'serialNo'])
        .where('serialNo', '<>', '')
        .where('itemNo', 'is not', null)
        .execute()
    ).map((one) => `${one.itemNo} ${one.serialNo}`),
  )
  const of = (itemNo: string | null): ServiceItemFacts => {
    const item = itemNo === null ? undefined : items.get(itemNo)
    return {
      terms,
      workDate: reading.workDate,
      trackingFormula: (formulas.get(item?.trackingCode ?? '') ?? '') as ServiceItemFacts['trackingFormula'],
      item: item ?? null,
      groups,
      hasComponents: false,
      hasLedgerEntries: false,
    }
  }
  return { of, items, shipTos, serials }
}
type Facts = Awaited<ReturnType<typeof factsForAll>>

function problemsOf(
  facts: Facts,
  { row, values }: ImportedRow,
  changed: ReturnType<typeof changeServiceItem>,
  before: ServiceItem | null,
): ImportProblem[] {
  const { after } = changed
  const problem = (field: string) => ({
    row,
    field,
    value: values[field] ?? '',
    code: 'imports.not-permitted',
  })
  const item = after.itemNo === null ? undefined : facts.items.get(after.itemNo)
  const serial = `${after.itemNo} ${after.serialNo}`
  const otherSerial = after.itemNo !== before?.itemNo || after.serialNo !== before?.serialNo
  return [
    ...changed.refusals.map((refusal) => problem(refusal.at ?? 'description')),
    ...(after.shipToCode !== '' && !facts.shipTos.has(`${after.customerNo} ${after.shipToCode}`)
      ? [problem('shipToCode')]
      : []),
    ...(item && after.itemNo !== before?.itemNo && (item.blocked || item.serviceBlocked)
      ? [problem('itemNo')]
      : []),
    ...(after.itemNo !== null && after.serialNo !== '' && otherSerial && facts.serials.has(serial)
      ? [problem('serialNo')]
      : []),
  ]
}

const given = (values: Values): Partial<ServiceItem> =>
  Object.fromEntries(
    importable
      .filter((field) => values[field] !== undefined && values[field] !== null)
      .map((field) => [field, values[field]]),
  ) as Partial<ServiceItem>

/**
 * Service items of a file, by the same rules as typed ones, skills assigned without asking; written together.
 *
 * Nothing is written where there are problems.
 */
export async function insertImportedServiceItems(
  act: Act,
  rows: readonly ImportedRow[],
): Promise<ImportResult> {
  if (rows.length === 0) return { written: [], problems: [] }
  const facts = await factsForAll(act)
  const blank = await newServiceItem(act.tx)
  const cards = rows.map((row) => {
    const changed = changeServiceItem(blank, given(row.values), facts.of(row.values.itemNo ?? null))
    const problems = problemsOf(facts, row, changed, null)
    if (changed.after.itemNo !== null && changed.after.serialNo !== '')
      facts.serials.add(`${changed.after.itemNo} ${changed.after.serialNo}`)
    return { row, changed, problems }
  })
  const problems = cards.flatMap((card) => card.problems)
  if (problems.length > 0) return { written: [], problems }
  const { serviceItemSeries } = await loadServiceSetup(act.tx)
  const unnumbered = rows.filter((row) => !row.values.serviceItemNo).length
  if (unnumbered > 0 && serviceItemSeries === null)
    refuse('service-setup.series-missing', { field: 'serviceItemSeries' })
  const numbers = unnumbered > 0 ? await nextNos(act.tx, serviceItemSeries!, unnumbered) : []
  const made = cards.map(({ row, changed }) => ({
    serviceItemNo: row.values.serviceItemNo || numbers.shift()!,
    card: changed.after,
    log: createdLog(changed.log),
  }))
  await writeTogether(act, made)
  return {
    written: made.map((one) => ({ subject: one.serviceItemNo, before: null, version: 1 })),
    problems: [],
  }
}

interface Made {
  readonly serviceItemNo: string
  readonly card: ServiceItem
  readonly log: ReturnType<typeof createdLog>
}

async function writeTogether(act: Act, made: readonly Made[]): Promise<void> {
  const cards = made.map(({ serviceItemNo, card }) => ({
    ...card,
    serviceItemNo,
    shipmentType: null,
    shipmentLineNo: null,
  }))
  await inParts(cards, (part) => act.tx.insertInto('serviceItem').values(part).execute())
  const logs = made.flatMap(({ serviceItemNo, log }) =>
    log.map((entry, at) => ({
      serviceItemNo,
      entryNo: at + 1,
      eventNo: entry.event,
      documentType: '' as const,
      documentNo: '',
      before: entry.before ?? '',
      after: entry.after ?? '',
      changedAt: act.now,
      userName: act.user.name,
    })),
  )
  await inParts(logs, (part) => act.tx.insertInto('serviceItemLog').values(part).execute())
  const skills = await skillsOf(act, made)
  await inParts(skills, (part) => act.tx.insertInto('serviceItemSkill').values(part).execute())
  await act.rememberAll(
    'service-items.service-item',
    made.map(({ serviceItemNo, card }) => ({ subject: serviceItemNo, before: null, after: card })),
  )
}

/** What each gets from its item and group, as when it is assigned without asking (specification items §11.3). */
async function skillsOf(act: Act, made: readonly Made[]) {
  const itemNos = [...new Set(made.flatMap(({ card }) => card.itemNo ?? []))]
  const items = itemNos.length
    ? await act.tx
        .selectFrom('item')
        .select(['itemNo', 'serviceItemGroupCode'])
        .where('itemNo', 'in', itemNos)
        .execute()
    : []
  const codes = [
    ...new Set([
      ...made.flatMap(({ card }) => card.groupCode ?? []),
      ...items.flatMap((item) => item.serviceItemGroupCode ?? []),
    ]),
  ]
  const ofGroups = await loadHeldSkills(act.tx, 'service-item-group', codes)
  const ofItems = await loadHeldSkills(act.tx, 'item', itemNos)
  const holders: Holder[] = [
    ...codes.map(
      (no): Holder => ({
        type: 'service-item-group',
        no,
        groupCode: null,
        itemNo: null,
        skills: ofGroups.get(no) ?? [],
      }),
    ),
    ...items.map(
      (item): Holder => ({
        type: 'item',
        no: item.itemNo,
        groupCode: item.serviceItemGroupCode,
        itemNo: null,
        skills: ofItems.get(item.itemNo) ?? [],
      }),
    ),
  ]
  if (holders.every((holder) => holder.skills.length === 0)) return []
  return made.flatMap(({ serviceItemNo, card }) => {
    const own: Holder = { type: 'service-item', no: serviceItemNo, groupCode: null, itemNo: null, skills: [] }
    const relevant = holders.filter((one) =>
      one.type === 'item'
        ? one.no === card.itemNo
        : one.no === card.groupCode ||
          items.some((item) => item.itemNo === card.itemNo && item.serviceItemGroupCode === one.no),
    )
    const moved = moveServiceItem([...relevant, own], serviceItemNo, card, null)
    const held =
      moved.is === 'made' ? (moved.value.find((one) => one.type === 'service-item')?.skills ?? []) : []
    return held.map((skill) => ({ ...skill, ownerType: 'service-item' as const, ownerNo: serviceItemNo }))
  })
}

/** Fields of service items that a file changes, by the same rules; gives what they were. */
export async function changeImportedServiceItems(
  act: Act,
  rows: readonly (ImportedRow & { readonly serviceItemNo: string })[],
): Promise<ImportResult> {
  if (rows.length === 0) return { written: [], problems: [] }
  const facts = await factsForAll(act)
  const written: { subject: string; before: Readonly<Record<string, unknown>>; version: number }[] = []
  const problems: ImportProblem[] = []
  for (const row of rows) {
    const before = await loadServiceItem(act.tx, row.serviceItemNo)
    if (!before) continue
    const changed = changeServiceItem(before, given(row.values), facts.of(row.values.itemNo ?? before.itemNo))
    const against = problemsOf(facts, row, changed, before)
    problems.push(...against)
    if (against.length > 0) continue
    await updateServiceItem(act, row.serviceItemNo, before, changed.after, changed.log)
    const version = before.version + 1
    written.push({ subject: row.serviceItemNo, before: { ...cardOf(before) }, version })
  }
  return { written, problems }
}

/** Deletes service items that an import made, where nothing stands against it (§4.2). */
export async function deleteImportedServiceItems(act: Act, serviceItemNos: readonly string[]): Promise<void> {
  for (const serviceItemNo of serviceItemNos) {
    await refuseToDelete(act, serviceItemNo)
    const row = await loadServiceItem(act.tx, serviceItemNo)
    if (row) await deleteServiceItem(act, row)
  }
}

/** Makes a card as it was before an import changed it. */
export async function restoreImportedServiceItem(
  act: Act,
  serviceItemNo: string,
  before: Readonly<Record<string, unknown>>,
): Promise<void> {
  const row = await loadServiceItem(act.tx, serviceItemNo)
  if (row) await updateServiceItem(act, serviceItemNo, row, before as unknown as ServiceItem, [])
}
