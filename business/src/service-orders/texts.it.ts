import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'service-orders.service-item-on-line':
    "Non modificabile: l'ordine {orderNo} riga {line} ha «{description}» {serialNo} per il cliente {customerNo} {shipToCode}. Completare o eliminare prima la riga.",
  'service-orders.service-item-on-document':
    "Non eliminabile: è nell'ordine {orderNo}. Bloccarlo invece di eliminarlo.",
  'service-orders.customer-has-documents':
    "Il cliente non è eliminabile: ha l'ordine {orderNo}. Bloccarlo invece di eliminarlo.",
  'service-orders.order-absent': "L'ordine di assistenza {orderNo} non esiste.",
  'service-orders.order-changed-meanwhile':
    "Un'altra persona ha modificato l'ordine {orderNo}. Rivederlo e ripetere la modifica.",
  'service-orders.line-absent': "L'ordine {orderNo} non ha la riga {line}.",
  'service-orders.customer-missing': 'Scegliere il cliente o un suo articolo in assistenza.',
  'service-orders.no-such-customer': "Il cliente {customerNo} non esiste. Sceglierne uno dall'elenco.",
  'service-orders.customer-blocked': 'Il cliente {customerNo} è bloccato. Prima sbloccarlo.',
  'service-orders.no-such-ship-to':
    "Il cliente {customerNo} non ha l'indirizzo {shipToCode}. Sceglierne uno dei suoi.",
  'service-orders.no-such-service-item':
    "L'articolo in assistenza {serviceItemNo} non esiste. Sceglierne uno dall'elenco.",
  'service-orders.item-not-of-customer':
    "L'articolo {serviceItemNo} non è del cliente {customerNo}. Sceglierne uno dei suoi.",
  'service-orders.service-item-blocked': "L'articolo {serviceItemNo} è bloccato. Prima sbloccarlo.",
  'service-orders.line-empty': 'Scegliere un articolo in assistenza o descrivere il lavoro.',
  'service-orders.response-before-order': "La scadenza non può precedere l'ordine.",
  'service-orders.promise-order': "La fascia promessa deve finire dopo l'inizio.",
  'service-orders.window-order': "Una fascia deve finire dopo l'inizio.",
  'service-orders.required-and-excluded': '{resourceNo} è sia richiesto sia escluso. Togliere uno dei due.',
  'service-orders.repair-status-quote-only':
    'Questo stato riparazione è solo per le offerte. Sceglierne un altro.',
  'service-orders.repair-status-absent': 'Lo stato riparazione {repairStatusCode} non esiste.',
  'service-orders.repair-status-changed-meanwhile':
    "Un'altra persona ha modificato lo stato riparazione {repairStatusCode}. Rivederlo.",
  'service-orders.repair-status-in-use': 'Alcune righe hanno questo stato riparazione: resta.',
  'service-orders.repair-role-taken':
    'Un altro stato riparazione ha già questo ruolo. Prima toglierlo da lì.',
  'service-orders.order-type-absent': "Il tipo ordine {orderType} non esiste. Sceglierne uno dall'elenco.",
  'service-orders.order-type-changed-meanwhile':
    "Un'altra persona ha modificato il tipo ordine {orderType}. Rivederlo.",
  'service-orders.order-type-in-use': 'Alcuni ordini hanno questo tipo: resta.',
  'service-orders.no-such-order-type': "Questo tipo ordine non esiste. Sceglierne uno dall'elenco.",
  'service-orders.no-such-resource': "Questo tecnico non esiste. Sceglierne uno dall'elenco.",
  'service-orders.exists': 'Questo codice è già usato. Sceglierne un altro.',
  'service-orders.status-not-permitted':
    'La riga {line} ha lo stato riparazione {repairStatus}, che non lo permette. Prima cambiare la riga.',
  'service-orders.helper-skills-alone':
    'Le competenze degli aiutanti richiedono una squadra: indicare almeno due tecnici o spostarle sulla riga.',
  'service-orders.no-such-predecessor':
    'L’ordine {orderNo} non ha la riga {line} da attendere. Scegliere una delle sue righe.',
  'service-orders.gap-order': 'L’attesa massima non può essere più breve della minima.',
  'service-orders.after-itself': 'La riga {line} è nella stessa visita. Dare a una delle due un’altra fase.',
  'service-orders.after-circle': 'Ciascuna attenderebbe l’altra: {circle}. Togliere una delle dipendenze.',
  'service-orders.split-all': 'Almeno una riga della visita per l’ordine {orderNo} deve restare.',
  'service-orders.split-begun':
    'Il lavoro sulla riga {line} dell’ordine {orderNo} è iniziato o concluso; resta dov’è.',
  'service-orders.stages-used': 'L’ordine {orderNo} ha già {stages} fasi; nessuna riga può averne un’altra.',
  'service-orders.merge-itself': 'L’ordine {orderNo} non può essere unito a sé stesso.',
  'service-orders.merge-differs': 'Gli ordini {orderNo} e {other} vanno a clienti o indirizzi diversi.',
  'service-orders.merge-not-pending':
    'L’ordine {orderNo} non è più «non iniziato»; si uniscono solo ordini non iniziati.',
}
