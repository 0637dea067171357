import { describe, expect, test } from 'vitest'
import type { Day, Instant } from '../../foundation/day.ts'
import type { Placement, PlanDays, Technician, Visit } from '../day.ts'
import { nearEvent } from './near-event.ts'
import { consentsOf, isImagined, modelOf, slowed, varied } from './variation.ts'

const day = '2026-10-13' as Day
const person = (resourceNo: string, longitude = 11.1): Technician => ({
  resourceNo,
  name: resourceNo,
  groupNo: null,
  skills: [],
  zones: [],
  start: { latitude: 46, longitude },
  maxOvertimeMinutes: 60,
  maxVisitsPerDay: null,
  blocked: false,
})
const shift = (resourceNo: string) => ({
  resourceNo,
  day,
  shift: {
    open: '2026-10-13T06:00:00Z' as Instant,
    close: '2026-10-13T15:00:00Z' as Instant,
    breaks: [],
    absences: [],
  },
})
const placed = (resourceNo: string): Placement => ({
  resourceNo,
  day,
  arrival: '2026-10-13T07:00:00Z' as Instant,
  start: '2026-10-13T07:00:00Z' as Instant,
  end: '2026-10-13T08:00:00Z' as Instant,
  travelSeconds: 0,
  travelMetres: 0,
  travelQuality: 'estimated',
})
const visit = (visitNo: string, more: Partial<Visit> = {}): Visit => ({
  visitNo,
  orderNo: visitNo,
  version: 1,
  state: more.placement ? 'planned' : 'unplanned',
  pin: 'none',
  description: '',
  customerNo: 'C1',
  customerName: 'Cliente',
  address: '',
  city: '',
  phone: '',
  zoneCode: null,
  position: { latitude: 46, longitude: 11.1 },
  orderStatus: 'pending',
  priority: 'low',
  minutes: 60,
  lineNos: [10000],
  due: null,
  ordered: '2026-10-12T08:00:00Z' as Instant,
  earliestStart: null,
  promised: null,
  windows: [],
  receivingHours: [],
  skills: [],
  preferredResourceNo: null,
  requiredResourceNo: null,
  excludedResourceNos: [],
  placement: null,
  published: null,
  ...more,
})
const days = (visits: Visit[], technicians = [person('ROSSI'), person('BIANCHI')]): PlanDays => ({
  timeZone: 'Europe/Rome',
  now: '2026-10-13T05:00:00Z' as Instant,
  fromDay: day,
  toDay: day,
  technicians,
  days: technicians.map((one) => shift(one.resourceNo)),
  visits,
  skillsOption: 'code-shown',
  zonesOption: 'code-shown',
  freezeMinutes: 60,
  promiseToleranceMinutes: 30,
})

describe('days as a plan imagines them', () => {
  test('no variation changes nothing', () => {
    const real = days([visit('A', { placement: placed('ROSSI') })])
    expect(varied(real, {})).toEqual(real)
  })

  test('somebody away: their hours are gone, what has not begun is free, what has begun stays', () => {
    const real = days([
      visit('A', { placement: placed('ROSSI'), pin: 'locked' }),
      visit('B', { placement: placed('ROSSI'), state: 'on-site' }),
      visit('C', { placement: placed('BIANCHI') }),
    ])
    const { visits, technicians, days: shifts } = varied(real, { away: ['ROSSI'] })
    expect(technicians.map((one) => one.resourceNo)).toEqual(['BIANCHI'])
    expect(shifts.map((one) => one.resourceNo)).toEqual(['BIANCHI'])
    expect(visits.map((one) => [one.state, one.placement?.resourceNo ?? null, one.pin])).toEqual([
      ['unplanned', null, 'none'],
      ['on-site', 'ROSSI', 'none'],
      ['planned', 'BIANCHI', 'none'],
    ])
  })

  test('one more like somebody: same hours and skills under a number that no real technician can have', () => {
    const { technicians, days: shifts } = varied(days([]), { extraLike: ['ROSSI', 'ROSSI', 'NESSUNO'] })
    const imagined = technicians.map((one) => one.resourceNo).filter(isImagined)
    expect(imagined).toHaveLength(2)
    expect(new Set(imagined).size).toBe(2)
    expect(imagined.map(modelOf)).toEqual(['ROSSI', 'ROSSI'])
    expect(shifts.filter((one) => isImagined(one.resourceNo))).toHaveLength(2)
  })

  test('handed over: only the named visits that have not begun are bound to the other technician', () => {
    const real = days([
      visit('A', { placement: placed('ROSSI'), pin: 'day' }),
      visit('B', { placement: placed('ROSSI'), state: 'en-route' }),
      visit('C', { placement: placed('ROSSI') }),
    ])
    const { visits } = varied(real, { handOver: { visitNos: ['A', 'B'], resourceNo: 'BIANCHI' } })
    expect(visits.map((one) => [one.requiredResourceNo, one.pin])).toEqual([
      ['BIANCHI', 'none'],
      [null, 'none'],
      [null, 'none'],
    ])
  })

  test('into the freeze time only where the dispatcher says so', () => {
    expect(varied(days([]), { intoFreeze: true }).freezeMinutes).toBe(0)
    expect(varied(days([]), { intoFreeze: false }).freezeMinutes).toBe(60)
  })

  test('customers are asked only of promised visits that can still move', () => {
    const promised = { from: '2026-10-13T08:00:00Z' as Instant, to: '2026-10-13T10:00:00Z' as Instant }
    const real = days([visit('A', { promised }), visit('B', { promised, state: 'on-site' }), visit('C')])
    expect([...consentsOf(real, { askConsent: true })]).toEqual(['A'])
    expect([...consentsOf(real, {})]).toEqual([])
  })

  test('traffic lengthens the driving, not the way, and opens no hole in the table', () => {
    const matrix = { seconds: new Int32Array([0, 601, -1, 0]), metres: new Int32Array([0, 9000, 0, 0]) }
    const slow = slowed(matrix, 1.5)
    expect([...slow.seconds]).toEqual([0, 902, -1, 0])
    expect(slow.metres).toBe(matrix.metres)
    expect(slowed(matrix, 1)).toBe(matrix)
  })
})

describe('near the event', () => {
  const far = (resourceNo: string, longitude: number, count: number) =>
    Array.from({ length: count }, (_, at) =>
      visit(`${resourceNo}-${at}`, {
        placement: placed(resourceNo),
        position: { latitude: 46, longitude },
      }),
    )
  const technicians = [person('EST', 12), person('QUI', 11.1), person('OVEST', 10)]
  const all = [...far('EST', 12, 4), ...far('QUI', 11.1, 4), ...far('OVEST', 10, 4)]
  const event = visit('E', { position: { latitude: 46, longitude: 11.2 } })

  test('all planned visits where they are few; what has begun and what is not planned are never among them', () => {
    const real = days(
      [...all, event, visit('W', { placement: placed('QUI'), state: 'on-site' })],
      technicians,
    )
    expect(nearEvent(real, { visitNos: ['E'], involved: [] })).toEqual(all.map((one) => one.visitNo))
  })

  test.each([
    ['the nearest technician’s, as a whole', [], 5, ['QUI']],
    ['as many whole technicians as there is room for', [], 8, ['QUI', 'EST']],
    ['those whom it happened to come first, however far', ['OVEST'], 4, ['OVEST']],
    ['one technician even where that is too many', [], 1, ['QUI']],
  ] as const)('where they are many: %s', (_, involved, atMost, expected) => {
    const near = nearEvent(days([...all, event], technicians), { visitNos: ['E'], involved }, atMost)
    expect([...new Set(near.map((visitNo) => visitNo.split('-')[0]))]).toEqual(expected)
    expect(near).toHaveLength(expected.length * 4)
  })
})
