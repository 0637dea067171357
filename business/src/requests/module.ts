import type { Module } from '../engine/module.ts'
import { readMailboxJob } from './read-mailbox.job.ts'
import { receiveMailCommand, receiveRequestCommand } from './receive.command.ts'
import {
  answerRequestCommand,
  changeRequestCommand,
  closeRequestCommand,
  convertRequestCommand,
  createRequestCustomerCommand,
  revokeLinkCommand,
} from './requests.command.ts'
import { listRequestsQuery, readRequestQuery } from './requests.query.ts'
import { readRequestSetupQuery, updateRequestSetupCommand } from './setup.command.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const requests: Module = {
  name: 'requests',
  about: 'What customers ask for, until it is an order, a quote or an answer',
  uses: ['company', 'mail', 'attachments', 'customers', 'service-items', 'service-orders', 'dispatch'],
  operations: [
    listRequestsQuery,
    readRequestQuery,
    receiveRequestCommand,
    receiveMailCommand,
    changeRequestCommand,
    createRequestCustomerCommand,
    convertRequestCommand,
    answerRequestCommand,
    closeRequestCommand,
    revokeLinkCommand,
    readRequestSetupQuery,
    updateRequestSetupCommand,
  ],
  jobs: [readMailboxJob],
  texts: { en, it },
  constraints: {
    customer_request_customer_no_fkey: { code: 'requests.no-such-customer', at: 'customerNo' },
  },
}
