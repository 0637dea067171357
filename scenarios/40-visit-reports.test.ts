import { randomUUID } from 'node:crypto'
import { listAttachments, listComments } from '@giro/business/attachments/api.ts'
import { readAllocations } from '@giro/business/dispatch/allocations/api.ts'
import { moveVisits, readBoard } from '@giro/business/dispatch/api.ts'
import { readFigures } from '@giro/business/dispatch/figures/api.ts'
import { printBoard } from '@giro/business/dispatch/print/api.ts'
import { publishVisits } from '@giro/business/dispatch/publishing/api.ts'
import { handOver } from '@giro/business/dispatch/real-time/api.ts'
import {
  listVisitReports,
  type ReportContent,
  readMyVisits,
  reportVisit,
} from '@giro/business/dispatch/reports/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { createFaultCode } from '@giro/business/faults/api.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { items } from '@giro/business/items/api.ts'
import { listMails } from '@giro/business/mail/api.ts'
import { readOrder } from '@giro/business/service-orders/api.ts'
import { sendDocument } from '@giro/business/service-orders/paper/api.ts'
import { loadPaper } from '@giro/business/service-orders/paper/paper.store.ts'
import { paperOf } from '@giro/business/service-orders/paper/paper.ts'
import { readServiceLines } from '@giro/business/service-orders/service-lines-api.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openGrid, rome, technician, visitAt } from './grid.ts'
import { setUpService } from './service-setup.ts'

/** What technicians report from their phones, in time or late, and what becomes of it (orders §6.6, §10.6). */

let business: TestBusiness
const day = asDay('2026-10-13')
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher')
const rossi = () => business.person('Rossi', 'technician', 'it', 'ROSSI')
const bianchi = () => business.person('Bianchi', 'technician', 'it', 'BIANCHI')

beforeAll(async () => {
  business = await openBusiness('2026-10-12T14:00:00Z')
  await business.work()
  await openGrid(business, mara(), [
    [0, 0],
    [40, 0],
    [10, 0],
  ])
  await technician(mara(), 'ROSSI', 'Marco Rossi', [0, 0], [])
  await technician(mara(), 'BIANCHI', 'Luca Bianchi', [40, 0], [])
  await mara().does(items.create, {
    itemNo: 'CINGHIA',
    description: 'Cinghia trapezoidale',
    baseUnitCode: 'PZ',
  } as never)
  await setUpService.with(business, { faultReportingLevel: 'fault' })
  for (const faultCode of ['ROTTO', 'SPORCO'])
    await mara().does(createFaultCode, { faultCode, description: faultCode } as never)
}, 180_000)
afterAll(() => business.close())
beforeEach(() => business.at('2026-10-12T14:00:00Z'))

/** A visit of some lines, planned and published for Rossi at ten. */
async function aVisit(name: string, lines = 1, start = '10:00') {
  const visitNo = await visitAt(anna(), name, [10, 0], { minutes: 30, lines, day })
  await anna().does(moveVisits, {
    moves: [{ visitNo, to: { resourceNo: 'ROSSI', day, start: rome(day, start) } }],
    seen: {},
  })
  const visit = (await board()).find((one) => one.visitNo === visitNo)!
  await anna().does(publishVisits, {
    fromDay: day,
    toDay: day,
    visitNos: [visitNo],
    seen: { [visitNo]: visit.version },
  })
  return { visitNo, orderNo: visit.orderNo }
}
const board = async () => (await anna().does(readBoard, { fromDay: day, toDay: day })).visits
/** A PNG of one point. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const stateOf = async (visitNo: string) => (await board()).find((visit) => visit.visitNo === visitNo)?.state
const order = (orderNo: string) => anna().does(readOrder, { orderNo })

const send = (
  visitNo: string,
  time: string,
  content: ReportContent,
  who = rossi(),
  reportId = randomUUID(),
) => who.does(reportVisit, { reportId, visitNo, at: rome(day, time), content } as never)
const done = (lines: [number, 'finished' | 'partly-serviced'][], more: object = {}) =>
  ({ kind: 'done', lines: lines.map(([lineNo, result]) => ({ lineNo, result })), ...more }) as ReportContent

describe('a visit as it went', () => {
  test('each tap is one report; times, hours, parts and signature are on the order', async () => {
    const { visitNo, orderNo } = await aVisit('Panificio Dolomiti')
    business.at('2026-10-13T07:40:00Z')
    await send(visitNo, '09:40', { kind: 'en-route' })
    expect(await stateOf(visitNo)).toBe('en-route')
    business.at('2026-10-13T07:55:00Z')
    await send(visitNo, '09:55', { kind: 'arrived' })
    expect(await stateOf(visitNo)).toBe('on-site')
    expect(await order(orderNo)).toMatchObject({ status: 'in-process' })
    business.at('2026-10-13T08:20:00Z')
    await send(visitNo, '10:15', { kind: 'paused', reason: 'manca la chiave' })
    expect(await stateOf(visitNo)).toBe('paused')
    await send(visitNo, '10:20', { kind: 'resumed' })
    business.at('2026-10-13T09:00:00Z')
    await send(visitNo, '10:40', { kind: 'time', lineNo: 10000, minutes: 45, workTypeCode: null, remark: '' })
    await send(visitNo, '10:41', {
      kind: 'part',
      lineNo: 10000,
      itemNo: 'CINGHIA',
      quantity: '2',
      serialNo: '',
    })
    await send(visitNo, '10:42', {
      kind: 'faults',
      lineNo: 10000,
      faultCode: 'ROTTO',
      faultReasonCode: 'USURA',
      seen: { faultCode: null, faultReasonCode: null },
    })
    await send(visitNo, '10:43', {
      kind: 'note',
      lineNo: 10000,
      about: 'resolution',
      note: 'Cinghia sostituita',
    })
    await send(visitNo, '10:44', { kind: 'photo', lineNo: null, name: 'dopo.png', contentBase64: pixel })
    await send(visitNo, '10:45', { kind: 'signature', name: 'Ada Conci', whyNot: '', contentBase64: pixel })
    expect(await send(visitNo, '10:50', done([[10000, 'finished']], { kilometres: '8.5' }))).toEqual({
      outcome: 'applied',
      words: [],
    })

    expect(await stateOf(visitNo)).toBe('done')
    expect(await order(orderNo)).toMatchObject({
      status: 'finished',
      lines: [{ repairStatusCode: 'FINISHED', faultCode: 'ROTTO', faultReasonCode: 'USURA' }],
    })
    expect((await anna().does(readServiceLines, { orderNo })).rows).toMatchObject([
      { type: 'resource', no: 'ROSSI', quantity: '0.75', itemLineNo: 10000 },
      { type: 'item', no: 'CINGHIA', quantity: '2' },
    ])
    const record = { entity: 'service-orders.order', subject: orderNo }
    expect((await anna().does(listComments, record)).rows).toMatchObject([
      { comment: 'Cinghia sostituita', commentType: 'resolution', lineNo: 10000 },
    ])
    expect((await anna().does(listAttachments, record)).rows.map((row) => row.name).sort()).toEqual([
      'dopo.png',
      'firma Ada Conci.png',
    ])
    const [mine] = (await rossi().does(readMyVisits, { day })).visits.filter(
      (visit) => visit.visitNo === visitNo,
    )
    expect(mine).toMatchObject({
      enRouteAt: rome(day, '09:40'),
      arrivedAt: rome(day, '09:55'),
      endedAt: rome(day, '10:50'),
      pausedMinutes: 5,
      lines: [{ finished: true, repairStatus: 'Completato' }],
    })
    expect((await anna().does(listVisitReports, { orderNo })).rows.map((row) => row.kind)).toEqual([
      'done',
      'signature',
      'photo',
      'note',
      'faults',
      'part',
      'time',
      'resumed',
      'paused',
      'arrived',
      'en-route',
    ])
  })

  test('half done is a state: what is left waits for another visit', async () => {
    const { visitNo, orderNo } = await aVisit('Albergo Stella', 2)
    business.at('2026-10-13T09:00:00Z')
    await send(visitNo, '10:00', { kind: 'arrived' })
    await send(
      visitNo,
      '10:50',
      done([
        [10000, 'finished'],
        [20000, 'partly-serviced'],
      ]),
    )
    expect(await stateOf(visitNo)).toBe('done')
    const left = (await board()).filter((visit) => visit.orderNo === orderNo && visit.state === 'unplanned')
    expect(left).toMatchObject([{ lineNos: [20000] }])
    expect(await anna().does(readAllocations, { orderNo })).toMatchObject({ reallocationNeeded: true })
  })

  test.each([
    ['spare-part-ordered', 'a part is missing'],
    ['waiting-for-customer', 'the customer has to decide'],
  ] as const)('%s: the technician leaves, the rest waits for another visit', async (result, name) => {
    const { visitNo, orderNo } = await aVisit(
      `Caffè ${name}`,
      1,
      result === 'spare-part-ordered' ? '13:00' : '14:00',
    )
    business.at('2026-10-13T09:00:00Z')
    await send(visitNo, '11:00', { kind: 'arrived' })
    business.at('2026-10-13T09:30:00Z')
    expect(await send(visitNo, '11:30', done([[10000, result as 'finished']]))).toMatchObject({
      outcome: 'applied',
    })
    expect(await stateOf(visitNo)).toBe('not-done')
    expect(await order(orderNo)).toMatchObject({ status: 'on-hold' })
    const left = (await board()).filter((visit) => visit.orderNo === orderNo && visit.state === 'unplanned')
    expect(left).toMatchObject([{ lineNos: [10000], notPlannable: 'ON_HOLD' }])
    const { entries } = await anna().does(readAllocations, { orderNo })
    expect(entries.map((entry) => entry.status).sort()).toEqual(['finished', 'nonactive'])
  })

  test('nobody there: the order waits for the customer', async () => {
    const { visitNo, orderNo } = await aVisit('Bar Centrale')
    business.at('2026-10-13T09:00:00Z')
    await send(visitNo, '10:10', {
      kind: 'not-done',
      reason: 'customer-absent',
      remark: 'citofonato due volte',
    })
    expect(await order(orderNo)).toMatchObject({ lines: [{ repairStatusCode: 'WAITCUST' }] })
    expect((await board()).filter((visit) => visit.orderNo === orderNo).map((visit) => visit.state)).toEqual([
      'not-done',
      'unplanned',
    ])
  })
})

test('the customer gets the report of what was done, signed, before the technician leaves', async () => {
  const { visitNo, orderNo } = await aVisit('Rifugio Alpino')
  business.at('2026-10-13T07:55:00Z')
  await send(visitNo, '09:55', { kind: 'arrived' })
  business.at('2026-10-13T09:00:00Z')
  await send(visitNo, '10:40', {
    kind: 'part',
    lineNo: 10000,
    itemNo: 'CINGHIA',
    quantity: '1',
    serialNo: '',
  })
  await send(visitNo, '10:41', { kind: 'note', lineNo: 10000, about: 'resolution', note: 'Cinghia tesa' })
  await send(visitNo, '10:42', { kind: 'note', lineNo: 10000, about: 'internal', note: 'Cliente difficile' })
  const text = async () => {
    let made = ''
    await anna().acts(async (act) => {
      const layout = await act.tx
        .selectFrom('documentLayout')
        .selectAll()
        .where('layout', '=', 'service-report')
        .executeTakeFirstOrThrow()
      made = JSON.stringify(paperOf(await loadPaper(act, orderNo), layout))
    })
    return made
  }
  await send(visitNo, '10:44', {
    kind: 'signature',
    name: '',
    whyNot: 'nessuno presente',
    contentBase64: null,
  })
  expect(await text()).toContain('Non firmato: nessuno presente')
  await send(visitNo, '10:45', { kind: 'signature', name: 'Ada Conci', whyNot: '', contentBase64: pixel })
  await send(visitNo, '10:50', done([[10000, 'finished']]))
  const report = await text()
  expect(report).toContain('Rapporto di intervento')
  expect(report).toContain('Marco Rossi · 09:55–10:50')
  expect(report).toContain('Cinghia tesa')
  expect(report).toContain('Cinghia trapezoidale')
  expect(report).toContain(`data:image/png;base64,${pixel}`)
  expect(report).toContain('Firmato da Ada Conci')
  expect(report).not.toContain('Cliente difficile')
  await rossi().does(sendDocument, {
    orderNo,
    layout: 'service-report',
    to: 'rifugio@alpino.example',
  } as never)
  const { rows } = await anna().does(listMails, { search: 'rifugio@alpino.example' } as never)
  expect(rows).toMatchObject([{ subject: expect.stringContaining('rapporto di intervento') }])
})

describe('phones without network', () => {
  test('the same report again changes nothing and gets the same answer', async () => {
    const { visitNo, orderNo } = await aVisit('Caseificio Conci')
    business.at('2026-10-13T09:00:00Z')
    const id = randomUUID()
    const hours: ReportContent = { kind: 'time', lineNo: 10000, minutes: 30, workTypeCode: null, remark: '' }
    const first = await send(visitNo, '10:30', hours, rossi(), id)
    expect(await send(visitNo, '10:30', hours, rossi(), id)).toEqual(first)
    expect((await anna().does(readServiceLines, { orderNo })).rows).toHaveLength(1)
  })

  test('reports that come late and in another order give the same times', async () => {
    const { visitNo } = await aVisit('Cantina Mair')
    business.at('2026-10-13T12:00:00Z')
    await send(visitNo, '11:00', done([[10000, 'finished']]))
    await send(visitNo, '10:00', { kind: 'arrived' })
    await send(visitNo, '09:30', { kind: 'en-route' })
    const [visit] = (await rossi().does(readMyVisits, { day })).visits.filter(
      (one) => one.visitNo === visitNo,
    )
    expect(visit).toMatchObject({
      state: 'done',
      enRouteAt: rome(day, '09:30'),
      arrivedAt: rome(day, '10:00'),
      endedAt: rome(day, '11:00'),
    })
  })

  test('a clock that runs ahead counts as now', async () => {
    const { visitNo, orderNo } = await aVisit('Malga Alta')
    business.at('2026-10-13T08:00:00Z')
    await send(visitNo, '23:00', { kind: 'arrived' })
    expect((await anna().does(listVisitReports, { orderNo })).rows).toMatchObject([
      { at: '2026-10-13T08:00:00Z' },
    ])
  })

  test('the office gave the visit to somebody else meanwhile: what was done is kept, and said', async () => {
    const { visitNo, orderNo } = await aVisit('Hotel Panorama', 1, '14:00')
    business.at('2026-10-13T09:00:00Z')
    await anna()
      .does(handOver, { visitNo, resourceNo: 'BIANCHI' } as never)
      .catch(() => null)
    await anna().does(moveVisits, {
      moves: [{ visitNo, to: { resourceNo: 'BIANCHI', day, start: rome(day, '15:00') } }],
      seen: {},
    })
    expect(await send(visitNo, '10:00', { kind: 'arrived' })).toMatchObject({
      outcome: 'kept',
      words: [expect.stringContaining('Hotel Panorama')],
    })
    // Hours that were worked are hours, whoever was to work them.
    expect(
      await send(visitNo, '10:30', {
        kind: 'time',
        lineNo: 10000,
        minutes: 20,
        workTypeCode: null,
        remark: '',
      }),
    ).toMatchObject({ outcome: 'applied' })
    expect(await order(orderNo)).toMatchObject({ lines: [{ repairStatusCode: 'INITIAL' }] })
    expect(await anna().does(listVisitReports, { orderNo })).toMatchObject({
      rows: [{ kind: 'time' }, { kind: 'arrived', outcome: 'kept' }],
    })
    expect(await stateOf(visitNo)).toBe('planned')
  })

  test('a field that the office has changed stays, and both values are told; others are entered', async () => {
    const { visitNo, orderNo } = await aVisit('Farmacia Zeni')
    await mara().does(reportVisit, {
      reportId: randomUUID(),
      visitNo,
      at: rome(day, '09:00'),
      content: { kind: 'faults', lineNo: 10000, faultCode: 'SPORCO', seen: {} },
    } as never)
    business.at('2026-10-13T09:00:00Z')
    const answer = await send(visitNo, '10:00', {
      kind: 'faults',
      lineNo: 10000,
      faultCode: 'ROTTO',
      faultReasonCode: 'USURA',
      seen: { faultCode: null, faultReasonCode: null },
    })
    expect(answer).toMatchObject({ outcome: 'kept', words: [expect.stringMatching(/SPORCO.*ROTTO/)] })
    expect(await order(orderNo)).toMatchObject({ lines: [{ faultCode: 'SPORCO', faultReasonCode: 'USURA' }] })
  })

  test('what the set-up wants and is missing keeps the line open, in words, until it is reported again', async () => {
    await setUpService.with(business, { faultReasonCodeMandatory: true })
    const { visitNo, orderNo } = await aVisit('Condominio Marchetti')
    business.at('2026-10-13T09:00:00Z')
    await send(visitNo, '10:00', { kind: 'arrived' })
    await send(visitNo, '10:30', {
      kind: 'part',
      lineNo: 10000,
      itemNo: 'CINGHIA',
      quantity: '1',
      serialNo: '',
    })
    const refused = await send(visitNo, '10:40', done([[10000, 'finished']]))
    expect(refused).toMatchObject({ outcome: 'kept', words: [expect.any(String)] })
    expect(refused.words[0]).not.toContain('service-orders.')
    expect(await order(orderNo)).toMatchObject({ lines: [{ repairStatusCode: 'IN PROCESS' }] })
    await send(visitNo, '10:45', {
      kind: 'faults',
      lineNo: 10000,
      faultReasonCode: 'USURA',
      seen: { faultReasonCode: null },
    })
    expect(await send(visitNo, '10:46', done([[10000, 'finished']]))).toMatchObject({ outcome: 'applied' })
    await setUpService.with(business, { faultReasonCodeMandatory: false })
  })

  test('a part that does not exist is kept with the reason; a stranger is refused', async () => {
    const { visitNo, orderNo } = await aVisit('Officina Trento')
    business.at('2026-10-13T09:00:00Z')
    expect(
      await send(visitNo, '10:00', {
        kind: 'part',
        lineNo: 10000,
        itemNo: 'NIENTE',
        quantity: '1',
        serialNo: '',
      }),
    ).toMatchObject({ outcome: 'kept' })
    expect((await anna().does(readServiceLines, { orderNo })).rows).toEqual([])
    const answer = await bianchi().tries(reportVisit, {
      reportId: randomUUID(),
      visitNo,
      at: rome(day, '10:00'),
      content: { kind: 'arrived' },
    } as never)
    expect(answer).toMatchObject({ refusals: [{ code: 'dispatch.not-your-visit' }] })
  })
})

test('the figures of the day tell what was done, in time and at the first visit (§13)', async () => {
  business.at('2026-10-14T08:00:00Z')
  const figures = await anna().does(readFigures, { fromDay: day, toDay: day })
  const rossiOf = figures.technicians.find((one) => one.resourceNo === 'ROSSI')!
  expect(figures.all.visitsDone).toBe(rossiOf.visitsDone)
  expect(rossiOf.visitsDone).toBeGreaterThan(2)
  expect(rossiOf.visitsNotDone).toBeGreaterThan(0)
  expect(rossiOf.fixedAtFirstVisit).toBeGreaterThan(0.5)
  expect(rossiOf.kilometres).toBeGreaterThan(8)
  expect(rossiOf.capacityMinutes).toBe(510)
  expect(figures.technicians.find((one) => one.resourceNo === 'BIANCHI')).toMatchObject({
    visitsDone: 0,
    dueMet: null,
    utilisation: 0,
  })
  expect(figures.reallocations.map((one) => one.reasonCode)).toContain('PLAN')
  expect(await anna().tries(readFigures, { fromDay: day, toDay: asDay('2027-10-13') })).toMatchObject({
    refusals: [{ code: 'dispatch.period-too-long' }],
  })
})

test('the board is printed, a page for each technician who has visits', async () => {
  const all = await anna().does(printBoard, { day })
  expect(all).toMatchObject({ fileName: 'giro-2026-10-13.pdf', pages: 2 })
  expect(Buffer.from(all.contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  expect(await anna().does(printBoard, { day, resourceNo: 'ROSSI' })).toMatchObject({ pages: 1 })
  expect(await anna().tries(printBoard, { day: asDay('2026-10-20') })).toMatchObject({
    refusals: [{ code: 'dispatch.nothing-to-print' }],
  })
})
