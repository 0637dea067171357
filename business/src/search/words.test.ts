import { expect, test } from 'vitest'
import { anywhere, wordsOf } from './words.ts'

test('words are small, without accents, and numbers without their marks', () => {
  expect(wordsOf('  Località  È, ROSSI;')).toEqual(['localita', 'e', 'rossi'])
  expect(wordsOf('+39 0461/555.010')).toEqual(['+39', '0461555010'])
  expect(wordsOf('a b c d e f g h')).toHaveLength(6)
})

test('signs of patterns are only signs', () => {
  expect(anywhere('50%_\\')).toBe('%50\\%\\_\\\\%')
})
