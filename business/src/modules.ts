import { access } from './access/module.ts'
import { company } from './company/module.ts'
import type { Module } from './engine/module.ts'

/** Every module, from the ground up: a module uses only modules that stand before it. */
export const modules: readonly Module[] = [company, access]
