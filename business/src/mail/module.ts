import type { Module } from '../engine/module.ts'
import {
  deleteMailsCommand,
  listMailsQuery,
  readMailQuery,
  readMailSetupQuery,
  reportMailCommand,
  sendMailNowCommand,
  sendTestMailCommand,
  takeMailCommand,
  updateMailSetupCommand,
} from './mail.handlers.ts'
import { processQueueJob } from './process-queue.job.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const mail: Module = {
  name: 'mail',
  about: 'E-mail that goes out: set-up of the server, queue, sending',
  uses: [],
  operations: [
    readMailSetupQuery,
    updateMailSetupCommand,
    sendTestMailCommand,
    listMailsQuery,
    readMailQuery,
    sendMailNowCommand,
    deleteMailsCommand,
    takeMailCommand,
    reportMailCommand,
  ],
  jobs: [processQueueJob],
  texts: { en, it },
}
