import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Fault, Reason, Relaxation } from '@giro/optimiser'
import { describe, expect, test } from 'vitest'
import { epochSeconds } from '../../foundation/day.ts'
import { faultText, reasonText, type Speaking } from '../reason-words.ts'
import { en } from '../texts.en.ts'
import { it } from '../texts.it.ts'
import { relaxationText } from './relaxation-words.ts'

/** What the optimiser declares, read from its source: a new code without words fails here. */
const source = (file: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../optimiser/src/${file}`, import.meta.url)), 'utf8')
const unionOf = (name: string) => {
  const from = source('solution.ts').split(`export type ${name} =\n`)[1]!
  return [...from.slice(0, from.indexOf('\n\n')).matchAll(/\| '([^']+)'/g)].map((match) => match[1]!)
}
const reasonCodes = unionOf('ReasonCode')
const faultCodes = unionOf('FaultCode')
const changes = [
  ...new Set([...source('options.ts').matchAll(/readonly change: '([^']+)'/g)].map((match) => match[1]!)),
]

const shift = 'ROSSI 2026-10-13'
const eight = 8 * 3600
const half = eight + 1800
const reasons: Record<string, { params: Reason['params']; says: readonly string[] }> = {
  NO_SHIFT: { params: {}, says: [] },
  NO_SKILL: { params: { skills: ['GAS:3'] }, says: ['Gas metano', '3'] },
  CERT_EXPIRED: { params: { skills: ['GAS'], at: half }, says: ['Gas metano', '08:30'] },
  REQUIRED_OTHER: { params: { shifts: ['BIANCHI 2026-10-13'] }, says: ['Luca Bianchi'] },
  EXCLUDED: { params: {}, says: [] },
  PINNED_CONFLICT: { params: { visits: ['OS1-1'] }, says: ['Albergo Oss'] },
  NO_WAY: { params: {}, says: [] },
  WINDOW_UNREACHABLE: { params: { from: 0, to: eight, earliestArrival: half }, says: ['08:00', '08:30'] },
  ABSENT: { params: { kind: 'sick', from: eight, to: half }, says: ['08:00', '08:30'] },
  BREAK: { params: { missingSeconds: 601 }, says: ['11'] },
  CAPACITY: { params: { dimension: 0, demand: 7, room: 3 }, says: ['7', '3'] },
  MAX_VISITS: { params: { limit: 6 }, says: ['6'] },
  MAX_TRAVEL: { params: { limit: 7200, needed: 9000 }, says: ['120', '150'] },
  MAX_DURATION: { params: { limit: 28_800, needed: 30_000 }, says: ['480', '500'] },
  SHIFT_FULL: { params: { missingSeconds: 1200 }, says: ['20'] },
  OVERTIME_LIMIT: { params: { missingSeconds: 1260 }, says: ['21'] },
  PARTS_MISSING: { params: { parts: ['FILTRO'] }, says: ['Filtro aria'] },
  CREW_SHORT: { params: { needed: 3, found: 2 }, says: ['3', '2'] },
  DEPENDENCY: { params: { visit: 'OS1-1' }, says: ['Albergo Oss'] },
  REST: { params: { missingSeconds: 3600 }, says: ['60'] },
  WORK_LIMIT: { params: { limit: 144_000, needed: 147_600 }, says: ['2400', '2460'] },
  PARTS_NOT_READY: { params: { at: half }, says: ['08:30'] },
  FROZEN: { params: { until: half, visits: ['OS1-1'] }, says: ['08:30'] },
  TOO_EXPENSIVE: { params: { added: 1234.5, saved: 800 }, says: ['234', '50', '800'] },
  COST: { params: { added: 12.5, saved: 800 }, says: ['12', '50', '800'] },
  DUE_MISSED: { params: { missingSeconds: 900 }, says: ['15'] },
  NOT_IN_ZONE: { params: { zone: 'NORD', cost: 15 }, says: ['NORD', '15'] },
  TIME_LIMIT: { params: {}, says: [] },
}

const effect = { start: half, addedCost: 12 }
const helps: Record<string, { change: object; says: readonly string[] }[]> = {
  'later-window': [{ change: { seconds: 1500 }, says: ['25', 'Marco Rossi'] }],
  'earlier-window': [{ change: { seconds: 1500 }, says: ['25', 'Marco Rossi'] }],
  overtime: [{ change: { seconds: 2400 }, says: ['40', 'Marco Rossi'] }],
  skill: [{ change: { skills: ['GAS:3', 'ELE'] }, says: ['Gas metano', 'ELE', 'Marco Rossi'] }],
  'other-shift': [
    { change: { drops: 'required' }, says: ['Marco Rossi'] },
    { change: { drops: 'excluded' }, says: ['Marco Rossi'] },
    { change: { drops: 'pin' }, says: ['Marco Rossi'] },
  ],
  'remove-visit': [{ change: { visit: 'OS1-1' }, says: ['Albergo Oss', 'Marco Rossi'] }],
  'parts-earlier': [{ change: { at: eight }, says: ['08:00', 'Marco Rossi'] }],
  'parts-on-van': [{ change: { parts: { FILTRO: 2 } }, says: ['2 × Filtro aria', 'Marco Rossi'] }],
  'more-visits': [{ change: { limit: 7 }, says: ['7', 'Marco Rossi'] }],
  'smaller-crew': [{ change: { size: 2 }, says: ['2'] }],
  'without-dependency': [{ change: { visit: 'OS1-1' }, says: ['Albergo Oss'] }],
  'another-technician': [{ change: { skills: ['GAS:3'] }, says: ['Marco Rossi'] }],
}

const speaking = (language: 'it' | 'en'): Speaking => ({
  origin: epochSeconds('2026-10-12T22:00:00Z'),
  timeZone: 'Europe/Rome',
  language,
  names: new Map([
    ['ROSSI', 'Marco Rossi'],
    ['BIANCHI', 'Luca Bianchi'],
  ]),
  customers: new Map([['OS1-1', 'Albergo Oss']]),
  descriptions: new Map([
    ['GAS', 'Gas metano'],
    ['FILTRO', 'Filtro aria'],
  ]),
})

/** A sentence that people can read: words, no blanks left open, no code, and the figures in it. */
function expectReadable(text: string, code: string, says: readonly string[]) {
  expect(text, code).not.toMatch(/[{}]|undefined|NaN|dispatch\.|OS1-1|ROSSI|GAS:|FILTRO/)
  expect(text, code).not.toMatch(/[A-Z]+_[A-Z]+/)
  expect(text.length, code).toBeGreaterThan(4)
  for (const figure of says) expect(text, code).toContain(figure)
}

describe.each(['it', 'en'] as const)('in %s', (language) => {
  test('every reason of the optimiser is one sentence with its figures, names in place of codes', () => {
    expect(reasonCodes.length).toBeGreaterThanOrEqual(27)
    expect(Object.keys(reasons).sort()).toEqual([...reasonCodes].sort())
    const sentences = reasonCodes.map((code) => {
      const { params, says } = reasons[code]!
      const text = reasonText({ code: code as Reason['code'], params }, speaking(language))
      expectReadable(text, code, says)
      return text
    })
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  test('the reasons of a whole plan count the technicians', () => {
    for (const code of ['SHIFT_FULL', 'OVERTIME_LIMIT'] as const)
      expectReadable(reasonText({ code, params: { shifts: 4 } }, speaking(language)), code, ['4'])
  })

  test('every change that would help is one sentence with its figures', () => {
    expect(changes.length).toBeGreaterThanOrEqual(12)
    expect(Object.keys(helps).sort()).toEqual([...changes].sort())
    for (const change of changes)
      for (const { change: more, says } of helps[change]!) {
        const text = relaxationText(
          { change, shift, effect, ...more } as unknown as Relaxation,
          speaking(language),
        )
        expectReadable(text, change, says)
      }
  })

  test('every broken rule is said', () => {
    for (const code of faultCodes) {
      const text = faultText({ code, shift, id: 'OS1-1', excess: 1500 } as Fault, speaking(language))
      expect(text, code).not.toMatch(/[{}]|dispatch\./)
    }
  })

  test('every absence and every day off has its word', () => {
    const words: Readonly<Record<string, string>> = language === 'it' ? it : en
    for (const kind of ['sick', 'leave', 'training', 'other'])
      expect(words[`dispatch.absence.${kind}`], kind).toBeTruthy()
    for (const why of ['blocked', 'no-template', 'free-day', 'holiday', 'absent'])
      expect(words[`dispatch.no-shift.${why}`], why).toBeTruthy()
  })
})

test('the two languages do not say the same', () => {
  for (const code of reasonCodes) {
    const reason = { code: code as Reason['code'], params: reasons[code]!.params }
    expect(reasonText(reason, speaking('it')), code).not.toBe(reasonText(reason, speaking('en')))
  }
})
