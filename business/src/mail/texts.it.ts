import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'mail.setup-changed-meanwhile': "Un'altra persona ha modificato l'impostazione e-mail. Rivederla.",
  'mail.no-server': 'Inserire e salvare prima il server.',
  'mail.mail-absent': "Questa e-mail non c'è più.",
  'mail.password-unreadable':
    "La password non si legge più: la chiave nella cartella dati è cambiata. Inserirla di nuovo nell'impostazione e-mail.",
  'mail.already-sent': 'Questa e-mail è già stata inviata.',
}
