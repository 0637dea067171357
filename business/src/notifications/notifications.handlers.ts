import { handle } from '../engine/module.ts'
import { givenOf } from '../foundation/given.ts'
import { changedMeanwhile } from '../foundation/verdict.ts'
import {
  listNotifications,
  readChoices,
  readCustomerMessages,
  readNotifications,
  saveChoices,
  updateCustomerMessages,
} from './api.ts'
import { concerns, type NoticeEvent, noticeEvents, usual } from './notice.ts'
import { noticeText } from './words.ts'

const shown = 40

export const listNotificationsQuery = handle(listNotifications, async (_, reading) => {
  const { userId, language } = reading.user
  const rows = await reading.tx
    .selectFrom('notification')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('notificationNo', 'desc')
    .limit(shown)
    .execute()
  const { unread } = await reading.tx
    .selectFrom('notification')
    .select((builder) => builder.fn.countAll<string>().as('unread'))
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    unread: Number(unread),
    rows: rows.map(({ notificationNo, event, facts, link, at, readAt }) => ({
      notificationNo,
      event: event as NoticeEvent,
      text: noticeText(language, event as NoticeEvent, facts),
      link,
      at,
      isRead: readAt !== null,
    })),
  }
})

export const readNotificationsCommand = handle(readNotifications, async ({ upTo }, act) => {
  await act.tx
    .updateTable('notification')
    .set({ readAt: act.now })
    .where('userId', '=', act.user.userId)
    .where('notificationNo', '<=', upTo)
    .where('readAt', 'is', null)
    .execute()
  return {}
})

export const readChoicesQuery = handle(readChoices, async (_, reading) => {
  const { userId, roles } = reading.user
  const chosen = await reading.tx
    .selectFrom('notificationChoice')
    .selectAll()
    .where('userId', '=', userId)
    .execute()
  const quiet = await reading.tx
    .selectFrom('quietHours')
    .selectAll()
    .where('userId', '=', userId)
    .executeTakeFirst()
  return {
    events: noticeEvents
      .filter((event) => concerns[event].some((role) => roles.includes(role)))
      .map((event) => {
        const { inApp, byMail } = chosen.find((one) => one.event === event) ?? usual
        return { event, inApp, byMail }
      }),
    quiet: quiet ? { from: quiet.fromTime, to: quiet.toTime } : null,
  }
})

export const saveChoicesCommand = handle(saveChoices, async ({ events, quiet }, act) => {
  const { userId } = act.user
  for (const { event, inApp, byMail } of events)
    await act.tx
      .insertInto('notificationChoice')
      .values({ userId, event, inApp, byMail })
      .onConflict((conflict) => conflict.columns(['userId', 'event']).doUpdateSet({ inApp, byMail }))
      .execute()
  await act.tx.deleteFrom('quietHours').where('userId', '=', userId).execute()
  if (quiet)
    await act.tx.insertInto('quietHours').values({ userId, fromTime: quiet.from, toTime: quiet.to }).execute()
  return {}
})

export const readCustomerMessagesQuery = handle(readCustomerMessages, async (_, reading) => {
  const { onlyRow: _row, ...setup } = await reading.tx
    .selectFrom('customerMessageSetup')
    .selectAll()
    .executeTakeFirstOrThrow()
  return setup
})

export const updateCustomerMessagesCommand = handle(
  updateCustomerMessages,
  async ({ version, ...changes }, act) => {
    const before = await act.tx
      .selectFrom('customerMessageSetup')
      .selectAll()
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (before.version !== version) changedMeanwhile('notifications.setup-changed-meanwhile')
    const given = givenOf(changes)
    await act.tx
      .updateTable('customerMessageSetup')
      .set({ ...given, version: version + 1 })
      .execute()
    await act.remember('notifications.customer-messages', 'setup', before, { ...before, ...given })
    await act.publish('notifications.setup-changed', 'setup')
    return { version: version + 1 }
  },
)
