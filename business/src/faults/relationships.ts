import type { FaultReportingLevel } from '../service-setup/public.ts'

/** How a fault was mended; empty text for a part that does not count. */
export interface RelationshipKey {
  readonly faultCode: string
  readonly faultAreaCode: string
  readonly symptomCode: string
  readonly resolutionCode: string
  readonly groupCode: string
}

export interface Relationship extends RelationshipKey {
  readonly occurrences: number
  readonly createdManually: boolean
}

const textOf = (key: RelationshipKey) =>
  JSON.stringify([key.faultCode, key.faultAreaCode, key.symptomCode, key.resolutionCode, key.groupCode])

/** The key as the level and the option count it: what they do not have is empty (specification items §13). */
export function countedKey(
  line: RelationshipKey,
  level: FaultReportingLevel,
  byServiceItemGroup: boolean,
): RelationshipKey {
  return {
    faultCode: line.faultCode,
    faultAreaCode: level === 'fault-symptom-area' ? line.faultAreaCode : '',
    symptomCode: level === 'fault' ? '' : line.symptomCode,
    resolutionCode: line.resolutionCode,
    groupCode: byServiceItemGroup ? line.groupCode : '',
  }
}

/**
 * One row for each way of mending that the posted lines show, with how many lines show it.
 *
 * Lines without a resolution do not count. `retained` are rows entered by hand that stay: they keep their mark and
 * get the count of their own key, 0 where no line has it. Source: specification items §13, D-4.
 */
export function countRelationships(
  lines: readonly RelationshipKey[],
  level: FaultReportingLevel,
  byServiceItemGroup: boolean,
  retained: readonly RelationshipKey[],
): Relationship[] {
  const found = new Map<string, Relationship>()
  for (const row of retained) found.set(textOf(row), { ...row, occurrences: 0, createdManually: true })
  for (const line of lines) {
    if (line.resolutionCode === '') continue
    const key = countedKey(line, level, byServiceItemGroup)
    const present = found.get(textOf(key)) ?? { ...key, occurrences: 0, createdManually: false }
    found.set(textOf(key), { ...present, occurrences: present.occurrences + 1 })
  }
  return [...found.values()]
}
