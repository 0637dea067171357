import { sql } from 'kysely'
import type { Reading } from '../engine/act.ts'
import { type ListFields, readList } from '../engine/lists.ts'
import { handle } from '../engine/module.ts'
import { dayOf, timeOf } from '../foundation/day.ts'
import { absent } from '../foundation/verdict.ts'
import { loadResponseFacts } from '../response-times/public.store.ts'
import { dueMoment } from '../response-times/public.ts'
import { loadNeededSkills } from '../service-items/public.store.ts'
import { listOrders, listQuotes, readOrder, readServiceItemOrders } from './api.ts'
import { loadDependencies } from './dependencies.store.ts'
import { allocationState, isPlanned, needsReallocation } from './order-conditions.store.ts'
import { loadLines, loadStatusRules, loadWindows, type OrderRow } from './orders.store.ts'

/** Orders with the address they go to: the ship-to's where they have one, else the customer's or the prospect's. */
function ordersWithAddress(reading: Reading) {
  return reading.tx
    .selectFrom('serviceOrder')
    .leftJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .leftJoin('shipToAddress', (join) =>
      join
        .onRef('shipToAddress.customerNo', '=', 'serviceOrder.customerNo')
        .onRef('shipToAddress.shipToCode', '=', 'serviceOrder.shipToCode'),
    )
    .leftJoin('customer as payer', 'payer.customerNo', 'serviceOrder.billToCustomerNo')
    .selectAll('serviceOrder')
    .select((builder) => [
      builder.fn.coalesce('customer.name', 'serviceOrder.prospectName').as('customerName'),
      'payer.name as billToName',
      builder.fn
        .coalesce('shipToAddress.address', 'customer.address', 'serviceOrder.prospectAddress')
        .as('address'),
      builder.fn
        .coalesce('shipToAddress.postCode', 'customer.postCode', 'serviceOrder.prospectPostCode')
        .as('postCode'),
      builder.fn.coalesce('shipToAddress.city', 'customer.city', 'serviceOrder.prospectCity').as('city'),
      sql<
        number | null
      >`case when ship_to_address.ship_to_code is null then customer.latitude else ship_to_address.latitude end`.as(
        'latitude',
      ),
      sql<
        number | null
      >`case when ship_to_address.ship_to_code is null then customer.longitude else ship_to_address.longitude end`.as(
        'longitude',
      ),
    ])
}

// Of quotes, which may be for somebody who is no customer yet; orders keep the columns that have an index.
const customerName = sql<string>`coalesce(customer.name, service_order.prospect_name)`
const customerCity = sql<string>`coalesce(customer.city, service_order.prospect_city)`

const fields: ListFields = {
  orderNo: { column: 'serviceOrder.orderNo', kind: 'text', searched: true },
  description: { column: 'serviceOrder.description', kind: 'text', searched: true },
  customerNo: { column: 'serviceOrder.customerNo', kind: 'text', searched: true },
  customerName: { column: 'customer.name', kind: 'text', searched: true },
  city: { column: 'customer.city', kind: 'text', searched: true },
  status: { column: 'serviceOrder.status', kind: 'text' },
  priority: { column: 'serviceOrder.priority', kind: 'text' },
  zoneCode: { column: 'serviceOrder.zoneCode', kind: 'text' },
  orderType: { column: 'serviceOrder.orderType', kind: 'text' },
  projectNo: { column: 'serviceOrder.projectNo', kind: 'text' },
  phaseNo: { column: 'serviceOrder.phaseNo', kind: 'text' },
  orderDate: { column: 'serviceOrder.orderDate', kind: 'day' },
  responseDate: { column: 'serviceOrder.responseDate', kind: 'day' },
  resolutionDate: { column: 'serviceOrder.resolutionDate', kind: 'day' },
  warningStatus: { column: 'serviceOrder.warningStatus', kind: 'number' },
  releaseStatus: { column: 'serviceOrder.releaseStatus', kind: 'text' },
}

export const listOrdersQuery = handle(listOrders, async (input, reading) => {
  const query = ordersWithAddress(reading)
    .where('serviceOrder.kind', '=', 'order')
    .select([
      sql<number>`(select count(*) from ${sql.table(`${reading.user.company}.service_item_line`)} line where line.order_no = service_order.order_no)`.as(
        'lineCount',
      ),
      sql<
        string | null
      >`(select min(day)::text from ${sql.table(`${reading.user.company}.visit`)} visit where visit.order_no = service_order.order_no and visit.resource_no is not null)`.as(
        'plannedFor',
      ),
      sql<
        string | null
      >`(select min(resource.name) from ${sql.table(`${reading.user.company}.visit`)} visit join ${sql.table(`${reading.user.company}.resource`)} resource on resource.resource_no = visit.resource_no where visit.order_no = service_order.order_no)`.as(
        'resourceName',
      ),
      allocationState(reading.user.company).as('allocationState'),
    ])
  return readList(
    query,
    {
      ...fields,
      dueAt: { column: 'serviceOrder.dueAt', kind: 'instant' },
      isPlanned: { column: isPlanned(reading.user.company), kind: 'boolean' },
      needsReallocation: { column: needsReallocation(reading.user.company), kind: 'boolean' },
      allocationState: { column: allocationState(reading.user.company), kind: 'text' },
    },
    ['serviceOrder.orderNo'],
    input,
  )
})

export const listQuotesQuery = handle(listQuotes, async (input, reading) => {
  const query = ordersWithAddress(reading)
    .where('serviceOrder.kind', '=', 'quote')
    .select([
      sql<number>`(select count(*) from ${sql.table(`${reading.user.company}.service_item_line`)} line where line.order_no = service_order.order_no)`.as(
        'lineCount',
      ),
    ])
  return readList(
    query,
    {
      ...fields,
      customerName: { column: customerName, kind: 'text', searched: true },
      city: { column: customerCity, kind: 'text', searched: true },
      validUntil: { column: 'serviceOrder.validUntil', kind: 'day' },
      quoteOutcome: { column: 'serviceOrder.quoteOutcome', kind: 'text' },
    },
    ['serviceOrder.orderNo'],
    input,
  )
})

export const readOrderQuery = handle(readOrder, async ({ orderNo }, reading) => {
  const order = await ordersWithAddress(reading)
    .where('serviceOrder.orderNo', '=', orderNo)
    .executeTakeFirst()
  if (!order) return absent('service-orders.order-absent', { orderNo })
  const lines = await linesOf(reading, orderNo)
  return {
    ...order,
    expectedFinish: await expectedFinishOf(reading, order, lines),
    archivedVersions: await archivedVersionsOf(reading, orderNo),
    lines,
    log: await logOf(reading, orderNo),
  }
})

async function linesOf(reading: Reading, orderNo: string) {
  const lines = await loadLines(reading.tx, orderNo)
  const windows = await loadWindows(reading.tx, [orderNo])
  const dependencies = await loadDependencies(reading.tx, [orderNo])
  const itemNos = lines.flatMap((line) => line.serviceItemNo ?? [])
  const items = itemNos.length
    ? await reading.tx
        .selectFrom('serviceItem')
        .select(['serviceItemNo', 'description'])
        .where('serviceItemNo', 'in', itemNos)
        .execute()
    : []
  const skills = await loadNeededSkills(reading.tx, lines)
  return lines.map(({ promisedFrom, promisedTo, ...line }, at) => ({
    ...line,
    serviceItemDescription:
      items.find((item) => item.serviceItemNo === line.serviceItemNo)?.description ?? null,
    neededSkills: skills[at]!,
    promised: promisedFrom && promisedTo ? { from: promisedFrom, to: promisedTo } : null,
    windows: windows
      .filter((one) => one.lineNo === line.lineNo)
      .map((one) => ({ from: one.fromAt, to: one.toAt })),
    after: dependencies
      .filter((one) => one.lineNo === line.lineNo)
      .map(({ afterOrderNo, afterLineNo, gapMinMinutes, gapMaxMinutes, sameTechnician, sameDay }) => ({
        orderNo: afterOrderNo,
        lineNo: afterLineNo,
        gapMinMinutes,
        gapMaxMinutes,
        sameTechnician,
        sameDay,
      })),
  }))
}

function logOf(reading: Reading, orderNo: string) {
  return reading.tx
    .selectFrom('documentLog')
    .select(['lineNo', 'event', 'before', 'after', 'at', 'byUser'])
    .where('orderNo', '=', orderNo)
    .orderBy('entryNo', 'desc')
    .limit(200)
    .execute()
}

/** End of the last planned visit, else the hours of the open lines from the due moment on (F-6). */
async function expectedFinishOf(
  reading: Reading,
  order: Pick<OrderRow, 'orderNo' | 'status' | 'responseDate' | 'responseTime'>,
  lines: readonly { repairStatusCode: string; estimatedMinutes: number }[],
) {
  if (order.status === 'finished') return null
  const last = await reading.tx
    .selectFrom('visit')
    .select((builder) => builder.fn.max('plannedEnd').as('end'))
    .where('orderNo', '=', order.orderNo)
    .where('state', 'not in', ['done', 'not-done', 'canceled'])
    .executeTakeFirst()
  if (last?.end)
    return { day: dayOf(last.end, reading.timeZone), time: timeOf(last.end, reading.timeZone) as string }
  if (order.responseDate === null) return null
  const { repairStatuses } = await loadStatusRules(reading.tx)
  const open = lines.filter((line) => repairStatuses.get(line.repairStatusCode)?.role !== 'finished')
  const hours = open.reduce((minutes, line) => minutes + line.estimatedMinutes, 0) / 60
  const { serviceHours, calendar } = await loadResponseFacts(reading.tx)
  const from = { day: order.responseDate, time: order.responseTime ?? '00:00' }
  const due = dueMoment(from, hours, serviceHours, calendar)
  return due.is === 'made' ? due.value : null
}

async function archivedVersionsOf(reading: Reading, orderNo: string): Promise<number> {
  const { count } = await reading.tx
    .selectFrom('archivedDocument')
    .select((builder) => builder.fn.countAll<string>().as('count'))
    .where('documentNo', '=', orderNo)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const mostOrders = 30

export const readServiceItemOrdersQuery = handle(
  readServiceItemOrders,
  async ({ serviceItemNo }, reading) => {
    const rows = await reading.tx
      .selectFrom('serviceItemLine')
      .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'serviceItemLine.orderNo')
      .leftJoin('visit', (join) =>
        join
          .onRef('visit.orderNo', '=', 'serviceItemLine.orderNo')
          .onRef('visit.shipToCode', '=', 'serviceItemLine.shipToCode')
          .onRef('visit.stage', '=', 'serviceItemLine.stage')
          .on('visit.part', '=', 1),
      )
      .leftJoin('resource', 'resource.resourceNo', 'visit.resourceNo')
      .select((builder) => [
        'serviceItemLine.orderNo',
        'serviceItemLine.lineNo',
        builder.fn
          .coalesce(
            sql<string>`nullif(${sql.ref('serviceOrder.description')}, '')`,
            'serviceItemLine.description',
          )
          .as('description'),
        'serviceOrder.status',
        'serviceOrder.orderDate',
        'serviceItemLine.targetDay',
        'serviceOrder.finishingDate',
        'visit.day as plannedFor',
        'resource.name as resourceName',
      ])
      .where('serviceItemLine.serviceItemNo', '=', serviceItemNo)
      .where('serviceOrder.kind', '=', 'order')
      .orderBy('serviceOrder.orderDate', 'desc')
      .limit(mostOrders)
      .execute()
    const dayOf = (row: (typeof rows)[number]) => row.plannedFor ?? row.targetDay ?? row.orderDate
    const open = rows
      .filter((row) => row.status !== 'finished')
      .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
    return { rows: [...open, ...rows.filter((row) => row.status === 'finished')] }
  },
)
