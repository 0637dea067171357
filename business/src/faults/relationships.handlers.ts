import type { Act } from '../engine/act.ts'
import { inParts } from '../engine/in-parts.ts'
import { readList } from '../engine/lists.ts'
import { handle } from '../engine/module.ts'
import { absent, orRefuse, type Refusal, refuse, verdict } from '../foundation/verdict.ts'
import { loadResolvedLines } from '../service-ledger/public.store.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import { deleteRelationship, insertRelationships, listRelationships, saveRelationship } from './api.ts'
import { countRelationships, type RelationshipKey } from './relationships.ts'

export const listRelationshipsQuery = handle(listRelationships, (input, reading) =>
  readList(
    reading.tx.selectFrom('faultResolutionRelationship').selectAll(),
    {
      faultCode: { column: 'faultCode', kind: 'text', searched: true },
      faultAreaCode: { column: 'faultAreaCode', kind: 'text', searched: true },
      symptomCode: { column: 'symptomCode', kind: 'text', searched: true },
      resolutionCode: { column: 'resolutionCode', kind: 'text', searched: true },
      groupCode: { column: 'groupCode', kind: 'text', searched: true },
      description: { column: 'description', kind: 'text', searched: true },
      occurrences: { column: 'occurrences', kind: 'number' },
      createdManually: { column: 'createdManually', kind: 'boolean' },
    },
    ['faultCode', 'faultAreaCode', 'symptomCode', 'resolutionCode', 'groupCode'],
    { ...input, sort: input.sort.length > 0 ? input.sort : [{ field: 'occurrences', descending: true }] },
  ),
)

const keyFields = ['faultCode', 'faultAreaCode', 'symptomCode', 'resolutionCode', 'groupCode'] as const
const subjectOf = (key: RelationshipKey) => keyFields.map((field) => key[field]).join(' ')

function rowOf(act: Act, key: RelationshipKey) {
  let query = act.tx.selectFrom('faultResolutionRelationship').selectAll()
  for (const field of keyFields) query = query.where(field, '=', key[field])
  return query.executeTakeFirst()
}

/** Words of resolution codes, by code. */
async function wordsOf(act: Act): Promise<Map<string, string>> {
  const rows = await act.tx.selectFrom('resolutionCode').select(['resolutionCode', 'description']).execute()
  return new Map(rows.map((row) => [row.resolutionCode, row.description]))
}

export const saveRelationshipCommand = handle(saveRelationship, async ({ description, ...key }, act) => {
  const { faultReportingLevel } = await loadServiceSetup(act.tx)
  if (faultReportingLevel === 'none') refuse('faults.level-none')
  const words = (await wordsOf(act)).get(key.resolutionCode)
  if (words === undefined)
    refuse('faults.no-such-resolution', { resolutionCode: key.resolutionCode }, 'resolutionCode')
  const before = await rowOf(act, key)
  const after = { ...key, description: description || words || '', createdManually: true }
  await act.tx
    .insertInto('faultResolutionRelationship')
    .values(after)
    .onConflict((conflict) =>
      conflict.columns([...keyFields]).doUpdateSet({ description: after.description, createdManually: true }),
    )
    .execute()
  await act.remember('faults.relationship', subjectOf(key), before ?? null, after)
  await act.publish('faults.relationships-changed', subjectOf(key))
  return {}
})

export const deleteRelationshipCommand = handle(deleteRelationship, async (key, act) => {
  const before = await rowOf(act, key)
  if (!before) return absent('faults.relationship-absent')
  let query = act.tx.deleteFrom('faultResolutionRelationship')
  for (const field of keyFields) query = query.where(field, '=', key[field])
  await query.execute()
  await act.remember('faults.relationship', subjectOf(key), before, null)
  await act.publish('faults.relationships-changed', subjectOf(key))
  return {}
})

export const insertRelationshipsCommand = handle(
  insertRelationships,
  async ({ fromDate, toDate, byServiceItemGroup, retainManual }, act) => {
    const { faultReportingLevel: level } = await loadServiceSetup(act.tx)
    const refusals: Refusal[] = []
    if (level === 'none') refusals.push({ code: 'faults.level-none' })
    if (fromDate === null) refusals.push({ code: 'faults.period-missing', at: 'fromDate' })
    if (toDate === null) refusals.push({ code: 'faults.period-missing', at: 'toDate' })
    if (fromDate && toDate && toDate < fromDate)
      refusals.push({ code: 'faults.period-backwards', at: 'toDate' })
    orRefuse(verdict(refusals, () => null))
    const before = await act.tx.selectFrom('faultResolutionRelationship').selectAll().execute()
    const manual = retainManual ? before.filter((row) => row.createdManually) : []
    const lines = await loadResolvedLines(act.tx, fromDate!, toDate!)
    const words = await wordsOf(act)
    const rows = countRelationships(lines, level, byServiceItemGroup, manual).map((row) => ({
      faultCode: row.faultCode,
      faultAreaCode: row.faultAreaCode,
      symptomCode: row.symptomCode,
      resolutionCode: row.resolutionCode,
      groupCode: row.groupCode,
      description:
        manual.find((one) => subjectOf(one) === subjectOf(row))?.description ||
        (words.get(row.resolutionCode) ?? ''),
      occurrences: row.occurrences,
      createdManually: row.createdManually,
    }))
    await act.tx.deleteFrom('faultResolutionRelationship').execute()
    await inParts(rows, (part) => act.tx.insertInto('faultResolutionRelationship').values(part).execute())
    await act.remember(
      'faults.relationships',
      `${fromDate} ${toDate}`,
      { rows: before.length },
      {
        rows: rows.length,
        byServiceItemGroup,
        retainManual,
      },
    )
    await act.publish('faults.relationships-changed', 'all')
    return { rows: rows.length }
  },
)
