import { fillText, type Language, type Texts } from '../foundation/texts.ts'
import type { Facts } from '../foundation/verdict.ts'
import type { Module } from './module.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

/** Finds the sentence of a code in the user's language. */
export interface Words {
  say(code: string, facts: Facts | undefined, language: Language): string
}

/** All texts of the engine and of the modules; a code without text is a bug and is shown as it stands. */
export function wordsOf(modules: readonly Module[]): Words {
  const catalogues: Record<Language, Texts> = {
    en: Object.assign({}, en, ...modules.map((module) => module.texts.en)),
    it: Object.assign({}, it, ...modules.map((module) => module.texts.it)),
  }
  return { say: (code, facts, language) => fillText(catalogues[language][code] ?? code, facts, language) }
}
