import { type Visit as ProblemVisit, solve } from '@giro/optimiser'
import { describe, expect, test } from 'vitest'
import { asDay, asInstant, type Instant, momentOf } from '../../foundation/day.ts'
import type { Shift } from '../../resources/public.ts'
import type { Placement, PlanDays, Predecessor, Technician, TechnicianDay, Visit } from '../day.ts'
import { visit as aVisit, person } from '../samples.ts'
import { usualWeights } from '../weights.ts'
import { withinScope } from './plan-scope.ts'
import { type ProblemOptions, placesOf, routingProblem, shiftId } from './routing-problem.ts'

const rome = 'Europe/Rome'
const monday = asDay('2026-10-12')
const tuesday = asDay('2026-10-13')
const wednesday = asDay('2026-10-14')
const friday = asDay('2026-10-16')
const nextMonday = asDay('2026-10-19')
/** Wall clock of Rome in October: two hours before UTC. */
const at = (day: string, time: string) => asInstant(new Date(`${day}T${time}:00+02:00`).toISOString())
const hour = 3600

const technician = (resourceNo: string, more: Partial<Technician> = {}): Technician => ({
  ...person(resourceNo, 11),
  ...more,
})

const shift = (day: string, open = '08:00', close = '17:00', more: Partial<Shift> = {}): Shift => ({
  open: at(day, open),
  close: at(day, close),
  breaks: [],
  absences: [],
  onCall: false,
  ...more,
})

const works = (resourceNo: string, day: string, ...hours: string[]): TechnicianDay => ({
  resourceNo,
  day: asDay(day),
  shift: shift(day, ...(hours as [string?, string?])),
})

const visit = (visitNo: string, more: Partial<Visit> = {}): Visit =>
  aVisit(visitNo, {
    orderNo: visitNo.split('-')[0]!,
    customerName: 'Rossi',
    position: { latitude: 46.1, longitude: 11.1 },
    ordered: at('2026-10-01', '09:00'),
    ...more,
  })

const placed = (resourceNo: string, day: string, time: string, helpers: string[] = []): Placement => ({
  resourceNo,
  day: asDay(day),
  arrival: at(day, time),
  start: at(day, time),
  end: new Date(Date.parse(at(day, time)) + hour * 1000).toISOString() as Instant,
  travelSeconds: 600,
  travelMetres: 8000,
  travelQuality: 'estimated',
  ...(helpers.length > 0 && {
    helpers: helpers.map((no) => ({
      resourceNo: no,
      arrival: at(day, time),
      travelSeconds: 0,
      travelMetres: 0,
    })),
  }),
})

const days = (more: Partial<PlanDays> = {}): PlanDays => ({
  timeZone: rome,
  now: at('2026-10-11', '09:00'),
  fromDay: monday,
  toDay: tuesday,
  technicians: [technician('ROSSI'), technician('BIANCHI')],
  days: ['ROSSI', 'BIANCHI'].flatMap((no) => [works(no, monday), works(no, tuesday)]),
  visits: [],
  skillsOption: 'warning-displayed',
  zonesOption: 'code-shown',
  freezeMinutes: 60,
  minimumRestMinutes: 660,
  promiseToleranceMinutes: 30,
  certifiedSkills: [],
  outside: [],
  ...more,
})

function translated(some: PlanDays, options: Partial<ProblemOptions> = {}) {
  const places = placesOf(some)
  const count = places.positions.length
  const seconds = Int32Array.from({ length: count * count }, (_, i) =>
    Math.floor(i / count) === i % count ? 0 : 600,
  )
  const metres = seconds.map((value) => value * 12)
  return routingProblem(
    some,
    places,
    { seconds, metres },
    { weights: usualWeights, mode: 'plan', ...options },
  )
}
const problemOf = (some: Partial<PlanDays>, options: Partial<ProblemOptions> = {}) =>
  translated(days(some), options).problem
/** The one visit of a problem. */
const ruleOf = (
  more: Partial<Visit>,
  some: Partial<PlanDays> = {},
  options: Partial<ProblemOptions> = {},
): ProblemVisit => problemOf({ ...some, visits: [visit('V-1', more)] }, options).visits[0]!
const shiftOf = (
  resourceNo: string,
  day: string,
  some: Partial<PlanDays>,
  options: Partial<ProblemOptions> = {},
) => problemOf(some, options).shifts.find((one) => one.id === shiftId(resourceNo, asDay(day)))!
/** Second of a moment on the planned days. */
const second = (day: string, time: string) =>
  (Date.parse(at(day, time)) - Date.parse(at(monday, '00:00'))) / 1000

const before = (more: Partial<Predecessor> = {}): Predecessor => ({
  visitNo: 'A-1',
  gapMinMinutes: 0,
  gapMaxMinutes: null,
  sameTechnician: false,
  sameDay: false,
  nextDay: false,
  together: false,
  placement: null,
  ...more,
})

describe('H2 skills', () => {
  const skills = [{ skillCode: 'GAS', level: 2 }]
  test.each([
    ['needed', 'warning-displayed', [], { skills: { GAS: 2 } }],
    [
      'wished, where the set-up only shows them',
      'code-shown',
      [],
      { skills: { GAS: 2 }, missingSkillCost: 100 },
    ],
    ['ignored', 'not-used', [], {}],
    ['needed where a certificate is, whatever the set-up says', 'not-used', ['GAS'], { skills: { GAS: 2 } }],
    ['needed where a certificate is, though only shown', 'code-shown', ['GAS'], { skills: { GAS: 2 } }],
  ] as const)('are %s', (_, skillsOption, certifiedSkills, rule) => {
    const {
      skills: needed,
      missingSkillCost,
      costByShift,
    } = ruleOf({ skills }, { skillsOption, certifiedSkills })
    expect({ ...(needed && { skills: needed }), ...(missingSkillCost && { missingSkillCost }) }).toEqual(rule)
    expect(costByShift).toBeUndefined()
  })

  test('of both kinds at once: the certificate is needed, the wish costs where it is missing', () => {
    const rule = ruleOf(
      { skills: [...skills, { skillCode: 'ELE', level: 1 }] },
      {
        skillsOption: 'code-shown',
        certifiedSkills: ['GAS'],
        technicians: [
          technician('ROSSI', { skills: [{ skillCode: 'ELE', level: 1, validUntil: null }] }),
          technician('BIANCHI'),
        ],
      },
    )
    expect(rule).toMatchObject({
      skills: { GAS: 2 },
      costByShift: { [`BIANCHI ${monday}`]: 100, [`BIANCHI ${tuesday}`]: 100 },
    })
  })

  test('a certificate counts on its last day and not after it', () => {
    const technicians = [
      technician('ROSSI', { skills: [{ skillCode: 'GAS', level: 2, validUntil: monday }] }),
    ]
    expect(shiftOf('ROSSI', monday, { technicians }).skills).toEqual({ GAS: 2 })
    expect(shiftOf('ROSSI', tuesday, { technicians }).skills).toEqual({})
  })
})

describe('H3, H4, H8 and S3 to S5: a day of a technician', () => {
  test('hours, overtime, break when the route passes, absence, most visits, costs', () => {
    const some = {
      technicians: [technician('ROSSI', { maxVisitsPerDay: 4 })],
      days: [
        {
          resourceNo: 'ROSSI',
          day: monday,
          shift: shift(monday, '08:00', '17:00', {
            breaks: [{ earliest: at(monday, '12:00'), latest: at(monday, '13:30'), minutes: 30 }],
            absences: [{ from: at(monday, '15:00'), to: at(monday, '16:00'), kind: 'training' }],
          }),
        },
      ],
    }
    expect(shiftOf('ROSSI', monday, some)).toMatchObject({
      window: [8 * hour, 17 * hour],
      overtime: hour,
      maxVisits: 4,
      breaks: [{ duration: 1800, windows: [[12 * hour, 13.5 * hour]], rule: 'when-route-passes' }],
      unavailable: [{ from: 15 * hour, to: 16 * hour, kind: 'training' }],
      costPerTravelSecond: 0.01,
      costPerMetre: 0.00045,
      overtimeCostPerSecond: 0.005,
      waitingCostPerSecond: 0.2 / 60,
    })
  })

  test('nothing is planned into the past, but by hand it may be', () => {
    const now = at(monday, '10:00')
    expect(shiftOf('ROSSI', monday, { now }).window[0]).toBe(10 * hour)
    expect(shiftOf('ROSSI', monday, { now }, { mode: 'by-hand' }).window[0]).toBe(8 * hour)
  })
})

describe('H5, H6: when work may start', () => {
  const window = (from: string, to: string) => [second(monday, from), second(monday, to) - 1]
  test.each<[string, Partial<Visit>, unknown]>([
    [
      'the promise',
      { promised: { from: at(monday, '10:00'), to: at(monday, '12:00') } },
      [window('10:00', '12:00')],
    ],
    [
      'typed windows, the ones that touch as one',
      {
        windows: [
          { from: at(monday, '10:00'), to: at(monday, '12:00') },
          { from: at(monday, '08:00'), to: at(monday, '10:00') },
        ],
      },
      [window('08:00', '12:00')],
    ],
    [
      'receiving hours',
      { receivingHours: [{ weekday: 1, startTime: '09:00', endTime: '11:00' }] },
      [window('09:00', '11:00')],
    ],
    [
      'not before the parts are there',
      {
        partsReadyAt: at(monday, '10:30'),
        windows: [{ from: at(monday, '08:00'), to: at(monday, '12:00') }],
      },
      [window('10:30', '12:00')],
    ],
    [
      'not before the typed earliest start',
      {
        earliestStart: at(monday, '11:00'),
        windows: [{ from: at(monday, '08:00'), to: at(monday, '12:00') }],
      },
      [window('11:00', '12:00')],
    ],
    [
      'not earlier than the tolerance before the meant day',
      {
        target: { day: wednesday, toleranceDays: 1 },
        windows: [{ from: at(monday, '08:00'), to: at(wednesday, '12:00') }],
      },
      [[second(tuesday, '00:00'), second(wednesday, '12:00') - 1]],
    ],
  ])('%s', (_, more, windows) => {
    expect(ruleOf(more).windows).toEqual(windows)
  })

  test('parts that come after the days leave the visit out, with the moment', () => {
    const { problem, leftOut } = translated(
      days({ visits: [visit('V-1', { partsReadyAt: at(wednesday, '07:00') })] }),
    )
    expect(problem.visits).toEqual([])
    expect(leftOut).toEqual([
      { visitNo: 'V-1', code: 'PARTS_NOT_READY', params: { at: second(wednesday, '07:00') } },
    ])
  })

  test('on the day on which clocks go back, seconds are counted, not wall-clock hours', () => {
    const sunday = asDay('2026-10-25')
    const some = days({
      fromDay: sunday,
      toDay: sunday,
      days: [
        {
          resourceNo: 'ROSSI',
          day: sunday,
          shift: {
            ...shift(sunday),
            open: momentOf(sunday, '09:00', rome),
            close: momentOf(sunday, '17:00', rome),
          },
        },
      ],
      technicians: [technician('ROSSI')],
    })
    expect(translated(some).problem.shifts[0]!.window).toEqual([10 * hour, 18 * hour])
  })
})

describe('H6: what comes before', () => {
  const both = (link: Partial<Predecessor>, first: Partial<Visit> = {}) => [
    visit('A-1', first),
    visit('V-1', { after: [before(link)] }),
  ]
  test.each<[string, Partial<Predecessor>, object]>([
    ['plainly', {}, { visit: 'A-1', gapMin: 0 }],
    ['with waits', { gapMinMinutes: 30, gapMaxMinutes: 90 }, { visit: 'A-1', gapMin: 1800, gapMax: 5400 }],
    [
      'same technician, same day',
      { sameTechnician: true, sameDay: true },
      { visit: 'A-1', gapMin: 0, sameTechnician: true, sameDay: true },
    ],
    [
      'parts of work',
      { sameTechnician: true, nextDay: true, together: true },
      { visit: 'A-1', gapMin: 0, sameTechnician: true, nextDay: true, together: true },
    ],
  ])('in the same plan: %s', (_, link, rule) => {
    const { visits } = problemOf({ visits: both(link) })
    expect(visits.find((one) => one.id === 'V-1')!.after).toEqual([rule])
  })

  test('planned elsewhere: its end, technician and day bound the visit', () => {
    const placement = { resourceNo: 'ROSSI', day: monday, end: at(monday, '10:00') }
    const rule = ruleOf({
      after: [
        before({ placement, gapMinMinutes: 60, gapMaxMinutes: 120, sameTechnician: true, sameDay: true }),
      ],
    })
    expect(rule).toMatchObject({
      windows: [[second(monday, '11:00'), second(monday, '12:00')]],
      allowedShifts: [`ROSSI ${monday}`],
    })
    expect(rule.after).toBeUndefined()
  })

  test('over: only its end counts', () => {
    const placement = { resourceNo: 'ROSSI', day: monday, end: at(monday, '10:00') }
    const rule = ruleOf({ after: [before({ visitNo: null, placement, gapMinMinutes: 30 })] })
    expect(rule.windows![0]![0]).toBe(second(monday, '10:30'))
    expect(rule.allowedShifts).toBeUndefined()
  })

  test('not planned and no part of these days: the visit waits, and so does what waits for it', () => {
    const { problem, leftOut } = translated(
      days({
        visits: [
          visit('A-1', { orderStatus: 'on-hold' }),
          visit('B-1', { after: [before()] }),
          visit('C-1', { after: [before({ visitNo: 'B-1' })] }),
        ],
      }),
    )
    expect(problem.visits).toEqual([])
    expect(leftOut).toEqual([
      { visitNo: 'B-1', code: 'DEPENDENCY', params: { visit: 'A-1' } },
      { visitNo: 'C-1', code: 'DEPENDENCY', params: { visit: 'B-1' } },
    ])
  })

  test('outside the selection: what waits for it is left out too', () => {
    const problem = problemOf({ visits: both({}) })
    expect(withinScope(problem, { visitNos: ['V-1'], moveOthers: false }, new Map()).visits).toEqual([])
    const placement = { shift: `ROSSI ${monday}`, start: 9 * hour }
    const scoped = withinScope(
      problem,
      { visitNos: ['V-1'], moveOthers: false },
      new Map([['A-1', placement]]),
    )
    expect(scoped.visits.map((one) => [one.id, one.after?.length ?? 0])).toEqual([
      ['A-1', 0],
      ['V-1', 1],
    ])
  })

  test('the day after a Friday is the Monday: days are counted as people work', () => {
    const some = days({
      fromDay: friday,
      toDay: nextMonday,
      days: [works('ROSSI', friday), works('ROSSI', nextMonday)],
      technicians: [technician('ROSSI')],
    })
    expect(translated(some).problem.shifts.map((one) => one.day)).toEqual([0, 1])
  })
})

describe('H7: crews', () => {
  const technicians = [
    technician('ROSSI', { skills: [{ skillCode: 'ELE', level: 2, validUntil: null }] }),
    technician('BIANCHI'),
  ]
  test('say how many come and what somebody of them must know; one alone is no crew', () => {
    const helperSkills = [{ skillCode: 'ELE', level: 1 }]
    expect(ruleOf({ crewSize: 2, helperSkills }).crew).toEqual({ size: 2, skills: { ELE: 1 } })
    expect(ruleOf({}).crew).toBeUndefined()
  })

  test('stand on the route of each member, with their roles; running work is kept for all', () => {
    const crew = visit('V-1', {
      crewSize: 2,
      state: 'on-site',
      placement: placed('ROSSI', monday, '09:00', ['BIANCHI']),
    })
    const { initial, shifts } = problemOf({ technicians, visits: [crew] })
    expect(initial).toEqual([
      { shift: `ROSSI ${monday}`, stops: [{ type: 'visit', id: 'V-1', role: 'lead' }] },
      { shift: `BIANCHI ${monday}`, stops: [{ type: 'visit', id: 'V-1', role: 'helper' }] },
    ])
    const frozen = { type: 'visit', id: 'V-1', start: 9 * hour, end: 10 * hour }
    expect(shifts.find((one) => one.id === `ROSSI ${monday}`)!.frozen).toEqual([{ ...frozen, role: 'lead' }])
    expect(shifts.find((one) => one.id === `BIANCHI ${monday}`)!.frozen).toEqual([
      { ...frozen, role: 'helper' },
    ])
  })

  test.each([
    ['fewer people than are planned', 1, [[`ROSSI ${monday}`, ['V-1']]]],
    [
      'as many',
      2,
      [
        [`ROSSI ${monday}`, ['V-1']],
        [`BIANCHI ${monday}`, ['V-1']],
      ],
    ],
  ] as const)('whose line asks for %s since stand on as many routes', (_, crewSize, routes) => {
    const crew = visit('V-1', { crewSize, placement: placed('ROSSI', monday, '14:00', ['BIANCHI']) })
    const { initial } = problemOf({ technicians, visits: [crew] })
    expect(initial!.map((route) => [route.shift, route.stops.map((stop) => stop.id)])).toEqual(routes)
  })

  test('under way with fewer people than the line asks for since go on as they are', () => {
    const alone = visit('V-1', { crewSize: 2, state: 'on-site', placement: placed('ROSSI', monday, '09:00') })
    const problem = problemOf({ technicians, visits: [alone] })
    expect(problem.visits[0]!.crew).toBeUndefined()
    expect(solve(problem, { iterations: 200, seed: 1 }).unassigned).toEqual([])
  })

  test('that are pinned, or outside the selection, keep their helpers', () => {
    const three = [...technicians, technician('NERI')]
    const some = {
      technicians: three,
      days: three.map((one) => works(one.resourceNo, monday)),
      visits: [
        visit('V-1', {
          crewSize: 2,
          pin: 'locked',
          placement: placed('ROSSI', monday, '14:00', ['BIANCHI']),
        }),
      ],
    }
    expect(problemOf(some).visits[0]!.excludedShifts).toEqual([`NERI ${monday}`])
    const free = { ...some, visits: [{ ...some.visits[0]!, pin: 'none' as const }] }
    const place = { shift: `ROSSI ${monday}`, start: 14 * hour, helpers: [`BIANCHI ${monday}`] }
    const scoped = withinScope(
      problemOf(free),
      { visitNos: [], moveOthers: false },
      new Map([['V-1', place]]),
    )
    expect(scoped.visits[0]).toMatchObject({ excludedShifts: [`NERI ${monday}`], pin: { start: 14 * hour } })
  })

  test('with a member who is not planned here keep their time', () => {
    const crew = visit('V-1', { crewSize: 2, placement: placed('NERI', monday, '09:00', ['BIANCHI']) })
    const { visits, shifts } = problemOf({ technicians, visits: [crew] })
    expect(visits).toEqual([])
    expect(shifts.find((one) => one.id === `BIANCHI ${monday}`)!.unavailable).toEqual([
      { id: 'V-1', from: 9 * hour, to: 10 * hour, kind: 'crew' },
    ])
  })
})

describe('H8 to H10: who, what stays, what is not planned', () => {
  test.each<[string, Partial<Visit>, object]>([
    ['required', { requiredResourceNo: 'ROSSI' }, { allowedShifts: [`ROSSI ${monday}`, `ROSSI ${tuesday}`] }],
    [
      'excluded',
      { excludedResourceNos: ['ROSSI'] },
      { excludedShifts: [`ROSSI ${monday}`, `ROSSI ${tuesday}`] },
    ],
    [
      'preferred (S7)',
      { preferredResourceNo: 'ROSSI' },
      { preferredShifts: [`ROSSI ${monday}`, `ROSSI ${tuesday}`], preferenceCost: 20 },
    ],
    [
      'pinned to the technician',
      { pin: 'resource', placement: placed('ROSSI', monday, '14:00') },
      { allowedShifts: [`ROSSI ${monday}`, `ROSSI ${tuesday}`] },
    ],
    [
      'pinned to the day',
      { pin: 'day', placement: placed('ROSSI', monday, '14:00') },
      { allowedShifts: [`ROSSI ${monday}`] },
    ],
    [
      'pinned to the time',
      { pin: 'time', placement: placed('ROSSI', monday, '14:00') },
      { pin: { start: 14 * hour } },
    ],
    [
      'locked',
      { pin: 'locked', placement: placed('ROSSI', monday, '14:00') },
      { pin: { shift: `ROSSI ${monday}`, start: 14 * hour } },
    ],
  ])('%s', (_, more, rule) => {
    expect(ruleOf(more)).toMatchObject(rule)
  })

  test.each<[string, Partial<Visit>]>([
    ['no position', { position: null }],
    ['order on hold', { orderStatus: 'on-hold' }],
    ['item blocked', { itemBlocked: true }],
  ])('%s is not planned', (_, more) => {
    expect(problemOf({ visits: [visit('V-1', more)] }).visits).toEqual([])
  })

  test('what starts within the freeze time stays, with all before it; later work is free', () => {
    const visits = [
      visit('A-1', { placement: placed('ROSSI', monday, '08:30') }),
      visit('B-1', { placement: placed('ROSSI', monday, '10:30') }),
      visit('C-1', { placement: placed('ROSSI', monday, '12:30') }),
    ]
    const now = at(monday, '09:45')
    const frozen = (mode: 'plan' | 'by-hand') =>
      shiftOf('ROSSI', monday, { now, visits }, { mode }).frozen?.map((stop) => stop.id)
    expect(frozen('plan')).toEqual(['A-1', 'B-1'])
    expect(frozen('by-hand')).toBeUndefined()
  })
})

describe('H11: rest and weekly hours', () => {
  const nights = [works('ROSSI', monday, '14:00', '23:00'), works('ROSSI', tuesday, '06:00', '14:00')]
  test('rest is watched only between days whose hours are near each other', () => {
    expect(shiftOf('ROSSI', tuesday, { days: nights }).restBefore).toBe(11 * hour)
    expect(shiftOf('ROSSI', tuesday, {}).restBefore).toBeUndefined()
    expect(shiftOf('ROSSI', tuesday, { days: nights, minimumRestMinutes: 0 }).restBefore).toBeUndefined()
  })

  test('work on the days next to the planned ones cuts the hours', () => {
    const outside = [
      {
        resourceNo: 'ROSSI',
        day: asDay('2026-10-11'),
        from: at('2026-10-11', '18:00'),
        to: at('2026-10-11', '23:00'),
      },
      { resourceNo: 'ROSSI', day: wednesday, from: at(wednesday, '03:00'), to: at(wednesday, '09:00') },
    ]
    expect(shiftOf('ROSSI', monday, { outside }).window).toEqual([10 * hour, 17 * hour])
    const last = shiftOf('ROSSI', tuesday, { outside })
    expect([last.window[1], last.overtime]).toEqual([second(tuesday, '16:00'), 0])
    expect(shiftOf('BIANCHI', monday, { outside }).window).toEqual([8 * hour, 17 * hour])
  })

  test('the week’s hours are limited where they could be exceeded, less what is planned on its other days', () => {
    const technicians = [
      technician('ROSSI', { maxWeeklyHours: 16 }),
      technician('BIANCHI', { maxWeeklyHours: 48 }),
    ]
    const outside = [
      {
        resourceNo: 'ROSSI',
        day: asDay('2026-10-15'),
        from: at('2026-10-15', '08:00'),
        to: at('2026-10-15', '14:00'),
      },
      {
        resourceNo: 'ROSSI',
        day: asDay('2026-10-11'),
        from: at('2026-10-11', '08:00'),
        to: at('2026-10-11', '14:00'),
      },
    ]
    expect(problemOf({ technicians, outside }).workLimits).toEqual([
      { id: `ROSSI ${monday}`, shifts: [`ROSSI ${monday}`, `ROSSI ${tuesday}`], maxSeconds: 10 * hour },
    ])
    expect(problemOf({}).workLimits).toBeUndefined()
  })
})

describe('S1 and S2: what it costs to leave out or to be late', () => {
  const due = at(monday, '12:00')
  const later = at('2026-10-20', '12:00')
  test.each<[string, Partial<Visit>, number]>([
    ['low', {}, 400],
    ['medium', { priority: 'medium' }, 800],
    ['high', { priority: 'high' }, 1600],
    ['due inside the days', { due }, 800],
    ['due after the days', { due: later }, 100],
    ['optional', { optional: true }, 100],
    ['meant for a day after them', { target: { day: asDay('2026-10-20'), toleranceDays: 30 } }, 100],
    [
      'optional and meant for later',
      { optional: true, target: { day: asDay('2026-10-20'), toleranceDays: 30 } },
      25,
    ],
  ])('%s', (_, more, penalty) => {
    expect(ruleOf(more).penalty).toBe(penalty)
  })

  test('late costs a sum and more by the minute, at most a share of leaving it out', () => {
    expect(ruleOf({ due, priority: 'high' })).toMatchObject({
      due: 12 * hour,
      lateness: { fixed: 120, perSecond: 2 / 60, cap: 0.8 * 3200 },
    })
  })
})

describe('S6 to S12: wishes', () => {
  test('a zone counts from its day, and not at all where the set-up says so (S6)', () => {
    const technicians = [technician('ROSSI', { zones: [{ zoneCode: 'NORD', startingDate: tuesday }] })]
    expect(shiftOf('ROSSI', monday, { technicians }).zones).toEqual([])
    expect(shiftOf('ROSSI', tuesday, { technicians }).zones).toEqual(['NORD'])
    expect(ruleOf({ zoneCode: 'NORD' })).toMatchObject({ zone: 'NORD', notInZoneCost: 15 })
    expect(ruleOf({ zoneCode: 'NORD' }, { zonesOption: 'not-used' }).zone).toBeUndefined()
  })

  test.each<[string, Partial<Visit>, object]>([
    [
      'without a promise the published start may move by the tolerance',
      {},
      { from: second(monday, '09:30'), to: second(monday, '10:30'), fixed: 25, perSecond: 0.5 / 60 },
    ],
    [
      'with one it may move inside the promise',
      { promised: { from: at(monday, '08:00'), to: at(monday, '12:00') } },
      { from: second(monday, '08:00'), to: second(monday, '12:00') - 1, fixed: 25, perSecond: 0.5 / 60 },
    ],
  ])('what is published costs when it is left (S8): %s', (_, more, promise) => {
    const published = { resourceNo: 'ROSSI', day: monday, start: at(monday, '10:00') }
    expect(ruleOf({ ...more, published })).toMatchObject({
      published: { shift: `ROSSI ${monday}`, otherTechnicianCost: 15, otherDayCost: 60 },
      promise,
    })
    expect(ruleOf({ ...more, published: null }).promise).toBeUndefined()
  })

  test.each([
    ['inside the days', tuesday, 1],
    ['before them, by calendar day', asDay('2026-10-10'), -2],
    ['after them, by calendar day', asDay('2026-10-16'), 4],
  ])('a target day %s has its number (S9)', (_, day, number) => {
    expect(ruleOf({ target: { day, toleranceDays: 30 } }).target).toEqual({
      day: number,
      perDayEarly: 8,
      perDayLate: 16,
    })
  })

  test('balance is kept within a team on a day (S10), scarce skills are spared (S11); 0 switches both off', () => {
    const technicians = [technician('ROSSI', { groupNo: 'CALDAIE' }), technician('BIANCHI')]
    const problem = problemOf({ technicians })
    expect(problem.balanceCostPerSecond).toBeCloseTo(0.05 / 60, 12)
    expect(problem.shifts.map((one) => one.team)).toEqual([
      `CALDAIE ${monday}`,
      `CALDAIE ${tuesday}`,
      ` ${monday}`,
      ` ${tuesday}`,
    ])
    expect(problem.scarceSkills).toEqual({ share: 0.25, cost: 6 })
    const off = problemOf({}, { weights: { ...usualWeights, balanceMinute: 0, scarceSkill: 0 } })
    expect([off.balanceCostPerSecond, off.scarceSkills]).toEqual([undefined, undefined])
  })

  test.each<[string, Partial<Technician>, boolean, number | undefined]>([
    ['a subcontractor', { subcontractor: true }, false, 80],
    ['on call', {}, true, 80],
    ['both at once, once', { subcontractor: true }, true, 80],
    ['an ordinary day', {}, false, undefined],
  ])('%s costs by the day (S12)', (_, more, onCall, fixedCost) => {
    const some = {
      technicians: [technician('ROSSI', more)],
      days: [{ resourceNo: 'ROSSI', day: monday, shift: shift(monday, '08:00', '17:00', { onCall }) }],
    }
    expect(shiftOf('ROSSI', monday, some).fixedCost).toBe(fixedCost)
  })
})

test('AC-30: ROSSI could arrive 10:20, BIANCHI 10:40: both start 10:40 and ROSSI waits', () => {
  const positions = [
    { latitude: 46, longitude: 11 },
    { latitude: 46, longitude: 11.5 },
  ]
  const some = days({
    toDay: monday,
    technicians: [
      technician('ROSSI', { start: positions[0]! }),
      technician('BIANCHI', { start: positions[1]! }),
    ],
    days: [works('ROSSI', monday, '10:00', '17:00'), works('BIANCHI', monday, '10:00', '17:00')],
    visits: [visit('X-1', { crewSize: 2, priority: 'high', due: at(monday, '16:00') })],
  })
  const places = placesOf(some)
  const minutes = [
    [0, 60, 20],
    [60, 0, 40],
    [20, 40, 0],
  ]
  const seconds = Int32Array.from(minutes.flat().map((one) => one * 60))
  const { problem } = routingProblem(
    some,
    places,
    { seconds, metres: seconds },
    { weights: usualWeights, mode: 'plan' },
  )
  const { routes } = solve(problem, { iterations: 2000, seed: 1 })
  const met = routes.map((route) => [
    route.shift,
    route.stops[0]!.arrival,
    route.stops[0]!.start,
    route.stops[0]!.waitingSeconds,
  ])
  expect(met).toEqual([
    [`ROSSI ${monday}`, second(monday, '10:20'), second(monday, '10:40'), 1200],
    [`BIANCHI ${monday}`, second(monday, '10:40'), second(monday, '10:40'), 0],
  ])
})
