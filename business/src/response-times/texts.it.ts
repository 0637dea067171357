import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'response-times.beyond-one-year':
    '{hours} ore di assistenza vanno oltre un anno. Inserire meno ore o aggiungere ore di assistenza.',
  'response-times.base-calendar-missing':
    "Manca il calendario di base. Sceglierlo prima nell'impostazione assistenza o nella pagina dell'azienda.",
  'response-times.hours-order': "Le ore di assistenza devono finire dopo l'inizio.",
  'response-times.hours-overlap': 'Le ore di assistenza di un giorno non devono sovrapporsi.',
  'response-times.weekday-missing':
    'Un giorno dal lunedì al venerdì non ha ore di assistenza. Salvare comunque?',
  'response-times.weekday-missing.yes': 'Salvare',
}
