import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'notifications.setup-changed-meanwhile': "Un'altra persona ha modificato i messaggi ai clienti. Rivederli.",
}
