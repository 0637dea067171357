import type { Reading } from '../engine/act.ts'
import { type ListFields, readList } from '../engine/lists.ts'
import { handle } from '../engine/module.ts'
import { absent } from '../foundation/verdict.ts'
import { listRequests, readRequest } from './api.ts'
import { openStates, type RequestRow } from './requests.store.ts'

const fields: ListFields = {
  requestNo: { column: 'customerRequest.requestNo', kind: 'number' },
  channel: { column: 'customerRequest.channel', kind: 'text' },
  state: { column: 'customerRequest.state', kind: 'text' },
  receivedAt: { column: 'customerRequest.receivedAt', kind: 'instant' },
  senderName: { column: 'customerRequest.senderName', kind: 'text', searched: true },
  senderEmail: { column: 'customerRequest.senderEmail', kind: 'text', searched: true },
  subject: { column: 'customerRequest.subject', kind: 'text', searched: true },
  customerName: { column: 'customer.name', kind: 'text', searched: true },
}

const withCustomer = (reading: Reading) =>
  reading.tx
    .selectFrom('customerRequest')
    .leftJoin('customer', 'customer.customerNo', 'customerRequest.customerNo')
    .selectAll('customerRequest')
    .select('customer.name as customerName')

export const listRequestsQuery = handle(listRequests, (input, reading) =>
  readList(withCustomer(reading), fields, ['customerRequest.requestNo'], input),
)

export const readRequestQuery = handle(readRequest, async ({ requestNo }, reading) => {
  const row = await withCustomer(reading).where('requestNo', '=', requestNo).executeTakeFirst()
  if (!row) return absent('requests.request-absent', { requestNo })
  const { linkHash, messageId: _, closedAt: __, ...request } = row
  return {
    ...request,
    matchedBy: request.matchedBy as 'code',
    linkOpen: linkHash !== null,
    serviceItem: await itemAtGlance(reading, request.serviceItemNo),
    openOrders: await ordersOf(reading, row, true),
    history: await ordersOf(reading, row, false),
    duplicates: await duplicatesOf(reading, row),
    candidates: request.serviceItemNo === null ? await candidatesOf(reading, row) : [],
  }
})

async function itemAtGlance(reading: Reading, serviceItemNo: string | null) {
  if (serviceItemNo === null) return null
  const item = await reading.tx
    .selectFrom('serviceItem')
    .select(['serviceItemNo', 'description', 'serialNo', 'groupCode', 'itemNo'])
    .select(['warrantyStartParts', 'warrantyEndParts', 'warrantyStartLabor', 'warrantyEndLabor'])
    .where('serviceItemNo', '=', serviceItemNo)
    .executeTakeFirst()
  if (!item) return null
  const { warrantyStartParts, warrantyEndParts, warrantyStartLabor, warrantyEndLabor, ...rest } = item
  const today = reading.workDate
  const within = (start: string | null, end: string | null) =>
    start !== null && start <= today && end !== null && today <= end
  const ends = [warrantyEndParts, warrantyEndLabor].filter((end) => end !== null).sort()
  return {
    ...rest,
    underWarranty:
      within(warrantyStartParts, warrantyEndParts) || within(warrantyStartLabor, warrantyEndLabor),
    warrantyEnd: ends.at(-1) ?? null,
  }
}

const shownOrders = 8

async function ordersOf(reading: Reading, request: RequestRow, open: boolean) {
  if (request.customerNo === null) return []
  let query = reading.tx
    .selectFrom('serviceOrder')
    .select(['orderNo', 'description', 'status', 'orderDate'])
    .where('status', open ? '<>' : '=', 'finished')
    .orderBy('orderDate', 'desc')
    .orderBy('orderNo', 'desc')
    .limit(shownOrders)
  query =
    open || request.serviceItemNo === null
      ? query.where('customerNo', '=', request.customerNo)
      : query.where('orderNo', 'in', (builder) =>
          builder
            .selectFrom('serviceItemLine')
            .select('orderNo')
            .where('serviceItemNo', '=', request.serviceItemNo),
        )
  return query.execute()
}

async function duplicatesOf(reading: Reading, request: RequestRow) {
  return reading.tx
    .selectFrom('customerRequest')
    .select(['requestNo', 'subject', 'receivedAt', 'senderName'])
    .where('requestNo', '<>', request.requestNo)
    .where('state', 'in', [...openStates])
    .where((builder) =>
      builder.or([
        ...(request.senderEmail === '' ? [] : [builder('senderEmail', '=', request.senderEmail)]),
        ...(request.serviceItemNo === null ? [] : [builder('serviceItemNo', '=', request.serviceItemNo)]),
        ...(request.customerNo === null ? [] : [builder('customerNo', '=', request.customerNo)]),
        builder.lit(false),
      ]),
    )
    .orderBy('receivedAt', 'desc')
    .limit(shownOrders)
    .execute()
}

const shownItems = 30

async function candidatesOf(reading: Reading, request: RequestRow) {
  if (request.customerNo === null) return []
  return reading.tx
    .selectFrom('serviceItem')
    .select(['serviceItemNo', 'description', 'serialNo'])
    .where('customerNo', '=', request.customerNo)
    .orderBy('serviceItemNo')
    .limit(shownItems)
    .execute()
}
