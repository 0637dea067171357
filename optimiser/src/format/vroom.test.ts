import { describe, expect, test } from 'vitest'
import { check } from '../check.ts'
import type { Problem } from '../problem.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import { solve } from '../solve.ts'
import { changed } from '../testing/changed.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { fromVroom } from './vroom-input.ts'
import { plannedFromVroom, toVroom } from './vroom-output.ts'
import { problemToVroom } from './vroom-problem.ts'

/** Two vans of a plumber in Varese, with nearly every field that is supported. */
const file = {
  vehicles: [
    {
      id: 1,
      description: 'van of Rossi',
      type: 'quick',
      start_index: 0,
      end_index: 0,
      capacity: [4, 9],
      skills: [1, 14],
      time_window: [28_800, 43_200],
      breaks: [{ id: 7, description: 'coffee', service: 300, time_windows: [[32_400, 34_200]] }],
      costs: { fixed: 100, per_hour: 7200, per_km: 500, per_task_hour: 3600 },
      max_tasks: 5,
      max_travel_time: 7200,
      steps: [{ type: 'start' }, { type: 'job', id: 11 }, { type: 'break', id: 7 }, { type: 'end' }],
    },
    { id: 2, start_index: 0, capacity: [4, 9], time_window: [28_800, 43_200], max_tasks: 0 },
  ],
  jobs: [
    {
      id: 11,
      description: 'boiler',
      location: [8.8, 45.8],
      location_index: 1,
      service: 600,
      service_per_type: { quick: 480 },
      delivery: [1, 0],
      pickup: [0, 2],
      skills: [1],
      priority: 30,
      time_windows: [[36_000, 39_600]],
    },
    { id: 12, location_index: 2, service: 300, delivery: [2, 0], skills: [2], priority: 10 },
  ],
  matrices: {
    car: {
      durations: [
        [0, 1200, 500],
        [1300, 0, 700],
        [500, 700, 0],
      ],
      distances: [
        [0, 20_000, 9000],
        [21_000, 0, 8000],
        [9000, 8000, 0],
      ],
    },
  },
}

describe("VROOM's input", () => {
  test('becomes shifts and visits', () => {
    const { problem, metres, picked } = fromVroom(file)
    expect(problem).toEqual<Problem>({
      objective: 'lexicographic',
      placeCount: 3,
      durations: Int32Array.of(0, 1200, 500, 1300, 0, 700, 500, 700, 0),
      distances: Int32Array.of(0, 20_000, 9000, 21_000, 0, 8000, 9000, 8000, 0),
      shifts: [
        {
          id: '1',
          start: 0,
          end: 0,
          window: [28_800, 43_200],
          skills: { 1: 1, 14: 1 },
          capacity: [4, 9],
          maxVisits: 5,
          maxTravel: 7200,
          breaks: [{ id: '7', duration: 300, windows: [[32_400, 34_200]] }],
          fixedCost: 100,
          costPerTravelSecond: 2,
          costPerMetre: 0.5,
        },
        {
          id: '2',
          start: 0,
          end: null,
          window: [28_800, 43_200],
          skills: {},
          capacity: [4, 9],
          maxVisits: 0,
          fixedCost: 0,
          costPerTravelSecond: 1,
        },
      ],
      visits: [
        {
          id: '11',
          place: 1,
          duration: 600,
          durationByShift: { 1: 480 },
          costByShift: { 1: 480 },
          windows: [[36_000, 39_600]],
          skills: { 1: 1 },
          demand: [1, 2],
          priority: 30,
        },
        {
          id: '12',
          place: 2,
          duration: 300,
          costByShift: { 1: 300 },
          skills: { 2: 1 },
          demand: [2, 0],
          priority: 10,
        },
      ],
      initial: [{ shift: '1', stops: [{ type: 'visit', id: '11' }] }],
    })
    expect(picked).toEqual([false, true])
    expect(metres).toBe(problem.distances)
  })

  test('is answered as VROOM answers, with a reason for what is left out', () => {
    const input = fromVroom(file)
    const solution = solve(input.problem, { iterations: 100 })
    expect(check(input.problem, solution)).toEqual([])
    const output = JSON.parse(JSON.stringify(toVroom(input, solution)))
    const { solving } = output.summary.computing_times
    expect(output).toEqual({
      code: 0,
      summary: {
        // 100 to leave, 2 × 2,500 s, 0.5 × 41,000 m, 480 s of work at 1.
        cost: 26_080,
        routes: 1,
        unassigned: 1,
        delivery: [1, 0],
        amount: [1, 0],
        pickup: [0, 2],
        setup: 0,
        service: 780,
        duration: 2500,
        waiting_time: 300,
        priority: 30,
        distance: 41_000,
        violations: [],
        computing_times: { loading: 0, solving, routing: 0 },
      },
      unassigned: [
        {
          id: 12,
          type: 'job',
          location_index: 2,
          reason: { code: 'NO_SKILL', params: { skills: ['2'] } },
        },
      ],
      routes: [
        {
          vehicle: 1,
          description: 'van of Rossi',
          cost: 26_080,
          delivery: [1, 0],
          amount: [1, 0],
          pickup: [0, 2],
          setup: 0,
          service: 780,
          duration: 2500,
          waiting_time: 300,
          priority: 30,
          distance: 41_000,
          violations: [],
          steps: [
            // Leaves as late as it can: the coffee begins at the last moment.
            {
              type: 'start',
              location_index: 0,
              setup: 0,
              service: 0,
              waiting_time: 0,
              load: [1, 0],
              arrival: 34_200,
              duration: 0,
              distance: 0,
              violations: [],
            },
            {
              type: 'break',
              id: 7,
              description: 'coffee',
              setup: 0,
              service: 300,
              waiting_time: 0,
              load: [1, 0],
              arrival: 34_200,
              duration: 0,
              distance: 0,
              violations: [],
            },
            {
              type: 'job',
              id: 11,
              job: 11,
              description: 'boiler',
              location: [8.8, 45.8],
              location_index: 1,
              setup: 0,
              service: 480,
              waiting_time: 300,
              load: [0, 2],
              arrival: 35_700,
              duration: 1200,
              distance: 20_000,
              violations: [],
            },
            {
              type: 'end',
              location_index: 0,
              setup: 0,
              service: 0,
              waiting_time: 0,
              load: [0, 2],
              arrival: 37_780,
              duration: 2500,
              distance: 41_000,
              violations: [],
            },
          ],
        },
      ],
    })
  })

  test('estimates travel from coordinates without a matrix, however often they are named', () => {
    const [home, away] = [
      [8.8251, 45.8206],
      [9.0852, 45.8081],
    ]
    const { problem, locations, indexes } = fromVroom({
      vehicles: [{ id: 1, start: home, end: home }],
      jobs: [
        { id: 1, location: away },
        { id: 2, location: away, location_index: 99 },
      ],
    })
    expect(locations).toEqual([home, away])
    expect(indexes).toEqual([null, null])
    expect(problem.visits.map(({ place }) => place)).toEqual([1, 1])
    expect(problem.durations[1]).toBeGreaterThan(1200)
    expect(problem.durations[1]).toBeLessThan(3600)
  })

  test('a vehicle without hours works whenever a job wants it, also in seconds of the epoch', () => {
    const { problem } = fromVroom({
      vehicles: [{ id: 1, start_index: 0 }],
      jobs: [{ id: 1, location_index: 1, time_windows: [[1_800_000_000, 1_800_003_600]] }],
      matrix: [
        [0, 60],
        [60, 0],
      ],
    })
    const solution = solve(problem, { iterations: 10 })
    expect(solution.routes[0]!.stops[0]!.start).toBe(1_800_000_000)
    expect(check(problem, solution)).toEqual([])
  })

  test('a route leaves so late that it need not wait for its first job', () => {
    const input = fromVroom({
      vehicles: [{ id: 1, start_index: 0, end_index: 0, time_window: [0, 90_000] }],
      jobs: [{ id: 1, location_index: 1, service: 10, time_windows: [[50_000, 51_000]] }],
      matrix: [
        [0, 60],
        [70, 0],
      ],
    })
    const { routes } = toVroom(input, solve(input.problem, { iterations: 10 })) as {
      routes: { waiting_time: number; steps: { arrival: number }[] }[]
    }
    expect(routes[0]!.waiting_time).toBe(0)
    // Nothing is said of amounts where there are none.
    expect(routes[0]).not.toHaveProperty('delivery')
    expect(routes[0]!.steps[0]).not.toHaveProperty('load')
    expect(routes[0]!.steps.map(({ arrival }) => arrival)).toEqual([49_940, 50_000, 50_080])
  })

  test('driving before a break counts at the break', () => {
    const input = fromVroom({
      vehicles: [
        {
          id: 1,
          start_index: 0,
          end_index: 0,
          time_window: [0, 5000],
          breaks: [{ id: 1, service: 100, time_windows: [[2000, 2000]] }],
        },
      ],
      jobs: [
        { id: 1, location_index: 0, service: 100, time_windows: [[0, 0]] },
        { id: 2, location_index: 1, service: 100 },
      ],
      matrix: [
        [0, 2200],
        [1000, 0],
      ],
    })
    const { routes } = toVroom(input, solve(input.problem, { iterations: 10 })) as {
      routes: { steps: { type: string; arrival: number; duration: number; waiting_time: number }[] }[]
    }
    expect(routes[0]!.steps.map(({ type, arrival, duration }) => [type, arrival, duration])).toEqual([
      ['start', 0, 0],
      ['job', 0, 0],
      ['break', 2000, 1900],
      ['job', 2400, 2200],
      ['end', 3500, 3200],
    ])
  })

  test('one speed factor for all shortens the ways', () => {
    const { problem } = fromVroom(
      changed(file, { 'vehicles[0].speed_factor': 2, 'vehicles[1].speed_factor': 2 }),
    )
    expect([...problem.durations]).toEqual([0, 600, 250, 650, 0, 350, 250, 350, 0])
  })

  test('a matrix of costs is what travel costs', () => {
    const { problem, metres } = fromVroom({
      vehicles: [{ id: 1, start_index: 0, end_index: 0 }],
      jobs: [{ id: 1, location_index: 1 }],
      matrices: {
        car: {
          durations: [
            [0, 10],
            [20, 0],
          ],
          costs: [
            [0, 7],
            [5, 0],
          ],
          distances: [
            [0, 1],
            [2, 0],
          ],
        },
      },
    })
    expect(solve(problem, { iterations: 10 }).cost.total).toBe(12)
    expect([...metres!]).toEqual([0, 1, 2, 0])
  })

  test.each<[string, Record<string, unknown>, string, string]>([
    ['shipments', { shipments: [{}] }, 'shipments', 'not supported'],
    ['a longest distance', { 'vehicles[0].max_distance': 9 }, 'vehicles[0].max_distance', 'not supported'],
    [
      'a load at a break',
      { 'vehicles[0].breaks[0].max_load': [1] },
      'vehicles[0].breaks[0].max_load',
      'not supported',
    ],
    ['two profiles', { 'vehicles[1].profile': 'bike' }, 'vehicles[1].profile', 'differs'],
    ['two speeds', { 'vehicles[1].speed_factor': 0.5 }, 'vehicles[1].speed_factor', 'differs'],
    [
      'setup by type',
      { 'jobs[0].setup_per_type': { quick: 9 } },
      'jobs[0].setup_per_type.quick',
      'not supported',
    ],
    ['setup beside paid work', { 'jobs[1].setup': 9 }, 'vehicles[0].costs.per_task_hour', 'jobs[1].setup'],
    ['delivery and pickup in one dimension', { 'jobs[1].pickup': [1, 0] }, 'jobs[1].pickup[0]', 'delivery'],
    [
      'a step of a shipment',
      { 'vehicles[0].steps[1].type': 'pickup' },
      'vehicles[0].steps[1].type',
      'not supported',
    ],
    [
      'a fixed moment of a step',
      { 'vehicles[0].steps[1].service_at': 9 },
      'vehicles[0].steps[1].service_at',
      'plan mode',
    ],
    [
      'a step of an unknown job',
      { 'vehicles[0].steps[1].id': 5 },
      'vehicles[0].steps[1].id',
      'there is no job 5',
    ],
    [
      'a job in two routes',
      { 'vehicles[1].steps': [{ type: 'job', id: 11 }] },
      'vehicles[1].steps[0].id',
      'planned twice',
    ],
    ['an unknown field', { 'jobs[0].tme_windows': [] }, 'jobs[0].tme_windows', 'not known'],
    ['a double job', { 'jobs[1].id': 11 }, 'jobs[1].id', 'used twice'],
    ['a double vehicle', { 'vehicles[1].id': 1 }, 'vehicles[1].id', 'used twice'],
    ['an id as text', { 'jobs[1].id': '12' }, 'jobs[1].id', 'not "12"'],
    ['a huge id', { 'jobs[1].id': 1e19 }, 'jobs[1].id', 'from 0 to 9007199254740991'],
    ['no windows', { 'jobs[0].time_windows': [] }, 'jobs[0].time_windows', 'is empty'],
    [
      'a reversed window',
      { 'jobs[0].time_windows': [[2, 1]] },
      'jobs[0].time_windows[0]',
      'before it begins',
    ],
    ['a priority of 101', { 'jobs[0].priority': 101 }, 'jobs[0].priority', 'from 0 to 100'],
    ['no place of a job', { 'jobs[1].location_index': undefined }, 'jobs[1]', 'needs location'],
    [
      'coordinates beside a matrix',
      { 'jobs[1].location_index': undefined, 'jobs[1].location': [1, 2] },
      'jobs[1].location_index',
      'needs its index',
    ],
    [
      'an index outside',
      { 'jobs[1].location_index': 3 },
      'jobs[1].location_index',
      'outside of the matrix with 3 rows',
    ],
    [
      'no place of a vehicle',
      { 'vehicles[1].start_index': undefined },
      'vehicles[1]',
      'needs a start or an end',
    ],
    ['no matrix for indexes', { matrices: undefined }, 'vehicles[0].start', 'without matrices'],
    [
      'no matrix of the profile',
      { 'matrices.bike': { durations: [] }, 'matrices.car': undefined },
      'matrices.car',
      'is missing',
    ],
    [
      'a short row',
      { 'matrices.car.durations[1]': [1] },
      'matrices.car.durations[1]',
      'has 1 entries instead of 3',
    ],
    ['a hole', { 'matrices.car.durations[1][0]': null }, 'matrices.car.durations[1][0]', 'not null'],
    [
      'kilometres paid, not given',
      { 'matrices.car.distances': undefined },
      'vehicles[0].costs.per_km',
      'distances',
    ],
    [
      'costs twice',
      {
        'matrices.car.costs': [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
      },
      'vehicles[0].costs.per_hour',
      'makes no sense',
    ],
    ['other dimensions', { 'vehicles[1].capacity': [4] }, 'vehicles[1].capacity', 'has 1 capacities'],
    ['other amounts', { 'jobs[1].delivery': [1] }, 'jobs[1].delivery', 'has 1 amounts'],
    ['old and new amounts', { 'jobs[1].amount': [1, 1] }, 'jobs[1].amount', 'old name'],
    [
      'more breaks than a shift can have',
      { 'vehicles[1].breaks': Array.from({ length: 31 }, (_, id) => ({ id })) },
      'vehicles[1].breaks',
      'at most 30',
    ],
    ['a break used twice', { 'vehicles[0].breaks[1]': { id: 7 } }, 'vehicles[0].breaks[1].id', 'used twice'],
  ])('%s is refused by its place', (_, changes, path, what) => {
    expect(() => fromVroom(changed(file, changes))).toThrow(
      expect.objectContaining({ path, what: expect.stringContaining(what) }),
    )
  })
})

describe("VROOM's output", () => {
  test('is read as an order of stops', () => {
    const input = fromVroom(file)
    const solution = solve(input.problem, { iterations: 100 })
    expect(plannedFromVroom(toVroom(input, solution))).toEqual([
      {
        shift: '1',
        stops: [
          { type: 'break', id: '7' },
          { type: 'visit', id: '11' },
        ],
      },
    ])
  })

  test.each([
    [{ code: 2, error: 'Invalid jobs.' }, 'code'],
    [{ code: 0 }, 'routes'],
    [{ code: 0, routes: [{ vehicle: 1, steps: [{ type: 'pickup', id: 1 }] }] }, 'routes[0].steps[0].type'],
    [{ code: 0, routes: [{ vehicle: 1, steps: [{ type: 'job' }] }] }, 'routes[0].steps[0].id'],
    [{ code: 0, routes: [{ steps: [] }] }, 'routes[0].vehicle'],
  ])('%j is refused', (output, path) => {
    expect(() => plannedFromVroom(output)).toThrow(expect.objectContaining({ path }))
  })
})

describe('a problem written for VROOM', () => {
  test('means the same: every plan keeps the rules there exactly when it does here, at the same cost', () => {
    let written = 0
    for (let seed = 1; seed <= 400; seed++) {
      const problem: Problem = { ...randomProblem(seed, { neutral: true }), objective: 'lexicographic' }
      const shifts = problem.shifts.map(({ maxDuration: _, ...shift }) => ({
        ...shift,
        start: shift.start ?? shift.end ?? 0,
        breaks: (shift.breaks ?? []).map((rest) => ({
          ...rest,
          windows: rest.windows.map(([from, to]) => [Math.max(0, from), Math.max(0, to)] as const),
        })),
      }))
      const visits = problem.visits.map(({ preferenceCost: _, ...visit }) => ({
        ...visit,
        ...(visit.windows
          ? { windows: visit.windows.map(([from, to]) => [Math.max(0, from), Math.max(0, to)] as const) }
          : {}),
      }))
      const plain = { ...problem, shifts, visits }
      const file = problemToVroom(plain)
      const { problem: again } = fromVroom(JSON.parse(JSON.stringify(file)))
      written++
      const [there, here] = [again, plain].map((each) => {
        const solution = solve(each, { iterations: 40, seed })
        return { solution, each }
      })
      expect(check(there!.each, there!.solution), `seed ${seed}`).toEqual([])
      const rename = new Map(plain.visits.map(({ id }, i) => [again.visits[i]!.id, id]))
      const shiftNames = new Map(plain.shifts.map(({ id }, i) => [again.shifts[i]!.id, id]))
      const carried = evaluatePlan(
        plain,
        there!.solution.routes.map(({ shift, stops }) => ({
          shift: shiftNames.get(shift)!,
          stops: stops.map((stop) =>
            stop.type === 'visit'
              ? { type: 'visit', id: rename.get(stop.id)! }
              : {
                  type: 'break',
                  id: plain.shifts.find((s) => s.id === shiftNames.get(shift))!.breaks[Number(stop.id) - 1]!
                    .id,
                },
          ),
        })),
      )
      expect(check(plain, carried), `seed ${seed}`).toEqual([])
      expect(carried.cost.total, `seed ${seed}`).toBeCloseTo(there!.solution.cost.total, 6)
      // And the other way round: what is planned here keeps the rules there.
      const back = evaluatePlan(
        again,
        here!.solution.routes.map(({ shift, stops }) => {
          const r = plain.shifts.findIndex(({ id }) => id === shift)
          return {
            shift: again.shifts[r]!.id,
            stops: stops.map((stop) =>
              stop.type === 'visit'
                ? { type: 'visit', id: again.visits[plain.visits.findIndex(({ id }) => id === stop.id)]!.id }
                : {
                    type: 'break',
                    id: again.shifts[r]!.breaks![
                      plain.shifts[r]!.breaks.findIndex(({ id }) => id === stop.id)
                    ]!.id,
                  },
            ),
          }
        }),
      )
      expect(check(again, back), `seed ${seed}`).toEqual([])
    }
    expect(written).toBe(400)
  })

  const plain: Problem = {
    objective: 'lexicographic',
    placeCount: 2,
    durations: Int32Array.of(0, 60, -1, 0),
    shifts: [{ id: 'rossi', start: 0, end: null, window: [0, 1000], skills: { gas: 2 } }],
    visits: [{ id: 'boiler', place: 1, duration: 10, skills: { gas: 1 }, excludedShifts: ['x'] }],
  }

  test('numbers ids, puts levels into skills and a way that nobody can drive into holes', () => {
    expect(problemToVroom(plain)).toEqual({
      vehicles: [
        {
          id: 1,
          description: 'rossi',
          start_index: 0,
          time_window: [0, 1000],
          skills: [1, 2],
          costs: { fixed: 0, per_hour: 3600 },
        },
      ],
      jobs: [{ id: 1, description: 'boiler', location_index: 1, service: 10, skills: [1, 2] }],
      matrices: {
        car: {
          durations: [
            [0, 60],
            [1001, 0],
          ],
        },
      },
    })
  })

  test.each<[string, Partial<Problem>, string]>([
    ['penalties', { objective: 'penalty' }, 'objective'],
    ['a crew', { visits: [{ ...plain.visits[0]!, crew: { size: 2 } }] }, 'visits[0].crew'],
    ['overtime', { shifts: [{ ...plain.shifts[0]!, overtime: 60 }] }, 'shifts[0].overtime'],
    ['no places', { shifts: [{ ...plain.shifts[0]!, start: null }] }, 'shifts[0].start'],
    [
      'odd costs',
      { shifts: [{ ...plain.shifts[0]!, costPerTravelSecond: 1e-5 }] },
      'shifts[0].costPerTravelSecond',
    ],
    ['moments before 0', { visits: [{ ...plain.visits[0]!, windows: [[-5, 5]] }] }, 'visits[0].windows[0]'],
    ['a limit over shifts', { workLimits: [{ id: 'w', shifts: [], maxSeconds: 1 }] }, 'workLimits'],
  ])('%s are refused by their place', (_, change, path) => {
    expect(() => problemToVroom({ ...plain, ...change })).toThrow(expect.objectContaining({ path }))
  })
})
