import { describe, expect, test } from 'vitest'
import type { Problem } from '../problem.ts'
import { solve } from '../solve.ts'
import { changed } from '../testing/changed.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { problemFromJson, problemToJson } from './giro-json.ts'
import { plannedFromJson, solutionFromJson, solutionToJson } from './giro-solution.ts'

const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Every field of a problem, once. */
const full: Problem = {
  name: 'tutto',
  objective: 'penalty',
  placeCount: 2,
  durations: Int32Array.of(0, 600, -1, 0),
  distances: Int32Array.of(0, 8000, 8100, 0),
  shifts: [
    {
      id: 'rossi-mon',
      technician: 'rossi',
      day: 3,
      team: 'north',
      zones: ['varese'],
      start: 0,
      end: null,
      window: [28_800, 61_200],
      overtime: 3600,
      skills: { gas: 2 },
      breaks: [{ id: 'lunch', duration: 3600, windows: [[43_200, 46_800]], rule: 'when-route-passes' }],
      unavailable: [{ id: 'dentist', from: 54_000, to: 57_600, kind: 'private' }],
      capacity: [10, 4],
      stock: { valve: 3 },
      restBefore: 39_600,
      maxVisits: 8,
      maxTravel: 14_400,
      maxDuration: 36_000,
      fixedCost: 12.5,
      costPerTravelSecond: 0.01,
      costPerMetre: 0.0004,
      overtimeCostPerSecond: 0.02,
      waitingCostPerSecond: 0.001,
      frozen: [{ type: 'visit', id: 'done', start: 28_800, end: 30_000 }],
    },
    { id: 'bianchi-mon', start: null, end: 1, window: [28_800, 61_200] },
  ],
  visits: [
    { id: 'done', place: 0, duration: 1200 },
    { id: 'survey', place: 1, duration: 600 },
    {
      id: 'boiler',
      place: 1,
      duration: 5400,
      setup: 300,
      windows: [[30_000, 40_000]],
      partsReadyAt: 29_000,
      due: 36_000,
      lateness: { fixed: 5, perSecond: 0.01, cap: 90 },
      promise: { from: 32_000, to: 34_000, fixed: 3, perSecond: 0.002 },
      skills: { gas: 1 },
      missingSkillCost: 40,
      zone: 'varese',
      notInZoneCost: 7,
      crew: { size: 2, skills: { electrics: 1 } },
      after: [
        {
          visit: 'survey',
          gapMin: 60,
          gapMax: 90_000,
          sameTechnician: true,
          sameDay: true,
          nextDay: false,
          together: true,
        },
      ],
      parts: { valve: 1 },
      demand: [1, 0],
      priority: 80,
      penalty: 150,
      mandatory: true,
      allowedShifts: ['rossi-mon', 'bianchi-mon'],
      excludedShifts: ['verdi-tue'],
      preferredShifts: ['rossi-mon'],
      preferenceCost: 9,
      costByShift: { 'rossi-mon': 1.5 },
      published: { shift: 'rossi-mon', otherTechnicianCost: 20, otherDayCost: 30 },
      target: { day: 3, perDayEarly: 2, perDayLate: 4 },
      pin: { shift: 'rossi-mon', start: 33_000 },
    },
    { id: 'meter', place: 1, duration: 900, durationByShift: { 'rossi-mon': 600 } },
  ],
  workLimits: [{ id: 'week', shifts: ['rossi-mon'], maxSeconds: 144_000 }],
  balanceCostPerSecond: 0.001,
  scarceSkills: { share: 0.2, cost: 15 },
  initial: [{ shift: 'rossi-mon', stops: [{ type: 'visit', id: 'boiler', role: 'lead' }] }],
}

describe('our own JSON', () => {
  test('says every field of a problem and reads the same', () => {
    expect(problemFromJson(through(problemToJson(full)))).toEqual(full)
  })

  test('random problems with every rule switched on come back as they were', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const problem = randomProblem(seed)
      expect(problemFromJson(through(problemToJson(problem))), `seed ${seed}`).toEqual(problem)
    }
  })

  test('solutions come back as they were, reasons and costs included', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const solution = solve(randomProblem(seed), { iterations: 30, seed })
      expect(solutionFromJson(through(solutionToJson(solution))), `seed ${seed}`).toEqual(solution)
      expect(plannedFromJson(through(solutionToJson(solution)))).toEqual(
        solution.routes.map(({ shift, stops }) => ({
          shift,
          stops: stops.map(({ type, id, role }) => ({ type, id, ...(role ? { role } : {}) })),
        })),
      )
    }
  })

  test('null and -1 are holes of the matrix', () => {
    const file = {
      ...(through(problemToJson(full)) as object),
      durations: [
        [0, null],
        [-1, 0],
      ],
    }
    expect([...problemFromJson(file).durations]).toEqual([0, -1, -1, 0])
  })

  test('a shift without places starts at its first and ends at its last visit', () => {
    const { shifts } = problemFromJson({
      format: 'giro-optimiser-problem/1',
      objective: 'penalty',
      durations: [],
      shifts: [{ id: 1, window: [0, 10] }],
      visits: [],
    })
    expect(shifts).toEqual([{ id: '1', window: [0, 10], start: null, end: null }])
  })

  test('places on the globe take the place of the matrix: Varese to Como is 20 km by the straight line', () => {
    const places = [
      { name: 'Varese', latitude: 45.8206, longitude: 8.8251 },
      { name: 'Como', latitude: 45.8081, longitude: 9.0852 },
    ]
    const problem = problemFromJson({
      format: 'giro-optimiser-problem/1',
      objective: 'penalty',
      places,
      travel: { detour: 1.5, fixed: 0, slow: 60, fast: 60 },
      shifts: [],
      visits: [],
    })
    const straight = 20_205
    expect(Math.abs(problem.distances![1]! - straight * 1.5)).toBeLessThan(straight * 0.005)
    expect(problem.durations[1]).toBe(Math.round(problem.distances![1]! / (60 / 3.6)))
    expect(problem.durations[0]).toBe(0)
  })

  test.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown field', { 'visits[2].windw': [] }, 'visits[2].windw', 'is not known here'],
    ['an inherited word as a field', { constructor: 1 }, 'constructor', 'is not known here'],
    ['a word of every object as an id', { 'shifts[0].id': 'toString' }, 'shifts[0].id', 'cannot be used'],
    ['a reversed window', { 'visits[2].windows': [[9, 3]] }, 'visits[2].windows[0]', 'ends (3) before'],
    [
      'overlapping windows',
      {
        'visits[2].windows': [
          [1, 5],
          [4, 9],
        ],
      },
      'visits[2].windows[1]',
      'begins before',
    ],
    ['a text for a number', { 'visits[0].duration': '1h' }, 'visits[0].duration', 'not "1h"'],
    ['half a second', { 'visits[0].duration': 0.5 }, 'visits[0].duration', 'must be a whole number'],
    ['nine years', { 'visits[0].duration': 2 ** 28 + 1 }, 'visits[0].duration', 'from 0 to'],
    ['no duration', { 'visits[0].duration': undefined }, 'visits[0].duration', 'is missing'],
    ['null', { 'visits[2].penalty': null }, 'visits[2].penalty', 'not null'],
    ['a negative cost', { 'shifts[0].fixedCost': -1 }, 'shifts[0].fixedCost', 'not -1'],
    ['a place outside', { 'visits[0].place': 2 }, 'visits[0].place', 'must be a place from 0 to 1'],
    ['a double id', { 'visits[1].id': 'done' }, 'visits[1].id', 'done is used twice'],
    [
      'a number that is another id as a text',
      { 'visits[1].id': 7, 'visits[3].id': '7', 'visits[2].after': [] },
      'visits[3].id',
      '7 is used twice',
    ],
    ['an id beyond 2^53', { 'visits[0].id': 2 ** 60 }, 'visits[0].id', 'below 2^53'],
    ['a missing matrix', { durations: undefined }, 'durations', 'give the driving times, or places'],
    ['a short row', { durations: [[0, 1], [0]] }, 'durations[1]', 'has 1 entries instead of 2'],
    ['a row that is no list', { durations: [[0, 1], 3] }, 'durations[1]', 'must be a list'],
    ['a driving time of text', { 'durations[1][0]': '5' }, 'durations[1][0]', 'null where there is no way'],
    ['a negative driving time', { 'durations[1][0]': -2 }, 'durations[1][0]', 'not -2'],
    ['a driving time beyond 32 bits', { 'durations[1][0]': 3e9 }, 'durations[1][0]', 'not 3000000000'],
    ['metres of another size', { distances: [[0]] }, 'distances', 'has 1 rows instead of 2'],
    ['an unknown shift at first', { 'initial[0].shift': 'x' }, 'initial[0].shift', 'there is no shift x'],
    [
      'an unknown visit at first',
      { 'initial[0].stops[0].id': 'x' },
      'initial[0].stops[0].id',
      'there is no visit x',
    ],
    [
      'an unknown visit before',
      { 'visits[2].after[0].visit': 'x' },
      'visits[2].after[0].visit',
      'there is no visit x',
    ],
    ['a crew of one', { 'visits[2].crew.size': 1 }, 'visits[2].crew.size', 'from 2 to 20'],
    ['an unknown objective', { objective: 'best' }, 'objective', 'must be penalty or lexicographic'],
    ['another version', { format: 'giro-optimiser-problem/2' }, 'format', 'giro-optimiser-problem/1'],
    ['a share above one', { 'scarceSkills.share': 2 }, 'scarceSkills.share', 'from 0 to 1'],
    [
      'an absence that ends before it begins',
      { 'shifts[0].unavailable[0].to': 1 },
      'shifts[0].unavailable[0]',
      'before it begins',
    ],
    ['a rule for travel beside a matrix', { travel: {} }, 'travel', 'has no effect'],
    [
      'a latitude of 91',
      { durations: undefined, distances: undefined, places: [{ latitude: 91, longitude: 0 }] },
      'places[0].latitude',
      'from -90 to 90',
    ],
  ])('%s is refused with its place', (_, changes, path, what) => {
    expect(() => problemFromJson(changed(problemToJson(full), changes))).toThrow(
      expect.objectContaining({ path, what: expect.stringContaining(what) }),
    )
  })
})
