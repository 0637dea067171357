import { fillText, type Language, type SameCodes, type Texts } from '@giro/business/foundation/texts.ts'
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

/** Starts with both languages; folders add their own words as they are loaded. */
await i18next.use(initReactI18next).init({
  lng: 'it',
  fallbackLng: 'en',
  resources: { it: {}, en: {} },
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  keySeparator: false,
  nsSeparator: false,
  returnEmptyString: false,
})

/**
 * Words of a folder in both languages; a missing Italian line does not compile. Gives the hook that its pages use:
 * `const say = useWords(); say('title', { name })`.
 */
export function words<English extends Texts>(folder: string, english: English, italian: SameCodes<English>) {
  i18next.addResourceBundle('en', folder, english)
  i18next.addResourceBundle('it', folder, italian)
  return function useWords(): (
    code: keyof English & string,
    blanks?: Record<string, string | number>,
  ) => string {
    const { i18n } = useTranslation()
    const texts: Texts = i18n.language === 'en' ? english : italian
    return (code, blanks) => fillText(texts[code] ?? code, blanks)
  }
}

/** Switches every page at once. */
export function speak(language: Language): void {
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

/** The language the pages speak now. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'it'
}
