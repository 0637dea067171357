import { sql } from 'kysely'
import type { Act } from '../engine/act.ts'
import { handleMaster } from '../engine/masters.ts'
import type { MasterApi } from '../foundation/master.ts'
import { confirmation, orRefuse, type Question, type Refusal, verdict } from '../foundation/verdict.ts'
import { clearServiceItemGroup, loadItem, loadParts, loadVariant } from '../items/public.store.ts'
import { passHistory } from '../service-ledger/public.store.ts'
import { checkTypedNo, nextNoOf } from '../service-setup/public.store.ts'
import { serviceItemGroups, serviceItems } from './api.ts'
import { logServiceItem } from './log.store.ts'
import { serviceItemEvent } from './log.ts'
import type { NeededSkill } from './needed-skills.ts'
import { changeServiceItem, type ServiceItem, type ServiceItemChanged } from './service-item.ts'
import {
  createdLog,
  forgetServiceItem,
  loadFacts,
  newServiceItem,
  refuseToDelete,
  relationsOf,
} from './service-items.store.ts'
import {
  loadHeldSkills,
  loadNeededSkills,
  moveSkillsOfServiceItem,
  type Relations,
  renameSkillOwner,
  setSkillsOf,
} from './skills.store.ts'

const plainSkills = (skills: readonly NeededSkill[] = []) =>
  skills.map(({ skillCode, level }) => ({ skillCode, level }))

export const groupHandlers = handleMaster(serviceItemGroups as unknown as MasterApi, {
  table: 'serviceItemGroup',
  listFields: {
    groupCode: { column: 'serviceItemGroup.groupCode', kind: 'text', searched: true },
    description: { column: 'serviceItemGroup.description', kind: 'text', searched: true },
    responseTimeHours: { column: 'serviceItemGroup.responseTimeHours', kind: 'number' },
    createServiceItem: { column: 'serviceItemGroup.createServiceItem', kind: 'boolean' },
  },
  finding: {
    columns: ['serviceItemGroup.groupCode', 'serviceItemGroup.description'],
    label: (row) => String(row.description),
    hint: (row) => String(row.groupCode),
  },
  children: {
    fields: ['skills'],
    load: async (reading, codes) => {
      const skills = await loadHeldSkills(reading.tx, 'service-item-group', codes)
      return new Map(codes.map((code) => [code, { skills: plainSkills(skills.get(code)) }]))
    },
    save: async (act, no, { skills }) => {
      await setSkillsOf(act, { type: 'service-item-group', no }, skills as NeededSkill[])
    },
  },
  deleting: async (before, act) => {
    const no = String(before.groupCode)
    await setSkillsOf(act, { type: 'service-item-group', no }, [])
    await clearServiceItemGroup(act, no)
    await act.tx.updateTable('serviceItem').set({ groupCode: null }).where('groupCode', '=', no).execute()
    await act.publish('service-items.service-item-group-going', no)
  },
  renamed: (from, to, act) => renameSkillOwner(act, 'service-item-group', from, to),
})

export const serviceItemHandlers = handleMaster(serviceItems as unknown as MasterApi, {
  table: 'serviceItem',
  view: (query) =>
    query
      .leftJoin('customer', 'customer.customerNo', 'serviceItem.customerNo')
      .leftJoin('shipToAddress', (join) =>
        join
          .onRef('shipToAddress.customerNo', '=', 'serviceItem.customerNo')
          .onRef('shipToAddress.shipToCode', '=', 'serviceItem.shipToCode'),
      )
      .leftJoin('serviceItemGroup', 'serviceItemGroup.groupCode', 'serviceItem.groupCode')
      .leftJoin('item', 'item.itemNo', 'serviceItem.itemNo')
      .select((builder) => [
        'customer.name as customerName',
        builder.fn.coalesce('shipToAddress.city', 'customer.city').as('city'),
        'serviceItemGroup.description as groupDescription',
        'item.description as itemDescription',
      ]),
  searchKind: 'service-item',
  listFields: {
    serviceItemNo: { column: 'serviceItem.serviceItemNo', kind: 'text', searched: true },
    description: { column: 'serviceItem.description', kind: 'text', searched: true },
    serialNo: { column: 'serviceItem.serialNo', kind: 'text', searched: true },
    customerNo: { column: 'serviceItem.customerNo', kind: 'text', searched: true },
    customerName: { column: 'customer.name', kind: 'text', searched: true },
    shipToCode: { column: 'serviceItem.shipToCode', kind: 'text' },
    city: { column: 'customer.city', kind: 'text', searched: true },
    groupCode: { column: 'serviceItem.groupCode', kind: 'text' },
    itemNo: { column: 'serviceItem.itemNo', kind: 'text', searched: true },
    variantCode: { column: 'serviceItem.variantCode', kind: 'text' },
    manufacturer: { column: 'serviceItem.manufacturer', kind: 'text' },
    model: { column: 'serviceItem.model', kind: 'text' },
    status: { column: 'serviceItem.status', kind: 'text' },
    priority: { column: 'serviceItem.priority', kind: 'text' },
    locationOfItem: { column: 'serviceItem.locationOfItem', kind: 'text' },
    installationDate: { column: 'serviceItem.installationDate', kind: 'day' },
    salesDate: { column: 'serviceItem.salesDate', kind: 'day' },
    lastServiceDate: { column: 'serviceItem.lastServiceDate', kind: 'day' },
    warrantyStartParts: { column: 'serviceItem.warrantyStartParts', kind: 'day' },
    warrantyEndParts: { column: 'serviceItem.warrantyEndParts', kind: 'day' },
    warrantyEndLabor: { column: 'serviceItem.warrantyEndLabor', kind: 'day' },
    vendorNo: { column: 'serviceItem.vendorNo', kind: 'text' },
    blocked: { column: 'serviceItem.blocked', kind: 'text' },
  },
  finding: {
    columns: [
      'serviceItem.serviceItemNo',
      'serviceItem.description',
      'serviceItem.serialNo',
      'serviceItem.customerNo',
      'customer.name',
    ],
    label: (row) => String(row.description || row.serviceItemNo),
    hint: (row) => [row.serviceItemNo, row.serialNo, row.customerName].filter(Boolean).join(' · '),
  },
  children: {
    fields: ['skills'],
    load: async (reading, nos) => {
      const own = await loadHeldSkills(reading.tx, 'service-item', nos)
      const needed = await loadNeededSkills(
        reading.tx,
        nos.map((serviceItemNo) => ({ serviceItemNo, groupCode: null })),
      )
      const components = await reading.tx
        .selectFrom('serviceItemComponent')
        .select(['parentServiceItemNo', sql<number>`count(*)::integer`.as('count')])
        .where('parentServiceItemNo', 'in', [...nos])
        .where('active', '=', true)
        .groupBy('parentServiceItemNo')
        .execute()
      return new Map(
        nos.map((no, at) => [
          no,
          {
            skills: plainSkills(own.get(no)),
            neededSkills: needed[at],
            componentCount: components.find((one) => one.parentServiceItemNo === no)?.count ?? 0,
          },
        ]),
      )
    },
    save: async (act, no, { skills }) => {
      await setSkillsOf(act, { type: 'service-item', no }, skills as NeededSkill[])
    },
  },
  nextNo: (act, chosen) => nextNoOf(act.tx, 'serviceItemSeries', chosen),
  prepare: async (after, before, act, given) => {
    if (before === null) await checkTypedNo(act.tx, 'serviceItemSeries', given.serviceItemNo, 'serviceItemNo')
    const start = (before ?? (await newServiceItem(act.tx))) as ServiceItem
    const no = before === null ? null : String(before.serviceItemNo)
    const facts = await loadFacts(act, no, start, given as Partial<ServiceItem>)
    const changed = changeServiceItem(start, given as Partial<ServiceItem>, facts)
    return orRefuse(
      verdict(
        [
          ...changed.refusals,
          ...(await reasonsNotToBe(changed.after, before as ServiceItem | null, no, act)),
        ],
        () => ({ ...after, ...changed.after, changed }),
        [...changed.questions, ...(await questionsOf(changed.after, start, no, act))],
        act.answers,
      ),
    )
  },
  written: async (after, before, act) => {
    const no = String(after.serviceItemNo)
    const { log, componentsGo } = after.changed as ServiceItemChanged
    if (componentsGo)
      await act.tx.deleteFrom('serviceItemComponent').where('parentServiceItemNo', '=', no).execute()
    const from = before as unknown as Relations | null
    await moveSkillsOfServiceItem(
      act,
      no,
      { itemNo: from?.itemNo ?? null, groupCode: from?.groupCode ?? null },
      after as unknown as Relations,
      act.answers,
    )
    await logServiceItem(act, no, before === null ? createdLog(log) : log)
  },
  happened: (after, before) => relationsOf(after as Partial<ServiceItem>, before as Partial<ServiceItem>),
  deleting: async (before, act) => {
    const no = String(before.serviceItemNo)
    await refuseToDelete(act, no)
    await forgetServiceItem(act, no)
  },
  renamed: async (from, to, act) => {
    await renameSkillOwner(act, 'service-item', from, to)
    await passHistory(act, from, to)
    await act.tx
      .updateTable('serviceItemComponent')
      .set({ no: to })
      .where('type', '=', 'service-item')
      .where('no', '=', from)
      .execute()
    await logServiceItem(act, to, [{ event: serviceItemEvent.numberChanged, before: from, after: to }])
  },
})

/** What the other records say against the card: item, variant, unit, serial number and address. */
async function reasonsNotToBe(
  after: ServiceItem,
  before: ServiceItem | null,
  serviceItemNo: string | null,
  act: Act,
): Promise<Refusal[]> {
  const refusals = [
    ...(await reasonsAgainstShipTo(after, act)),
    ...(await reasonsAgainstLocation(after, act)),
  ]
  const { itemNo, variantCode, unitCode, serialNo } = after
  if (itemNo === null) {
    if (variantCode !== '') refusals.push({ code: 'service-items.variant-without-item', at: 'variantCode' })
    return refusals
  }
  const item = await loadItem(act.tx, itemNo)
  const otherItem = itemNo !== (before?.itemNo ?? null)
  if (!item || (otherItem && (item.blocked || item.serviceBlocked)))
    return [...refusals, { code: 'service-items.item-not-to-choose', facts: { itemNo }, at: 'itemNo' }]
  if (variantCode !== '' && (otherItem || variantCode !== before?.variantCode)) {
    const variant = await loadVariant(act.tx, itemNo, variantCode)
    if (!variant || variant.blocked || variant.serviceBlocked)
      refusals.push({
        code: 'service-items.variant-not-to-choose',
        facts: { itemNo, variantCode },
        at: 'variantCode',
      })
  }
  const units = (await loadParts(act.tx, [itemNo])).get(itemNo)?.units ?? []
  if (unitCode !== null && unitCode !== item.baseUnitCode && !units.some((one) => one.unitCode === unitCode))
    refusals.push({ code: 'service-items.not-a-unit', facts: { itemNo, unitCode }, at: 'unitCode' })
  const sameSerial = !otherItem && serialNo === before?.serialNo
  const twin = sameSerial ? undefined : await twinOf(after, serviceItemNo, act)
  if (twin) refusals.push({ code: 'service-items.serial-exists', facts: { serialNo, twin }, at: 'serialNo' })
  return refusals
}

/** Another service item with the same item, or with none, and the same serial number. */
async function twinOf({ itemNo, serialNo }: ServiceItem, serviceItemNo: string | null, act: Act) {
  if (serialNo === '') return undefined
  const row = await act.tx
    .selectFrom('serviceItem')
    .select('serviceItemNo')
    .where('serialNo', '=', serialNo)
    .where('itemNo', itemNo === null ? 'is' : '=', itemNo)
    .where('serviceItemNo', '<>', serviceItemNo ?? '')
    .orderBy('serviceItemNo')
    .executeTakeFirst()
  return row?.serviceItemNo
}

/** The address must be the customer's. */
async function reasonsAgainstShipTo(after: ServiceItem, act: Act): Promise<Refusal[]> {
  const { customerNo, shipToCode } = after
  if (!shipToCode) return []
  if (customerNo === null) return [{ code: 'service-items.ship-to-without-customer', at: 'shipToCode' }]
  const found = await act.tx
    .selectFrom('shipToAddress')
    .select('shipToCode')
    .where('customerNo', '=', customerNo)
    .where('shipToCode', '=', shipToCode)
    .executeTakeFirst()
  return found
    ? []
    : [{ code: 'service-items.no-such-ship-to', facts: { customerNo, shipToCode }, at: 'shipToCode' }]
}

/** The location must be at the item's address. */
async function reasonsAgainstLocation(after: ServiceItem, act: Act): Promise<Refusal[]> {
  if (!after.locationNo) return []
  const found = await act.tx
    .selectFrom('customerLocation')
    .select('locationNo')
    .where('locationNo', '=', after.locationNo)
    .where('customerNo', '=', after.customerNo ?? '')
    .where('shipToCode', '=', after.shipToCode)
    .executeTakeFirst()
  return found ? [] : [{ code: 'service-items.no-such-location', at: 'locationNo' }]
}

/** Without an item, the same serial number is probably the same machine: only a warning (§4.1). */
async function questionsOf(
  after: ServiceItem,
  before: ServiceItem,
  serviceItemNo: string | null,
  act: Act,
): Promise<Question[]> {
  if (after.itemNo !== null || after.serialNo === before.serialNo) return []
  const twin = await twinOf(after, serviceItemNo, act)
  return twin ? [confirmation('service-items.serial-twice', { serialNo: after.serialNo, twin })] : []
}
