import type { Role } from '../foundation/roles.ts'

/** What people can be told of. */
export const noticeEvents = [
  'request-received',
  'order-warned',
  'quote-expired',
  'part-delayed',
  'mail-failed',
  'my-visits-published',
] as const
export type NoticeEvent = (typeof noticeEvents)[number]

/** Whose business an event is; `technician`: of those whom it names. */
export const concerns: Readonly<Record<NoticeEvent, readonly Role[]>> = {
  'request-received': ['dispatcher'],
  'order-warned': ['dispatcher', 'manager'],
  'quote-expired': ['dispatcher', 'manager'],
  'part-delayed': ['dispatcher'],
  'mail-failed': ['dispatcher', 'administrator'],
  'my-visits-published': ['technician'],
}

/** How somebody wants to hear of an event, until they choose: in the application, not by mail. */
export const usual = { inApp: true, byMail: false } as const

/**
 * Seconds from `time` to the end of the quiet hours it lies in; 0 outside them. They may go over midnight; the end is
 * not part of them. Times are `HH:MM` of the company's clock.
 */
export function secondsOfQuiet(time: string, quiet: { from: string; to: string } | null): number {
  if (!quiet || quiet.from === quiet.to) return 0
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
  const [now, from, to] = [minutes(time), minutes(quiet.from), minutes(quiet.to)]
  const inside = from < to ? now >= from && now < to : now >= from || now < to
  if (!inside) return 0
  return ((to - now + 1440) % 1440) * 60
}
