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
  'service-orders.item-of-a-customer':
    "L'articolo in assistenza {serviceItemNo} è del cliente {customerNo}. Fare l'offerta a quel cliente.",
  'service-orders.prospect-of-order': "Un ordine richiede un cliente. Sceglierlo, o fare un'offerta.",
  'service-orders.prospect-beside-customer':
    "L'offerta ha un cliente: cancellare il nome e l'indirizzo accanto.",
  'service-orders.address-incomplete': "Inserire nome, via e città di chi riceve l'offerta.",
  'service-orders.customer-already-set': "L'offerta ha già il cliente {customerNo}.",
  'service-orders.customer-there': '{name} a {city} è già il cliente {customerNo}. L’offerta è per loro?',
  'service-orders.customer-there.take': 'Sì, prendere {customerNo}',
  'service-orders.customer-there.create': 'No, crearne un altro',
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
  'service-orders.code-in-use':
    'Alcuni ordini hanno questo codice: non è eliminabile. Modificare prima le loro righe.',
  'service-orders.no-such-unit': "Unità di misura inesistente. Sceglierne una dall'elenco.",
  'service-orders.no-such-work-type': "Tipo lavoro inesistente. Sceglierne uno dall'elenco.",
  'service-orders.no-such-fault-area': "Area guasto inesistente. Sceglierne una dall'elenco.",
  'service-orders.no-such-symptom': "Codice indizio inesistente. Sceglierne uno dall'elenco.",
  'service-orders.no-such-resolution': "Codice risoluzione inesistente. Sceglierne uno dall'elenco.",
  'service-orders.no-such-fault-reason': "Causa guasto inesistente. Sceglierne una dall'elenco.",
  'service-orders.no-such-shelf': "Scaffale assistenza inesistente. Sceglierne uno dall'elenco.",
  'service-orders.no-such-price-group': "Gruppo prezzi assistenza inesistente. Sceglierne uno dall'elenco.",
  'service-orders.one-line-only':
    'Il setup consente una sola riga articolo in assistenza per documento. Creare un altro ordine.',
  'service-orders.item-not-to-choose': "L'articolo {no} è inesistente o bloccato. Sceglierne un altro.",
  'service-orders.variant-not-to-choose':
    "La variante {variantCode} è inesistente o bloccata. Sceglierne un'altra.",
  'service-orders.resource-not-to-choose': 'Il tecnico {no} è inesistente o bloccato. Sceglierne un altro.',
  'service-orders.cost-not-to-choose': "Il costo di assistenza {no} non esiste. Sceglierne uno dall'elenco.",
  'service-orders.no-such-standard-text': "Il testo standard {no} non esiste. Sceglierne uno dall'elenco.",
  'service-orders.no-extended-text':
    'Nessun testo esteso per {no} su questo documento. Scriverne uno in Impostazioni, Testi estesi.',
  'service-orders.quantity-negative': 'La quantità non può essere negativa.',
  'service-orders.service-line-absent': "L'ordine {orderNo} non ha più la riga assistenza {line}. Rivederlo.",
  'service-orders.line-shipped': 'La riga {line} è già stata consegnata: resta.',
  'service-orders.starting-fee-missing':
    "La spesa iniziale ordine è obbligatoria nell'impostazione assistenza.",
  'service-orders.zone-missing':
    "L'ordine non ha zona di assistenza. Indicarla nel cliente o nell'indirizzo.",
  'service-orders.no-travel-fee':
    'Nessun costo di trasferta per la zona {zoneCode}. Inserirlo nei costi di assistenza.',
  'service-orders.warranty-from-service-item':
    "La garanzia deriva dall'articolo in assistenza. Modificarla nella sua scheda.",
  'service-orders.from-service-item':
    "Questo dato deriva dall'articolo in assistenza {serviceItemNo}. Modificarlo nella sua scheda.",
  'service-orders.warranty-duration-missing':
    "La durata garanzia di default è obbligatoria nell'impostazione assistenza.",
  'service-orders.warranty-negative': 'La durata garanzia di default è negativa: garanzia non attivata.',
  'service-orders.warranty-order': "La fine della garanzia precede l'inizio. Correggere una delle due date.",
  'service-orders.warranty-on':
    "Attivare la garanzia dal giorno dell'ordine, con durata e percentuali dell'impostazione?",
  'service-orders.warranty-on.yes': 'Attivare la garanzia',
  'service-orders.warranty-off': 'Cancellare date e percentuali della garanzia?',
  'service-orders.warranty-off.yes': 'Cancellare la garanzia',
  'service-orders.contract-discount-fixed':
    'Lo sconto contratto non è modificabile. Escluderne prima la riga.',
  'service-orders.below-warranty-discount': 'Lo sconto non può essere inferiore al {pct} % della garanzia.',
  'service-orders.discount-out-of-range': 'Uno sconto va da 0 a 100 %.',
  'service-orders.fault-reason-type':
    'Questa causa esclude la garanzia: richiede una riga Articolo o Risorsa.',
  'service-orders.fault-reason-lock':
    'Valore imposto dalla causa guasto {reason}. Togliere o cambiare prima la causa.',
  'service-orders.not-under-warranty': "La riga non è in garanzia: non c'è nulla da escludere.",
  'service-orders.no-contract-discount-on-accounts': 'Le righe C/G non hanno mai lo sconto contratto.',
  'service-orders.exclusion-changes-discount': 'Lo sconto della riga viene ricalcolato. Proseguire?',
  'service-orders.exclusion-changes-discount.yes': 'Proseguire',
  'service-orders.reason-for-parts-and-hours':
    'La causa esclude la garanzia: la ricevono solo ricambi e ore, non costi e conti. Proseguire?',
  'service-orders.reason-for-parts-and-hours.yes': 'Proseguire',
  'service-orders.spare-part': "L'articolo in assistenza ha dei componenti. Che cosa fa questo ricambio?",
  'service-orders.spare-part.component-replaced': 'Sostituisce un componente',
  'service-orders.spare-part.component-installed': 'È un nuovo componente',
  'service-orders.spare-part.ignore': 'Niente',
  'service-orders.spare-part-needs-item':
    'Solo un ricambio per un articolo in assistenza può sostituire qualcosa.',
  'service-orders.replacement-needs-same-item':
    "L'articolo {no} non è quello dell'articolo in assistenza: può sostituire solo un componente.",
  'service-orders.component-needs-other-item':
    "L'articolo {no} è quello dell'articolo in assistenza: può sostituire solo il tutto.",
  'service-orders.component-missing': 'Scegliere il componente da sostituire.',
  'service-orders.component-twice':
    'Questo componente è già sostituito nella riga {line}. Sceglierne un altro.',
  'service-orders.whole-quantity': 'La quantità deve essere un numero intero.',
  'service-orders.line-has-service-item': "La riga ha già l'articolo in assistenza {serviceItemNo}.",
  'service-orders.vendor-missing':
    "Il fornitore è obbligatorio nella riga: l'articolo è acquistato e in garanzia.",
  'service-orders.create-service-item':
    'Creare un articolo in assistenza da questa riga? Non sarà in alcun contratto.',
  'service-orders.create-service-item.yes': 'Creare',
  'service-orders.keep-price-group': 'Dargli il gruppo prezzi assistenza {group} della riga?',
  'service-orders.keep-price-group.yes': 'Assegnare',
  'service-orders.keep-price-group.no': 'Senza',
  'service-orders.priority-used': 'Lo stato «{status}» ha già questa priorità. Usarla comunque?',
  'service-orders.priority-used.yes': 'Usarla',
  'service-orders.no-lines-to-label': 'L’ordine {orderNo} non ha righe da etichettare.',
  'service-orders.split-not-resource': 'Si possono dividere solo le righe con le ore di una risorsa.',
  'service-orders.split-incomplete': 'Prima inserire risorsa, riga articolo e ore.',
  'service-orders.nothing-to-split': 'L’ordine ha una sola riga articolo: non c’è nulla tra cui dividere.',
  'service-orders.split-for-all': 'Dividere le ore fra tutte le {count} righe articolo?',
  'service-orders.split-for-all.yes': 'Dividi',
  'service-orders.start-before-order': "L'inizio non può precedere l'ordine.",
  'service-orders.finish-before-start': "La fine non può precedere l'inizio.",
  'service-orders.finish-before-order': "La fine non può precedere l'ordine.",
  'service-orders.order-after-start':
    "La riga {line} è iniziata prima di quel momento. Correggerne prima l'inizio.",
  'service-orders.start-after-lines':
    "La riga {line} è iniziata prima. Correggerne l'inizio o sceglierne uno precedente.",
  'service-orders.finish-before-lines':
    'La riga {line} è finita dopo. Correggerne la fine o sceglierne una successiva.',
  'service-orders.needed-to-finish-salesperson': "Il venditore va compilato prima di finire l'ordine.",
  'service-orders.needed-to-finish-order-type': "Il tipo ordine va compilato prima di finire l'ordine.",
  'service-orders.needed-to-finish-external-document-no':
    "Il numero documento esterno va compilato prima di finire l'ordine.",
  'service-orders.needed-to-finish-start': "L'inizio va compilato prima di finire l'ordine.",
  'service-orders.needed-to-finish-finish': "La fine va compilata prima di finire l'ordine.",
  'service-orders.needed-to-finish-fault-reason':
    'La riga {line} richiede il motivo del guasto prima di essere finita. Inserirlo in Dettagli.',
  'service-orders.needed-to-finish-work-type':
    'La riga servizio {line} richiede il tipo lavoro prima di finire.',
  'service-orders.needed-to-finish-unit':
    "La riga servizio {line} richiede l'unità di misura prima di finire.",
  'service-orders.needed-to-finish-link':
    'La riga servizio {line} deve indicare la riga articolo a cui appartiene.',
  'service-orders.finish-no-labour': 'Non ci sono ore inserite per il lavoro. Finirlo comunque?',
  'service-orders.finish-no-labour.yes': 'Finire',
  'service-orders.finish-loaner-out': 'Il muletto {loaners} è ancora dal cliente. Finire comunque?',
  'service-orders.finish-loaner-out.yes': 'Finire',
  'service-orders.finish-future-visits':
    'Sono pianificate visite successive ({count}). Saranno annullate. Finire comunque?',
  'service-orders.finish-future-visits.yes': 'Finire e annullarle',
  'service-orders.finish-late-response':
    "L'intervento è iniziato dopo la scadenza e manca il motivo. Finire comunque?",
  'service-orders.finish-late-response.yes': 'Finire',
  'service-orders.finish-checklist-open':
    'Ci sono punti della lista di controllo ancora aperti ({count}). Finire comunque?',
  'service-orders.finish-checklist-open.yes': 'Finire',
  'service-orders.finish-no-signature': 'Il cliente non ha firmato e nessuno dice perché. Finire comunque?',
  'service-orders.finish-no-signature.yes': 'Finire',
  'service-orders.finish-other-lines-open': "Ci sono righe non finite ({count}). Finire comunque l'ordine?",
  'service-orders.finish-other-lines-open.yes': 'Finire',
  'service-orders.repair-status-order-only':
    'Questo stato riparazione è solo per gli ordini. Sceglierne un altro.',
  'service-orders.valid-until-past': "Un'offerta deve valere almeno fino a oggi.",
  'service-orders.nothing-to-release':
    "Non c'è nulla da rilasciare: inserire prima una riga servizio con la quantità.",
  'service-orders.unit-missing': "L'articolo {no} richiede prima l'unità di misura.",
  'service-orders.document-released': '{orderNo} è rilasciato: i ricambi restano come sono. Prima riaprirlo.',
  'service-orders.archived-absent': 'Questa versione archiviata non esiste.',
  'service-orders.document-gone': "{orderNo} non c'è più; le versioni archiviate si possono solo leggere.",
  'service-orders.partly-posted': '{orderNo} è già stato consegnato in parte; non si può ripristinare.',
  'service-orders.archive-quote': "Conservare l'offerta {orderNo} in archivio?",
  'service-orders.archive-quote.yes': 'Conservare',
  'service-orders.archive-quote.no': 'Non conservare',
  'service-orders.not-a-quote': "{orderNo} non è un'offerta.",
  'service-orders.quote-expired': "L'offerta {orderNo} valeva fino al {day}. Creare comunque l'ordine?",
  'service-orders.quote-expired.yes': "Creare l'ordine",
  'service-orders.already-shipped':
    'Qualcosa di {orderNo} è già stato consegnato: cliente e indirizzo restano.',
  'service-orders.lines-will-be-deleted':
    "Tutte le righe saranno eliminate, perché sono del cliente e dell'indirizzo. Continuare?",
  'service-orders.lines-will-be-deleted.yes': 'Eliminare le righe e continuare',
  'service-orders.finish-no-address':
    "Manca l'indirizzo e-mail: il cliente non sarà avvisato. Finire comunque?", // MAIL_ADDRESS_MISSING
  'service-orders.finish-no-address.yes': 'Finire',
  'service-orders.layout-changed-meanwhile': "Un'altra persona ha modificato questo modello. Rivederlo.",
  'service-orders.nothing-to-preview': "Non c'è ancora un documento con cui mostrare il modello.",
}
