import { sql } from 'kysely'
import { type ListFields, readList } from '../../engine/lists.ts'
import { handle } from '../../engine/module.ts'
import { refuse } from '../../foundation/verdict.ts'
import { listTasks } from './api.ts'

const open = sql`('active', 'reallocation-needed')`

/** What the entries of a line tell, one value a row. */
function entryColumns(company: string) {
  const entries = sql`${sql.table(`${company}.allocation`)} entry where entry.order_no = line.order_no and entry.line_no = line.line_no`
  const named = sql`${sql.table(`${company}.allocation`)} entry left join ${sql.table(`${company}.resource`)} resource on resource.resource_no = entry.resource_no left join ${sql.table(`${company}.resource_group`)} resource_group on resource_group.group_no = entry.group_no where entry.order_no = line.order_no and entry.line_no = line.line_no and entry.status in ${open}`
  return {
    noOfAllocations: sql<number>`(select count(*) from ${entries} and entry.status in ('active', 'finished'))`,
    allocationState: sql<
      'reallocation-needed' | 'active' | 'finished' | 'nonactive'
    >`case when exists (select from ${entries} and entry.status = 'reallocation-needed') then 'reallocation-needed' when exists (select from ${entries} and entry.status = 'active') then 'active' when exists (select from ${entries} and entry.status = 'finished') then 'finished' else 'nonactive' end`,
    resourceNames: sql<string>`coalesce((select string_agg(distinct coalesce(resource.name, resource_group.name), ', ') from ${named}), '')`,
    groupNos: sql<string>`coalesce((select string_agg(distinct entry.group_no, ', ') from ${entries} and entry.status in ${open}), '')`,
    nextDay: sql<string | null>`(select min(entry.day)::text from ${entries} and entry.status = 'active')`,
  }
}

export const listTasksQuery = handle(listTasks, async ({ documentNo, ...input }, reading) => {
  const of = entryColumns(reading.user.company)
  let query = reading.tx
    .selectFrom('serviceItemLine as line')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'line.orderNo')
    .leftJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'line.repairStatusCode')
    .leftJoin('shipToAddress', (join) =>
      join
        .onRef('shipToAddress.customerNo', '=', 'serviceOrder.customerNo')
        .onRef('shipToAddress.shipToCode', '=', 'line.shipToCode'),
    )
    .select((builder) => [
      'line.orderNo',
      'line.lineNo',
      'serviceOrder.kind',
      'serviceOrder.status',
      'line.responseDate',
      'line.responseTime',
      'line.priority',
      'line.repairStatusCode',
      'repairStatus.description as repairStatus',
      'line.serviceItemNo',
      'line.description',
      'line.serialNo',
      'line.itemNo',
      'line.variantCode',
      'line.groupCode',
      'line.shelfNo',
      'line.warranty',
      'line.contractNo',
      'serviceOrder.customerNo',
      builder.fn.coalesce('customer.name', 'serviceOrder.prospectName').as('customerName'),
      'line.shipToCode',
      builder.fn.coalesce('shipToAddress.city', 'customer.city', 'serviceOrder.prospectCity').as('city'),
      builder.fn.coalesce('shipToAddress.zoneCode', 'customer.zoneCode').as('zoneCode'),
      of.noOfAllocations.as('noOfAllocations'),
      of.allocationState.as('allocationState'),
      of.resourceNames.as('resourceNames'),
      of.groupNos.as('groupNos'),
      of.nextDay.as('nextDay'),
    ])
  if (documentNo !== undefined) query = query.where('line.orderNo', '=', documentNo)
  const fields: ListFields = {
    orderNo: { column: 'line.orderNo', kind: 'text', searched: true },
    kind: { column: 'serviceOrder.kind', kind: 'text' },
    status: { column: 'serviceOrder.status', kind: 'text' },
    responseDate: { column: 'line.responseDate', kind: 'day' },
    responseTime: { column: 'line.responseTime', kind: 'text' },
    priority: {
      column: sql`case line.priority when 'high' then 3 when 'medium' then 2 else 1 end`,
      kind: 'number',
    },
    priorityCode: { column: 'line.priority', kind: 'text' },
    repairStatusCode: { column: 'line.repairStatusCode', kind: 'text' },
    serviceItemNo: { column: 'line.serviceItemNo', kind: 'text', searched: true },
    description: { column: 'line.description', kind: 'text', searched: true },
    serialNo: { column: 'line.serialNo', kind: 'text', searched: true },
    itemNo: { column: 'line.itemNo', kind: 'text' },
    variantCode: { column: 'line.variantCode', kind: 'text' },
    groupCode: { column: 'line.groupCode', kind: 'text' },
    shelfNo: { column: 'line.shelfNo', kind: 'text' },
    warranty: { column: 'line.warranty', kind: 'boolean' },
    contractNo: { column: 'line.contractNo', kind: 'text' },
    customerNo: { column: 'serviceOrder.customerNo', kind: 'text' },
    customerName: { column: 'customer.name', kind: 'text', searched: true },
    shipToCode: { column: 'line.shipToCode', kind: 'text' },
    city: { column: sql`coalesce(ship_to_address.city, customer.city)`, kind: 'text' },
    zoneCode: { column: sql`coalesce(ship_to_address.zone_code, customer.zone_code)`, kind: 'text' },
    noOfAllocations: { column: of.noOfAllocations, kind: 'number' },
    allocationState: { column: of.allocationState, kind: 'text' },
    resourceNames: { column: of.resourceNames, kind: 'text' },
    groupNos: { column: of.groupNos, kind: 'text' },
    nextDay: { column: of.nextDay, kind: 'text' },
  }
  const found = await readList(query, fields, ['line.orderNo', 'line.lineNo'], input)
  if (documentNo !== undefined && found.total === 0)
    refuse('dispatch.no-task-in-filter', { documentNo }, 'filters')
  return found
})
