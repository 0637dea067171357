import { handle } from '../engine/module.ts'
import { readSetup } from './api.ts'
import { loadSetup } from './company.store.ts'

export const readSetupQuery = handle(readSetup, (_, reading) => loadSetup(reading.tx))
