import { loadPeople } from '../access/public.store.ts'
import type { Act } from '../engine/act.ts'
import { addSeconds, timeOf } from '../foundation/day.ts'
import { queueMail } from '../mail/public.store.ts'
import { concerns, type NoticeEvent, secondsOfQuiet, usual } from './notice.ts'
import { noticeText } from './words.ts'

interface Notice {
  readonly event: NoticeEvent
  readonly facts: Readonly<Record<string, string | number>>
  /** Page that shows it. */
  readonly link: string
  /** Only these technicians; else everybody whose business it is. */
  readonly resourceNos?: readonly string[]
}

/** Tells everybody whose business it is, each as they chose; nobody is told what they did themselves. */
export async function notify(act: Act, { event, facts, link, resourceNos }: Notice): Promise<void> {
  const people = (await loadPeople(act)).filter(
    (person) =>
      person.userId !== act.user.userId &&
      person.roles.some((role) => concerns[event].includes(role)) &&
      (resourceNos === undefined || resourceNos.includes(person.resourceNo ?? '')),
  )
  if (people.length === 0) return
  const ids = people.map((person) => person.userId)
  const choices = await act.tx
    .selectFrom('notificationChoice')
    .selectAll()
    .where('event', '=', event)
    .where('userId', 'in', ids)
    .execute()
  const quiet = await act.tx.selectFrom('quietHours').selectAll().where('userId', 'in', ids).execute()
  const choiceOf = (userId: string) => choices.find((one) => one.userId === userId) ?? usual
  const shown = people.filter((person) => choiceOf(person.userId).inApp)
  if (shown.length > 0) {
    await act.tx
      .insertInto('notification')
      .values(shown.map(({ userId }) => ({ userId, event, facts: JSON.stringify(facts), link, at: act.now })))
      .execute()
    await act.publish('notifications.arrived', event)
  }
  for (const person of people.filter(({ userId }) => choiceOf(userId).byMail)) {
    const hours = quiet.find((one) => one.userId === person.userId)
    const wait = secondsOfQuiet(
      timeOf(act.now, act.timeZone),
      hours ? { from: hours.fromTime, to: hours.toTime } : null,
    )
    const text = noticeText(person.language, event, facts)
    await queueMail(act, {
      to: person.email,
      subject: text,
      body: act.publicUrl === '' ? text : `${text}\n\n${act.publicUrl}${link}`,
      about: { entity: 'notifications.notification', subject: event },
      ...(wait > 0 && { notBefore: addSeconds(act.now, wait) }),
    })
  }
}
