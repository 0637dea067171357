import type { Module } from '../engine/module.ts'
import {
  listImportsQuery,
  previewImportCommand,
  readImportFileCommand,
  rollBackImportCommand,
  runImportCommand,
} from './imports.command.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const imports: Module = {
  name: 'imports',
  about: 'Customers, items and service items from files, tried first, all or nothing, rolled back if need be',
  uses: ['customers', 'items', 'service-items'],
  operations: [
    readImportFileCommand,
    previewImportCommand,
    runImportCommand,
    listImportsQuery,
    rollBackImportCommand,
  ],
  texts: { en, it },
}
