import { expect, test } from 'vitest'
import { asDay, type Instant } from '../../foundation/day.ts'
import { figuresOf, type VisitFact } from './figures.ts'

const at = (time: string) => `2026-10-13T${time}:00Z` as Instant
const visit = (changes: Partial<VisitFact> = {}): VisitFact => ({
  orderNo: 'OS1',
  resourceNo: 'ROSSI',
  day: asDay('2026-10-13'),
  state: 'done',
  plannedStart: at('08:00'),
  plannedEnd: at('09:00'),
  arrivedAt: at('08:00'),
  endedAt: at('09:00'),
  pausedMinutes: 0,
  travelSeconds: 1200,
  travelMetres: 10_000,
  drivenKm: null,
  due: at('10:00'),
  promised: null,
  visitsOfOrder: 1,
  orderFinished: true,
  ...changes,
})

test('a usual day', () => {
  expect(
    figuresOf(
      [
        visit(),
        visit({
          orderNo: 'OS2',
          arrivedAt: at('10:30'),
          endedAt: at('11:30'),
          pausedMinutes: 15,
          drivenKm: 12.5,
          visitsOfOrder: 2,
        }),
        visit({ orderNo: 'OS3', state: 'not-done', endedAt: at('08:10'), orderFinished: false }),
        // Still to come: no part of the figures.
        visit({ orderNo: 'OS4', state: 'published', arrivedAt: null, endedAt: null }),
      ],
      480,
    ),
  ).toEqual({
    visitsDone: 2,
    visitsNotDone: 1,
    dueMet: 2 / 3,
    lateMinutes: 30,
    promiseKept: null,
    fixedAtFirstVisit: 0.5,
    serviceMinutes: 115,
    travelMinutes: 60,
    kilometres: 32.5,
    capacityMinutes: 480,
    utilisation: 175 / 480,
  })
})

test('promises are kept within their window, its end excluded', () => {
  const promised = { from: at('08:00'), to: at('09:00') }
  const kept = (arrivedAt: Instant) => figuresOf([visit({ promised, arrivedAt })], 0).promiseKept
  expect([kept(at('08:00')), kept(at('08:59')), kept(at('09:00')), kept(at('07:59'))]).toEqual([1, 1, 0, 0])
})

test('what nobody reported counts as planned; without anything there is nothing to share', () => {
  expect(figuresOf([visit({ arrivedAt: null, endedAt: null })], 60)).toMatchObject({
    serviceMinutes: 60,
    dueMet: null,
  })
  expect(figuresOf([], 0)).toMatchObject({ visitsDone: 0, utilisation: null, fixedAtFirstVisit: null })
})

test('an order with two visits that was finished counts once', () => {
  const two = [visit({ visitsOfOrder: 2 }), visit({ visitsOfOrder: 2, arrivedAt: at('12:00') })]
  expect(figuresOf(two, 0).fixedAtFirstVisit).toBe(0)
})
