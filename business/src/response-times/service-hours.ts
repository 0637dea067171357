import { minutesOf } from '../foundation/day.ts'
import { type Answers, confirmation, type Refusal, type Verdict, verdict } from '../foundation/verdict.ts'
import type { ServiceHours } from './due.ts'

/**
 * A whole set of service hours. Intervals end after they start and do not overlap; a set that lacks a weekday from
 * Monday to Friday asks first. Source: specification orders §2.3.
 */
export function setOfHours(
  rows: readonly ServiceHours[],
  answers: Answers,
): Verdict<readonly ServiceHours[]> {
  const refusals = rows.flatMap((row, at): Refusal[] => {
    if (minutesOf(row.endTime) <= minutesOf(row.startTime))
      return [{ code: 'response-times.hours-order', at: `rows.${at}.endTime` }]
    const overlaps = rows.some(
      (other, index) =>
        index < at &&
        other.weekday === row.weekday &&
        other.startingDate === row.startingDate &&
        minutesOf(other.startTime) < minutesOf(row.endTime) &&
        minutesOf(row.startTime) < minutesOf(other.endTime),
    )
    return overlaps ? [{ code: 'response-times.hours-overlap', at: `rows.${at}.startTime` }] : []
  })
  const missing = [1, 2, 3, 4, 5].some((weekday) => !rows.some((row) => row.weekday === weekday))
  const questions = missing ? [confirmation('response-times.weekday-missing')] : []
  return verdict(refusals, () => rows, questions, answers)
}
