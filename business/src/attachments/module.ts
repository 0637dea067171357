import type { Module } from '../engine/module.ts'
import {
  addCommentCommand,
  attachFileCommand,
  deleteAttachmentCommand,
  deleteCommentCommand,
  listAttachmentsQuery,
  listCommentsQuery,
  readAttachmentQuery,
} from './attachments.handlers.ts'
import { reactions } from './attachments.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const attachments: Module = {
  name: 'attachments',
  about: 'Comments and files on any record',
  uses: ['company'],
  operations: [
    listCommentsQuery,
    addCommentCommand,
    deleteCommentCommand,
    listAttachmentsQuery,
    attachFileCommand,
    readAttachmentQuery,
    deleteAttachmentCommand,
  ],
  reactions,
  texts: { en, it },
}
