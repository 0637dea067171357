import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'engine.no-such-operation': "L'operazione {operation} non esiste. I nomi sono nel documento dell'API.",
  'engine.stranger': "Prima occorre effettuare l'accesso.",
  'engine.not-permitted':
    'Il ruolo assegnato non permette questa operazione ({operation}). Chiederla a un amministratore.',
  'engine.wrong-shape': 'Controllare {field}: {problem}.',
  'engine.key-used-for-other-input':
    'La chiave di ripetizione {key} è già stata usata per altri dati. Creare una nuova chiave per ogni nuova richiesta.',
  'engine.already-exists': 'Questo elemento esiste già. Scegliere un altro numero o codice. ({constraint})',
  'engine.in-use':
    'Altri elementi si riferiscono a questo, oppure questo si riferisce a uno che non esiste più. Togliere prima il riferimento. ({constraint})',
  'engine.not-allowed-value': 'Un valore è fuori da quanto permesso. Correggerlo e riprovare. ({constraint})',
  'engine.nothing-to-change': 'Scegliere un campo e il nuovo valore.',
  'engine.stands-against-all': 'Non è stato modificato nulla, per via di {no}:',
  'engine.busy':
    'Più persone stanno modificando gli stessi elementi in questo momento. Non è stato scritto nulla; riprovare.',
  'engine.failed':
    "Si è verificato un errore da parte nostra. Non è stato scritto nulla. Comunicare all'amministratore il numero {number}.",
  'engine.outage': 'Il database non risponde. Non è stato scritto nulla; riprovare tra poco.',
  'engine.no-such-field': "L'elenco non ha il campo {field}.",
}
