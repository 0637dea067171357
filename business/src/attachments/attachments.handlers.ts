import { fileTypeFromBuffer } from 'file-type'
import { handle } from '../engine/module.ts'
import { absent, refuse } from '../foundation/verdict.ts'
import {
  addComment,
  attachFile,
  deleteAttachment,
  deleteComment,
  listAttachments,
  listComments,
  readAttachment,
} from './api.ts'
import { loadAttachments } from './attachments.store.ts'
import { endingOf, isPlainText, kindOfFile, mostBytes } from './file-kinds.ts'
import { contentOf, fileStoreOf } from './files.store.ts'

export const listCommentsQuery = handle(listComments, async ({ entity, subject }, reading) => ({
  rows: await reading.tx
    .selectFrom('recordComment')
    .select(['commentNo', 'day', 'comment', 'userName', 'commentType', 'lineNo'])
    .where('entity', '=', entity)
    .where('subject', '=', subject)
    .orderBy('commentNo', 'desc')
    .limit(500)
    .execute(),
}))

export const addCommentCommand = handle(
  addComment,
  async ({ entity, subject, comment, commentType, lineNo }, act) => {
    if (lineNo === null && !['general', 'loaner'].includes(commentType))
      refuse('attachments.comment-needs-line', {}, 'lineNo')
    const row = { entity, subject, comment, commentType, lineNo, day: act.workDate, userName: act.user.name }
    const { commentNo } = await act.tx
      .insertInto('recordComment')
      .values(row)
      .returning('commentNo')
      .executeTakeFirstOrThrow()
    await act.remember('attachments.comment', String(commentNo), null, row)
    await act.publish('attachments.changed', subject, { entity })
    return { commentNo: Number(commentNo) }
  },
)

export const deleteCommentCommand = handle(deleteComment, async ({ commentNo }, act) => {
  const row = await act.tx
    .deleteFrom('recordComment')
    .where('commentNo', '=', commentNo)
    .returningAll()
    .executeTakeFirst()
  if (!row) return absent('attachments.comment-absent')
  await act.remember('attachments.comment', String(commentNo), row, null)
  await act.publish('attachments.changed', row.subject, { entity: row.entity })
  return {}
})

export const listAttachmentsQuery = handle(listAttachments, async (record, reading) => ({
  rows: await loadAttachments(reading.tx, [record]),
}))

export const attachFileCommand = handle(attachFile, async ({ entity, subject, name, contentBase64 }, act) => {
  const bytes = Buffer.from(contentBase64, 'base64')
  if (bytes.length === 0) refuse('attachments.empty', { name }, 'contentBase64')
  if (bytes.length > mostBytes) refuse('attachments.too-large', { name, most: 20 }, 'contentBase64')
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? (isPlainText(bytes) ? 'text/plain' : null)
  const kind = kindOfFile(name, found)
  if ('refused' in kind) {
    if (kind.refused === 'kind') return refuse('attachments.kind-not-taken', { name }, 'name')
    return refuse('attachments.ending-differs', { name, ending: endingOf(name), kind: found ?? '' }, 'name')
  }
  const content = contentOf(bytes)
  // The content first: a row without its file would be worse than a file without its row.
  await fileStoreOf(act.dataFolder, act.user.company).put(content, bytes)
  const row = {
    entity,
    subject,
    name,
    mediaType: kind.mediaType,
    bytes: bytes.length,
    content,
    attachedAt: act.now,
    userName: act.user.name,
  }
  const { attachmentNo } = await act.tx
    .insertInto('attachment')
    .values(row)
    .returning('attachmentNo')
    .executeTakeFirstOrThrow()
  await act.remember('attachments.attachment', String(attachmentNo), null, row)
  await act.publish('attachments.changed', subject, { entity })
  return { attachmentNo: Number(attachmentNo), mediaType: kind.mediaType }
})

export const readAttachmentQuery = handle(readAttachment, async ({ attachmentNo }, reading) => {
  const row = await reading.tx
    .selectFrom('attachment')
    .select(['name', 'mediaType', 'content'])
    .where('attachmentNo', '=', attachmentNo)
    .executeTakeFirst()
  const bytes = row && (await fileStoreOf(reading.dataFolder, reading.user.company).get(row.content))
  if (!row || !bytes) return absent('attachments.attachment-absent')
  return {
    name: row.name,
    mediaType: row.mediaType,
    contentBase64: Buffer.from(bytes).toString('base64'),
  }
})

export const deleteAttachmentCommand = handle(deleteAttachment, async ({ attachmentNo }, act) => {
  const row = await act.tx
    .deleteFrom('attachment')
    .where('attachmentNo', '=', attachmentNo)
    .returningAll()
    .executeTakeFirst()
  if (!row) return absent('attachments.attachment-absent')
  await act.remember('attachments.attachment', String(attachmentNo), row, null)
  await act.publish('attachments.changed', row.subject, { entity: row.entity })
  return {}
})
