import { decimal } from '../foundation/decimal.ts'
import type { Refusal } from '../foundation/verdict.ts'

export const pointKinds = ['check', 'measure', 'choice', 'text'] as const
/** Looked at; measured against limits; one of given words; written down. */
export type PointKind = (typeof pointKinds)[number]

export const pointVerdicts = ['ok', 'failed', 'not-applicable'] as const
export type PointVerdict = (typeof pointVerdicts)[number]

/** What a point asks. `minimum` and `maximum` are decimals and still in order themselves. */
export interface Point {
  readonly text: string
  readonly kind: PointKind
  readonly minimum: string | null
  readonly maximum: string | null
  readonly choices: readonly string[]
  readonly mandatory: boolean
  readonly photo: boolean
}

export interface Answer {
  /** Of a measure it follows from the limits, unless the point does not apply. */
  readonly verdict: PointVerdict
  readonly value: string
}

/** A decimal as people type it; null: it is none. */
export function measured(value: string): string | null {
  const typed = value.trim().replace(',', '.')
  return /^[+-]?\d{1,12}(\.\d{1,5})?$/.test(typed) ? decimal(typed).toString() : null
}

/** The verdict that counts: a value outside its limits has failed, whatever was tapped. */
export function verdictOf(point: Point, answer: Answer): PointVerdict {
  if (answer.verdict === 'not-applicable' || point.kind !== 'measure') return answer.verdict
  const value = measured(answer.value)
  if (value === null || (point.minimum === null && point.maximum === null)) return answer.verdict
  const low = point.minimum !== null && decimal(value).lt(point.minimum)
  const high = point.maximum !== null && decimal(value).gt(point.maximum)
  return low || high ? 'failed' : 'ok'
}

/** Why an answer cannot be taken. */
export function reasonsAgainstAnswer(point: Point, { verdict, value }: Answer): Refusal[] {
  if (verdict === 'not-applicable') return []
  if (point.kind === 'measure' && measured(value) === null)
    return [{ code: 'checklists.not-a-number', facts: { point: point.text }, at: 'value' }]
  if (point.kind === 'choice' && !point.choices.includes(value))
    return [
      {
        code: 'checklists.not-a-choice',
        facts: { point: point.text, choices: [...point.choices] },
        at: 'value',
      },
    ]
  if (point.kind === 'text' && value.trim() === '')
    return [{ code: 'checklists.words-missing', facts: { point: point.text }, at: 'value' }]
  return []
}

/** Whether something that the checklist wants is still missing: an answer, or the photo that goes with it. */
export const isOpen = (point: {
  readonly mandatory: boolean
  readonly photo: boolean
  readonly verdict: PointVerdict | null
  readonly photos: number
}): boolean =>
  point.verdict === null
    ? point.mandatory
    : point.photo && point.verdict !== 'not-applicable' && point.photos === 0

/** What is wrong with the points of a checklist, all at once. */
export function reasonsAgainstPoints(points: readonly Point[]): Refusal[] {
  return points.flatMap((point, at): Refusal[] => {
    const facts = { point: point.text }
    const limits = point.minimum !== null || point.maximum !== null
    return [
      ...(point.kind === 'choice' && point.choices.length < 2
        ? [{ code: 'checklists.choices-missing', facts, at: `points.${at}.choices` }]
        : []),
      ...(point.kind !== 'measure' && limits
        ? [{ code: 'checklists.limits-without-measure', facts, at: `points.${at}.minimum` }]
        : []),
      ...(point.minimum !== null && point.maximum !== null && decimal(point.minimum).gt(point.maximum)
        ? [{ code: 'checklists.limits-order', facts, at: `points.${at}.maximum` }]
        : []),
    ]
  })
}

/** Lines for which a checklist is meant; null: whatever it is. */
export interface Use {
  readonly checklistCode: string
  readonly orderType: string | null
  readonly groupCode: string | null
}

/** Checklists that a line gets, by code, each once. */
export function checklistsFor(
  line: { readonly orderType: string | null; readonly groupCode: string | null },
  uses: readonly Use[],
): string[] {
  const fits = uses.filter(
    (use) =>
      (use.orderType === null || use.orderType === line.orderType) &&
      (use.groupCode === null || use.groupCode === line.groupCode),
  )
  return [...new Set(fits.map((use) => use.checklistCode))].sort()
}
