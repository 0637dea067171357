import { addComment, listComments } from '@giro/business/attachments/api.ts'
import { readSetup, updateSetup } from '@giro/business/company/api.ts'
import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { faultReasons } from '@giro/business/faults/api.ts'
import { lendLoaner, loaners, readOrderLoaners } from '@giro/business/loaners/api.ts'
import { resources } from '@giro/business/resources/api.ts'
import { setServiceHours } from '@giro/business/response-times/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import {
  changeLine,
  changeOrder,
  createOrder,
  createQuote,
  deleteLine,
  deleteOrder,
  listOrders,
  listQuotes,
  orderTypes,
  readOrder,
  setRepairStatus,
  setStatus,
} from '@giro/business/service-orders/api.ts'
import {
  acceptQuote,
  archiveOrder,
  changeOrderCustomer,
  copyOrder,
  listArchived,
  loseQuote,
  readArchived,
  releaseOrder,
  reopenOrder,
  restoreArchived,
} from '@giro/business/service-orders/documents/api.ts'
import { applyShipment } from '@giro/business/service-orders/public.store.ts'
import {
  addServiceLine,
  changeLineDetails,
  changeServiceLine,
  readServiceLines,
} from '@giro/business/service-orders/service-lines-api.ts'
import { workTypes } from '@giro/business/service-setup/code-tables-api.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acknowledged, setUpService } from './service-setup.ts'

/** Acceptance scenarios of the specification of orders, §16: documents and their states. */

let business: TestBusiness
let customerNo: string
beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z')
  await setUpService(business)
  const created = await anna().does(customers.create, {
    name: 'Panificio Dolomiti S.n.c.',
    address: 'Via Brennero 21',
    city: 'Trento',
    email: 'laboratorio@panificiodolomiti.example',
  })
  customerNo = created.customerNo!
  await mara().does(resources.create, { resourceNo: 'ROSSI', name: 'Marco Rossi' })
  await mara().does(loaners.create, { loanerNo: 'L1', description: 'Pompa di cortesia' })
})
afterAll(() => business.close())
beforeEach(() => business.at('2026-10-13T07:20:00Z'))

const anna = () => business.person('Anna', 'dispatcher')
const mara = () => business.person('Mara', 'manager')
const order = (orderNo: string) => anna().does(readOrder, { orderNo })

async function aServiceItem(more: object = {}) {
  const { serviceItemNo } = await anna().does(serviceItems.create, {
    description: 'Forno rotativo',
    customerNo,
    serialNo: `F-${Math.round(performance.now() * 1000)}`,
    responseTimeHours: '4',
    ...more,
  })
  return serviceItemNo!
}

async function anOrder(lines: object[] = [{ description: 'Forno' }], more: object = {}) {
  const { orderNo } = await anna().does(createOrder, { customerNo, lines, ...more } as never)
  return orderNo
}

/** Adds a service line and gives the order's version after it. */
async function withServiceLine(orderNo: string, line: object) {
  const { version } = await order(orderNo)
  return anna().does(addServiceLine, { orderNo, version, ...line } as never)
}

describe('moments of an order (R-12, R-13, AC-12)', () => {
  test('measured times follow start and finish of the lines', async () => {
    const orderNo = await anOrder([{ description: 'Impastatrice' }], {
      orderDate: '2026-10-16',
      orderTime: '15:30',
    })
    const { version } = await order(orderNo)
    const started = await anna().does(changeLine, {
      orderNo,
      lineNo: 10000,
      version,
      startingDate: '2026-10-19',
      startingTime: '10:15',
    })
    expect(await order(orderNo)).toMatchObject({
      startingDate: '2026-10-19',
      startingTime: '10:15',
      actualResponseHours: '3.75',
      lines: [{ actualResponseHours: '3.75' }],
    })
    business.at('2026-10-19T16:05:00Z') // 18:05, after closing
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'FINISHED' }, acknowledged)
    expect(await order(orderNo)).toMatchObject({ status: 'finished', serviceTimeHours: '7.83' })
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'INITIAL' })
    expect(await order(orderNo)).toMatchObject({
      startingDate: null,
      actualResponseHours: '0',
      serviceTimeHours: '0',
    })
    expect(started.version).toBe(version + 1)
  })

  test('impossible moments are told with their field', async () => {
    const orderNo = await anOrder()
    const { version } = await order(orderNo)
    const tries = (changes: object) =>
      anna().tries(changeLine, { orderNo, lineNo: 10000, version, ...changes })
    expect(await tries({ startingDate: '2026-10-12', startingTime: '08:00' })).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'service-orders.start-before-order', at: 'startingDate' }],
    })
    expect(
      await tries({
        startingDate: '2026-10-13',
        startingTime: '11:00',
        finishingDate: '2026-10-13',
        finishingTime: '10:00',
      }),
    ).toMatchObject({ is: 'refused', refusals: [{ code: 'service-orders.finish-before-start' }] })
    const started = await anna().does(changeLine, {
      orderNo,
      lineNo: 10000,
      version,
      startingDate: '2026-10-13',
      startingTime: '11:00',
    })
    expect(
      await anna().tries(changeOrder, { orderNo, version: started.version, orderTime: '12:00' }),
    ).toMatchObject({
      is: 'refused',
      refusals: expect.arrayContaining([
        expect.objectContaining({ code: 'service-orders.order-after-start' }),
      ]),
    })
  })

  test('due moments follow the order’s moment; typed ones stay, but never before it', async () => {
    const serviceItemNo = await aServiceItem()
    const orderNo = await anOrder([
      { serviceItemNo },
      { description: 'Cella', responseDate: '2026-10-20', responseTime: '12:00' },
    ])
    const { version } = await order(orderNo)
    const moved = await anna().does(changeOrder, {
      orderNo,
      version,
      orderDate: '2026-10-14',
      orderTime: '08:30',
    })
    expect(await order(orderNo)).toMatchObject({
      lines: [
        { responseDate: '2026-10-14', responseTime: '12:30' },
        { responseDate: '2026-10-20', responseTime: '12:00' },
      ],
    })
    expect(
      await anna().tries(changeOrder, { orderNo, version: moved.version, orderDate: '2026-10-21' }),
    ).toMatchObject({ is: 'refused', refusals: [{ code: 'service-orders.response-before-order' }] })
  })
})

describe('the second clock', () => {
  test('counts from the order’s type, and both clocks stand while the order is on hold', async () => {
    await mara().does(orderTypes.create, {
      orderType: 'URGENTE',
      description: 'Fermo impianto',
      responseHours: '4',
      resolutionHours: '8',
      pausesOnHold: true,
    })
    const orderNo = await anOrder([{ description: 'Forno fermo' }], { orderType: 'URGENTE' })
    expect(await order(orderNo)).toMatchObject({
      responseDate: '2026-10-13',
      responseTime: '13:20',
      resolutionDate: '2026-10-14',
      resolutionTime: '08:20',
    })
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'WAITCUST' })
    expect((await order(orderNo)).pausedSince).toBe('2026-10-13T07:20:00Z')
    business.at('2026-10-14T08:00:00Z') // 10:00; the service hours between are 9:20–17:00 and 8:00–10:00
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'INITIAL' })
    expect(await order(orderNo)).toMatchObject({
      pausedSince: null,
      pausedHours: '9.67',
      responseDate: '2026-10-14',
      responseTime: '14:00',
      resolutionDate: '2026-10-15',
      resolutionTime: '09:00',
    })
  })

  test('a late order is not made punctual by a pause', async () => {
    const orderNo = await anOrder([{ description: 'Forno' }], { orderType: 'URGENTE' })
    business.at('2026-10-13T12:00:00Z') // 14:00, due at 13:20
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'WAITCUST' })
    business.at('2026-10-14T08:00:00Z')
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'INITIAL' })
    expect(await order(orderNo)).toMatchObject({ responseDate: '2026-10-13', responseTime: '13:20' })
  })
})

describe('release (AC-22)', () => {
  test('locks the parts, not the hours, and leaves the status alone', async () => {
    const orderNo = await anOrder()
    expect(
      await anna().tries(releaseOrder, { orderNo, version: (await order(orderNo)).version }),
    ).toMatchObject({ is: 'refused', refusals: [{ code: 'service-orders.nothing-to-release' }] })
    const part = await withServiceLine(orderNo, {
      type: 'item',
      no: 'PUMP',
      quantity: '2',
      itemLineNo: 10000,
    })
    const hours = await withServiceLine(orderNo, {
      type: 'resource',
      no: 'ROSSI',
      quantity: '1',
      itemLineNo: 10000,
    })
    const { version } = await order(orderNo)
    await anna().does(releaseOrder, { orderNo, version })
    const released = await order(orderNo)
    expect(released).toMatchObject({ status: 'pending', releaseStatus: 'released' })
    const change = (lineNo: number, quantity: string, seen: number) =>
      anna().tries(changeServiceLine, { orderNo, lineNo, quantity, version: seen })
    expect(await change(part.lineNo, '3', released.version)).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'service-orders.document-released' }],
    })
    expect(await change(hours.lineNo, '1.5', released.version)).toMatchObject({ is: 'done' })
    expect(
      await anna().tries(addServiceLine, {
        orderNo,
        type: 'item',
        no: 'PUMP',
        quantity: '1',
        itemLineNo: 10000,
        version: (await order(orderNo)).version,
      }),
    ).toMatchObject({ is: 'refused', refusals: [{ code: 'service-orders.document-released' }] })
    await anna().does(reopenOrder, { orderNo, version: (await order(orderNo)).version })
    expect(await change(part.lineNo, '3', (await order(orderNo)).version)).toMatchObject({ is: 'done' })
    expect((await order(orderNo)).log.map((entry) => entry.event)).toEqual(expect.arrayContaining([111, 112]))
  })
})

describe('finishing (AC-24)', () => {
  test('wants what the set-up says, then asks about what looks forgotten', async () => {
    await mara().does(faultReasons.create, { faultReasonCode: 'GUARN', description: 'Guarnizione usurata' })
    await setUpService.with(business, { faultReasonCodeMandatory: true })
    const serviceItemNo = await aServiceItem()
    const orderNo = await anOrder([{ serviceItemNo }])
    await anna().does(lendLoaner, { orderNo, lineNo: 10000, loanerNo: 'L1' }, { 'loaners.lend-it': 'yes' })
    const finish = { orderNo, lineNo: 10000, repairStatusCode: 'FINISHED' }
    expect(await anna().tries(setRepairStatus, finish)).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'service-orders.needed-to-finish-fault-reason', at: 'faultReasonCode' }],
    })
    await anna().does(changeLineDetails, {
      orderNo,
      lineNo: 10000,
      faultReasonCode: 'GUARN',
      version: (await order(orderNo)).version,
    })
    expect(await anna().tries(setRepairStatus, finish)).toMatchObject({
      is: 'asks',
      questions: [
        { code: 'service-orders.finish-no-labour' },
        { code: 'service-orders.finish-loaner-out', facts: { loaners: 'L1' } },
      ],
    })
    expect(await order(orderNo)).toMatchObject({ status: 'pending' })
    await anna().does(setRepairStatus, finish, acknowledged)
    expect(await order(orderNo)).toMatchObject({
      status: 'finished',
      lines: [{ repairStatusCode: 'FINISHED', finishingDate: '2026-10-13' }],
    })
    await setUpService.with(business, { faultReasonCodeMandatory: false })
  })

  test('hours need their work type where it is mandatory; with hours nobody is asked', async () => {
    await mara().does(workTypes.create, { workTypeCode: 'NORMALE', description: 'Lavoro normale' })
    await setUpService.with(business, { workTypeCodeMandatory: true, orderTypeMandatory: true })
    const orderNo = await anOrder()
    const { lineNo } = await withServiceLine(orderNo, {
      type: 'resource',
      no: 'ROSSI',
      quantity: '1',
      itemLineNo: 10000,
    })
    const finish = { orderNo, lineNo: 10000, repairStatusCode: 'FINISHED' }
    expect(await anna().tries(setRepairStatus, finish)).toMatchObject({
      refusals: [{ code: 'service-orders.needed-to-finish-work-type' }],
    })
    await anna().does(changeServiceLine, {
      orderNo,
      lineNo,
      workTypeCode: 'NORMALE',
      version: (await order(orderNo)).version,
    })
    expect(await anna().tries(setRepairStatus, finish)).toMatchObject({
      refusals: [{ code: 'service-orders.needed-to-finish-order-type', at: 'orderType' }],
    })
    await setUpService.with(business, { workTypeCodeMandatory: false, orderTypeMandatory: false })
    await anna().does(setRepairStatus, finish)
    expect(await order(orderNo)).toMatchObject({ status: 'finished' })
  })

  test('an order finished by hand asks about its open lines', async () => {
    const orderNo = await anOrder([{ description: 'Uno' }, { description: 'Due' }])
    const { version } = await order(orderNo)
    expect(await anna().tries(setStatus, { orderNo, status: 'finished', version })).toMatchObject({
      is: 'asks',
      questions: expect.arrayContaining([
        expect.objectContaining({ code: 'service-orders.finish-other-lines-open' }),
      ]),
    })
  })
})

describe('quotes (AC-18, §8.2)', () => {
  test('become an order with their comments and loaner, due from now', async () => {
    business.at('2026-10-01T07:00:00Z')
    await mara().does(loaners.create, { loanerNo: 'L2', description: 'Pompa di cortesia' })
    const serviceItemNo = await aServiceItem()
    const { orderNo: quoteNo } = await anna().does(createQuote, {
      customerNo,
      description: 'Sostituzione bruciatore',
      lines: [{ serviceItemNo }],
      validUntil: '2026-10-31',
    })
    expect((await anna().does(listQuotes, {})).rows).toMatchObject([{ orderNo: quoteNo, kind: 'quote' }])
    expect((await anna().does(listOrders, { search: quoteNo })).total).toBe(0)
    await withServiceLine(quoteNo, { type: 'item', no: 'PUMP', quantity: '1', itemLineNo: 10000 })
    await anna().does(setRepairStatus, { orderNo: quoteNo, lineNo: 10000, repairStatusCode: 'QUOTEFIN' })
    expect(
      await anna().tries(setRepairStatus, {
        orderNo: quoteNo,
        lineNo: 10000,
        repairStatusCode: 'FINISHED',
      }),
    ).toMatchObject({ refusals: [{ code: 'service-orders.repair-status-order-only' }] })
    await anna().does(addComment, {
      entity: 'service-orders.order',
      subject: quoteNo,
      comment: 'Bruciatore incrostato',
      commentType: 'fault',
      lineNo: 10000,
    })
    await anna().does(
      lendLoaner,
      { orderNo: quoteNo, lineNo: 10000, loanerNo: 'L2' },
      { 'loaners.lend-it': 'yes' },
    )

    business.at('2026-10-13T08:00:00Z')
    const { orderNo } = await anna().does(acceptQuote, {
      orderNo: quoteNo,
      version: (await order(quoteNo)).version,
    })
    expect(await order(orderNo)).toMatchObject({
      kind: 'order',
      quoteNo,
      status: 'pending',
      orderDate: '2026-10-13',
      startingDate: null,
      finishingDate: null,
      responseDate: '2026-10-13',
      responseTime: '14:00',
      lines: [{ repairStatusCode: 'INITIAL', serviceItemNo }],
    })
    expect((await anna().does(readServiceLines, { orderNo })).rows).toMatchObject([{ no: 'PUMP' }])
    expect(
      (await anna().does(listComments, { entity: 'service-orders.order', subject: orderNo })).rows,
    ).toMatchObject([{ comment: 'Bruciatore incrostato', commentType: 'fault', lineNo: 10000 }])
    expect((await anna().does(readOrderLoaners, { orderNo })).rows).toMatchObject([{ loanerNo: 'L2' }])
    expect((await anna().does(listQuotes, {})).total).toBe(0)
    expect(await anna().tries(readOrder, { orderNo: quoteNo })).toMatchObject({ is: 'absent' })
  })

  test('are kept in the archive as the set-up says, and lost ones with their reason', async () => {
    await setUpService.with(business, { archiveQuotes: 'question' })
    const { orderNo: quoteNo } = await anna().does(createQuote, {
      customerNo,
      description: 'Revisione forno',
    })
    const accept = { orderNo: quoteNo, version: 1 }
    expect(await anna().tries(acceptQuote, accept)).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-orders.archive-quote', answers: ['yes', 'no'] }],
    })
    await anna().does(acceptQuote, accept, { 'service-orders.archive-quote': 'yes' })
    const lost = await anna().does(createQuote, { customerNo, description: 'Cella frigo nuova' })
    await anna().does(loseQuote, { orderNo: lost.orderNo, reason: 'Prezzo', version: 1 })
    const { rows } = await anna().does(listArchived, {})
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ documentNo: quoteNo, kind: 'quote', reason: 'accepted', version: 1 }),
        expect.objectContaining({ documentNo: lost.orderNo, reason: 'lost' }),
      ]),
    )
    expect(await order(lost.orderNo)).toMatchObject({ quoteOutcome: 'lost', lostReason: 'Prezzo' })
  })

  test('one whose last day has passed asks before it becomes an order', async () => {
    const { orderNo } = await anna().does(createQuote, { customerNo, validUntil: '2026-10-14' })
    business.at('2026-10-20T07:00:00Z')
    expect(await anna().tries(acceptQuote, { orderNo, version: 1 })).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-orders.quote-expired' }],
    })
  })
})

describe('archive (AC-25)', () => {
  test('gives lines, entries and comments back, and says which version it was', async () => {
    const orderNo = await anOrder([{ description: 'Uno' }, { description: 'Due' }])
    const entity = { entity: 'service-orders.order', subject: orderNo }
    await anna().does(addComment, { ...entity, comment: 'Suonare al laboratorio' })
    expect(await anna().does(archiveOrder, { orderNo })).toMatchObject({ archivedVersion: 1 })
    await anna().does(deleteLine, { orderNo, lineNo: 20000, version: (await order(orderNo)).version })
    const { rows } = await anna().does(listArchived, { search: orderNo })
    const archiveNo = rows[0]!.archiveNo
    expect(await anna().does(readArchived, { archiveNo })).toMatchObject({
      present: true,
      header: { orderNo },
      lines: [{ description: 'Uno' }, { description: 'Due' }],
      comments: [{ comment: 'Suonare al laboratorio' }],
    })
    await anna().does(restoreArchived, { archiveNo })
    expect((await order(orderNo)).lines.map((line) => line.description)).toEqual(['Uno', 'Due'])
    const comments = await anna().does(listComments, entity)
    expect(comments.rows).toHaveLength(2)
    expect(comments.rows[0]!.comment).toContain('1')

    await withServiceLine(orderNo, { type: 'item', no: 'PUMP', quantity: '2', itemLineNo: 10000 })
    await anna().acts((act) =>
      applyShipment(act, {
        orderNo,
        shipmentNo: 'SH-1',
        postingDate: act.workDate,
        lines: [{ lineNo: 10000, quantity: '1', serialNos: [] }],
      }),
    )
    expect(await anna().tries(restoreArchived, { archiveNo })).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'service-orders.partly-posted' }],
    })
  })

  test('is filled by itself when an order is deleted, where the set-up says so', async () => {
    await setUpService.with(business, { archiveOrders: true })
    const orderNo = await anOrder()
    await anna().does(deleteOrder, { orderNo, version: (await order(orderNo)).version })
    const { rows } = await anna().does(listArchived, { search: orderNo })
    expect(rows).toMatchObject([{ reason: 'deleted', occurrence: 1 }])
    expect(await anna().does(readArchived, { archiveNo: rows[0]!.archiveNo })).toMatchObject({
      present: false,
    })
    expect(await anna().tries(restoreArchived, { archiveNo: rows[0]!.archiveNo })).toMatchObject({
      refusals: [{ code: 'service-orders.document-gone' }],
    })
    await setUpService.with(business, { archiveOrders: false })
  })
})

describe('copy, and another customer', () => {
  test('a copy begins anew with the same lines and parts', async () => {
    const serviceItemNo = await aServiceItem()
    const orderNo = await anOrder([{ serviceItemNo, estimatedMinutes: 90 }])
    await withServiceLine(orderNo, { type: 'item', no: 'PUMP', quantity: '2', itemLineNo: 10000 })
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'IN PROCESS' })
    const copy = await anna().does(copyOrder, { orderNo, kind: 'quote' })
    expect(await order(copy.orderNo)).toMatchObject({
      kind: 'quote',
      status: 'pending',
      lines: [{ serviceItemNo, estimatedMinutes: 90, repairStatusCode: 'INITIAL', startingDate: null }],
    })
    expect((await anna().does(readServiceLines, { orderNo: copy.orderNo })).rows).toMatchObject([
      { no: 'PUMP', quantity: '2', itemLineNo: 10000, quantityShipped: '0' },
    ])
  })

  test('another customer takes the lines away, after a question (R-10)', async () => {
    const other = await anna().does(customers.create, { name: 'Hotel Adler', city: 'Ortisei' })
    const orderNo = await anOrder()
    const input = { orderNo, customerNo: other.customerNo!, version: (await order(orderNo)).version }
    expect(await anna().tries(changeOrderCustomer, input)).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-orders.lines-will-be-deleted' }],
    })
    await anna().does(changeOrderCustomer, input, { 'service-orders.lines-will-be-deleted': 'yes' })
    expect(await order(orderNo)).toMatchObject({ customerNo: other.customerNo, lines: [], phone: '' })
  })
})

describe('limits of the due moment (AC-06)', () => {
  test('no base calendar: no line is created', async () => {
    const { version, ...setup } = await mara().does(readSetup, {})
    await mara().does(updateSetup, { ...setup, baseCalendarCode: null, version } as never)
    await setUpService.with(business, { baseCalendarCode: null })
    expect(await anna().tries(createOrder, { customerNo, lines: [{ description: 'Forno' }] })).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'response-times.base-calendar-missing' }],
    })
    const again = await mara().does(readSetup, {})
    await mara().does(updateSetup, { ...setup, version: again.version } as never)
  })

  test('more than a year is refused; without any service hours clock hours count', async () => {
    expect(
      await anna().tries(createOrder, {
        customerNo,
        lines: [{ description: 'Forno', responseHours: '2400' }],
      }),
    ).toMatchObject({ refusals: [{ code: 'response-times.beyond-one-year' }] })
    const sure = { 'response-times.weekday-missing': 'yes' }
    await mara().does(setServiceHours, { rows: [] }, sure)
    const orderNo = await anOrder([{ description: 'Forno', responseHours: '30' }], {
      orderDate: '2026-10-17',
      orderTime: '20:00',
    })
    expect(await order(orderNo)).toMatchObject({ responseDate: '2026-10-19', responseTime: '02:00' })
  })
})
