import type { Act, Reading } from '../engine/act.ts'
import type { Happened } from '../engine/module.ts'

/** What is attached to records, by their kinds and numbers, newest first. */
export function loadAttachments(
  tx: Reading['tx'],
  records: readonly { readonly entity: string; readonly subject: string }[],
) {
  if (records.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('attachment')
    .select(['attachmentNo', 'entity', 'subject', 'name', 'mediaType', 'bytes', 'attachedAt', 'userName'])
    .where((builder) =>
      builder.or(
        records.map(({ entity, subject }) =>
          builder.and([builder('entity', '=', entity), builder('subject', '=', subject)]),
        ),
      ),
    )
    .orderBy('attachmentNo', 'desc')
    .execute()
}

/** Notes and files of one record become another's: it was renamed, or merged into the other. */
export async function passNotes(act: Act, entity: string, from: string, to: string): Promise<void> {
  for (const table of ['recordComment', 'attachment'] as const)
    await act.tx
      .updateTable(table)
      .set({ subject: to })
      .where('entity', '=', entity)
      .where('subject', '=', from)
      .execute()
}

async function deleted({ subject, data }: Happened, act: Act) {
  for (const table of ['recordComment', 'attachment'] as const)
    await act.tx
      .deleteFrom(table)
      .where('entity', '=', String(data.entity))
      .where('subject', '=', subject)
      .execute()
}

export const reactions = {
  'engine.record-renamed': ({ subject, data }: Happened, act: Act) =>
    passNotes(act, String(data.entity), String(data.from), subject),
  'engine.record-deleted': deleted,
} as const
