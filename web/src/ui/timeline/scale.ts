import { addDays, type Day, daysFromTo, epochSeconds, momentOf } from '@giro/business/foundation/day.ts'

/** One day of the time axis: the hours shown, as moments, so that days of 23 and 25 hours come out right. */
export interface ScaleDay {
  readonly day: Day
  /** Epoch seconds of the first and last moment shown. */
  readonly from: number
  readonly to: number
  /** Left edge in pixels. */
  readonly left: number
  readonly width: number
}

/** Moments to pixels and back, over days whose nights are left out. */
export interface Scale {
  readonly days: readonly ScaleDay[]
  readonly width: number
  readonly pixelsPerSecond: number
}

/** Hours shown of every day: enough for all shifts, whole hours, end excluded. */
export interface ShownHours {
  readonly from: number
  readonly to: number
}

/** The hours that hold all of the moments (clock hours of the zone), with an hour of air on both sides. */
export function shownHours(
  moments: readonly { readonly open: string; readonly close: string }[],
  timeZone: string,
): ShownHours {
  const hour = (moment: string) => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .format(new Date(moment))
      .split(':')
    return Number(parts[0]) + Number(parts[1]) / 60
  }
  if (moments.length === 0) return { from: 7, to: 19 }
  const from = Math.min(...moments.map((one) => Math.floor(hour(one.open)))) - 1
  const to = Math.max(...moments.map((one) => Math.ceil(hour(one.close) || 24))) + 2
  return { from: Math.max(0, from), to: Math.min(24, to) }
}

/** Lays the days side by side; `pixelsPerHour` is the zoom. */
export function makeScale(
  fromDay: Day,
  count: number,
  hours: ShownHours,
  pixelsPerHour: number,
  timeZone: string,
): Scale {
  const pixelsPerSecond = pixelsPerHour / 3600
  const clock = (value: number) => `${String(value).padStart(2, '0')}:00`
  let left = 0
  const days = daysFromTo(fromDay, addDays(fromDay, count - 1)).map((day): ScaleDay => {
    const from = epochSeconds(momentOf(day, clock(hours.from), timeZone))
    const to = epochSeconds(momentOf(day, clock(hours.to), timeZone))
    const width = (to - from) * pixelsPerSecond
    const made = { day, from, to, left, width }
    left += width
    return made
  })
  return { days, width: left, pixelsPerSecond }
}

/** Pixels of a moment; moments of the night lie on the nearest edge of their day. */
export function toPixels(scale: Scale, seconds: number): number {
  let nearest = scale.days[0]!
  for (const day of scale.days) {
    if (seconds < day.from) break
    nearest = day
  }
  const within = Math.max(nearest.from, Math.min(nearest.to, seconds))
  return nearest.left + (within - nearest.from) * scale.pixelsPerSecond
}

/** Moment and day at a pixel, snapped to whole steps; pixels outside lie on the nearest edge. */
export function fromPixels(scale: Scale, pixels: number, stepSeconds: number): { day: Day; seconds: number } {
  const day = scale.days.findLast((one) => pixels >= one.left) ?? scale.days[0]!
  const within = Math.max(0, Math.min(day.width, pixels - day.left)) / scale.pixelsPerSecond
  return { day: day.day, seconds: day.from + Math.round(within / stepSeconds) * stepSeconds }
}

/** Steps of the axis: every hour, every second or every fourth, as there is room. */
export function hourStep(pixelsPerHour: number): number {
  return pixelsPerHour >= 44 ? 1 : pixelsPerHour >= 22 ? 2 : pixelsPerHour >= 10 ? 4 : 12
}
