import type { FrozenStop, Shift as ProblemShift, WorkLimit } from '@giro/optimiser'
import { addDays, type Day, endOfDay, mondayOf, secondsBetween } from '../../foundation/day.ts'
import type { Technician, TechnicianDay, Visit } from '../day.ts'
import { ofShift, shiftId, type Translation } from './translation.ts'

/**
 * A technician's day with all its rules: hours and overtime (H3), breaks (H4), skills whose certificates are valid
 * that day (H2), zones that count that day (S6), most visits (H8), rest (H11), and what a day costs (S3 to S5, S12).
 *
 * `away` are visits with a crew outside the planned technicians: the time stays taken.
 */
export function shiftRules(
  technician: Technician,
  { resourceNo, day, shift }: TechnicianDay,
  frozen: readonly FrozenStop[],
  away: readonly Visit[],
  translation: Translation,
): ProblemShift {
  if (typeof shift === 'string') throw new Error(`${resourceNo} does not work on ${day}`)
  const { days, places, weights, mode, second } = translation
  const close = second(shift.close)
  const rested = restedWindow(technician, day, [second(shift.open), close], translation)
  const from = mode === 'plan' ? Math.max(rested.open, Math.min(second(days.now), close)) : rested.open
  const place = places.placeOfTechnician.get(resourceNo) ?? null
  const calledIn = shift.onCall || technician.subcontractor
  return {
    id: shiftId(resourceNo, day),
    technician: resourceNo,
    day: translation.dayNumber(day),
    team: `${technician.groupNo ?? ''} ${day}`,
    start: place,
    end: place,
    window: [frozen.length > 0 ? second(shift.open) : Math.min(from, rested.close), rested.close],
    overtime: rested.overtime,
    skills: Object.fromEntries(
      technician.skills
        .filter((skill) => skill.validUntil === null || skill.validUntil >= day)
        .map((skill) => [skill.skillCode, skill.level]),
    ),
    expiredSkills: Object.fromEntries(
      technician.skills.flatMap(({ skillCode, validUntil }) =>
        validUntil !== null && validUntil < day
          ? [[skillCode, second(endOfDay(validUntil, days.timeZone))] as const]
          : [],
      ),
    ),
    zones: technician.zones
      .filter((zone) => zone.startingDate === null || zone.startingDate <= day)
      .map((zone) => zone.zoneCode),
    breaks: shift.breaks.map((one, at) => ({
      id: `break ${at}`,
      duration: one.minutes * 60,
      windows: [[second(one.earliest), second(one.latest)] as const],
      rule: 'when-route-passes' as const,
    })),
    unavailable: [
      ...shift.absences.map((absence, at) => ({
        id: `absence ${at}`,
        from: second(absence.from),
        to: second(absence.to),
        kind: absence.kind as string,
      })),
      ...away.map((visit) => ({
        id: visit.visitNo,
        from: second(visit.placement!.start),
        to: second(visit.placement!.end),
        kind: 'crew',
      })),
    ],
    ...(technician.maxVisitsPerDay !== null && { maxVisits: technician.maxVisitsPerDay }),
    ...(needsRest(technician, day, translation) && { restBefore: days.minimumRestMinutes * 60 }),
    ...(calledIn && weights.onCallOrSubcontractor > 0 && { fixedCost: weights.onCallOrSubcontractor }),
    costPerTravelSecond: weights.travelMinute / 60,
    costPerMetre: weights.travelKilometre / 1000,
    overtimeCostPerSecond: weights.overtimeMinute / 60,
    waitingCostPerSecond: weights.waitingMinute / 60,
    ...(frozen.length > 0 && { frozen }),
  }
}

/** Hours cut by the rest to the work on the days next to the planned ones. */
function restedWindow(
  technician: Technician,
  day: Day,
  [open, close]: readonly [number, number],
  { days, second }: Translation,
): { open: number; close: number; overtime: number } {
  const rest = days.minimumRestMinutes * 60
  const overtime = technician.maxOvertimeMinutes * 60
  const on = (other: Day) =>
    days.outside.find((work) => work.resourceNo === technician.resourceNo && work.day === other)
  const before = on(addDays(day, -1))
  const behind = on(addDays(day, 1))
  const earliest = before ? Math.max(open, second(before.to) + rest) : open
  const latest = behind ? Math.min(close + overtime, second(behind.from) - rest) : close + overtime
  const end = Math.max(open, Math.min(close, latest))
  return {
    open: Math.min(earliest, end),
    close: end,
    overtime: Math.max(0, Math.min(overtime, latest - end)),
  }
}

/** Whether the hours of two days are so near that the rest between them has to be watched. */
function needsRest(technician: Technician, day: Day, { days, second }: Translation): boolean {
  if (days.minimumRestMinutes === 0) return false
  const shiftOn = (other: Day) => {
    const found = days.days.find((one) => one.resourceNo === technician.resourceNo && one.day === other)
    return found === undefined || typeof found.shift === 'string' ? null : found.shift
  }
  const before = shiftOn(addDays(day, -1))
  const now = shiftOn(day)
  if (before === null || now === null) return false
  const latestEnd = second(before.close) + technician.maxOvertimeMinutes * 60
  return second(now.open) - latestEnd < days.minimumRestMinutes * 60
}

/**
 * Most working seconds of each technician's week, Monday to Sunday, less what is planned on its other days. Only where
 * the hours of the planned days could exceed it. Source: specification orders H11.
 */
export function workLimits(shifts: readonly ProblemShift[], { days }: Translation): WorkLimit[] {
  return days.technicians.flatMap((technician): WorkLimit[] => {
    if (technician.maxWeeklyHours === null) return []
    const mine = shifts.filter((shift) => shift.technician === technician.resourceNo)
    const byWeek = Map.groupBy(mine, (shift) => mondayOf(ofShift(shift.id).day))
    return [...byWeek].flatMap(([monday, ofWeek]): WorkLimit[] => {
      const outside = days.outside
        .filter((work) => work.resourceNo === technician.resourceNo && mondayOf(work.day) === monday)
        .reduce((sum, work) => sum + secondsBetween(work.from, work.to), 0)
      const maxSeconds = Math.max(0, technician.maxWeeklyHours! * 3600 - outside)
      const possible = ofWeek.reduce(
        (sum, shift) => sum + shift.window[1] - shift.window[0] + (shift.overtime ?? 0),
        0,
      )
      return possible > maxSeconds
        ? [
            {
              id: `${technician.resourceNo} ${monday}`,
              shifts: ofWeek.map((shift) => shift.id),
              maxSeconds,
            },
          ]
        : []
    })
  })
}
