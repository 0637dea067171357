import type { Day } from '../../foundation/day.ts'
import { decimal } from '../../foundation/decimal.ts'
import type { Question, Refusal } from '../../foundation/verdict.ts'

export type MeterKind = 'counter' | 'gauge'

export interface Reading {
  readonly day: Day
  readonly reading: string
}

/**
 * What stands against a reading, or is asked: a counter reads no less than before and no more than after; where it
 * does, it was exchanged or set back, which is asked. No reading lies in the future.
 */
export function checkReading(
  kind: MeterKind,
  fresh: Reading,
  known: readonly Reading[],
  today: Day,
): { readonly refusals: readonly Refusal[]; readonly questions: readonly Question[] } {
  if (fresh.day > today)
    return { refusals: [{ code: 'service-items.reading-in-future', at: 'day' }], questions: [] }
  if (kind === 'gauge') return { refusals: [], questions: [] }
  if (decimal(fresh.reading).lt(0))
    return { refusals: [{ code: 'service-items.reading-negative', at: 'reading' }], questions: [] }
  const before = known.filter((one) => one.day <= fresh.day).at(-1)
  const after = known.find((one) => one.day > fresh.day)
  const against =
    before && decimal(fresh.reading).lt(before.reading)
      ? before
      : after && decimal(fresh.reading).gt(after.reading)
        ? after
        : undefined
  return {
    refusals: [],
    questions: against
      ? [
          {
            code: 'service-items.reading-backwards',
            facts: { reading: against.reading, day: against.day },
            answers: ['yes'],
          },
        ]
      : [],
  }
}
