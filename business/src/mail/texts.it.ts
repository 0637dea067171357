import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'mail.setup-changed-meanwhile': "Un'altra persona ha modificato l'impostazione e-mail. Rivederla.",
  'mail.no-server': 'Inserire e salvare prima il server.',
  'mail.mail-absent': "Questa e-mail non c'è più.",
  'mail.already-sent': 'Questa e-mail è già stata inviata.',
}
