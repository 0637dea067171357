import { describe, expect, test } from 'vitest'
import type { Instant } from '../../foundation/day.ts'
import type { PlanDays, Published, Visit } from '../day.ts'
import { day, days, next, person, placed, shift, visit } from '../samples.ts'
import { usualWeights } from '../weights.ts'
import { placesOf, routingProblem } from './routing-problem.ts'

const told: Published = { resourceNo: 'ROSSI', day, start: `${day}T07:00:00Z` as Instant }
const promised = { from: `${day}T06:00:00Z` as Instant, to: `${day}T08:00:00Z` as Instant }
/** Seconds from midnight in Rome, two hours before that of UTC. */
const second = (clock: string) => (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * 60

function problemVisit(one: Visit, change: Partial<PlanDays> = {}, consents: string[] = []) {
  const all = { ...days([one]), ...change }
  const places = placesOf(all)
  const count = places.positions.length ** 2
  const matrix = { seconds: new Int32Array(count), metres: new Int32Array(count) }
  const { problem } = routingProblem(all, places, matrix, {
    weights: usualWeights,
    mode: 'plan',
    consents: new Set(consents),
  })
  return problem.visits[0]!
}

describe('S8: what a published visit costs elsewhere', () => {
  test('nothing is asked of a draft', () => {
    const draft = problemVisit(visit('A', { placement: placed('ROSSI') }))
    expect([draft.published, draft.promise]).toEqual([undefined, undefined])
  })

  test('without a promise the start may move by the tolerance', () => {
    expect(problemVisit(visit('A', { placement: placed('ROSSI'), published: told }))).toMatchObject({
      published: { shift: `ROSSI ${day}`, otherTechnicianCost: 15, otherDayCost: 60 },
      promise: { from: second('08:30'), to: second('09:30'), fixed: 25, perSecond: 0.5 / 60 },
    })
  })

  test('a promise binds: its window is the only one, and S8 counts from its ends', () => {
    const one = problemVisit(visit('A', { placement: placed('ROSSI'), published: told, promised }))
    expect(one.windows).toEqual([[second('08:00'), second('10:00') - 1]])
    expect(one.promise).toMatchObject({ from: second('08:00'), to: second('10:00') - 1 })
  })

  test('where the customer is asked the promise only costs, published or not', () => {
    for (const published of [told, null]) {
      const one = problemVisit(visit('A', { placement: placed('ROSSI'), published, promised }), {}, ['A'])
      expect(one.windows!.at(-1)![1]).toBeGreaterThan(second('20:00'))
      expect(one.promise).toMatchObject({ from: second('08:00'), to: second('10:00') - 1, fixed: 25 })
      expect(one.published === undefined).toBe(published === null)
    }
  })

  test('the published technician does not work any more: the others cost 15, on another day 60 more', () => {
    const technicians = [person('ROSSI'), person('BIANCHI')]
    const one = problemVisit(visit('A', { published: told }), {
      toDay: next,
      technicians,
      days: [
        { resourceNo: 'ROSSI', day, shift: 'absent' },
        shift('BIANCHI'),
        shift('ROSSI', next),
        shift('BIANCHI', next),
      ],
    })
    expect(one.published).toEqual({ shift: `ROSSI ${day}`, otherTechnicianCost: 15, otherDayCost: 0 })
    // With the 15 that the optimiser then takes everywhere: 60 for the same person, 75 for another.
    expect(one.costByShift).toEqual({ [`ROSSI ${next}`]: 45, [`BIANCHI ${next}`]: 60 })
  })

  test('of a crew each technician who was not told costs 15, another day 60 for all together', () => {
    const helpers = [
      { resourceNo: 'BIANCHI', arrival: told.start, travelSeconds: 0, travelMetres: 0 },
    ] as const
    const crew = visit('A', { placement: { ...placed('ROSSI'), helpers }, published: told, crewSize: 2 })
    const technicians = [person('ROSSI'), person('BIANCHI'), person('VERDI')]
    const one = problemVisit(crew, { technicians, days: technicians.map((who) => shift(who.resourceNo)) })
    expect(one.published).toEqual({ shift: `ROSSI ${day}`, otherTechnicianCost: 0, otherDayCost: 30 })
    expect(one.costByShift).toEqual({ [`VERDI ${day}`]: 15 })
  })
})
