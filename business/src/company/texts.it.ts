import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'company.no-such-time-zone': "Scegliere un fuso orario dall'elenco: {timeZone} non lo è, Europe/Rome sì.",
  'company.changed-meanwhile':
    "Un'altra persona ha modificato l'impostazione di {name}. Rivederla e ripetere la modifica.",
  'company.number-series-missing': 'Impostare la numerazione {series} prima di assegnare numeri.',
  'company.base-calendar-absent': 'Il calendario di base {code} non esiste.',
  'company.base-calendar-changed-meanwhile':
    "Un'altra persona ha modificato il calendario {code}. Rivederlo.",
  'company.calendar-in-use':
    "La società lavora con questo calendario. Prima sceglierne un altro nell'impostazione della società.",
  'company.calendar-line':
    'Riga {line}: una riga settimanale richiede il giorno della settimana, le altre una data.',
  'company.reason-code-absent': 'La causale {code} non esiste.',
  'company.reason-code-changed-meanwhile': "Un'altra persona ha modificato la causale {code}. Rivederla.",
  'company.reason-in-use': 'Alcune assegnazioni usano questa causale: resta.',
  'company.calendar-customized': 'Esistono variazioni personalizzate di questo calendario. Eliminarle prima.',
  'company.number-series-exists': 'Questo codice è già usato. Sceglierne un altro.',
  'company.number-series-absent': "La serie di numerazione {code} non esiste. Sceglierne una dall'elenco.",
  'company.number-series-changed-meanwhile': "Un'altra persona ha modificato la serie {code}. Rivederla.",
  'company.number-series-in-use': "L'impostazione assistenza usa questa serie. Sceglierne prima un'altra lì.",
  'company.no-such-series': "Serie di numerazione inesistente. Sceglierne una dall'elenco.",
  'company.series-not-related':
    'La serie {chosen} non può sostituire {series}. Scegliere una delle sue serie correlate.',
  'company.no-manual-numbers':
    'La serie {series} non consente numeri inseriti manualmente. Lasciare vuoto il numero.',
}
