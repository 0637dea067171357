import type { CalendarChange } from '../company/public.ts'
import type { Day } from '../foundation/day.ts'
import { decimal } from '../foundation/decimal.ts'
import { dueMoment, openHoursBetween, type ServiceHours, type WallClock } from '../response-times/public.ts'

/**
 * The two clocks of an order: until somebody comes (response, per line) and until the work is done (resolution, per
 * order). Both may stand while the order is on hold. The second clock and the standing are ours: the specification's
 * model has the first clock only.
 */
interface Facts {
  readonly serviceHours: readonly ServiceHours[]
  readonly calendar: readonly CalendarChange[]
}

interface LineClock {
  readonly lineNo: number
  readonly responseDate: Day | null
  readonly responseTime: string | null
  readonly startingDate: Day | null
  readonly dueTyped: boolean
}

/** When the work must be done; null where nothing was agreed, or where it would take more than a year. */
export function resolutionDue(
  ordered: WallClock,
  resolutionHours: string,
  pausedHours: string,
  facts: Facts,
): WallClock | null {
  if (decimal(resolutionHours).lte(0)) return null
  const hours = decimal(resolutionHours).plus(pausedHours).toNumber()
  const due = dueMoment(ordered, hours, facts.serviceHours, facts.calendar)
  return due.is === 'made' ? due.value : null
}

/** What a pause of the clocks came to: its service hours, and the lines' due moments moved by them. */
export interface Pause {
  readonly hours: number
  readonly lines: readonly {
    readonly lineNo: number
    readonly responseDate: Day
    readonly responseTime: string
  }[]
}

/**
 * The end of a pause. A due moment moves when its line is not begun, it was counted and not typed, and it had not
 * passed when the pause began: a late order is not made punctual by putting it on hold.
 */
export function endPause(since: WallClock, now: WallClock, lines: readonly LineClock[], facts: Facts): Pause {
  const hours = openHoursBetween(since, now, facts.serviceHours, facts.calendar)
  if (hours === 0) return { hours, lines: [] }
  return {
    hours,
    lines: lines.flatMap((line) => {
      if (line.dueTyped || line.startingDate !== null || line.responseDate === null) return []
      const due = { day: line.responseDate, time: line.responseTime ?? '00:00' }
      if (`${due.day} ${due.time}` < `${since.day} ${since.time}`) return []
      const moved = dueMoment(due, hours, facts.serviceHours, facts.calendar)
      return moved.is === 'made'
        ? [{ lineNo: line.lineNo, responseDate: moved.value.day, responseTime: moved.value.time }]
        : []
    }),
  }
}
