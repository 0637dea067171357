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

/**
 * Notes and files of one record become another's: it was renamed, merged into the other, or became one of
 * another kind.
 */
export async function passNotes(
  act: Act,
  entity: string,
  from: string,
  to: string,
  toEntity: string = entity,
): Promise<void> {
  for (const table of ['recordComment', 'attachment'] as const)
    await act.tx
      .updateTable(table)
      .set({ subject: to, entity: toEntity })
      .where('entity', '=', entity)
      .where('subject', '=', from)
      .execute()
}

/** Comments of a record, oldest first. */
export function loadComments(tx: Reading['tx'], entity: string, subject: string) {
  return tx
    .selectFrom('recordComment')
    .selectAll()
    .where('entity', '=', entity)
    .where('subject', '=', subject)
    .orderBy('commentNo')
    .execute()
}

type Comment = Awaited<ReturnType<typeof loadComments>>[number]

/** Puts these in the place of the record's comments: an earlier version of it comes back. */
export async function replaceComments(
  act: Act,
  entity: string,
  subject: string,
  comments: readonly Omit<Comment, 'commentNo' | 'entity' | 'subject'>[],
): Promise<void> {
  await act.tx
    .deleteFrom('recordComment')
    .where('entity', '=', entity)
    .where('subject', '=', subject)
    .execute()
  if (comments.length === 0) return
  await act.tx
    .insertInto('recordComment')
    .values(
      comments.map(({ day, comment, userName, commentType, lineNo }) => ({
        entity,
        subject,
        day,
        comment,
        userName,
        commentType,
        lineNo,
      })),
    )
    .execute()
}

/** Notes and files go with their record. */
export async function dropNotes(act: Act, entity: string, subject: string): Promise<void> {
  for (const table of ['recordComment', 'attachment'] as const)
    await act.tx.deleteFrom(table).where('entity', '=', entity).where('subject', '=', subject).execute()
}

export const reactions = {
  'engine.record-renamed': ({ subject, data }: Happened, act: Act) =>
    passNotes(act, String(data.entity), String(data.from), subject),
  'engine.record-deleted': ({ subject, data }: Happened, act: Act) =>
    dropNotes(act, String(data.entity), subject),
} as const
