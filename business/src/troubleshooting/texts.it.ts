import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'troubleshooting.guideline-absent': "La guida {troubleshootingNo} non esiste. Sceglierne una dall'elenco.",
  'troubleshooting.guideline-changed-meanwhile':
    "Un'altra persona ha modificato la guida {troubleshootingNo}. Rivederla.",
  'troubleshooting.exists': 'Questo numero è già usato. Sceglierne un altro.',
}
