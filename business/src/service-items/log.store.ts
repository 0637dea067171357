import type { Act } from '../engine/act.ts'
import type { LogEntry } from './log.ts'

/** Adds lines to the log of a service item, numbered on from its last. */
export async function logServiceItem(
  act: Act,
  serviceItemNo: string,
  entries: readonly LogEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const { last } = await act.tx
    .selectFrom('serviceItemLog')
    .select((builder) => builder.fn.max('entryNo').as('last'))
    .where('serviceItemNo', '=', serviceItemNo)
    .executeTakeFirstOrThrow()
  await act.tx
    .insertInto('serviceItemLog')
    .values(
      entries.map((entry, at) => ({
        serviceItemNo,
        entryNo: Number(last ?? 0) + at + 1,
        eventNo: entry.event,
        documentType: entry.documentType ?? ('' as const),
        documentNo: entry.documentNo ?? '',
        before: (entry.before ?? '').slice(0, 50),
        after: (entry.after ?? '').slice(0, 50),
        changedAt: act.now,
        userName: act.user.name,
      })),
    )
    .execute()
}
