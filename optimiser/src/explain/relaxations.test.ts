import { describe, expect, test } from 'vitest'
import type { Problem, Shift, Visit } from '../problem.ts'
import { solve } from '../solve.ts'
import { clock, planningDay } from '../testing/planning-data.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { applyRelaxation } from './apply-relaxation.ts'
import { explain } from './explain.ts'
import { insertions } from './insertions.ts'

/** Rossi's day with V1 and V4, changed so that V4 is left out. */
function dayWith(change: Partial<Visit>, ofShift: Partial<Shift> = {}, ids = ['V1', 'V4']): Problem {
  const day = planningDay(['ROSSI', 'BIANCHI'], ids)
  return {
    ...day,
    shifts: [{ ...day.shifts[0]!, ...ofShift }],
    visits: day.visits.map((visit) => (visit.id === 'V4' ? { ...visit, ...change } : visit)),
  }
}

const explained = (problem: Problem) => explain(problem, solve(problem, { iterations: 300 }), 'V4')
const kind = (problem: Problem, change: string) =>
  explained(problem).relaxations.find((each) => each.change === change)

describe('changes that would help', () => {
  test('a window that closes too soon: by how many minutes it must stay open', () => {
    const problem = dayWith({ windows: [[clock('07:00'), clock('08:03')]] })
    expect(kind(problem, 'later-window')).toMatchObject({
      shift: 'ROSSI',
      seconds: 7 * 60,
      effect: { start: clock('08:10') },
    })
  })

  test('a window that opens too late: by how many minutes it must open sooner', () => {
    // Home by 18:00 needs a start at 16:50 at the latest.
    const problem = dayWith({ windows: [[clock('17:00'), clock('19:00')]] })
    expect(kind(problem, 'earlier-window')).toMatchObject({
      seconds: 10 * 60,
      effect: { start: clock('16:50') },
    })
    expect(kind(problem, 'overtime')).toMatchObject({ seconds: 10 * 60, effect: { start: clock('17:00') } })
  })

  test('parts that come too late: by when they must be there', () => {
    const problem = dayWith({ partsReadyAt: clock('31:00') })
    expect(explained(problem).candidates[0]!.reasons).toEqual([
      { code: 'PARTS_NOT_READY', params: { at: clock('31:00') } },
    ])
    expect(kind(problem, 'parts-earlier')).toMatchObject({
      at: clock('16:50'),
      effect: { start: clock('16:50') },
    })
  })

  test('a skill that nobody has: whom to train, or one more technician', () => {
    const problem = dayWith({ skills: { NET: 2 } })
    expect(kind(problem, 'skill')).toMatchObject({ shift: 'ROSSI', skills: ['NET:2'] })
    const other = kind(problem, 'another-technician')
    expect(other).toMatchObject({ shift: 'ROSSI', skills: ['NET:2'] })
    expect(other!.effect.addedCost).toBeCloseTo(20 * 0.96, 6)
  })

  test('a certificate that has run out is told with its moment, and may be renewed', () => {
    const problem = dayWith({ skills: { FGAS: 1, ELE: 1 } }, { expiredSkills: { FGAS: clock('00:00') } })
    expect(explained(problem).candidates[0]!.reasons).toEqual([
      { code: 'CERT_EXPIRED', params: { skills: ['FGAS'], at: clock('00:00') } },
    ])
    expect(kind(problem, 'skill')).toMatchObject({ shift: 'ROSSI', skills: ['FGAS'] })
    const never = dayWith({ skills: { FGAS: 1, NET: 1 } }, { expiredSkills: { FGAS: clock('00:00') } })
    expect(explained(never).candidates[0]!.reasons[0]!.code).toBe('NO_SKILL')
  })

  test.each([
    ['required', { allowedShifts: ['VERDI'] }],
    ['excluded', { excludedShifts: ['ROSSI'] }],
    ['pin', { pin: { shift: 'VERDI' } }],
  ] as const)('a technician kept out: the %s one is dropped', (drops, change) => {
    const day = dayWith(change)
    const verdi: Shift = { ...day.shifts[0]!, id: 'VERDI', technician: 'VERDI', window: [0, 0], overtime: 0 }
    const problem: Problem = { ...day, shifts: [...day.shifts, verdi] }
    expect(kind(problem, 'other-shift')).toMatchObject({ shift: 'ROSSI', drops })
  })

  test('a visit of less weight that would have to go is named; one of more weight is not', () => {
    const wanted = { windows: [[clock('08:10'), clock('08:30')]] as const, duration: 3600 }
    const problem = dayWith({ ...wanted, penalty: 500 }, {}, ['V3', 'V4'])
    const busy: Problem = {
      ...problem,
      visits: problem.visits.map((visit) =>
        visit.id === 'V3' ? { ...visit, windows: [[clock('08:20'), clock('08:30')]], penalty: 499 } : visit,
      ),
    }
    const solution = {
      routes: solve({ ...busy, visits: busy.visits.slice(0, 1) }, { iterations: 50 }).routes,
    }
    const found = (each: Problem) =>
      explain(each, solution, 'V4').relaxations.find(({ change }) => change === 'remove-visit')
    expect(found(busy)).toMatchObject({ shift: 'ROSSI', visit: 'V3', effect: { start: clock('08:10') } })
    const heavier: Problem = {
      ...busy,
      visits: busy.visits.map((visit) => (visit.id === 'V3' ? { ...visit, penalty: 501 } : visit)),
    }
    expect(found(heavier)).toBeUndefined()
  })

  test('a full van, a full day, a crew too small and a dependency that is not planned', () => {
    const stock = dayWith({ parts: { fan: 3, belt: 1 } }, { stock: { fan: 1, belt: 1 } })
    expect(kind(stock, 'parts-on-van')).toMatchObject({ parts: { fan: 2 } })
    const full = dayWith({ penalty: 1 }, { maxVisits: 1 })
    expect(kind(full, 'more-visits')).toMatchObject({ limit: 2 })
    const crew = dayWith({ crew: { size: 2 } })
    expect(kind(crew, 'smaller-crew')).toMatchObject({ shift: 'ROSSI', size: 1 })
    expect(kind(crew, 'another-technician')).toMatchObject({ skills: [] })
    const waits = dayWith({ after: [{ visit: 'V1' }] })
    const without: Problem = {
      ...waits,
      visits: waits.visits.map((visit) => (visit.id === 'V1' ? { ...visit, skills: { GAS: 1 } } : visit)),
    }
    expect(kind(without, 'without-dependency')).toMatchObject({ visit: 'V1' })
  })

  test('on random problems every change works once it is made, at the start and the cost told', () => {
    const seen = new Map<string, number>()
    for (let seed = 1; seed <= 150; seed++) {
      const problem = randomProblem(seed, { visits: 7, shifts: 3 })
      const solution = solve(problem, { iterations: 60, seed })
      for (const { id } of solution.unassigned.slice(0, 2))
        for (const relaxation of explain(problem, solution, id).relaxations) {
          const made = applyRelaxation(problem, solution, id, relaxation)
          const all = relaxation.change === 'another-technician' || relaxation.change === 'smaller-crew'
          const places = insertions(made.problem, made.solution, id, all ? {} : { shifts: [made.shift] })
          const told = `seed ${seed} ${id} ${JSON.stringify(relaxation)}`
          expect(places.length, told).toBeGreaterThan(0)
          expect(
            places.some((place) => place.start === relaxation.effect.start),
            told,
          ).toBe(true)
          seen.set(relaxation.change, (seen.get(relaxation.change) ?? 0) + 1)
        }
    }
    for (const change of [
      'later-window',
      'overtime',
      'skill',
      'other-shift',
      'remove-visit',
      'another-technician',
    ])
      expect(seen.get(change) ?? 0, change).toBeGreaterThan(1)
  })
})

describe('what a candidate costs', () => {
  test('too dear: the sum, the lateness and the zone are told', () => {
    const problem = dayWith(
      {
        penalty: 30,
        due: clock('07:00'),
        lateness: { fixed: 30, perSecond: 0.5 / 60 },
        zone: 'north',
        notInZoneCost: 15,
      },
      { zones: ['south'] },
    )
    const { verdict, verdictWord, candidates } = explained(problem)
    expect([verdict, verdictWord]).toEqual(['too-expensive', 'too_expensive'])
    const [first, due, zone] = candidates[0]!.reasons
    expect(first!.code).toBe('TOO_EXPENSIVE')
    expect(due).toEqual({ code: 'DUE_MISSED', params: { missingSeconds: 70 * 60 } })
    expect(zone).toEqual({ code: 'NOT_IN_ZONE', params: { zone: 'north', cost: 15 } })
  })

  test('it fits and pays: what it adds and saves', () => {
    const problem = dayWith({})
    const { verdictWord, candidates } = explain(problem, { routes: [] }, 'V4')
    expect(verdictWord).toBe('time_limit')
    expect(candidates[0]!.reasons.map(({ code }) => code)).toEqual(['TIME_LIMIT', 'COST'])
    expect(candidates[0]!.reasons[1]!.params.added).toBeCloseTo(19.2, 6)
  })

  test('work under way fills the day: the head that is fixed is told', () => {
    const frozen = [{ type: 'visit' as const, id: 'V1', start: clock('08:10'), end: clock('16:50') }]
    const problem = dayWith({}, { frozen })
    expect(explained(problem).candidates[0]!.reasons[0]).toEqual({
      code: 'FROZEN',
      params: { until: clock('16:50'), visits: ['V1'] },
    })
  })

  test('alternatives of a planned visit say by term what is dearer', () => {
    const day = planningDay(['ROSSI', 'BIANCHI'], ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'])
    const { bestInsertion, alternatives } = explain(day, solve(day, { iterations: 5000 }), 'V6')
    const [rossi] = alternatives
    const sum = Object.values(rossi!.differenceByTerm).reduce((all, each) => all + each, 0)
    expect(sum).toBeCloseTo(rossi!.costDifference, 6)
    expect(bestInsertion!.addedByTerm.travelTime).toBeCloseTo(20 * 0.6, 6)
    expect(Object.keys(rossi!.differenceByTerm)).toContain('travelTime')
  })
})
