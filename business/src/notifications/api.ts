import { z } from 'zod'
import { timeOfDay, version } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, keepers } from '../foundation/roles.ts'
import { noticeEvents } from './notice.ts'

const event = z.enum(noticeEvents)

/** The bell: one's own, newest first. */
export const listNotifications = query({
  name: 'notifications.listNotifications',
  path: '/notifications',
  title: { en: 'List my notifications', it: 'Elencare le proprie notifiche' },
  may: everyRole,
  input: z.object({}),
  output: z.object({
    unread: z.int(),
    rows: z.array(
      z.object({
        notificationNo: z.int(),
        event,
        text: z.string(),
        link: z.string(),
        at: z.string(),
        isRead: z.boolean(),
      }),
    ),
  }),
})

/** The bell, opened: what was shown counts as read, up to that number. */
export const readNotifications = command({
  name: 'notifications.markRead',
  path: '/notifications/read',
  title: { en: 'Mark my notifications as read', it: 'Segnare come lette le proprie notifiche' },
  may: everyRole,
  input: z.object({ upTo: z.int().min(1) }),
  output: z.object({}),
})

/** Menu of one's name, Notifications. */
export const readChoices = query({
  name: 'notifications.readChoices',
  path: '/notifications/choices',
  title: { en: 'Read how I am notified', it: 'Leggere come si è avvisati' },
  may: everyRole,
  input: z.object({}),
  output: z.object({
    /** Those that concern the person's roles. */
    events: z.array(z.object({ event, inApp: z.boolean(), byMail: z.boolean() })),
    quiet: z.object({ from: z.string(), to: z.string() }).nullable(),
  }),
})

export const saveChoices = command({
  name: 'notifications.saveChoices',
  path: '/notifications/choices/save',
  title: { en: 'Choose how I am notified', it: 'Scegliere come essere avvisati' },
  may: everyRole,
  input: z.object({
    events: z.array(z.object({ event, inApp: z.boolean(), byMail: z.boolean() })).max(20),
    /** Between these times mail waits; may go over midnight. Null: none. */
    quiet: z.object({ from: timeOfDay, to: timeOfDay }).nullable(),
  }),
  output: z.object({}),
})

const messages = {
  /** The visit is certain: day and window, with a calendar file. */
  confirmed: z.boolean(),
  /** Its time is another one. */
  changed: z.boolean(),
  onTheWay: z.boolean(),
  done: z.boolean(),
}

/** Page Messages to customers. */
export const readCustomerMessages = query({
  name: 'notifications.readCustomerMessages',
  path: '/notifications/customer-messages',
  title: { en: 'Read the messages to customers', it: 'Leggere i messaggi ai clienti' },
  may: keepers,
  input: z.object({}),
  output: z.object({ ...messages, version }),
})

export const updateCustomerMessages = command({
  name: 'notifications.updateCustomerMessages',
  path: '/notifications/customer-messages/update',
  title: { en: 'Change the messages to customers', it: 'Modificare i messaggi ai clienti' },
  may: keepers,
  input: z.object({ ...z.object(messages).partial().shape, version }),
  output: z.object({ version }),
})
