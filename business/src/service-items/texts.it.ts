import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'service-items.service-item-group-absent':
    "Il gruppo articoli in assistenza {groupCode} non esiste. Sceglierne uno dall'elenco.",
  'service-items.service-item-group-changed-meanwhile':
    "Un'altra persona ha modificato il gruppo {groupCode}. Rivederlo.",
  'service-items.service-item-group-in-use':
    'Alcuni articoli in assistenza appartengono a questo gruppo: resta.',
  'service-items.service-item-absent':
    "L'articolo in assistenza {serviceItemNo} non esiste. Sceglierne uno dall'elenco.",
  'service-items.service-item-changed-meanwhile':
    "Un'altra persona ha modificato l'articolo {serviceItemNo}. Rivederlo.",
  'service-items.service-item-in-use':
    'Alcuni ordini si riferiscono a questo articolo. Bloccarlo invece di eliminarlo.',
  'service-items.exists': 'Questo numero è già usato. Sceglierne un altro.',
  'service-items.no-such-customer': "Questo cliente non esiste. Sceglierne uno dall'elenco.",
  'service-items.no-such-resource': "Questo tecnico non esiste. Sceglierne uno dall'elenco.",
  'service-items.ship-to-without-customer': "Scegliere il cliente prima dell'indirizzo.",
  'service-items.no-such-location': 'Scegliere un’ubicazione all’indirizzo di questo articolo.',
  'service-items.no-such-ship-to':
    "Il cliente {customerNo} non ha l'indirizzo {shipToCode}. Sceglierne uno dei suoi.",
  'service-items.no-such-item': "Questo articolo non esiste. Sceglierne uno dall'elenco.",
  'service-items.no-such-unit': "Questa unità di misura non esiste. Sceglierne una dall'elenco.",
  'service-items.no-such-price-group':
    "Questo gruppo prezzi assistenza non esiste. Sceglierne uno dall'elenco.",
  'service-items.item-not-to-choose': "L'articolo {itemNo} è inesistente o bloccato. Sceglierne un altro.",
  'service-items.variant-not-to-choose':
    "La variante {variantCode} dell'articolo {itemNo} è inesistente o bloccata. Sceglierne un'altra.",
  'service-items.variant-without-item': "Scegliere l'articolo prima della variante.",
  'service-items.variant-used':
    "La variante {variantCode} è quella dell'articolo in assistenza {serviceItemNo}. Modificare prima quello.",
  'service-items.not-a-unit':
    "L'articolo {itemNo} non ha l'unità di misura {unitCode}. Scegliere una delle sue.",
  'service-items.serial-exists':
    "Il nr. seriale {serialNo} appartiene già all'articolo in assistenza {twin}. Controllare la targhetta.",
  'service-items.serial-twice': '{twin} ha già il nr. seriale {serialNo}. Tenerli entrambi?',
  'service-items.serial-twice.yes': 'Tenere entrambi',
  'service-items.components-will-be-lost':
    "L'articolo in assistenza ha dei componenti. Con un altro articolo l'elenco va perso. Cambiare l'articolo?",
  'service-items.components-will-be-lost.yes': 'Cambiare e perdere i componenti',
  'service-items.customer-with-history':
    'Ci sono movimenti contabili di questo articolo presso il cliente attuale; restano lì. Cambiare comunque?',
  'service-items.customer-with-history.yes': 'Cambiare',
  'service-items.customer-goes':
    'Il cliente ha {count} articoli in assistenza. Restano, senza cliente. Eliminare il cliente?',
  'service-items.customer-goes.yes': 'Eliminare il cliente, tenere gli articoli',
  'service-items.warranty-duration-missing':
    "La durata garanzia di default è obbligatoria nell'impostazione assistenza.",
  'service-items.warranty-order': "La fine della garanzia precede l'inizio. Correggere una delle due date.",
  'service-items.ledger-open-year':
    'Non eliminabile: ha movimenti in un esercizio non chiuso. Bloccarlo invece di eliminarlo.',
  'service-items.is-component': 'Non eliminabile: è un componente di {parent}. Toglierlo prima da lì.',
  'service-items.item-with-history':
    "L'articolo {itemNo} non è eliminabile: ha movimenti contabili di assistenza. Bloccarlo invece.",
  'service-items.log-nothing-to-delete': "Nessuna riga del log corrisponde: non c'è nulla da eliminare.",
  'service-items.log-will-be-deleted': '{count} righe del log saranno eliminate per sempre. Eliminarle?',
  'service-items.log-will-be-deleted.yes': 'Eliminare',
  'service-items.skill-owner-absent': "{no} non esiste più. Rivedere l'elenco.",
  'service-items.skill-not-there': "Questa competenza non è più nell'elenco. Rivederlo.",
  'service-items.skill-twice': "Questa competenza è già nell'elenco. Eliminare invece l'altra.",
  'service-items.update-related':
    'Dare la nuova competenza anche agli articoli e agli articoli in assistenza che ne fanno parte?',
  'service-items.update-related.yes': 'Anche a loro',
  'service-items.update-related.no': 'Solo qui',
  'service-items.related-skills':
    'Articoli o articoli in assistenza hanno questa competenza da qui. Che cosa fare della loro?',
  'service-items.related-skills.delete': 'Eliminarla anche lì',
  'service-items.related-skills.keep': 'La tengono come propria',
  'service-items.replaced-skill':
    'Articoli o articoli in assistenza hanno da qui la competenza sostituita. Cambiare anche la loro?',
  'service-items.replaced-skill.change': 'Cambiare anche la loro',
  'service-items.replaced-skill.detach': 'Staccarli',
  'service-items.skills-on-change':
    'Ha competenze del vecchio articolo o gruppo. Eliminarle e assegnare le nuove, o tenere le vecchie?',
  'service-items.skills-on-change.delete-and-assign': 'Eliminare le vecchie, assegnare le nuove',
  'service-items.skills-on-change.keep': 'Tenere le vecchie, non assegnare nulla',
  'service-items.assign-skills': "L'articolo o il gruppo richiede delle competenze. Assegnarle qui?",
  'service-items.assign-skills.yes': 'Assegnare',
  'service-items.assign-skills.no': 'Non assegnare',
  'service-items.component-self':
    'Un articolo in assistenza non può essere componente di se stesso. Sceglierne un altro.',
  'service-items.component-serial':
    "L'articolo in assistenza {no} ha il nr. seriale {serialNo}: modificarlo lì, non qui.",
  'service-items.variant-mismatch':
    "L'articolo in assistenza {no} ha la variante «{variantCode}»: il componente ha la stessa.",
  'service-items.component-circle':
    '{parent} fa già parte di {no}: si conterrebbero a vicenda. Sceglierne un altro.',
  'service-items.no-such-component': "{no} non esiste. Sceglierne uno dall'elenco.",
  'service-items.component-no-room':
    "Prima della riga {line} non c'è posto per un altro numero. Aggiungere il componente in fondo.",
  'service-items.component-absent': "La riga componente {line} non c'è più. Rivedere l'elenco.",
  'service-items.replaced-will-go':
    'Con questa riga saranno eliminati {count} componenti sostituiti. Eliminarli?',
  'service-items.replaced-will-go.yes': 'Eliminare',
  'service-items.bom-none':
    "L'articolo non ha una distinta base con articoli. Inserirla nella scheda articolo.",
  'service-items.bom-quantity':
    'La distinta base ha una quantità non intera di {no}: i componenti sono pezzi interi.',
  'service-items.bom-without-item': "L'articolo è obbligatorio nell'articolo in assistenza.",
  'service-items.replace-twice': "Questo articolo è già stato scelto per la sostituzione in un'altra riga.",
  'service-items.replace-quantity': 'La quantità deve essere 1: un articolo ne sostituisce uno.',
  'service-items.serial-required': 'Immettere il nr. seriale del nuovo articolo.',
  'service-items.copy-source':
    "Non c'è nulla da copiare: il vecchio non ha componenti o l'articolo non ha distinta base. Scegliere un'altra origine.",
  'service-items.whole-quantity': '{field} deve essere un numero intero di unità base.',
  'service-items.sale-registered': 'La spedizione {shipmentNo} è già registrata: ne viene {serviceItemNo}.',
  'service-items.delete-unused':
    'La spedizione ha creato {count} articoli in assistenza. Eliminare quelli che non servono?',
  'service-items.delete-unused.yes': 'Eliminarli',
  'service-items.delete-unused.no': 'Tenerli',
  'service-items.merge-itself': 'Scegliere un articolo diverso da questo.',
  'service-items.merge-other-customer':
    '{duplicateNo} è di un altro cliente. Unire prima i clienti, o correggere una delle schede.',
  'service-items.merge-for-good':
    'Tutto ciò che è di {duplicateNo} passa a {serviceItemNo}, e {duplicateNo} sparisce per sempre. Unirli?',
  'service-items.merge-for-good.yes': 'Unire',
  'service-items.meter-absent': "Questo contatore non c'è più. Rivedere la scheda.",
  'service-items.meter-with-readings': 'Il contatore ha {count} letture, che spariscono con lui. Eliminarlo?',
  'service-items.meter-with-readings.yes': 'Eliminare',
  'service-items.reading-in-future': 'La lettura è nel futuro. Correggere il giorno.',
  'service-items.reading-negative': 'Un contatore non segna meno di 0.',
  'service-items.reading-backwards':
    'Il {day} segnava {reading}: il contatore è stato sostituito o azzerato?',
  'service-items.reading-backwards.yes': 'Sì, inserire',
}
