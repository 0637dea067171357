import type { en } from './texts.en.ts'

export const it: Record<keyof typeof en, string> = {}
