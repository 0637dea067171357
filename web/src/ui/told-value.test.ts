import { expect, test } from 'vitest'
import { toldChange, toldValue } from './told-value.ts'

const words = { yes: 'Sì', no: 'No' }

test('yes and no, nothing, records and lists are words', () => {
  expect(toldValue(true, words)).toBe('Sì')
  expect(toldValue(false, words)).toBe('No')
  expect([null, undefined, '', [], {}].map((value) => toldValue(value, words))).toEqual(Array(5).fill('–'))
  expect(toldValue([{ skillCode: 'GAS', level: 3, validUntil: null }, { skillCode: 'ELE' }], words)).toBe(
    'GAS · 3; ELE',
  )
})

test('of a list only what differs is told, also where it was kept as text', () => {
  const phases = [
    { phaseNo: 1, description: 'Rilievo', day: '2026-10-12' },
    { phaseNo: 2, description: 'Montaggio', day: '2026-10-19' },
  ]
  const moved = [phases[0], { ...phases[1], day: '2026-10-26' }]
  expect(toldChange(phases, JSON.stringify(moved), words)).toEqual({
    before: '2 · Montaggio · 2026-10-19',
    after: '2 · Montaggio · 2026-10-26',
  })
  expect(toldChange(null, ['GAS'], words)).toEqual({ before: '–', after: 'GAS' })
  expect(toldChange('a [b]', 'c', words)).toEqual({ before: 'a [b]', after: 'c' })
})
