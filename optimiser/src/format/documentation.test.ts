import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { giroFields, problemFromJson } from './giro-json.ts'
import { vroomFields } from './vroom-shapes.ts'

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8')
const section = (title: string): string => {
  const from = page.indexOf(`\n## ${title}`)
  const to = page.indexOf('\n## ', from + 1)
  return page.slice(from, to)
}
const missing = (fields: readonly string[], text: string): string[] =>
  fields.filter((field) => !text.includes(`\`${field}\``))

describe('the page about the formats', () => {
  test.each(Object.entries(giroFields))('tells every field of our own JSON: %s', (_, fields) => {
    expect(missing(fields, section('Our own JSON: the problem'))).toEqual([])
  })

  test.each(Object.entries(vroomFields))("tells what becomes of every field of VROOM's: %s", (_, fields) => {
    const text = section("VROOM's input and output")
    expect(missing(fields, text)).toEqual([])
  })

  test('begins with an example that can be read', () => {
    const example = /```json\n([\s\S]*?)```/.exec(page)![1]!
    expect(problemFromJson(JSON.parse(example)).visits.map(({ id }) => id)).toEqual(['boiler', 'meter'])
  })
})
