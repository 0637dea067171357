import type { Dependency, Period, Shift as ProblemShift, Visit as ProblemVisit } from '@giro/optimiser'
import { type Day, endOfDay, startOfDay } from '../../foundation/day.ts'
import type { Predecessor, Visit } from '../day.ts'
import { ofShift, type Translation } from './translation.ts'

/** Crew (H7) and what comes before (H6), as far as it is part of the problem. `ids` are the problem's visits. */
export function linkRules(visit: Visit, ids: ReadonlySet<string>): Pick<ProblemVisit, 'crew' | 'after'> {
  const after = visit.after.flatMap((one): Dependency[] =>
    one.visitNo !== null && ids.has(one.visitNo)
      ? [
          {
            visit: one.visitNo,
            gapMin: one.gapMinMinutes * 60,
            ...(one.gapMaxMinutes !== null && { gapMax: one.gapMaxMinutes * 60 }),
            ...(one.sameTechnician && { sameTechnician: true }),
            ...(one.sameDay && { sameDay: true }),
            ...(one.nextDay && { nextDay: true }),
            ...(one.together && { together: true }),
          },
        ]
      : [],
  )
  return {
    ...(visit.crewSize > 1 && {
      crew: {
        size: visit.crewSize,
        ...(visit.helperSkills.length > 0 && {
          skills: Object.fromEntries(visit.helperSkills.map((skill) => [skill.skillCode, skill.level])),
        }),
      },
    }),
    ...(after.length > 0 && { after }),
  }
}

/**
 * A visit after work that is planned outside these days, planned by others, or done: its end bounds the start, its
 * technician and day the shifts.
 */
export function fromElsewhere(
  visit: Visit,
  ids: ReadonlySet<string>,
  rules: ProblemVisit,
  shifts: readonly ProblemShift[],
  translation: Translation,
): ProblemVisit {
  const bound = visit.after.filter(
    (one) => one.placement !== null && (one.visitNo === null || !ids.has(one.visitNo)),
  )
  let windows = rules.windows ?? []
  let allowed = shifts
  for (const one of bound) {
    windows = clip(windows, boundsOf(one, translation))
    allowed = allowed.filter((shift) => fits(one, shift, translation))
  }
  if (bound.length === 0) return rules
  const left = allowed.map((shift) => shift.id)
  return {
    ...rules,
    windows,
    ...(allowed.length < shifts.length && {
      allowedShifts: rules.allowedShifts?.filter((shift) => left.includes(shift)) ?? left,
    }),
  }
}

function boundsOf(one: Predecessor, { days, second }: Translation): Period {
  const { day, end } = one.placement!
  const earliest = second(end) + one.gapMinMinutes * 60
  const latest = one.gapMaxMinutes === null ? Number.MAX_SAFE_INTEGER : second(end) + one.gapMaxMinutes * 60
  // The next working day may lie anywhere later; on the day itself it cannot be.
  return [one.nextDay ? Math.max(earliest, second(endOfDay(day, days.timeZone))) : earliest, latest]
}

function fits(one: Predecessor, shift: ProblemShift, { dayNumber }: Translation): boolean {
  const { resourceNo, day } = one.placement!
  const on: Day = ofShift(shift.id).day
  return (
    (!one.sameTechnician || shift.technician === resourceNo) &&
    (!one.sameDay || on === day) &&
    (!one.nextDay || dayNumber(on) === dayNumber(day) + 1)
  )
}

/** The windows inside the bounds, both ends included. */
export function clip(windows: readonly Period[], [earliest, latest]: Period): Period[] {
  return windows
    .map(([from, to]) => [Math.max(from, earliest), Math.min(to, latest)] as const)
    .filter(([from, to]) => from <= to)
}

/** First second of the day as the problem counts. */
export const dayBegin = (day: Day, { days, second }: Translation) => second(startOfDay(day, days.timeZone))
