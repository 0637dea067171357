import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checklistsFor,
  isOpen,
  measured,
  type Point,
  reasonsAgainstAnswer,
  reasonsAgainstPoints,
  verdictOf,
} from './checklist.ts'

const point = (more: Partial<Point> = {}): Point => ({
  text: 'CO nei fumi',
  kind: 'measure',
  minimum: null,
  maximum: null,
  choices: [],
  mandatory: true,
  photo: false,
  ...more,
})

describe('a measured value', () => {
  test.each([
    ['85', '85'],
    [' 85,50 ', '85.5'],
    ['-3.25', '-3.25'],
    ['85 ppm', null],
    ['', null],
    ['1e5', null],
    ['1.000,5', null],
  ])('%s is %s', (typed, value) => expect(measured(typed)).toBe(value))

  test.each([
    ['49,9', 'failed'],
    ['50', 'ok'],
    ['100', 'ok'],
    ['100.1', 'failed'],
  ])('%s between 50 and 100, limits included: %s', (value, verdict) => {
    expect(verdictOf(point({ minimum: '50', maximum: '100' }), { verdict: 'ok', value })).toBe(verdict)
  })

  test('counts before what was tapped, unless the point does not apply; without limits the tap counts', () => {
    const limited = point({ maximum: '100' })
    expect(verdictOf(limited, { verdict: 'failed', value: '80' })).toBe('ok')
    expect(verdictOf(limited, { verdict: 'not-applicable', value: '' })).toBe('not-applicable')
    expect(verdictOf(point(), { verdict: 'failed', value: '80' })).toBe('failed')
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (low, high, value) => {
        const within = point({ minimum: String(Math.min(low, high)), maximum: String(Math.max(low, high)) })
        const ok = value >= Math.min(low, high) && value <= Math.max(low, high)
        expect(verdictOf(within, { verdict: 'ok', value: String(value) }) === 'ok').toBe(ok)
      }),
    )
  })
})

describe('answers that cannot be taken', () => {
  test.each([
    ['measure', 'molto', 'checklists.not-a-number'],
    ['choice', 'giallo', 'checklists.not-a-choice'],
    ['text', '  ', 'checklists.words-missing'],
  ] as const)('%s with %s', (kind, value, code) => {
    const asked = point({ kind, choices: ['verde', 'rosso'] })
    expect(reasonsAgainstAnswer(asked, { verdict: 'ok', value }).map((one) => one.code)).toEqual([code])
    expect(reasonsAgainstAnswer(asked, { verdict: 'not-applicable', value })).toEqual([])
  })

  test('those that can', () => {
    expect(reasonsAgainstAnswer(point(), { verdict: 'ok', value: '3,2' })).toEqual([])
    expect(reasonsAgainstAnswer(point({ kind: 'check' }), { verdict: 'failed', value: '' })).toEqual([])
  })
})

test('a point is open without an answer that it must have, or without the photo that goes with the answer', () => {
  const open = (verdict: 'ok' | 'failed' | 'not-applicable' | null, more: object) =>
    isOpen({ mandatory: true, photo: false, photos: 0, ...more, verdict })
  expect(open(null, {})).toBe(true)
  expect(open(null, { mandatory: false })).toBe(false)
  expect(open('ok', {})).toBe(false)
  expect(open('failed', { photo: true })).toBe(true)
  expect(open('ok', { photo: true, photos: 1 })).toBe(false)
  expect(open('not-applicable', { photo: true })).toBe(false)
})

test('what is wrong with the points of a checklist is told all at once', () => {
  expect(
    reasonsAgainstPoints([
      point({ minimum: '5', maximum: '3' }),
      point({ kind: 'choice', choices: ['solo'] }),
      point({ kind: 'check', maximum: '3' }),
      point({ minimum: '3', maximum: '3' }),
    ]).map((one) => [one.code, one.at]),
  ).toEqual([
    ['checklists.limits-order', 'points.0.maximum'],
    ['checklists.choices-missing', 'points.1.choices'],
    ['checklists.limits-without-measure', 'points.2.minimum'],
  ])
})

test('a line gets the checklists of its order type and group, each once', () => {
  const use = (checklistCode: string, orderType: string | null, groupCode: string | null) => ({
    checklistCode,
    orderType,
    groupCode,
  })
  const uses = [
    use('SICUREZZA', null, null),
    use('CALDAIA', 'MANUT', 'CALDAIE'),
    use('CALDAIA', null, 'CALDAIE'),
    use('CLIMA', null, 'CLIMA'),
    use('GARANZIA', 'GAR', null),
  ]
  expect(checklistsFor({ orderType: 'MANUT', groupCode: 'CALDAIE' }, uses)).toEqual(['CALDAIA', 'SICUREZZA'])
  expect(checklistsFor({ orderType: 'GAR', groupCode: null }, uses)).toEqual(['GARANZIA', 'SICUREZZA'])
  expect(checklistsFor({ orderType: null, groupCode: null }, uses)).toEqual(['SICUREZZA'])
})
