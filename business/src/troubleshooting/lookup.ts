export const troubleshootingLevels = ['service-item', 'item', 'service-item-group'] as const
export type TroubleshootingLevel = (typeof troubleshootingLevels)[number]

/** What is worked on; null for what is not known. */
export interface WorkedOn {
  readonly serviceItemNo: string | null
  readonly itemNo: string | null
  readonly groupCode: string | null
}

export interface Assigned {
  readonly type: TroubleshootingLevel
  readonly no: string
  readonly troubleshootingNo: string
}

/**
 * All guidelines of the first level that has any: service item, else item, else group; null where none has.
 *
 * Source: specification items §12.
 */
export function guidelinesFor(
  on: WorkedOn,
  assigned: readonly Assigned[],
): {
  readonly level: TroubleshootingLevel
  readonly no: string
  readonly troubleshootingNos: string[]
} | null {
  const numbers = { 'service-item': on.serviceItemNo, item: on.itemNo, 'service-item-group': on.groupCode }
  for (const level of troubleshootingLevels) {
    const no = numbers[level]
    const found = assigned.filter((one) => one.type === level && one.no === no)
    if (no !== null && found.length > 0)
      return { level, no, troubleshootingNos: found.map((one) => one.troubleshootingNo).sort() }
  }
  return null
}
