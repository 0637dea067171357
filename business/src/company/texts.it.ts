import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'company.no-such-time-zone':
    "Scegliere un fuso orario dall'elenco: {timeZone} non lo è, Europe/Rome sì.",
  'company.changed-meanwhile':
    "Un'altra persona ha modificato l'impostazione di {name}. Rivederla e ripetere la modifica.",
  'company.number-series-missing': 'Impostare la numerazione {series} prima di assegnare numeri.',
}
