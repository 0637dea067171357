import { fillText, type Language, type SameCodes, type Texts } from '@giro/business/foundation/texts.ts'
import { useSyncExternalStore } from 'react'

let spoken: Language = 'it'
const listeners = new Set<() => void>()

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Words of a folder in both languages; a missing Italian line does not compile. Gives the hook that its pages use:
 * `const say = useWords(); say('title', { name })`. What it gives is the same function until the language changes.
 */
export function words<English extends Texts>(english: English, italian: SameCodes<English>) {
  const saying = (texts: Texts) => (code: keyof English & string, blanks?: Record<string, string | number>) =>
    fillText(texts[code] ?? code, blanks)
  const sayings = { en: saying(english), it: saying(italian) }
  return () => sayings[useLanguage()]
}

/** Switches every page at once. */
export function speak(language: Language): void {
  spoken = language
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

/** The language the pages speak now. */
export function useLanguage(): Language {
  return useSyncExternalStore(listen, () => spoken)
}
