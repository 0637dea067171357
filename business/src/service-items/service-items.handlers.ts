import type { Act } from '../engine/act.ts'
import { handleMaster } from '../engine/masters.ts'
import type { MasterApi } from '../foundation/master.ts'
import { confirmation, orRefuse, type Refusal, verdict } from '../foundation/verdict.ts'
import { nextNoOf } from '../service-setup/public.store.ts'
import { serviceItemGroups, serviceItems } from './api.ts'
import { type NeededSkill, neededSkills } from './needed-skills.ts'
import { loadSkillsOf, saveSkillsOf } from './service-items.store.ts'

type Row = Readonly<Record<string, unknown>>

export const groupHandlers = handleMaster(serviceItemGroups as unknown as MasterApi, {
  table: 'serviceItemGroup',
  listFields: {
    groupCode: { column: 'serviceItemGroup.groupCode', kind: 'text', searched: true },
    description: { column: 'serviceItemGroup.description', kind: 'text', searched: true },
  },
  finding: {
    columns: ['serviceItemGroup.groupCode', 'serviceItemGroup.description'],
    label: (row) => String(row.description),
    hint: (row) => String(row.groupCode),
  },
  children: {
    fields: ['skills'],
    load: async (reading, codes) => {
      const skills = await loadSkillsOf(reading.tx, 'service-item-group', codes)
      return new Map(codes.map((code) => [code, { skills: skills.get(code) ?? [] }]))
    },
    save: (act, code, { skills }) => saveSkillsOf(act, 'service-item-group', code, skills as NeededSkill[]),
  },
  deleting: (before, act) => saveSkillsOf(act, 'service-item-group', String(before.groupCode), []),
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
      .select((builder) => [
        'customer.name as customerName',
        builder.fn.coalesce('shipToAddress.city', 'customer.city').as('city'),
        'serviceItemGroup.description as groupDescription',
      ]),
  listFields: {
    serviceItemNo: { column: 'serviceItem.serviceItemNo', kind: 'text', searched: true },
    description: { column: 'serviceItem.description', kind: 'text', searched: true },
    serialNo: { column: 'serviceItem.serialNo', kind: 'text', searched: true },
    customerNo: { column: 'serviceItem.customerNo', kind: 'text', searched: true },
    customerName: { column: 'customer.name', kind: 'text', searched: true },
    city: { column: 'customer.city', kind: 'text', searched: true },
    groupCode: { column: 'serviceItem.groupCode', kind: 'text' },
    manufacturer: { column: 'serviceItem.manufacturer', kind: 'text' },
    model: { column: 'serviceItem.model', kind: 'text' },
    status: { column: 'serviceItem.status', kind: 'text' },
    priority: { column: 'serviceItem.priority', kind: 'text' },
    installationDate: { column: 'serviceItem.installationDate', kind: 'day' },
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
    label: (row) => String(row.description),
    hint: (row) => [row.serviceItemNo, row.serialNo, row.customerName].filter(Boolean).join(' · '),
  },
  children: {
    fields: ['skills'],
    load: async (reading, nos) => {
      const groupOf = await reading.tx
        .selectFrom('serviceItem')
        .select(['serviceItemNo', 'groupCode'])
        .where('serviceItemNo', 'in', [...nos])
        .execute()
      const own = await loadSkillsOf(reading.tx, 'service-item', nos)
      const codes = groupOf.flatMap(({ groupCode }) => groupCode ?? [])
      const ofGroup = await loadSkillsOf(reading.tx, 'service-item-group', codes)
      return new Map(
        groupOf.map(({ serviceItemNo, groupCode }) => {
          const skills = own.get(serviceItemNo) ?? []
          return [
            serviceItemNo,
            { skills, neededSkills: neededSkills(skills, ofGroup.get(groupCode ?? '') ?? []) },
          ]
        }),
      )
    },
    save: (act, no, { skills }) => saveSkillsOf(act, 'service-item', no, skills as NeededSkill[]),
  },
  nextNo: (act) => nextNoOf(act.tx, 'serviceItemSeries'),
  prepare: async (after, _, act) =>
    orRefuse(
      verdict(await reasonsNotToBe(after, act), () => after, await questionsOf(after, act), act.answers),
    ),
  deleting: (before, act) => saveSkillsOf(act, 'service-item', String(before.serviceItemNo), []),
})

/** The address must be the customer's. */
async function reasonsNotToBe(after: Row, act: Act): Promise<Refusal[]> {
  const { customerNo, shipToCode } = after as { customerNo: string | null; shipToCode: string }
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

/** The same serial number at the same customer is probably the same machine. */
async function questionsOf(after: Row, act: Act) {
  const { serviceItemNo, customerNo, serialNo, model } = after as Record<string, string | null>
  if (!serialNo || !customerNo) return []
  const twin = await act.tx
    .selectFrom('serviceItem')
    .select('serviceItemNo')
    .where('customerNo', '=', customerNo)
    .where('serialNo', '=', serialNo)
    .where('model', '=', model ?? '')
    .where('serviceItemNo', '<>', serviceItemNo ?? '')
    .executeTakeFirst()
  return twin ? [confirmation('service-items.serial-twice', { serialNo, twin: twin.serviceItemNo })] : []
}
