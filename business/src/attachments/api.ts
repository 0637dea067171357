import { z } from 'zod'
import { day, instant, requiredText } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole } from '../foundation/roles.ts'
import { mostBytes } from './file-kinds.ts'

/** A record: its kind as in the history (`service-items.service-item`), and its number. */
const record = {
  entity: z
    .string()
    .regex(/^[a-z-]+\.[a-z-]+$/)
    .max(60),
  subject: requiredText(60),
}

/** What a comment of a document is about; internal ones are never printed and never shown to the customer. */
export const commentType = z.enum(['general', 'fault', 'resolution', 'accessory', 'internal', 'loaner'])

/** Any card, part Comments: newest first. */
export const listComments = query({
  name: 'attachments.listComments',
  path: '/attachments/comments',
  title: { en: 'List the comments of a record', it: 'Elencare i commenti di un elemento' },
  may: everyRole,
  input: z.object(record),
  output: z.object({
    rows: z.array(
      z.object({
        commentNo: z.int(),
        day,
        comment: z.string(),
        userName: z.string(),
        commentType,
        lineNo: z.int().nullable(),
      }),
    ),
  }),
})

/** Part Comments, button Add. */
export const addComment = command({
  name: 'attachments.addComment',
  path: '/attachments/comments/add',
  title: { en: 'Add a comment', it: 'Aggiungere un commento' },
  may: everyRole,
  input: z.object({
    ...record,
    comment: requiredText(1000),
    /** All but general and loaner ones belong to a line of the document. */
    commentType: commentType.default('general'),
    lineNo: z.int().min(1).nullable().default(null),
  }),
  output: z.object({ commentNo: z.int() }),
})

/** Part Comments, button Delete. */
export const deleteComment = command({
  name: 'attachments.deleteComment',
  path: '/attachments/comments/:commentNo/delete',
  title: { en: 'Delete a comment', it: 'Eliminare un commento' },
  may: everyRole,
  input: z.object({ commentNo: z.int().min(1) }),
  output: z.object({}),
})

export const attachmentRow = z.object({
  attachmentNo: z.int(),
  entity: z.string(),
  subject: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  attachedAt: instant,
  userName: z.string(),
})

/** Any card, part Attachments. */
export const listAttachments = query({
  name: 'attachments.listAttachments',
  path: '/attachments',
  title: { en: 'List the attachments of a record', it: 'Elencare gli allegati di un elemento' },
  may: everyRole,
  input: z.object(record),
  output: z.object({ rows: z.array(attachmentRow) }),
})

/** Part Attachments, button Attach: at most 20 MB; what the file is, its content says. */
export const attachFile = command({
  name: 'attachments.attachFile',
  path: '/attachments/attach',
  title: { en: 'Attach a file', it: 'Allegare un file' },
  may: everyRole,
  largeInput: true,
  input: z.object({
    ...record,
    name: requiredText(150),
    contentBase64: z.string().max(Math.ceil(mostBytes / 3) * 4 + 4),
  }),
  output: z.object({ attachmentNo: z.int(), mediaType: z.string() }),
})

/** Part Attachments, a file: its content. */
export const readAttachment = query({
  name: 'attachments.readAttachment',
  path: '/attachments/file/:attachmentNo',
  title: { en: 'Read an attachment', it: 'Leggere un allegato' },
  may: everyRole,
  input: z.object({ attachmentNo: z.int().min(1) }),
  output: z.object({ name: z.string(), mediaType: z.string(), contentBase64: z.string() }),
})

/** Part Attachments, button Delete. */
export const deleteAttachment = command({
  name: 'attachments.deleteAttachment',
  path: '/attachments/file/:attachmentNo/delete',
  title: { en: 'Delete an attachment', it: 'Eliminare un allegato' },
  may: everyRole,
  input: z.object({ attachmentNo: z.int().min(1) }),
  output: z.object({}),
})
