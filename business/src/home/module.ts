import type { Module } from '../engine/module.ts'
import { readHomeQuery } from './home.query.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const home: Module = {
  name: 'home',
  about: 'The first page of the day: what waits and what is urgent',
  uses: ['service-orders'],
  operations: [readHomeQuery],
  texts: { en, it },
}
