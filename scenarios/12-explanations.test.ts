import { customers } from '@giro/business/customers/api.ts'
import {
  explainVisit,
  moveVisits,
  readBoard,
  readDispatchSetup,
  undoStep,
  updateDispatchSetup,
} from '@giro/business/dispatch/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay, timeOf } from '@giro/business/foundation/day.ts'
import { addAbsence, resources, skills, templates } from '@giro/business/resources/api.ts'
import { setServiceHours } from '@giro/business/response-times/api.ts'
import { createOrder } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

let business: TestBusiness
const tuesday = asDay('2026-10-13')
const days = { fromDay: tuesday, toDay: tuesday }
const anna = (language: 'it' | 'en' = 'it') => business.person('Anna', 'dispatcher', language)
const home = [46.0679, 11.1211] as const

beforeAll(async () => {
  business = await openBusiness('2026-10-12T14:00:00Z')
  const paola = business.person('Paola', 'manager')
  await paola.does(setServiceHours, {
    rows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startTime: '08:00', endTime: '17:00' })) as never,
  })
  for (const [skillCode, description] of [
    ['ELE', 'Elettricità'],
    ['GAS', 'Gas metano'],
  ] as const)
    await anna().does(skills.create, { skillCode, description })
  await anna().does(templates.create, {
    templateCode: 'GIORNO',
    description: 'Giornata',
    days: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startTime: '08:00', endTime: '17:00' })) as never,
  })
  for (const [resourceNo, name, skillCode] of [
    ['ROSSI', 'Marco Rossi', 'ELE'],
    ['BIANCHI', 'Luca Bianchi', 'GAS'],
  ] as const)
    await anna().does(resources.create, {
      resourceNo,
      name,
      templateCode: 'GIORNO',
      homeLatitude: home[0],
      homeLongitude: home[1],
      maxOvertimeMinutes: 30,
      skills: [{ skillCode, level: 2 }],
    })
  // Days without a break: work of nearly a shift is one visit.
  const { version } = await paola.does(readDispatchSetup, {})
  await paola.does(updateDispatchSetup, { longestVisitMinutes: 540, longestDayMinutes: 540, version })
  // Ill all Tuesday.
  await anna().does(addAbsence, {
    resourceNo: 'BIANCHI',
    from: '2026-10-12T22:00:00Z' as never,
    to: '2026-10-13T22:00:00Z' as never,
    kind: 'sick',
  })
})
afterAll(() => business.close())

let count = 0
async function aVisit(line: object = {}): Promise<string> {
  const { customerNo } = await anna().does(customers.create, {
    name: `Albergo ${++count}`,
    latitude: home[0] + 0.01,
    longitude: home[1],
  })
  const { orderNo } = await anna().does(createOrder, {
    customerNo: customerNo!,
    orderDate: asDay('2026-10-12'),
    orderTime: '09:00' as never,
    lines: [
      {
        description: 'Lavoro',
        estimatedMinutes: 60,
        responseDate: tuesday,
        responseTime: '11:00',
        ...line,
      } as never,
    ],
  })
  return `${orderNo}-1`
}
const put = (visitNo: string, time: string) =>
  anna().does(moveVisits, {
    moves: [{ visitNo, to: { resourceNo: 'ROSSI', day: tuesday, start: `2026-10-13T${time}:00Z` as never } }],
    seen: {},
  })
const boardVisit = async (visitNo: string) =>
  (await anna().does(readBoard, days)).visits.find((visit) => visit.visitNo === visitNo)!

test('nobody can do it: who lacks what, who is absent, and when it is possible at all (AC-28)', async () => {
  const visitNo = await aVisit({ extraSkills: [{ skillCode: 'GAS', level: 2 }] })
  const why = await anna().does(explainVisit, { visitNo, ...days })
  expect(why.verdict).toBe('impossible')
  expect(
    why.candidates.map(({ name, reasons }) => [name, reasons.map((one) => [one.code, one.text])]),
  ).toEqual([
    ['Marco Rossi', [['NO_SKILL', 'non ha Gas metano (livello 2)']]],
    ['Luca Bianchi', [['ABSENT', 'è assente tutto il giorno']]],
  ])
  // Due at 11 on Tuesday, possible at 8 something on Wednesday: six hours of Tuesday and a little of Wednesday.
  expect(why.nextPossible).toMatchObject({ resourceNo: 'BIANCHI', name: 'Luca Bianchi', day: '2026-10-14' })
  const start = timeOf(why.nextPossible!.start, 'Europe/Rome')
  expect(start >= '08:00' && start < '08:30').toBe(true)
  expect(why.nextPossible!.lateServiceMinutes).toBe(360 + Number(start.slice(3)))
  const help = why.relaxations.find((one) => one.code === 'skill')
  expect(help).toMatchObject({
    text: 'se Marco Rossi avesse Gas metano (livello 2)',
    moves: null,
    button: null,
  })

  const english = await anna('en').does(explainVisit, { visitNo, ...days })
  expect(english.sentence).toBe('Nobody can do it on these days.')
  expect(english.candidates[0]!.reasons[0]!.text).toBe('lacks Gas metano (level 2)')
})

test('work that may only be done later says from when, instead of failing', async () => {
  const visitNo = await aVisit({ earliestStart: '2026-10-20T06:00:00Z', responseDate: '2026-10-21' })
  const why = await anna().does(explainVisit, { visitNo, ...days })
  expect(why).toMatchObject({ verdict: 'later', sentence: 'Si può fare solo più avanti.' })
  expect(why.nextPossible).toMatchObject({ day: '2026-10-20', lateServiceMinutes: 0 })
})

test('a full day: what would help has buttons, and pressing them does what they say', async () => {
  const long = await aVisit({ estimatedMinutes: 460, extraSkills: [{ skillCode: 'ELE', level: 1 }] })
  await put(long, '06:15')
  const visitNo = await aVisit({
    extraSkills: [{ skillCode: 'ELE', level: 1 }],
    estimatedMinutes: 150,
    responseTime: '17:00',
    priority: 'high',
  })
  const why = await anna().does(explainVisit, { visitNo, ...days })
  expect(why.verdict).toBe('no-room')
  expect(why.candidates[0]).toMatchObject({ resourceNo: 'ROSSI', reasons: [{ code: 'OVERTIME_LIMIT' }] })
  expect(why.candidates[0]!.reasons[0]!.text).toMatch(
    /^servirebbero \d+ min di straordinario oltre il limite$/,
  )

  const overtime = why.relaxations.find((one) => one.code === 'overtime')!
  expect(overtime.button).toMatch(/^Marco Rossi .*\d\d:\d\d$/)
  const { faults } = await anna().does(moveVisits, { moves: overtime.moves as never, seen: {} })
  expect(faults.map((fault) => fault.code)).toContain('shift-end')
  expect(await boardVisit(visitNo)).toMatchObject({ state: 'planned', placement: { resourceNo: 'ROSSI' } })
  await anna().does(undoStep, {})

  const other = why.relaxations.find((one) => one.code === 'remove-visit')!
  expect(other.text).toMatch(/^se Albergo \d+ di Marco Rossi va altrove$/)
  // Nobody else can do the other one on this day: the button says that it comes off the plan.
  expect(other.button).toMatch(/^togli Albergo \d+, questa/)
  await anna().does(moveVisits, { moves: other.moves as never, seen: {} })
  expect((await boardVisit(long)).placement).toBeNull()
  expect((await boardVisit(visitNo)).placement).toMatchObject({ resourceNo: 'ROSSI' })
  await anna().does(undoStep, {})
  expect((await boardVisit(long)).placement).not.toBeNull()
  await anna().does(undoStep, {})
})

test('over several days a swap is offered, and other places of a planned visit cost more by term', async () => {
  const wednesday = asDay('2026-10-14')
  const week = { fromDay: tuesday, toDay: wednesday }
  const visitNo = await aVisit({ extraSkills: [{ skillCode: 'ELE', level: 1 }] })
  await put(visitNo, '07:00')
  const why = await anna().does(explainVisit, { visitNo, ...week })
  expect(why.verdict).toBe('assigned')
  const other = why.candidates.find((one) => one.resourceNo === 'ROSSI' && one.day === wednesday)!
  expect(other.added).toBeGreaterThan(0)
  const terms = Object.values(other.terms!)
  expect(terms.length).toBeGreaterThan(0)
  expect(terms.reduce((sum, value) => sum + value, 0)).toBeCloseTo(other.added!, 1)
  // On Wednesday it would be after its due moment: that is what costs.
  expect(other.terms!.lateness).toBeGreaterThan(0)

  const full = await aVisit({
    estimatedMinutes: 520,
    requiredResourceNo: 'ROSSI',
    priority: 'high',
    responseTime: '17:00',
    windows: [{ from: '2026-10-13T06:00:00Z', to: '2026-10-13T06:40:00Z' }],
  })
  const { relaxations } = await anna().does(explainVisit, { visitNo: full, ...week })
  const swap = relaxations.find((one) => one.code === 'remove-visit')!
  expect(swap.button).toMatch(/^Albergo \d+ a Marco Rossi, questa/)
  const { faults } = await anna().does(moveVisits, { moves: swap.moves as never, seen: {} })
  expect(faults.map((fault) => fault.code)).toEqual(['late'])
  const after = (await anna().does(readBoard, week)).visits
  const dayOfVisit = (no: string) => after.find((visit) => visit.visitNo === no)!.placement?.day
  expect([dayOfVisit(visitNo), dayOfVisit(full)]).toEqual([wednesday, tuesday])
})

test('a visit that is gone is refused in words', async () => {
  expect(await anna().tries(explainVisit, { visitNo: 'OS9-1', ...days })).toMatchObject({
    refusals: [{ code: 'dispatch.visit-absent' }],
  })
})
