import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'loaners.document-without-customer':
    "L'offerta {orderNo} non ha ancora un cliente. Crearlo o sceglierlo, poi prestare.",
  'loaners.loaner-absent': "L'articolo in prestito {loanerNo} non esiste. Sceglierne uno dall'elenco.",
  'loaners.loaner-changed-meanwhile':
    "Un'altra persona ha modificato l'articolo in prestito {loanerNo}. Rivederlo.",
  'loaners.exists': 'Questo numero è già usato. Sceglierne un altro.',
  'loaners.no-such-unit': "Unità di misura inesistente. Sceglierne una dall'elenco.",
  'loaners.item-not-to-choose': "L'articolo {itemNo} è inesistente o bloccato. Sceglierne un altro.",
  'loaners.lent-meanwhile': "Un'altra persona l'ha appena prestato. Scegliere un altro articolo.",
  'loaners.lent':
    "L'articolo {loanerNo} è prestato con l'ordine {orderNo}: non eliminabile. Riceverlo prima.",
  'loaners.not-blocked': "Bloccare l'articolo in prestito {loanerNo} prima di eliminarlo.",
  'loaners.already-lent': "L'articolo in prestito {loanerNo} è già prestato in questo ordine.",
  'loaners.blocked': "L'articolo in prestito {loanerNo} è bloccato. Sceglierne un altro.",
  'loaners.elsewhere':
    "L'articolo in prestito {loanerNo} è sull'ordine {orderNo} riga {line}. Riceverlo prima lì.",
  'loaners.not-received': "Ricevere l'articolo in prestito {loanerNo} prima di toglierlo.",
  'loaners.change': "Ricevere l'articolo in prestito {loanerNo} prima di cambiarlo.",
  'loaners.delete-line': "Ricevere l'articolo in prestito {loanerNo} prima di eliminare la riga.",
  'loaners.none-on-line': 'Nessun articolo in prestito sulla riga {line}.',
  'loaners.other-document': "L'articolo {loanerNo} non è prestato per l'ordine {orderNo}.",
  'loaners.not-lent': "L'articolo in prestito {loanerNo} non è prestato.",
  'loaners.lend-it': "Prestare l'articolo {loanerNo} al cliente di questo ordine?",
  'loaners.lend-it.yes': 'Prestare',
  'loaners.receive-it': "L'articolo in prestito {loanerNo} è rientrato?",
  'loaners.receive-it.yes': 'Ricevere',
  'loaners.receive-anyway':
    "L'ordine {orderNo} non c'è più e non ha spedizioni. Ricevere comunque l'articolo?",
  'loaners.receive-anyway.yes': 'Ricevere',
}
