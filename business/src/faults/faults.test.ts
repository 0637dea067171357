import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { enterFaultCodes, keyOfFault, reasonsAgainstFaultCodes, shownCodes } from './fault-reporting.ts'
import { countRelationships } from './relationships.ts'

const line = (faultCode: string, symptomCode: string, resolutionCode: string) => ({
  faultCode,
  faultAreaCode: 'A1',
  symptomCode,
  resolutionCode,
  groupCode: 'G1',
})
const none = { faultAreaCode: null, symptomCode: null, faultCode: null, resolutionCode: null }

describe('fault codes of a line (§13)', () => {
  test('the level says what shows and what a fault belongs to', () => {
    expect(shownCodes('fault')).toEqual(['faultCode', 'resolutionCode'])
    const codes = { faultAreaCode: 'A1', symptomCode: 'S1' }
    expect(keyOfFault(codes, 'fault')).toEqual({ faultAreaCode: null, symptomCode: null })
    expect(keyOfFault(codes, 'fault-symptom')).toEqual({ faultAreaCode: null, symptomCode: 'S1' })
    expect(keyOfFault(codes, 'fault-symptom-area')).toEqual(codes)
  })
  test('another symptom blanks the fault, unless one is named with it', () => {
    const before = { ...none, symptomCode: 'S1', faultCode: 'F1' }
    expect(enterFaultCodes(before, { symptomCode: 'S2' }).faultCode).toBe(null)
    expect(enterFaultCodes(before, { symptomCode: 'S2', faultCode: 'F2' }).faultCode).toBe('F2')
    expect(enterFaultCodes(before, { resolutionCode: 'R1' }).faultCode).toBe('F1')
  })
  test('an unknown fault is refused, and every code at level none', () => {
    const codes = { ...none, faultCode: 'F1' }
    expect(reasonsAgainstFaultCodes(codes, 'fault', false)[0]?.code).toBe('faults.no-such-fault')
    expect(reasonsAgainstFaultCodes(codes, 'fault', true)).toEqual([])
    expect(reasonsAgainstFaultCodes(codes, 'none', true)[0]?.code).toBe('faults.level-none')
  })
})

describe('relationships counted from posted lines (scenario 16)', () => {
  const lines = [
    line('F1', 'S1', 'R1'),
    line('F1', 'S1', 'R1'),
    line('F1', 'S2', 'R1'),
    ...Array.from({ length: 4 }, () => line('F1', 'S1', '')),
  ]
  const manual = {
    faultCode: 'F9',
    faultAreaCode: '',
    symptomCode: 'S9',
    resolutionCode: 'R9',
    groupCode: '',
  }
  test('each way once, manual rows with their own count', () => {
    expect(
      countRelationships(lines, 'fault-symptom', false, [manual]).map((row) => [
        row.faultCode,
        row.faultAreaCode,
        row.symptomCode,
        row.resolutionCode,
        row.groupCode,
        row.occurrences,
        row.createdManually,
      ]),
    ).toEqual([
      ['F9', '', 'S9', 'R9', '', 0, true],
      ['F1', '', 'S1', 'R1', '', 2, false],
      ['F1', '', 'S2', 'R1', '', 1, false],
    ])
    const kept = countRelationships(lines, 'fault', false, [
      { ...manual, faultCode: 'F1', symptomCode: '', resolutionCode: 'R1' },
    ])
    expect(kept).toMatchObject([{ occurrences: 3, createdManually: true }])
  })
  test('the counts add up to the lines with a resolution, whatever the level (law)', () => {
    const code = fc.constantFrom('', 'X', 'Y')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(code, code, code, code, code)),
        fc.constantFrom('fault' as const, 'fault-symptom' as const, 'fault-symptom-area' as const),
        fc.boolean(),
        (rows, level, byGroup) => {
          const posted = rows.map(([faultCode, faultAreaCode, symptomCode, resolutionCode, groupCode]) => ({
            faultCode,
            faultAreaCode,
            symptomCode,
            resolutionCode,
            groupCode,
          }))
          const total = countRelationships(posted, level, byGroup, []).reduce(
            (all, row) => all + row.occurrences,
            0,
          )
          expect(total).toBe(posted.filter((row) => row.resolutionCode !== '').length)
        },
      ),
    )
  })
})
