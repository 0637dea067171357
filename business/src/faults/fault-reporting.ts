import type { Refusal } from '../foundation/verdict.ts'
import type { FaultReportingLevel } from '../service-setup/public.ts'

/** Codes that a line carries about what was wrong; null where none was entered. */
export interface FaultCodes {
  readonly faultAreaCode: string | null
  readonly symptomCode: string | null
  readonly faultCode: string | null
  readonly resolutionCode: string | null
}

/** Which of them lines show at a reporting level (specification items §13). */
export function shownCodes(level: FaultReportingLevel): readonly (keyof FaultCodes)[] {
  return {
    none: [],
    fault: ['faultCode', 'resolutionCode'],
    'fault-symptom': ['symptomCode', 'faultCode', 'resolutionCode'],
    'fault-symptom-area': ['faultAreaCode', 'symptomCode', 'faultCode', 'resolutionCode'],
  }[level] as readonly (keyof FaultCodes)[]
}

/** Area and symptom that a fault code belongs to at the level: null for what the level does not have. */
export function keyOfFault(
  codes: Pick<FaultCodes, 'faultAreaCode' | 'symptomCode'>,
  level: FaultReportingLevel,
): { readonly faultAreaCode: string | null; readonly symptomCode: string | null } {
  return {
    faultAreaCode: level === 'fault-symptom-area' ? codes.faultAreaCode : null,
    symptomCode: level === 'fault' || level === 'none' ? null : codes.symptomCode,
  }
}

/**
 * The codes of a line once some were entered: another area or symptom blanks the fault code that is not named.
 *
 * Source: specification items §13.
 */
export function enterFaultCodes(before: FaultCodes, given: Partial<FaultCodes>): FaultCodes {
  const after = { ...before, ...given }
  const moved = after.faultAreaCode !== before.faultAreaCode || after.symptomCode !== before.symptomCode
  return moved && given.faultCode === undefined ? { ...after, faultCode: null } : after
}

/** What stands against the codes; `known` says whether the fault code is there for its area and symptom. */
export function reasonsAgainstFaultCodes(
  codes: FaultCodes,
  level: FaultReportingLevel,
  known: boolean,
): Refusal[] {
  const shown = shownCodes(level)
  const hidden = (Object.keys(codes) as (keyof FaultCodes)[]).find(
    (field) => codes[field] !== null && !shown.includes(field) && level === 'none',
  )
  if (hidden) return [{ code: 'faults.level-none', at: hidden }]
  if (codes.faultCode !== null && !known)
    return [
      {
        code: 'faults.no-such-fault',
        facts: { faultCode: codes.faultCode },
        at: 'faultCode',
      },
    ]
  return []
}
