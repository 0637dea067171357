import http from 'node:http'
import https from 'node:https'
import ical, { type DateWithTimeZone, type VEvent, type VFreebusy } from 'node-ical'
import { useAgent } from 'request-filtering-agent'
import { asDay, asInstant, type Instant, momentOf, startOfDay } from '../../foundation/day.ts'
import type { CalendarFailure } from './api.ts'
import { type BusyTime, inside, merged } from './busy-times.ts'

const secondsToAnswer = 20
const mostBytes = 4_000_000
const mostRedirects = 3

/** Why there is nothing to read. */
export class NoCalendar extends Error {
  readonly failure: CalendarFailure

  constructor(failure: CalendarFailure, cause?: unknown) {
    super(failure, { cause })
    this.failure = failure
  }
}

/**
 * The text behind the address of a calendar. Addresses inside the server's own network are not asked unless the
 * environment says GIRO_LOCAL_CALENDARS=yes: whoever sets an address would else reach what only the server may reach.
 * Throws `NoCalendar`.
 */
export async function fetchCalendar(address: string, redirects = 0): Promise<string> {
  const url = new URL(address.replace(/^webcal:/i, 'https:'))
  if (redirects > mostRedirects || !/^https?:$/.test(url.protocol)) throw new NoCalendar('unreachable')
  const allowPrivateIPAddress = process.env.GIRO_LOCAL_CALENDARS === 'yes'
  const agent = useAgent(url.href, { allowPrivateIPAddress })
  const signal = AbortSignal.timeout(secondsToAnswer * 1000)
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const { get } = url.protocol === 'http:' ? http : https
    get(url, { agent, signal, headers: { accept: 'text/calendar' } }, resolve).on('error', reject)
  }).catch((error: Error) => {
    throw new NoCalendar(/is not allowed/.test(error.message) ? 'not-allowed' : 'unreachable', error)
  })
  const { statusCode = 0, headers } = answer
  if (statusCode >= 300 && statusCode < 400 && headers.location) {
    answer.resume()
    return fetchCalendar(new URL(headers.location, url).href, redirects + 1)
  }
  if (statusCode !== 200) {
    answer.resume()
    throw new NoCalendar(statusCode >= 400 && statusCode < 500 ? 'refused' : 'unreachable')
  }
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of answer) {
      bytes += part.length
      if (bytes > mostBytes) throw new NoCalendar('too-large')
      parts.push(part)
    }
  } catch (error) {
    throw error instanceof NoCalendar ? error : new NoCalendar('unreachable', error)
  }
  return Buffer.concat(parts).toString('utf8')
}

/**
 * When a calendar says that its owner is busy, inside a stretch: events that are not marked free and not called off,
 * series unrolled, and free-busy lists. Whole days and times without a zone are those of `timeZone`. Throws
 * `NoCalendar`. Source: RFC 5545 §3.6.1, §3.6.4, §3.8.2.7.
 */
export function busyTimesIn(text: string, stretch: BusyTime, timeZone: string): BusyTime[] {
  if (!/BEGIN:VCALENDAR/i.test(text)) throw new NoCalendar('not-a-calendar')
  let components: ReturnType<typeof ical.sync.parseICS>
  try {
    components = ical.sync.parseICS(text)
  } catch (error) {
    throw new NoCalendar('not-a-calendar', error)
  }
  const times = Object.values(components).flatMap((component) => {
    if (component?.type === 'VEVENT') return timesOf(component as VEvent, stretch, timeZone)
    if (component?.type === 'VFREEBUSY') return freeBusyOf(component as VFreebusy)
    return []
  })
  return inside(merged(times), stretch)
}

function timesOf(event: VEvent, stretch: BusyTime, timeZone: string): BusyTime[] {
  const instances = ical.expandRecurringEvent(event, {
    from: new Date(stretch.from),
    to: new Date(stretch.to),
    expandOngoing: true,
  })
  return instances.flatMap((instance) => {
    const own = instance.event
    if (own.transparency === 'TRANSPARENT' || own.status === 'CANCELLED') return []
    return [{ from: momentIn(instance.start, timeZone, own), to: momentIn(instance.end, timeZone, own) }]
  })
}

const two = (number: number) => String(number).padStart(2, '0')

/** The library reads whole days and times without a zone as those of the server's zone. */
function momentIn(date: DateWithTimeZone, timeZone: string, event: VEvent): Instant {
  const day = asDay(`${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`)
  if (event.datetype === 'date') return startOfDay(day, timeZone)
  if (date.tz) return asInstant(date.toISOString())
  return momentOf(day, `${two(date.getHours())}:${two(date.getMinutes())}`, timeZone)
}

function freeBusyOf({ freebusy }: VFreebusy): BusyTime[] {
  return (freebusy ?? [])
    .filter(({ type }) => type !== 'FREE')
    .map(({ start, end }) => ({
      from: asInstant(new Date(start).toISOString()),
      to: asInstant(new Date(end).toISOString()),
    }))
}
