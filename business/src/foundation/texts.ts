import type { Facts } from './verdict.ts'

export const languages = ['it', 'en'] as const
export type Language = (typeof languages)[number]

/** Texts of one module in one language, by code; `{blank}` is filled from the facts. */
export type Texts = Readonly<Record<string, string>>

/** The Italian (or any other) catalogue must have exactly the codes of the English one. */
export type SameCodes<English extends Texts> = { readonly [Code in keyof English]: string }

/** Names of the blanks of a text, sorted, each once. */
export function blanksOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1]!))].sort()
}

const calendarDay = /^\d{4}-\d{2}-\d{2}$/

/**
 * The text with its blanks filled; lists are joined with commas, an unknown blank stays visible. Calendar days are
 * written as the language writes them where it is named.
 */
export function fillText(text: string, facts: Facts = {}, language?: Language): string {
  return text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, blank: string) => {
    const fact = facts[blank]
    if (fact === undefined) return whole
    if (fact === null) return '–'
    if (language && typeof fact === 'string' && calendarDay.test(fact)) return dayText(language, fact)
    return Array.isArray(fact) ? fact.join(', ') : String(fact)
  })
}

/** A calendar day as the language writes it; `style` as `Intl.DateTimeFormat` takes it. */
export function dayText(
  language: Language,
  day: string,
  style: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string {
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...style }).format(new Date(`${day}T12:00:00Z`))
}
