import type { z } from 'zod'
import { en, it } from 'zod/locales'
import type { Language } from '../foundation/texts.ts'

const sentences = { en: en().localeError, it: it().localeError }

/** Our own shapes (foundation/fields.ts) name themselves in one word; here are the sentences. */
const ownShapes: Readonly<Record<string, Record<Language, string>>> = {
  day: {
    en: 'write a calendar day like 2026-03-14',
    it: 'scrivere un giorno del calendario come 2026-03-14',
  },
  instant: {
    en: 'write a moment like 2026-03-14T09:30:00Z',
    it: 'scrivere un momento come 2026-03-14T09:30:00Z',
  },
  code: {
    en: 'a code has no blanks at its ends and none of / \\ ? #',
    it: 'un codice non ha spazi agli estremi e nessuno dei segni / \\ ? #',
  },
  'time-order': {
    en: 'the end must be after the beginning',
    it: "la fine dev'essere dopo l'inizio",
  },
  missing: { en: 'fill in this field', it: 'compilare questo campo' },
  decimal: { en: 'write a number like 12.50', it: 'scrivere un numero come 12.50' },
}

/** Nothing was entered where something must be. */
const isMissing = ({ code, input }: z.core.$ZodRawIssue): boolean =>
  (code === 'invalid_type' && (input === undefined || input === null)) ||
  (code === 'too_small' && input === '')

/** zod's sentences in the person's language, to be given to a parse. */
export function sentencesIn(language: Language) {
  return (issue: z.core.$ZodRawIssue) => (isMissing(issue) ? 'missing' : sentences[language](issue as never))
}

/** The sentence of an issue, with the words of our own shapes spelled out. */
export function problemOf(message: string, language: Language): string {
  return ownShapes[message]?.[language] ?? message
}
