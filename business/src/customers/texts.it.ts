import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'customers.customer-absent': "Il cliente {customerNo} non esiste. Sceglierne uno dall'elenco.",
  'customers.customer-changed-meanwhile':
    "Un'altra persona ha modificato il cliente {customerNo}. Rivederlo e ripetere la modifica.",
  'customers.customer-exists':
    'Il numero cliente è già usato. Sceglierne un altro o lasciarlo vuoto per il prossimo.',
  'customers.customer-in-use':
    'Il cliente ha ordini o articoli in assistenza. Bloccarlo invece di eliminarlo.',
  'customers.ship-to-absent': "Il cliente {customerNo} non ha l'indirizzo di spedizione {shipToCode}.",
  'customers.ship-to-changed-meanwhile':
    "Un'altra persona ha modificato l'indirizzo {shipToCode} del cliente {customerNo}. Rivederlo.",
  'customers.ship-to-exists': 'Il cliente ha già un indirizzo con questo codice. Scegliere un altro codice.',
  'customers.no-such-zone': "Questa zona di assistenza non esiste. Sceglierne una dall'elenco.",
  'customers.half-position':
    "Una posizione richiede latitudine e longitudine: inserire quella mancante o togliere l'altra.",
  'customers.hours-order': "L'orario di ricevimento deve finire dopo l'inizio.",
  'customers.hours-overlap': 'Gli orari di ricevimento di un giorno non devono sovrapporsi.',
  'customers.no-such-resource': "Questo tecnico non esiste. Sceglierne uno dall'elenco.",
  'customers.merge-itself': 'Scegliere un cliente diverso da questo.',
  'customers.merge-same-address':
    'Entrambi hanno un indirizzo {shipToCode}. Dare prima a uno un altro codice.',
  'customers.merge-for-good':
    'Tutto ciò che è di {duplicateNo} passa a {customerNo}, e {duplicateNo} sparisce per sempre. Unirli?',
  'customers.merge-for-good.yes': 'Unire',
  'customers.no-such-location': 'Scegliere un’ubicazione di questo cliente allo stesso indirizzo.',
  'customers.location-in-itself':
    'Un’ubicazione non può far parte di se stessa. Sceglierne un’altra di cui fa parte.',
  'customers.location-too-deep':
    'L’albero delle ubicazioni ha al massimo {deepest} livelli. Metterla più in alto.',
  'customers.location-exists': '{name} c’è già. Darle un altro nome.',
  'customers.location-at-address':
    'Un’ubicazione resta al suo indirizzo. Crearne una nuova all’altro indirizzo.',
  'customers.location-with-parts': '{name} ha delle parti. Prima eliminarle o spostarle.',
  'customers.location-absent': 'L’ubicazione {locationNo} non c’è più. Ricaricare la pagina.',
  'customers.location-changed-meanwhile': '{name} è stata modificata nel frattempo. Ricaricare la pagina.',
}
