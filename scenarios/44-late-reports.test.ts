import { randomUUID } from 'node:crypto'
import { moveVisits } from '@giro/business/dispatch/api.ts'
import { customerCancels } from '@giro/business/dispatch/real-time/api.ts'
import { type ReportContent, reportVisit } from '@giro/business/dispatch/reports/api.ts'
import { timesOf } from '@giro/business/dispatch/reports/times.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { addDays, asDay, type Day, type Instant, momentOf, weekdayOf } from '@giro/business/foundation/day.ts'
import { setRepairStatus } from '@giro/business/service-orders/api.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGrid, rome, technician, visitAt } from './grid.ts'
import { acknowledged } from './service-setup.ts'

/**
 * Reports of a phone that was without network, and an office that went on meanwhile: whatever happens in which order,
 * nothing that was reported is lost, nothing is entered twice, and what could not be entered is told (orders §6.6).
 */

let business: TestBusiness
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher')
const rossi = () => business.person('Rossi', 'technician', 'it', 'ROSSI')
let day: Day = asDay('2026-10-13')

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
}, 180_000)
afterAll(() => business.close())

/** What the phone reports: the kind, and after how many minutes. */
const tap = fc.record({
  kind: fc.constantFrom('en-route', 'arrived', 'paused', 'resumed', 'time', 'note', 'done'),
  minutes: fc.integer({ min: 1, max: 40 }),
})
/** What happens on the way: reports arrive once, twice or behind those that came after them, and the office acts. */
const happening = fc.constantFrom(
  'send',
  'send',
  'send',
  'send twice',
  'hold back',
  'give away',
  'off the plan',
  'finish',
  'cancel',
)

const contentOf = (kind: string): ReportContent =>
  (kind === 'time'
    ? { kind, lineNo: 10000, minutes: 15, workTypeCode: null, remark: '' }
    : kind === 'note'
      ? { kind, lineNo: 10000, about: 'internal', note: 'Filtro sporco' }
      : kind === 'done'
        ? { kind, lines: [{ lineNo: 10000, result: 'finished' }] }
        : kind === 'paused'
          ? { kind, reason: '' }
          : { kind }) as ReportContent

async function office(what: string, visitNo: string) {
  const orderNo = visitNo.slice(0, visitNo.lastIndexOf('-'))
  // Where the office comes too late it is refused, as it should be.
  if (what === 'give away')
    await anna().tries(moveVisits, {
      moves: [{ visitNo, to: { resourceNo: 'BIANCHI', day, start: rome(day, '14:00') } }],
      seen: {},
    })
  if (what === 'off the plan') await anna().tries(moveVisits, { moves: [{ visitNo, to: null }], seen: {} })
  if (what === 'finish')
    await anna().tries(
      setRepairStatus,
      { orderNo, lineNo: 10000, repairStatusCode: 'FINISHED' },
      { answers: acknowledged },
    )
  if (what === 'cancel') await anna().tries(customerCancels, { visitNo, iterations: 1, seed: 1 })
}

test('whatever happens meanwhile, every report is on record once and is entered at most once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(tap, { minLength: 1, maxLength: 6 }),
      fc.array(happening, { minLength: 4, maxLength: 12 }),
      async (taps, happenings) => {
        // A day of its own for each history; on Saturday and Sunday nobody works.
        do day = addDays(day, 1)
        while (weekdayOf(day) > 5)
        business.at(momentOf(addDays(day, -1), '16:00', 'Europe/Rome'))
        const visitNo = await visitAt(anna(), `Cliente ${day}`, [10, 0], { minutes: 30, day })
        await anna().does(moveVisits, {
          moves: [{ visitNo, to: { resourceNo: 'ROSSI', day, start: rome(day, '09:00') } }],
          seen: {},
        })
        business.at(rome(day, '20:00'))
        let minutes = 0
        const reports = taps.map((one) => {
          minutes += one.minutes
          const time = `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
          return { reportId: randomUUID(), visitNo, at: rome(day, time), content: contentOf(one.kind) }
        })
        const send = (report: (typeof reports)[number]) => rossi().does(reportVisit, report as never)
        const waiting = [...reports]
        const answers = new Map<string, { outcome: string; words: string[] }>()
        const deliver = async (report: (typeof reports)[number] | undefined, times = 1) => {
          if (!report) return
          for (let at = 0; at < times; at++) {
            const answer = await send(report)
            // The same identity gives the same answer.
            const before = answers.get(report.reportId)
            if (before) expect(answer).toEqual(before)
            answers.set(report.reportId, answer)
          }
        }
        for (const what of happenings) {
          if (what === 'send') await deliver(waiting.shift())
          else if (what === 'send twice') await deliver(waiting.shift(), 2)
          else if (what === 'hold back') {
            const first = waiting.shift()
            if (first) waiting.push(first)
          } else await office(what, visitNo)
        }
        for (const report of waiting.splice(0)) await deliver(report)

        const rows = await business.company
          .selectFrom('visitReport')
          .select(['reportId', 'kind', 'at', 'outcome', 'words'])
          .where('visitNo', '=', visitNo)
          .execute()
        expect(rows.map((row) => row.reportId).sort()).toEqual(reports.map((one) => one.reportId).sort())
        for (const row of rows) {
          expect(row.outcome).toBe(answers.get(row.reportId)!.outcome)
          if (row.outcome === 'kept') expect(answers.get(row.reportId)!.words.join('')).not.toBe('')
        }
        const orderNo = visitNo.slice(0, visitNo.lastIndexOf('-'))
        const entered = await business.company
          .selectFrom('serviceLine')
          .select('lineNo')
          .where('orderNo', '=', orderNo)
          .where('type', '=', 'resource')
          .execute()
        const applied = rows.filter((row) => row.kind === 'time' && row.outcome === 'applied')
        expect(entered.length).toBe(applied.length)
        const notes = await business.company
          .selectFrom('recordComment')
          .select('comment')
          .where('subject', '=', orderNo)
          .execute()
        expect(notes.length).toBe(
          rows.filter((row) => row.kind === 'note' && row.outcome === 'applied').length,
        )
        // Times follow from all that was reported, not from the order in which it arrived.
        const visit = await business.company
          .selectFrom('visit')
          .select(['enRouteAt', 'arrivedAt', 'endedAt', 'pausedMinutes'])
          .where('visitNo', '=', visitNo)
          .executeTakeFirst()
        if (visit) expect(visit).toEqual(timesOf(rows.map((row) => ({ ...row, at: row.at as Instant }))))
      },
    ),
    { numRuns: 25 },
  )
}, 300_000)
