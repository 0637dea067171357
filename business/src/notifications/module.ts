import type { Module } from '../engine/module.ts'
import {
  listNotificationsQuery,
  readChoicesQuery,
  readCustomerMessagesQuery,
  readNotificationsCommand,
  saveChoicesCommand,
  updateCustomerMessagesCommand,
} from './notifications.handlers.ts'
import { reactions } from './reactions.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const notifications: Module = {
  name: 'notifications',
  about: 'What people of the house and customers are told when something happens',
  uses: ['company', 'access', 'mail', 'customers', 'service-orders', 'dispatch', 'requests'],
  operations: [
    listNotificationsQuery,
    readNotificationsCommand,
    readChoicesQuery,
    saveChoicesCommand,
    readCustomerMessagesQuery,
    updateCustomerMessagesCommand,
  ],
  reactions,
  texts: { en, it },
}
