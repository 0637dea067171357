import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'time-sheets.not-yours': 'Si può vedere e scrivere solo il proprio foglio presenze.',
  'time-sheets.no-such-resource': "La risorsa {resourceNo} non esiste. Sceglierne una dall'elenco.",
  'time-sheets.no-sheet': '{name} non ha fogli presenze. Attivarli nella scheda della risorsa.',
  'time-sheets.changed-meanwhile':
    'Il foglio di {name} della settimana del {day} è stato modificato nel frattempo. Rivederlo.',
  'time-sheets.begun-meanwhile': "Un'altra persona ha iniziato questo foglio. Ricaricare la pagina.",
  'time-sheets.line-absent': "La riga non c'è più. Ricaricare la pagina.",
  'time-sheets.project-missing': 'Scegliere il progetto.',
  'time-sheets.no-such-work-type': "Tipo lavoro inesistente. Sceglierne uno dall'elenco.",
  'time-sheets.no-such-order': "L'ordine {orderNo} non esiste. Sceglierne uno dall'elenco.",
  'time-sheets.no-such-line': "L'ordine {orderNo} non ha questa riga. Scegliere una delle sue righe.",
  'time-sheets.hours-negative': 'Le ore non possono essere negative.',
  'time-sheets.day-too-long': 'Il {day} avrebbe più di 24 ore. Correggere una delle righe.',
  'time-sheets.order-missing': 'Scegliere l’ordine di «{description}» prima di inviare.',
  'time-sheets.no-hours': '«{description}» non ha ore. Inserirle o eliminare la riga.',
  'time-sheets.not-writable': 'La riga non è aperta. Riaprirla prima.',
  'time-sheets.not-in-state': '«{description}» non è nello stato giusto. Ricaricare la pagina.',
  'time-sheets.nothing-to-submit': "Non c'è niente da inviare.",
  'time-sheets.nothing-to-approve': "Non c'è niente da approvare: nessuna riga è stata inviata.",
  'time-sheets.nothing-to-reject': "Non c'è niente da rifiutare: nessuna riga è stata inviata.",
  'time-sheets.nothing-to-reopen': "Non c'è niente da riaprire.",
  'time-sheets.approved-by-office': "Le ore sono approvate. Chiedere all'ufficio di riaprirle.",
  'time-sheets.linked-lines':
    "L'ordine {orderNo} ha righe con queste ore. Eliminarle prima lì, poi riaprire.",
  'time-sheets.exceeded': 'Per il {day} sono approvate solo {hours} h. Inserirne al massimo altrettante.',
  'time-sheets.nothing-to-create': "Tutte le ore approvate dell'ordine {orderNo} hanno già la loro riga.",
  'time-sheets.resource-has-sheets': 'La risorsa ha fogli presenze. Bloccarla invece di eliminarla.',
  'time-sheets.project-has-hours': 'Il progetto ha ore registrate. Impostarlo come completato.',
  'time-sheets.travel': 'Viaggio',
  'time-sheets.absence': 'Assenza',
}
