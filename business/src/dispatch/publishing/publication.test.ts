import { describe, expect, test } from 'vitest'
import type { Day, Instant } from '../../foundation/day.ts'
import { type Placement, type Published, stateOf } from '../day.ts'
import { type PublishableVisit, publicationOf } from './publication.ts'

const day = '2026-10-13' as Day
const scope = { fromDay: day, toDay: day }
const placed = (start = '08:00', on = day): Placement => ({
  resourceNo: 'ROSSI',
  day: on,
  arrival: `${on}T${start}:00Z` as Instant,
  start: `${on}T${start}:00Z` as Instant,
  end: `${on}T18:00:00Z` as Instant,
  travelSeconds: 0,
  travelMetres: 0,
  travelQuality: 'estimated',
})
const told = (start = '08:00', on = day): Published => ({
  resourceNo: 'ROSSI',
  day: on,
  start: `${on}T${start}:00Z` as Instant,
})
const visit = (
  visitNo: string,
  placement: Placement | null,
  published: Published | null,
  more: Partial<PublishableVisit> = {},
): PublishableVisit => ({
  visitNo,
  version: 3,
  state: stateOf(placement, published),
  placement,
  published,
  ...more,
})
const tomorrow = '2026-10-14' as Day

describe('what a publication does', () => {
  test.each([
    ['a draft is told', visit('A', placed(), null), { publish: ['A'] }],
    ['what moved since is told anew', visit('A', placed('09:00'), told()), { publish: ['A'] }],
    ['what left the plan is withdrawn', visit('A', null, told()), { withdraw: ['A'] }],
    ['what stands as published is left alone', visit('A', placed(), told()), {}],
    ['work under way is left alone', visit('A', placed(), null, { state: 'on-site' }), {}],
    ['another day is left alone', visit('A', placed('08:00', tomorrow), null), {}],
    [
      'what was told for this day and goes elsewhere waits for that day',
      visit('A', placed('08:00', tomorrow), told()),
      {},
    ],
    ['what is off the plan and was never told is left alone', visit('A', null, null), {}],
  ])('%s', (_, one, expected) => {
    expect(publicationOf([one], scope, { A: 3 })).toEqual({
      publish: [],
      withdraw: [],
      outdated: [],
      ...expected,
    })
  })

  test.each([
    ['another version than seen', { A: 2, B: 3 }, ['A']],
    ['a visit that came to the draft meanwhile', { B: 3 }, ['A']],
    ['several, by number', {}, ['A', 'B']],
    ['none where all is as seen', { A: 3, B: 3 }, []],
    ['a change of a visit that is published as it stands does not matter', { A: 3, B: 3, C: 1 }, []],
  ])('outdated: %s', (_, seen, outdated) => {
    const visits = [
      visit('A', placed(), null),
      visit('B', placed('10:00'), null),
      visit('C', placed('12:00'), told('12:00')),
    ]
    expect(publicationOf(visits, scope, seen).outdated).toEqual(outdated)
  })

  test('only the chosen visits; one of them that has changed is outdated even if it needs no publication', () => {
    const visits = [visit('A', placed(), null), visit('B', placed('10:00'), told('10:00'))]
    const chosen = { ...scope, visitNos: ['B'] }
    expect(publicationOf(visits, chosen, { B: 3 })).toEqual({ publish: [], withdraw: [], outdated: [] })
    expect(publicationOf(visits, chosen, { B: 2 }).outdated).toEqual(['B'])
  })
})

test.each([
  [null, null, 'unplanned'],
  [null, told(), 'unplanned'],
  [placed(), null, 'planned'],
  [placed('09:00'), told(), 'planned'],
  [placed(), told(), 'published'],
  [placed(), { ...told(), start: '2026-10-13T10:00:00+02:00' as Instant }, 'published'],
] as const)('state of a visit that has not begun: %#', (placement, published, state) => {
  expect(stateOf(placement, published)).toBe(state)
})
