import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'travel.changed-meanwhile': "Un'altra persona ha modificato l'impostazione viaggi. Rivederla.",
  'travel.address-missing': "Inserire l'indirizzo del servizio stradale, come http://localhost:8002.",
  'travel.speed-order': 'I tragitti lunghi non possono essere più lenti di quelli brevi.',
}
