import { describe, expect, test } from 'vitest'
import { asDay } from '../foundation/day.ts'
import { enterRepairStatus, type LineDates } from './repair-status-change.ts'
import { someStatusRules } from './samples.ts'
import { deriveStatus, linesAgainst, rollUp } from './statuses.ts'

const rules = someStatusRules()
const lines = (...codes: string[]) =>
  codes.map((repairStatusCode, at) => ({ lineNo: (at + 1) * 10000, repairStatusCode }))

describe('the status of an order (AC-10, AC-11)', () => {
  test.each([
    [['INITIAL', 'IN PROCESS', 'SP ORDERED'], 'in-process'],
    [['INITIAL', 'FINISHED', 'SP ORDERED'], 'pending'],
    [['FINISHED', 'FINISHED', 'SP ORDERED'], 'on-hold'],
    [['FINISHED', 'FINISHED', 'SP RCVD'], 'pending'],
    [['FINISHED', 'FINISHED', 'FINISHED'], 'finished'],
  ] as const)('of lines %j is %s', (codes, status) => {
    expect(deriveStatus('pending', lines(...codes), null, rules)).toBe(status)
  })

  test('on a tie is that of the line being changed', () => {
    const shared = { ...rules, priorities: new Map(rules.priorities).set('on-hold', 'medium-high') }
    expect(deriveStatus('pending', lines('INITIAL', 'WAITCUST'), 20000, shared)).toBe('on-hold')
    expect(deriveStatus('on-hold', lines('INITIAL', 'WAITCUST'), 10000, shared)).toBe('pending')
  })

  test('stays where there are no lines', () => {
    expect(deriveStatus('on-hold', [], null, rules)).toBe('on-hold')
  })

  test('may be set by hand only where every line permits it', () => {
    expect(linesAgainst('finished', lines('SP ORDERED'), rules)).toHaveLength(1)
    expect(linesAgainst('in-process', lines('SP ORDERED'), rules)).toHaveLength(1)
    expect(linesAgainst('on-hold', lines('SP ORDERED'), rules)).toEqual([])
  })
})

test('an order has the earliest due moment and the highest priority of its lines (AC-09)', () => {
  const line = (day: string, responseTime: string, priority: 'low' | 'medium' | 'high') => ({
    responseDate: asDay(day),
    responseTime,
    priority,
  })
  const three = [
    line('2026-10-14', '10:00', 'low'),
    line('2026-10-13', '16:00', 'medium'),
    line('2026-10-15', '09:00', 'high'),
  ]
  expect(rollUp(three)).toEqual({ responseDate: '2026-10-13', responseTime: '16:00', priority: 'high' })
  expect(rollUp([three[0]!])).toMatchObject({ priority: 'low', responseTime: '10:00' })
  expect(rollUp([])).toEqual({ responseDate: null, responseTime: null, priority: 'low' })
})

describe('entering a repair status', () => {
  const none: LineDates = { startingDate: null, startingTime: null, finishingDate: null, finishingTime: null }
  const clock = {
    orderDate: asDay('2026-10-12'),
    orderTime: '15:00',
    today: asDay('2026-10-13'),
    time: '09:30',
  }
  const status = (code: string) => rules.repairStatuses.get(code)!

  test('in process starts the line now, but not before the order', () => {
    expect(enterRepairStatus(none, status('INITIAL'), status('IN PROCESS'), clock)).toMatchObject({
      value: { startingDate: '2026-10-13', startingTime: '09:30' },
    })
    const future = { ...clock, orderDate: asDay('2026-10-14') }
    expect(enterRepairStatus(none, status('INITIAL'), status('IN PROCESS'), future)).toMatchObject({
      value: { startingDate: '2026-10-14', startingTime: '15:00' },
    })
  })

  test('finished ends it now; leaving finished clears the end; initial clears all', () => {
    const started = { ...none, startingDate: asDay('2026-10-13'), startingTime: '08:00' }
    const done = { ...started, finishingDate: asDay('2026-10-13'), finishingTime: '09:30' }
    expect(enterRepairStatus(started, status('IN PROCESS'), status('FINISHED'), clock)).toEqual({
      is: 'made',
      value: done,
    })
    expect(enterRepairStatus(done, status('FINISHED'), status('REFERRED'), clock)).toEqual({
      is: 'made',
      value: started,
    })
    expect(enterRepairStatus(done, status('FINISHED'), status('INITIAL'), clock)).toEqual({
      is: 'made',
      value: none,
    })
  })

  test('refuses on an order what only quotes have', () => {
    expect(enterRepairStatus(none, undefined, status('QUOTEFIN'), clock)).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'service-orders.repair-status-quote-only' }],
    })
  })
})
