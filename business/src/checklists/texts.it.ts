import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'checklists.exists': 'C’è già una lista di controllo {checklistCode}. Scegliere un altro codice.',
  'checklists.no-such-order-type': 'Scegliere un tipo di ordine esistente.',
  'checklists.no-such-group': 'Scegliere un gruppo articoli in assistenza esistente.',
  'checklists.choices-missing': 'Dare a «{point}» almeno due risposte tra cui scegliere.',
  'checklists.limits-without-measure':
    'Solo un punto misurato ha limiti: renderlo tale («{point}») o togliere i limiti.',
  'checklists.limits-order': 'Il limite superiore di «{point}» è sotto quello inferiore.',
  'checklists.not-a-number': 'Inserire come numero il valore misurato per «{point}».',
  'checklists.not-a-choice': 'Scegliere per «{point}» una delle risposte: {choices}.',
  'checklists.words-missing': 'Scrivere qualcosa per «{point}», o indicare che non si applica.',
  'checklists.point-absent': 'La riga {line} non ha più il punto {point}. Ricaricare la pagina.',
  'checklists.checklist-absent': 'Non c’è una lista di controllo {checklistCode}.',
  'checklists.not-failed': '«{point}» è stato superato: non c’è di che creare un ordine.',
  'checklists.found-on': 'Rilevato sull’ordine {orderNo}: {found}',
}
