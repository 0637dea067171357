import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'recurring-visits.recurring-visit-absent':
    "La visita ricorrente {recurringNo} non esiste. Sceglierne una dall'elenco.",
  'recurring-visits.recurring-visit-changed-meanwhile':
    "Un'altra persona ha modificato la visita ricorrente {recurringNo}. Rivederla.",
  'recurring-visits.exists': 'Il numero è già usato. Sceglierne un altro o lasciare vuoto per il prossimo.',
  'recurring-visits.no-such-customer': "Cliente inesistente. Sceglierne uno dall'elenco.",
  'recurring-visits.no-such-order-type': "Tipo ordine inesistente. Sceglierne uno dall'elenco.",
  'recurring-visits.no-such-resource': "Risorsa inesistente. Sceglierne una dall'elenco.",
  'recurring-visits.no-such-ship-to':
    'Il cliente non ha questo indirizzo di spedizione. Scegliere uno dei suoi.',
  'recurring-visits.item-not-of-customer':
    "L'articolo in assistenza non è di questo cliente. Scegliere uno dei suoi.",
  'recurring-visits.in-use': 'Ci sono visite ricorrenti. Chiuderle ed eliminarle prima.',
  'recurring-visits.closed': 'La visita ricorrente è chiusa. Copiarla per ricominciare.',
  'recurring-visits.dates-order': "L'ultimo giorno non può precedere il primo.",
  'recurring-visits.one-weekday': 'Con «primo … ultimo del mese» scegliere un solo giorno della settimana.',
  'recurring-visits.excluded-order': 'Un periodo senza visite non può finire prima di iniziare.',
  'recurring-visits.never': 'Tutti i mesi sono esclusi. Lasciarne almeno uno.',
  'recurring-visits.no-way': 'Non è possibile nello stato attuale. Ricaricare la pagina.',
  'recurring-visits.not-running': 'La visita ricorrente {recurringNo} non è in corso. Avviarla prima.',
  'recurring-visits.orders-go': '{count} ordini aperti non ancora iniziati vengono eliminati. Proseguire?',
  'recurring-visits.orders-go.yes': 'Eliminarli',
  'recurring-visits.flow-too-long': "Scegliere al massimo {days} giorni, l'ultimo non prima del primo.",
  'recurring-visits.flow-changed': 'I lavori sono cambiati nel frattempo. Rivedere la nuova proposta.',
  'recurring-visits.outside-days': '{no} non può andare al {day}: è fuori dai suoi giorni.',
}
