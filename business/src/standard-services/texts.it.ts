import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'standard-services.standard-service-absent':
    "Il codice servizio standard {standardServiceCode} non esiste. Sceglierne uno dall'elenco.",
  'standard-services.standard-service-changed-meanwhile':
    "Un'altra persona ha modificato il codice servizio standard {standardServiceCode}. Rivederlo.",
  'standard-services.exists': 'Questo codice è già usato. Sceglierne un altro.',
  'standard-services.no-such-unit': "Unità di misura inesistente. Sceglierne una dall'elenco.",
  'standard-services.no-such-group': "Gruppo articoli in assistenza inesistente. Sceglierne uno dall'elenco.",
  'standard-services.type-missing': 'Una riga con numero, quantità o unità richiede un tipo.',
  'standard-services.quantity-negative': 'La quantità non può essere negativa.',
  'standard-services.amount-only-on-accounts': 'Solo una riga di un conto C/G ha un importo.',
  'standard-services.other-currency':
    'Il codice {standardServiceCode} è in {currencyCode}, il documento no. Scegliere un altro codice.',
}
