import type { Day } from '../foundation/day.ts'
import type { Language } from '../foundation/texts.ts'
import type { Refusal } from '../foundation/verdict.ts'

/** Characters that a text line holds. */
export const lineLength = 100

export interface ExtendedText {
  readonly language: Language | null
  readonly startingDate: Day | null
  readonly endingDate: Day | null
  readonly automatic: boolean
  readonly onQuotes: boolean
  readonly onOrders: boolean
  readonly text: string
}

export interface Occasion {
  readonly kind: 'order' | 'quote'
  readonly day: Day
  readonly language: Language
  /** Only texts that are written by themselves; otherwise all. */
  readonly byItself: boolean
}

/**
 * The lines to write below one line, in the order of the texts given: those for this kind of document on this day, in
 * the customer's language where there is one, else those for all languages.
 * Source: specification orders §8.7.
 */
export function linesOf(texts: readonly ExtendedText[], occasion: Occasion): string[] {
  const { kind, day, language, byItself } = occasion
  const valid = texts.filter(
    (one) =>
      (kind === 'quote' ? one.onQuotes : one.onOrders) &&
      (one.startingDate === null || one.startingDate <= day) &&
      (one.endingDate === null || one.endingDate >= day) &&
      (one.automatic || !byItself),
  )
  const own = valid.filter((one) => one.language === language)
  const taken = own.length > 0 ? own : valid.filter((one) => one.language === null)
  return taken.flatMap((one) => one.text.split('\n').flatMap(broken))
}

/** A line in parts that fit, broken between words; a word that is too long by itself is cut. */
function broken(line: string): string[] {
  const parts: string[] = []
  let rest = line.trimEnd()
  while (rest.length > lineLength) {
    const space = rest.lastIndexOf(' ', lineLength)
    const end = space > 0 ? space : lineLength
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...parts, rest]
}

interface Owners {
  readonly standardTextCode: string | null
  readonly itemNo: string | null
  readonly resourceNo: string | null
  readonly accountNo: string
  readonly startingDate: Day | null
  readonly endingDate: Day | null
}

/** Why a text cannot be kept: it belongs to nothing, to several, or ends before it begins. */
export function reasonsAgainstText(text: Owners): Refusal[] {
  const owners = [text.standardTextCode, text.itemNo, text.resourceNo, text.accountNo].filter(Boolean)
  const refusals: Refusal[] = []
  if (owners.length !== 1) refusals.push({ code: 'extended-texts.one-owner', at: 'itemNo' })
  if (text.startingDate !== null && text.endingDate !== null && text.endingDate < text.startingDate)
    refusals.push({ code: 'extended-texts.dates-order', at: 'endingDate' })
  return refusals
}
