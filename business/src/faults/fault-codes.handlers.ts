import { sql } from 'kysely'
import type { Act } from '../engine/act.ts'
import { readList } from '../engine/lists.ts'
import { handle } from '../engine/module.ts'
import { absent, changedMeanwhile, refuse } from '../foundation/verdict.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import { changeFaultCode, createFaultCode, deleteFaultCode, findFaultCodes, listFaultCodes } from './api.ts'
import { keyOfFault } from './fault-reporting.ts'

export const listFaultCodesQuery = handle(listFaultCodes, (input, reading) =>
  readList(
    reading.tx.selectFrom('faultCode').selectAll(),
    {
      faultCode: { column: 'faultCode.faultCode', kind: 'text', searched: true },
      faultAreaCode: { column: 'faultCode.faultAreaCode', kind: 'text', searched: true },
      symptomCode: { column: 'faultCode.symptomCode', kind: 'text', searched: true },
      description: { column: 'faultCode.description', kind: 'text', searched: true },
    },
    ['faultCode.faultCode', 'faultCode.faultCodeNo'],
    input,
  ),
)

export const findFaultCodesQuery = handle(
  findFaultCodes,
  async ({ words, limit, faultAreaCode, symptomCode }, reading) => {
    const { faultReportingLevel } = await loadServiceSetup(reading.tx)
    const key = keyOfFault({ faultAreaCode, symptomCode }, faultReportingLevel)
    const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
    const rows = await reading.tx
      .selectFrom('faultCode')
      .selectAll()
      .where(sql<boolean>`fault_area_code is not distinct from ${key.faultAreaCode}`)
      .where(sql<boolean>`symptom_code is not distinct from ${key.symptomCode}`)
      .where((builder) =>
        builder.or([builder('faultCode', 'ilike', pattern), builder('description', 'ilike', pattern)]),
      )
      .orderBy('faultCode')
      .limit(limit)
      .execute()
    return {
      rows: rows.map((row) => ({ value: row.faultCode, label: row.description, hint: row.faultCode })),
    }
  },
)

export const createFaultCodeCommand = handle(createFaultCode, async (input, act) => {
  const { faultReportingLevel } = await loadServiceSetup(act.tx)
  if (faultReportingLevel === 'none') refuse('faults.level-none', {}, 'faultCode')
  const { faultCodeNo } = await act.tx
    .insertInto('faultCode')
    .values(input)
    .returning('faultCodeNo')
    .executeTakeFirstOrThrow()
  await act.remember('faults.fault-code', String(faultCodeNo), null, input)
  await act.publish('faults.fault-code-created', String(faultCodeNo))
  return { faultCodeNo: Number(faultCodeNo) }
})

async function loadAsSeen(act: Act, faultCodeNo: number, version: number) {
  const row = await act.tx
    .selectFrom('faultCode')
    .selectAll()
    .where('faultCodeNo', '=', faultCodeNo)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return absent('faults.fault-code-absent', { faultCodeNo })
  if (row.version !== version)
    changedMeanwhile('faults.fault-code-changed-meanwhile', { faultCode: row.faultCode })
  return row
}

export const changeFaultCodeCommand = handle(
  changeFaultCode,
  async ({ faultCodeNo, description, version }, act) => {
    const before = await loadAsSeen(act, faultCodeNo, version)
    const next = version + 1
    await act.tx
      .updateTable('faultCode')
      .set({ description, version: next })
      .where('faultCodeNo', '=', faultCodeNo)
      .execute()
    await act.remember('faults.fault-code', String(faultCodeNo), before, { ...before, description })
    await act.publish('faults.fault-code-changed', String(faultCodeNo))
    return { version: next }
  },
)

export const deleteFaultCodeCommand = handle(deleteFaultCode, async ({ faultCodeNo, version }, act) => {
  const { faultAreaCode, symptomCode, faultCode, description } = await loadAsSeen(act, faultCodeNo, version)
  await act.publish('faults.fault-code-going', String(faultCodeNo), { faultAreaCode, symptomCode, faultCode })
  await act.tx.deleteFrom('faultCode').where('faultCodeNo', '=', faultCodeNo).execute()
  const before = { faultAreaCode, symptomCode, faultCode, description }
  await act.remember('faults.fault-code', String(faultCodeNo), before, null)
  await act.publish('faults.fault-code-deleted', String(faultCodeNo))
  return { faultCodeNo }
})
