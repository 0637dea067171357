import { moveVisits, readBoard, redoStep, undoStep } from '@giro/business/dispatch/api.ts'
import { listOpenPlans } from '@giro/business/dispatch/planning/api.ts'
import { publishVisits } from '@giro/business/dispatch/publishing/api.ts'
import {
  changeDuration,
  customerAbsent,
  customerCancels,
  customerMoves,
  reportTraffic,
  technicianLate,
  technicianUnavailable,
} from '@giro/business/dispatch/real-time/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGrid, rome, technician, visitAt } from './grid.ts'

/** What happens in the day is taken back as a whole: what it was about, whom it pushed, and what it asked the planner. */

let business: TestBusiness
const day = asDay('2026-10-13')
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher', 'it')
const giulia = () => business.person('Giulia', 'dispatcher', 'it')
const search = { iterations: 50, seed: 1 }
let first: string
let second: string

beforeAll(async () => {
  business = await openBusiness('2026-10-13T05:00:00Z')
  await openGrid(business, mara(), [
    [0, 0],
    [10, 0],
    [20, 0],
    [30, 0],
  ])
  await technician(mara(), 'ROSSI', 'Marco Rossi', [0, 0], [])
  await technician(mara(), 'BIANCHI', 'Luca Bianchi', [30, 0], [])
  const put = async (name: string, x: number, resourceNo: string, time: string) => {
    const visitNo = await visitAt(anna(), name, [x, 0], { minutes: 60, day })
    await anna().does(moveVisits, {
      moves: [{ visitNo, to: { resourceNo, day, start: rome(day, time) } }],
      seen: {},
    })
    return visitNo
  }
  first = await put('Panificio Moser', 10, 'ROSSI', '08:30')
  second = await put('Hotel Adige', 20, 'ROSSI', '09:45')
  await put('Bar Sport', 10, 'ROSSI', '11:00')
  await put('Ottica Centrale', 20, 'BIANCHI', '09:00')
  const board = await anna().does(readBoard, { fromDay: day, toDay: day })
  const seen = Object.fromEntries(board.visits.map((visit) => [visit.visitNo, visit.version]))
  await anna().does(publishVisits, { fromDay: day, toDay: day, seen })
}, 180_000)
afterAll(() => business.close())

/** All that an event may change: places, what was told, promises, lengths, who is away, driving. */
async function standing() {
  const board = await anna().does(readBoard, { fromDay: day, toDay: day })
  return {
    visits: board.visits.map(({ visitNo, placement, published, promised, minutes, state }) => ({
      visitNo,
      place: placement && [placement.resourceNo, placement.start, placement.end],
      published,
      promised,
      minutes,
      state,
    })),
    hours: board.technicians.map((one) =>
      one.days.map(({ open, close, absences }) => [open, close, absences]),
    ),
    lines: await business.company
      .selectFrom('serviceItemLine')
      .select(['orderNo', 'repairStatusCode'])
      .orderBy('orderNo')
      .execute(),
    traffic: await business.company.selectFrom('traffic').select(['day', 'factor']).execute(),
  }
}

const events: Readonly<Record<string, () => Promise<unknown>>> = {
  'longer work': () => anna().does(changeDuration, { visitNo: first, minutes: 105, ...search }),
  'shorter work': () => anna().does(changeDuration, { visitNo: second, minutes: 30, ...search }),
  'a technician ill': () =>
    anna().does(technicianUnavailable, { resourceNo: 'ROSSI', from: rome(day, '09:30'), ...search }),
  'a technician late': () =>
    anna().does(technicianLate, { resourceNo: 'ROSSI', until: rome(day, '09:10'), ...search }),
  traffic: () => anna().does(reportTraffic, { day, factor: 1.8, ...search }),
  'a customer who cancels': () => anna().does(customerCancels, { visitNo: second, ...search }),
  'nobody there': () => anna().does(customerAbsent, { visitNo: second, ...search }),
  'a customer who wants another time': () =>
    anna().does(customerMoves, {
      visitNo: second,
      promised: { from: rome(day, '14:00'), to: rome(day, '16:00') },
      ...search,
    }),
}

test.each(Object.entries(events))('%s is taken back, done again and taken back', async (_name, happen) => {
  const before = await standing()
  await happen()
  const after = await standing()
  expect(after).not.toEqual(before)
  expect((await anna().does(listOpenPlans, {})).plans).toHaveLength(1)
  await anna().does(undoStep, {})
  expect(await standing()).toEqual(before)
  // Nobody is asked to accept an answer to what did not happen.
  expect((await anna().does(listOpenPlans, {})).plans).toEqual([])
  await anna().does(redoStep, {})
  expect(await standing()).toEqual(after)
  await anna().does(undoStep, {})
  expect(await standing()).toEqual(before)
})

test('several are taken back one after the other, in words', async () => {
  const before = await standing()
  await events['longer work']!()
  await events.traffic!()
  const undo = async () => (await anna().does(undoStep, {})).label
  expect(await undo()).toMatch(/^Traffico: viaggi più lunghi \(80 %\)/)
  expect(await undo()).toMatch(/^Panificio Moser richiede 45 min in più/)
  expect(await standing()).toEqual(before)
})

test('what somebody else has changed since stays as they left it', async () => {
  await events['longer work']!()
  await giulia().does(changeDuration, { visitNo: first, minutes: 75, ...search })
  const theirs = await standing()
  expect(await anna().does(undoStep, {})).toMatchObject({ placed: 0 })
  expect(await standing()).toEqual(theirs)
  // Giulia takes back her own: the visit is as Anna had it.
  await giulia().does(undoStep, {})
  expect((await standing()).visits.find((visit) => visit.visitNo === first)!.minutes).toBe(105)
})
