import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'requests.request-absent': 'La richiesta {requestNo} non esiste.',
  'requests.changed-meanwhile': "Un'altra persona ha modificato la richiesta {requestNo}. Rivederla.",
  'requests.setup-changed-meanwhile':
    "Un'altra persona ha modificato l'impostazione delle richieste. Rivederla.",
  'requests.closed-already': 'La richiesta {requestNo} è già chiusa.',
  'requests.no-such-service-item':
    "L'articolo in assistenza {serviceItemNo} non esiste. Sceglierne uno dall'elenco.",
  'requests.no-such-customer': "Questo cliente non esiste. Sceglierne uno dall'elenco.",
  'requests.item-of-another': "L'articolo {serviceItemNo} è di un altro cliente. Sceglierne uno dei suoi.",
  'requests.customer-missing': 'Scegliere prima il cliente, o crearne uno.',
  'requests.nobody-to-answer': 'Manca un indirizzo e-mail a cui rispondere. Telefonare, oppure rifiutare.',
  'requests.not-a-mail':
    'Questo file non è una e-mail con un mittente. Salvare il messaggio come .eml e riprovare.',
  'requests.mails-unreadable':
    'Non è stato possibile leggere {count} messaggi. Restano nella casella con un contrassegno; guardarli lì.',
  'requests.mailbox-password-unreadable':
    'La password non si legge più: la chiave nella cartella dati è cambiata. Inserirla di nuovo.',
  'requests.customer-set': 'Questa richiesta ha già il suo cliente.',
  'requests.customer-exists': 'Esiste già il cliente {customerNo} {name}. È di questo?',
  'requests.customer-exists.theirs': 'È di questo',
  'requests.customer-exists.new': 'Crearne uno nuovo',
}
