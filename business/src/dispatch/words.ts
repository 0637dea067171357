import type { Language, Texts } from '../foundation/texts.ts'
import { fillText } from '../foundation/texts.ts'
import type { Facts } from '../foundation/verdict.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

const catalogues: Record<Language, Texts> = { en, it }

/** A sentence of this module in the reader's language; an unknown code is shown as it stands. */
export function say(code: string, facts: Facts, language: Language): string {
  return fillText(catalogues[language][code] ?? code, facts, language)
}

/** `HH:MM` of seconds from the problem's origin, in the company's zone; another day than `day` is named. */
export function clockOf(second: number, origin: number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format((origin + second) * 1000)
}

/** `Mon 12/10, 08:30` of a moment in the company's zone. */
export function momentWords(moment: string, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(moment))
}

/** Minutes, rounded up: what is missing is never said to be nothing. */
export const minutesOf = (seconds: number) => (seconds === 0 ? 0 : Math.max(1, Math.ceil(seconds / 60)))
