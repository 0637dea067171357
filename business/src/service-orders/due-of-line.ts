import type { CalendarChange } from '../company/public.ts'
import type { Day } from '../foundation/day.ts'
import { decimal } from '../foundation/decimal.ts'
import { type Verdict, verdict } from '../foundation/verdict.ts'
import { dueMoment, type ServiceHours, type WallClock } from '../response-times/public.ts'

/** The first value above 0: service item, its group, the order's type (ours), the set-up. Source: specification orders F-1. */
export function responseHours(...sources: readonly (string | null | undefined)[]): string {
  return sources.find((source) => source !== null && source !== undefined && decimal(source).gt(0)) ?? '0'
}

/** A line's due moment; the moment typed by the user has no hours. */
export interface LineDue {
  readonly responseHours: string
  readonly responseDate: Day
  readonly responseTime: string
  /** Typed, not counted: it stays when the order's moment changes. */
  readonly dueTyped: boolean
}

/** What the user typed of it, if anything. */
export interface TypedDue {
  readonly responseHours?: string | undefined
  readonly responseDate?: Day | undefined
  readonly responseTime?: string | undefined
}

/**
 * The due moment of a line: typed, or counted in service hours from the order's moment.
 * Refuses `service-orders.response-before-order`. Source: specification orders F-2, "manual due".
 */
export function dueOfLine(
  ordered: WallClock,
  hours: string,
  typed: TypedDue,
  facts: { serviceHours: readonly ServiceHours[]; calendar: readonly CalendarChange[] },
  now: WallClock,
): Verdict<LineDue> {
  if (typed.responseDate !== undefined) {
    const moment = {
      responseDate: typed.responseDate,
      responseTime: typed.responseTime ?? manualTime(typed.responseDate, ordered, now),
    }
    const early = `${moment.responseDate} ${moment.responseTime}` < `${ordered.day} ${ordered.time}`
    return verdict(
      early ? [{ code: 'service-orders.response-before-order', at: 'responseDate' }] : [],
      () => ({
        responseHours: '0',
        ...moment,
        dueTyped: true,
      }),
    )
  }
  const counted = typed.responseHours ?? hours
  const due = dueMoment(ordered, Number(counted), facts.serviceHours, facts.calendar)
  if (due.is !== 'made') return due
  return verdict([], () => ({
    responseHours: counted,
    responseDate: due.value.day,
    responseTime: due.value.time,
    dueTyped: false,
  }))
}

/** Now, or the order's time where that is later on the order's day. */
function manualTime(day: Day, ordered: WallClock, now: WallClock): string {
  return day === ordered.day && ordered.time > now.time ? ordered.time : now.time
}
