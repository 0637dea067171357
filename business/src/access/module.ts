import type { Module } from '../engine/module.ts'
import {
  addPersonCommand,
  changePersonCommand,
  listPeopleQuery,
  removePersonCommand,
  setMyPreferencesCommand,
  setPasswordCommand,
} from './people.command.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const access: Module = {
  name: 'access',
  about: 'People, their roles, and how they sign in',
  uses: ['company'],
  operations: [
    listPeopleQuery,
    addPersonCommand,
    changePersonCommand,
    setPasswordCommand,
    removePersonCommand,
    setMyPreferencesCommand,
  ],
  texts: { en, it },
  constraints: { membership_pkey: { code: 'access.already-member', at: 'email' } },
}
