import type { Module } from '../engine/module.ts'
import { readSetupQuery } from './read-setup.query.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import { updateSetupCommand } from './update-setup.command.ts'

export const company: Module = {
  name: 'company',
  about: 'Who the company is; number series, calendars, reason codes',
  uses: [],
  operations: [readSetupQuery, updateSetupCommand],
  texts: { en, it },
}
