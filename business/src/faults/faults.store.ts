import { sql } from 'kysely'
import type { Reading } from '../engine/act.ts'
import type { FaultReportingLevel } from '../service-setup/public.ts'
import { type FaultCodes, keyOfFault, reasonsAgainstFaultCodes } from './fault-reporting.ts'

/** Whether the fault code is there for the area and symptom of the line, as far as the level has them. */
async function knownFault(
  tx: Reading['tx'],
  codes: FaultCodes,
  level: FaultReportingLevel,
): Promise<boolean> {
  if (codes.faultCode === null) return true
  const key = keyOfFault(codes, level)
  const row = await tx
    .selectFrom('faultCode')
    .select('faultCodeNo')
    .where('faultCode', '=', codes.faultCode)
    .where(sql<boolean>`fault_area_code is not distinct from ${key.faultAreaCode}`)
    .where(sql<boolean>`symptom_code is not distinct from ${key.symptomCode}`)
    .executeTakeFirst()
  return row !== undefined
}

/** What stands against a line's codes at the reporting level of the set-up. */
export async function checkFaultCodes(tx: Reading['tx'], codes: FaultCodes, level: FaultReportingLevel) {
  return reasonsAgainstFaultCodes(codes, level, await knownFault(tx, codes, level))
}

/** The fault reason; undefined where there is none, or none was asked for. */
export async function loadFaultReason(tx: Reading['tx'], faultReasonCode: string | null) {
  if (faultReasonCode === null) return undefined
  return tx
    .selectFrom('faultReason')
    .selectAll()
    .where('faultReasonCode', '=', faultReasonCode)
    .executeTakeFirst()
}
