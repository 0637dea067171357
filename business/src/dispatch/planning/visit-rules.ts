import type { Period, Shift as ProblemShift, Visit as ProblemVisit } from '@giro/optimiser'
import {
  addDays,
  type Day,
  daysFromTo,
  endOfDay,
  momentOf,
  startOfDay,
  weekdayOf,
} from '../../foundation/day.ts'
import { type AllocatedByHand, crewOf, type Visit } from '../day.ts'
import { clip, dayBegin } from './link-rules.ts'
import { otherDayWithoutShift, stabilityRules, strangersToCrew } from './stability-rules.ts'
import { ofShift, shiftId, type Translation } from './translation.ts'

const share = { low: 'Low', medium: 'Medium', high: 'High' } as const

/**
 * A visit with all the rules of its own: time (H5, H6), skills (H2, S6), technicians (H8, S7), pins (H9), what it costs
 * to leave it out (S1), to be late (S2), to move what was published (S8) and to miss the meant day (S9).
 */
export function visitRules(
  visit: Visit,
  shifts: readonly ProblemShift[],
  translation: Translation,
): ProblemVisit {
  const { weights, days, places, second, mode } = translation
  const { costByShift: lacking, ...skills } = skillRules(visit, shifts, translation)
  const costs = sumsOf([
    lacking ?? {},
    otherDayWithoutShift(visit, shifts, translation),
    strangersToCrew(visit, shifts, translation),
  ])
  const grade = share[visit.priority]
  const due = visit.due === null ? null : second(visit.due)
  const penalty = weights[`unassigned${grade}`] * urgencyOf(visit, due, translation)
  const allowed = allowedShifts(visit, shifts, translation)
  const preferred = visit.preferredResourceNo
  return {
    id: visit.visitNo,
    place: places.placeOfVisit.get(visit.visitNo)!,
    duration: visit.minutes * 60,
    windows: windowsOf(visit, translation),
    ...(due !== null && {
      due,
      lateness: {
        fixed: weights[`late${grade}`],
        perSecond: weights[`lateMinute${grade}`] / 60,
        cap: weights.lateAtMost * penalty,
      },
    }),
    ...skills,
    ...(Object.keys(costs).length > 0 && { costByShift: costs }),
    ...(visit.zoneCode !== null &&
      days.zonesOption !== 'not-used' && { zone: visit.zoneCode, notInZoneCost: weights.notInZone }),
    priority: visit.priority === 'high' ? 100 : visit.priority === 'medium' ? 50 : 10,
    penalty,
    ...(allowed && { allowedShifts: allowed }),
    ...excludedRules(visit, shifts),
    ...(preferred !== null && {
      preferredShifts: shifts.filter((shift) => shift.technician === preferred).map((shift) => shift.id),
      preferenceCost: weights.preferredNotUsed,
    }),
    ...(visit.target && {
      target: {
        day: translation.dayNumber(visit.target.day),
        perDayEarly: weights.targetDayEarly,
        perDayLate: weights.targetDayLate,
      },
    }),
    ...stabilityRules(visit, shifts, translation),
    ...(visit.placement &&
      mode === 'plan' &&
      (visit.pin === 'locked' || visit.pin === 'time') && {
        pin: {
          // A pinned time leaves open who goes.
          ...(visit.pin === 'locked' && { shift: shiftId(visit.placement.resourceNo, visit.placement.day) }),
          start: second(visit.placement.start),
        },
      }),
  }
}

/** Costs by shift of several rules, added. */
function sumsOf(rules: readonly Readonly<Record<string, number>>[]) {
  const sums: Record<string, number> = {}
  for (const [shift, cost] of rules.flatMap((rule) => Object.entries(rule)))
    sums[shift] = (sums[shift] ?? 0) + cost
  return sums
}

/** S1: work due inside the days counts more, work that may wait or need not be done less. */
function urgencyOf(visit: Visit, due: number | null, { weights, days, horizonEnd }: Translation): number {
  const later = due !== null && due >= horizonEnd
  const meantLater = visit.target !== null && visit.target.day > days.toDay
  const urgent = due !== null && !later ? weights.dueInsideHorizon : 1
  return (
    urgent *
    (later || meantLater ? weights.dueBeyondHorizon : 1) *
    (visit.optional ? weights.optionalWork : 1)
  )
}

/**
 * H2 and S6: what must be known, and what is only wished. Skills that need a certificate are always needed; the others
 * as the set-up says.
 */
function skillRules(
  visit: Visit,
  shifts: readonly ProblemShift[],
  { days, weights }: Translation,
): Partial<Pick<ProblemVisit, 'skills' | 'missingSkillCost' | 'costByShift'>> {
  const isNeeded = (skillCode: string) =>
    days.skillsOption === 'warning-displayed' || days.certifiedSkills.includes(skillCode)
  const needed = visit.skills.filter((skill) => isNeeded(skill.skillCode))
  const wished =
    days.skillsOption === 'code-shown' ? visit.skills.filter((skill) => !needed.includes(skill)) : []
  const table = (skills: Visit['skills']) =>
    Object.fromEntries(skills.map((skill) => [skill.skillCode, skill.level]))
  if (wished.length === 0) return needed.length > 0 ? { skills: table(needed) } : {}
  if (needed.length === 0) return { skills: table(wished), missingSkillCost: weights.skillMissing }
  // Needs and wishes at once: the wishes become a cost of each shift that lacks one.
  const lacking = shifts.filter((shift) =>
    wished.some((skill) => (shift.skills?.[skill.skillCode] ?? 0) < skill.level),
  )
  return {
    skills: table(needed),
    ...(lacking.length > 0 && {
      costByShift: Object.fromEntries(lacking.map((shift) => [shift.id, weights.skillMissing])),
    }),
  }
}

/** H8 and H9: who is excluded; of a pinned crew everybody who does not belong to it. */
function excludedRules(
  visit: Visit,
  shifts: readonly ProblemShift[],
): Partial<Pick<ProblemVisit, 'excludedShifts'>> {
  const { placement, pin, crewSize, excludedResourceNos } = visit
  const pinned = placement !== null && crewSize > 1 && crewOf(placement).length === crewSize
  const keeps = pinned && (pin === 'resource' || pin === 'day' || pin === 'locked')
  const excluded = shifts.filter(
    (shift) =>
      excludedResourceNos.includes(shift.technician!) ||
      (keeps && !crewOf(placement).includes(shift.technician!)),
  )
  return excluded.length > 0 ? { excludedShifts: excluded.map((shift) => shift.id) } : {}
}

/** What was allocated by hand and is not on the board yet; a day that is over binds nobody. */
const allocationToKeep = (visit: Visit, { mode, days }: Translation): AllocatedByHand | undefined =>
  mode === 'plan' && visit.placement === null && (visit.allocated?.day ?? '') >= days.fromDay
    ? visit.allocated
    : undefined

const isMeant = ({ resourceNo, groupNo }: AllocatedByHand, technician: string, { days }: Translation) =>
  resourceNo === null
    ? days.technicians.find((one) => one.resourceNo === technician)?.groupNo === groupNo
    : resourceNo === technician

/** Required technician, allocation by hand and pins name the shifts that are left, of a crew for its lead; null: all. */
function allowedShifts(
  visit: Visit,
  shifts: readonly ProblemShift[],
  translation: Translation,
): string[] | null {
  let left = shifts
  const byHand = allocationToKeep(visit, translation)
  if (byHand) left = left.filter((shift) => isMeant(byHand, shift.technician!, translation))
  const { placement, pin } = visit
  if (visit.requiredResourceNo !== null)
    left = left.filter((shift) => shift.technician === visit.requiredResourceNo)
  if (placement && (pin === 'resource' || pin === 'day'))
    left = left.filter((shift) => shift.technician === placement.resourceNo)
  if (placement && pin === 'day') left = left.filter((shift) => ofShift(shift.id).day === placement.day)
  return left === shifts ? null : left.map((shift) => shift.id)
}

/**
 * When work may start: the promise where there is one and its customer is not asked for another time, else the typed windows, else the receiving hours of each day;
 * never before the order, the earliest start, the parts, the earliest day of planned maintenance or, when planning,
 * now. Both ends of the result are included.
 */
export function windowsOf(visit: Visit, translation: Translation): Period[] {
  const { second, consents } = translation
  const open: Period[] =
    visit.promised && !consents?.has(visit.visitNo)
      ? [[second(visit.promised.from), second(visit.promised.to) - 1]]
      : visit.windows.length > 0
        ? visit.windows.map((window) => [second(window.from), second(window.to) - 1] as const)
        : receivingPeriods(visit, translation)
  const possible = clip(open, [earliestOf(visit, translation), Number.MAX_SAFE_INTEGER])
  const byHand = allocationToKeep(visit, translation)
  const onItsDay = byHand ? clip(possible, wholeDay(byHand.day, translation)) : []
  // What was promised to the customer goes before the day that somebody wrote down.
  const sorted = onItsDay.length > 0 ? onItsDay : possible
  return sorted
    .sort((a, b) => a[0] - b[0])
    .reduce<Period[]>((merged, period) => {
      const last = merged.at(-1)
      if (last && period[0] <= last[1] + 1)
        merged[merged.length - 1] = [last[0], Math.max(last[1], period[1])]
      else merged.push(period)
      return merged
    }, [])
}

const wholeDay = (day: Day, { days, second }: Translation): Period => [
  second(startOfDay(day, days.timeZone)),
  second(endOfDay(day, days.timeZone)) - 1,
]

function earliestOf(visit: Visit, translation: Translation): number {
  const { days, mode, second } = translation
  return Math.max(
    second(visit.ordered),
    visit.earliestStart === null ? -Infinity : second(visit.earliestStart),
    visit.partsReadyAt === null ? -Infinity : second(visit.partsReadyAt),
    visit.target === null
      ? -Infinity
      : dayBegin(addDays(visit.target.day, -visit.target.toleranceDays), translation),
    mode === 'plan' ? second(days.now) : -Infinity,
  )
}

function receivingPeriods(visit: Visit, translation: Translation): Period[] {
  const { days, second } = translation
  if (visit.receivingHours.length === 0)
    return [
      [
        second(startOfDay(days.fromDay, days.timeZone)),
        // A visit that may be done from a later day on has its window there, so that it is not taken for impossible.
        Math.max(second(endOfDay(days.toDay, days.timeZone)), earliestOf(visit, translation)) + 86_400,
      ],
    ]
  return daysFromTo(days.fromDay, days.toDay).flatMap((day) =>
    visit.receivingHours
      .filter((hour) => hour.weekday === weekdayOf(day))
      .map(
        (hour): Period => [
          second(momentOf(day, hour.startTime, days.timeZone)),
          second(momentOf(day, hour.endTime, days.timeZone)) - 1,
        ],
      ),
  )
}
