import { randomUUID } from 'node:crypto'
import {
  addToLine,
  answerPoint,
  checklists,
  followUp,
  readLinePoints,
} from '@giro/business/checklists/api.ts'
import { moveVisits, readBoard } from '@giro/business/dispatch/api.ts'
import { publishVisits } from '@giro/business/dispatch/publishing/api.ts'
import { type ReportContent, readMyVisits, reportVisit } from '@giro/business/dispatch/reports/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { createOrder, orderTypes, readOrder, setRepairStatus } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGrid, rome, technician, visitAt } from './grid.ts'
import { acknowledged } from './service-setup.ts'

/** What has to be looked at and measured on site: copied to the line, answered in the office or on the phone. */

let business: TestBusiness
const day = asDay('2026-10-13')
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher')
const rossi = () => business.person('Rossi', 'technician', 'it', 'ROSSI')
let visitNo: string
let orderNo: string

const points = [
  { text: 'CO nei fumi', kind: 'measure', unit: 'ppm', maximum: '100' },
  { text: 'Stato del camino', kind: 'choice', choices: ['libero', 'ostruito'], photo: true },
  { text: 'Valvola di sicurezza', kind: 'check' },
  { text: 'Osservazioni', kind: 'text', mandatory: false },
]
const read = async () => (await anna().does(readLinePoints, { orderNo, lineNo: 10000 })).points
const report = (time: string, content: Partial<ReportContent>, reportId = randomUUID()) =>
  rossi().does(reportVisit, { reportId, visitNo, at: rome(day, time), content } as never)
const check = (pointNo: number, verdict: string, value = '', more: object = {}) =>
  ({ kind: 'check', lineNo: 10000, pointNo, verdict, value, note: '', order: false, ...more }) as never
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

beforeAll(async () => {
  business = await openBusiness('2026-10-12T14:00:00Z')
  await business.work()
  await openGrid(business, mara(), [
    [0, 0],
    [10, 0],
  ])
  await technician(mara(), 'ROSSI', 'Marco Rossi', [0, 0], [])
  await mara().does(orderTypes.create, { orderType: 'MANUT', description: 'Manutenzione' } as never)
}, 180_000)
afterAll(() => business.close())

describe('the templates', () => {
  test('what is wrong with the points is told all at once, at its field', async () => {
    const wrong = [
      { text: 'Pressione', kind: 'measure', minimum: '3', maximum: '1' },
      { text: 'Colore', kind: 'choice', choices: ['verde'] },
    ]
    expect(
      await mara().tries(checklists.create, { checklistCode: 'X', description: 'x', points: wrong } as never),
    ).toMatchObject({
      refusals: [
        { code: 'checklists.limits-order', at: 'points.0.maximum' },
        { code: 'checklists.choices-missing', at: 'points.1.choices' },
      ],
    })
    expect(
      await mara().tries(checklists.create, {
        checklistCode: 'X',
        description: 'x',
        uses: [{ orderType: 'NONE', groupCode: null }],
      } as never),
    ).toMatchObject({ refusals: [{ code: 'checklists.no-such-order-type', at: 'uses' }] })
  })

  test('lines of the order type get their copy; a later change of the template changes no work under way', async () => {
    await mara().does(checklists.create, {
      checklistCode: 'FUMI',
      description: 'Analisi fumi',
      points,
      uses: [{ orderType: 'MANUT', groupCode: null }],
    } as never)
    visitNo = await visitAt(anna(), 'Panificio Dolomiti', [10, 0], { minutes: 60, day })
    // An order of another type has none of it, until somebody adds it.
    orderNo = visitNo.slice(0, -2)
    expect(await read()).toEqual([])
    const { customerNo } = await anna().does(readOrder, { orderNo })
    const other = await anna().does(createOrder, {
      customerNo,
      orderType: 'MANUT',
      description: 'Manutenzione annuale',
      lines: [{ description: 'Caldaia' }],
    } as never)
    const got = await anna().does(readLinePoints, { orderNo: other.orderNo, lineNo: 10000 })
    expect(got.points.map((point) => [point.text, point.maximum, point.verdict])).toEqual([
      ['CO nei fumi', '100', null],
      ['Stato del camino', null, null],
      ['Valvola di sicurezza', null, null],
      ['Osservazioni', null, null],
    ])
    expect(await anna().does(addToLine, { orderNo, lineNo: 10000, checklistCode: 'FUMI' })).toEqual({
      added: 4,
    })
    await mara().does(checklists.change, {
      checklistCode: 'FUMI',
      version: 1,
      points: [{ ...points[0], maximum: '50' }],
    } as never)
    expect((await read()).map((point) => point.maximum)).toEqual(['100', null, null, null])
  })
})

describe('on site', () => {
  beforeAll(async () => {
    await anna().does(moveVisits, {
      moves: [{ visitNo, to: { resourceNo: 'ROSSI', day, start: rome(day, '09:00') } }],
      seen: {},
    })
    const board = await anna().does(readBoard, { fromDay: day, toDay: day })
    const { version } = board.visits.find((visit) => visit.visitNo === visitNo)!
    await anna().does(publishVisits, {
      fromDay: day,
      toDay: day,
      visitNos: [visitNo],
      seen: { [visitNo]: version },
    })
    business.at(rome(day, '11:00'))
  })

  test('the phone has the points with it, and its answers arrive once, however often they are sent', async () => {
    const { visits } = await rossi().does(readMyVisits, { day })
    expect(visits[0]!.lines[0]!.points.map((point) => point.text)).toEqual(points.map((point) => point.text))
    const id = randomUUID()
    for (let sent = 0; sent < 2; sent++)
      expect(await report('09:20', check(1, 'ok', '85,5'), id)).toMatchObject({ outcome: 'applied' })
    expect((await read())[0]).toMatchObject({
      verdict: 'ok',
      value: '85,5',
      answeredByName: 'Rossi',
      answeredAt: rome(day, '09:20'),
    })
  })

  test('a value outside the limits has failed, whatever was tapped; nonsense is kept and told', async () => {
    await report('09:30', check(1, 'ok', '180'))
    expect((await read())[0]).toMatchObject({ verdict: 'failed', value: '180' })
    expect(await report('09:31', check(2, 'ok', 'boh'))).toMatchObject({
      outcome: 'kept',
      words: ['Scegliere per «Stato del camino» una delle risposte: libero, ostruito.'],
    })
  })

  test('what was found later stays when an earlier answer arrives behind it', async () => {
    await anna().does(answerPoint, { orderNo, lineNo: 10000, pointNo: 3, verdict: 'failed', note: 'perde' })
    expect(await report('09:25', check(3, 'ok'))).toMatchObject({
      outcome: 'kept',
      words: [expect.stringContaining('Anna')],
    })
    expect((await read())[2]).toMatchObject({ verdict: 'failed', note: 'perde', answeredByName: 'Anna' })
  })

  test('open points are asked about before the line is finished: without an answer, or without the photo', async () => {
    const asked = async () => {
      const tried = await anna().tries(setRepairStatus, {
        orderNo,
        lineNo: 10000,
        repairStatusCode: 'FINISHED',
      })
      return (tried as unknown as { questions: { code: string; facts?: object }[] }).questions
        .filter((one) => one.code === 'service-orders.finish-checklist-open')
        .map((one) => one.facts)
    }
    expect(await asked()).toEqual([{ count: 1 }])
    await report('09:40', check(2, 'ok', 'libero'))
    expect(await asked()).toEqual([{ count: 1 }])
    await report('09:41', {
      kind: 'photo',
      lineNo: 10000,
      name: 'camino.png',
      contentBase64: pixel,
      pointNo: 2,
    } as never)
    expect((await read())[1]).toMatchObject({ verdict: 'ok', photos: 1 })
    expect(await asked()).toEqual([])
  })

  test('a failed point becomes an order of its own, once, from the office or from the phone', async () => {
    expect(await anna().tries(followUp, { orderNo, lineNo: 10000, pointNo: 2 })).toMatchObject({
      refusals: [{ code: 'checklists.not-failed' }],
    })
    const first = await anna().does(followUp, { orderNo, lineNo: 10000, pointNo: 3 })
    expect(await anna().does(followUp, { orderNo, lineNo: 10000, pointNo: 3 })).toEqual(first)
    const { customerNo } = await anna().does(readOrder, { orderNo })
    expect(await anna().does(readOrder, { orderNo: first.orderNo })).toMatchObject({
      customerNo,
      description: 'Valvola di sicurezza',
      workDescription: expect.stringContaining('perde'),
      status: 'pending',
    })
    const sent = await report(
      '10:30',
      check(1, 'failed', '190', { order: true, note: 'bruciatore da rivedere' }),
    )
    const made = (await read())[0]!.followUpOrderNo!
    expect(sent).toEqual({ outcome: 'applied', words: [`È stato creato l’ordine ${made}.`] })
    expect(await anna().does(readOrder, { orderNo: made })).toMatchObject({
      workDescription: expect.stringContaining('190 ppm · bruciatore da rivedere'),
    })
  })

  test('nobody has signed and nobody says why: the office is asked', async () => {
    const tried = (await anna().tries(setRepairStatus, {
      orderNo,
      lineNo: 10000,
      repairStatusCode: 'FINISHED',
    })) as unknown as { questions: { code: string }[] }
    expect(tried.questions.map((one) => one.code)).toContain('service-orders.finish-no-signature')
    await report('10:50', {
      kind: 'signature',
      name: '',
      whyNot: 'nessuno presente',
      contentBase64: null,
    } as never)
    const again = (await anna().tries(setRepairStatus, {
      orderNo,
      lineNo: 10000,
      repairStatusCode: 'FINISHED',
    })) as unknown as { questions?: { code: string }[] }
    expect((again.questions ?? []).map((one) => one.code)).not.toContain('service-orders.finish-no-signature')
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'FINISHED' }, acknowledged)
  })
})
