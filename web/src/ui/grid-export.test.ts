import { expect, test } from 'vitest'
import { harmless, toCsv } from './grid-export.ts'

test.each([
  ['=HYPERLINK("http://evil")', `'=HYPERLINK("http://evil")`],
  ['+39 0461 1234', "'+39 0461 1234"],
  ['-12.5', '-12.5'],
  ['Rossi S.r.l.', 'Rossi S.r.l.'],
  [null, ''],
  [['GAS', 'ELE'], 'GAS, ELE'],
])('%j leaves as %j', (value, text) => {
  expect(harmless(value)).toBe(text)
})

test('a file has its headings, its mark and quoted separators', () => {
  expect(toCsv(['Nome', 'Città'], [['Rossi, figli', 'Trento']])).toBe(
    '\uFEFFNome,Città\r\n"Rossi, figli",Trento',
  )
})
