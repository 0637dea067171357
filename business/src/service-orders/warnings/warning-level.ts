import type { CalendarChange } from '../../company/public.ts'
import { dueMoment, type ServiceHours, type WallClock } from '../../response-times/public.ts'

/** Hours before the due moment at which the three warnings are sent; 0 switches one off, the first all. */
export interface WarningHours {
  readonly first: number
  readonly second: number
  readonly third: number
}

interface Facts {
  readonly serviceHours: readonly ServiceHours[]
  readonly calendar: readonly CalendarChange[]
}

const text = (moment: WallClock) => `${moment.day} ${moment.time}`

/**
 * The moments before which an order must be due for each warning: now plus that many service hours. The third is
 * nearest. Source: specification orders §6.5.
 */
export function warningLimits(now: WallClock, hours: WarningHours, facts: Facts): (string | null)[] {
  if (hours.first <= 0) return [null, null, null]
  return [hours.first, hours.second, hours.third].map((within) => {
    if (within <= 0) return null
    const limit = dueMoment(now, within, facts.serviceHours, facts.calendar)
    return limit.is === 'made' ? text(limit.value) : null
  })
}

/** The warning that an order due then has reached; 0 for none. The highest that holds counts. */
export function warningLevel(due: WallClock, limits: readonly (string | null)[]): 0 | 1 | 2 | 3 {
  for (const level of [3, 2, 1] as const) {
    const limit = limits[level - 1]
    if (limit != null && text(due) < limit) return level
  }
  return 0
}
