import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../foundation/day.ts'
import { type ExtendedText, lineLength, linesOf, reasonsAgainstText } from './extended-text.ts'

const text: ExtendedText = {
  language: null,
  startingDate: null,
  endingDate: null,
  automatic: true,
  onQuotes: true,
  onOrders: true,
  text: 'Smaltire il filtro usato come rifiuto speciale.',
}
const today = '2026-10-13' as Day
const occasion = { kind: 'order' as const, day: today, language: 'it' as const, byItself: true }

describe('which texts are written', () => {
  test.each([
    ['on its first day', { startingDate: today }, 1],
    ['not before', { startingDate: '2026-10-14' as Day }, 0],
    ['on its last day', { endingDate: today }, 1],
    ['not after', { endingDate: '2026-10-12' as Day }, 0],
    ['not on orders', { onOrders: false }, 0],
    ['not by itself', { automatic: false }, 0],
    ['not in another language', { language: 'en' as const }, 0],
    ['in the customer’s language', { language: 'it' as const }, 1],
  ])('%s', (_, more, count) => expect(linesOf([{ ...text, ...more }], occasion)).toHaveLength(count))

  test('the text of the language takes the place of the one for all languages', () => {
    const english = { ...text, language: 'en' as const, text: 'Dispose of the filter as special waste.' }
    expect(linesOf([text, english], { ...occasion, language: 'en' })).toEqual([english.text])
    expect(linesOf([text, english], occasion)).toEqual([text.text])
  })

  test('by the action also those that are not written by themselves', () => {
    expect(linesOf([{ ...text, automatic: false }], { ...occasion, byItself: false })).toHaveLength(1)
  })
})

test('lines fit, and no word is lost', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 80 }), fc.nat(3), (words, blanks) => {
      const written = `${words}${'\n'.repeat(blanks)}${'x'.repeat(250)}`
      const lines = linesOf([{ ...text, text: written }], occasion)
      expect(lines.every((line) => line.length <= lineLength)).toBe(true)
      expect(lines.join('').replace(/\s/g, '')).toBe(written.replace(/\s/g, ''))
    }),
  )
})

test('a text belongs to exactly one thing and ends after it begins', () => {
  const nothing = {
    standardTextCode: null,
    itemNo: null,
    resourceNo: null,
    accountNo: '',
    startingDate: null,
    endingDate: null,
  }
  expect(reasonsAgainstText({ ...nothing, itemNo: 'FILTRO' })).toEqual([])
  expect(reasonsAgainstText(nothing)).toMatchObject([{ code: 'extended-texts.one-owner' }])
  expect(reasonsAgainstText({ ...nothing, itemNo: 'FILTRO', accountNo: '5810' })).toHaveLength(1)
  const days = { startingDate: today, endingDate: '2026-10-12' as Day }
  expect(reasonsAgainstText({ ...nothing, itemNo: 'FILTRO', ...days })).toMatchObject([
    { code: 'extended-texts.dates-order' },
  ])
})
