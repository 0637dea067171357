import type { Period, Problem, Shift, Visit } from '../src/problem.ts'
import { Random } from '../src/random.ts'

const HOUR = 3600
const DAY = 24 * HOUR
const SKILLS = ['electrics', 'cooling', 'heating', 'network']

/**
 * Working days of a service company with the costs of orders and dispatch §11.4: technicians with two or three skills and
 * a lunch break, overtime of an hour; visits of 20 to 60 minutes, half of them with an appointment of two hours or
 * half a day, some with a due moment. The same numbers give the same days.
 */
export function fieldDays(of: {
  readonly technicians: number
  readonly visits: number
  readonly days: number
  readonly seed: number
}): Problem {
  const random = new Random(of.seed * 7919 + of.visits)
  const whole = (from: number, to: number): number => from + random.below(to - from + 1)
  const side = 20_000 * Math.sqrt(of.visits / 100 / of.days)
  const places: (readonly [number, number])[] = []
  const place = (): number => places.push([random.unit() * side, random.unit() * side]) - 1
  const some = (count: number): Record<string, number> => {
    const held: Record<string, number> = {}
    while (Object.keys(held).length < count) held[SKILLS[whole(0, SKILLS.length - 1)]!] = 1
    return held
  }
  const shifts: Shift[] = []
  for (let t = 0; t < of.technicians; t++) {
    const home = place()
    const skills = some(whole(2, 3))
    for (let day = 0; day < of.days; day++)
      shifts.push({
        id: `t${t}d${day}`,
        technician: `t${t}`,
        day,
        start: home,
        end: home,
        window: [day * DAY + 8 * HOUR, day * DAY + 17 * HOUR],
        overtime: HOUR,
        skills,
        breaks: [
          {
            id: 'lunch',
            duration: 1800,
            windows: [[day * DAY + 12 * HOUR, day * DAY + 13.5 * HOUR]],
            rule: 'when-route-passes',
          },
        ],
        costPerTravelSecond: 0.6 / 60,
        costPerMetre: 0.45 / 1000,
        overtimeCostPerSecond: 0.3 / 60,
        waitingCostPerSecond: 0.2 / 60,
      })
  }
  const visits: Visit[] = Array.from({ length: of.visits }, (_, i) => visitOf(`v${i}`))
  const n = places.length
  const durations = new Int32Array(n * n)
  const distances = new Int32Array(n * n)
  places.forEach(([x, y], i) => {
    places.forEach(([u, w], j) => {
      if (i === j) return
      const metres = 1.3 * Math.hypot(x - u, y - w)
      distances[i * n + j] = Math.round(metres)
      durations[i * n + j] = 60 + Math.round((metres / 40_000) * HOUR)
    })
  })
  return { objective: 'penalty', placeCount: n, durations, distances, shifts, visits }

  function visitOf(id: string): Visit {
    const open = whole(0, of.days - 1) * DAY
    const hour = whole(8, 15)
    const kind = whole(0, 9)
    const windows: Period[] =
      kind < 3
        ? [[open + hour * HOUR, open + (hour + 2) * HOUR - 1]]
        : kind < 5
          ? [[open + (hour < 12 ? 8 : 13) * HOUR, open + (hour < 12 ? 12 : 17) * HOUR]]
          : []
    return {
      id,
      place: place(),
      duration: whole(2, 6) * 600,
      skills: some(1),
      penalty: 400,
      ...(windows.length ? { windows } : {}),
      ...(kind === 9
        ? { due: open + hour * HOUR, lateness: { fixed: 30, perSecond: 0.5 / 60, cap: 320 } }
        : {}),
    }
  }
}
