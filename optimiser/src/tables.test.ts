import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Lists, the words of rules, sums by term; everything else is one rule or one term. */
const withoutTable = ['index.ts', 'rule.ts', 'term.ts', 'by-term.ts']

test.each(['constraints', 'terms'])('every file of %s has its test table beside it', (folder) => {
  const files = readdirSync(new URL(folder, import.meta.url))
  const rules = files.filter((file) => !file.endsWith('.test.ts') && !withoutTable.includes(file))
  expect(rules.length).toBeGreaterThan(10)
  for (const file of rules) {
    const table = file.replace('.ts', '.test.ts')
    expect(files, file).toContain(table)
    const text = readFileSync(new URL(`${folder}/${table}`, import.meta.url), 'utf8')
    expect(text, table).toMatch(/(rule|term)Table\(/)
    expect(text.match(/what:/g)!.length, table).toBeGreaterThanOrEqual(3)
  }
})

test('the check shares no code with anything: it imports types only', () => {
  const text = readFileSync(new URL('check.ts', import.meta.url), 'utf8')
  const imports = text.match(/^\s*(import|export)\b.*\bfrom\b.*$/gm) ?? []
  expect(imports.length).toBeGreaterThan(0)
  for (const line of imports) expect(line).toMatch(/^import type \{/)
  expect(text).not.toMatch(/\bimport\(|\brequire\(/)
})
