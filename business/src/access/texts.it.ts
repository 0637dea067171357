import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'access.no-role': 'Scegliere almeno un ruolo.',
  'access.technician-without-resource': 'Scegliere quale tecnico è questa persona.',
  'access.no-such-resource': "Il tecnico {resourceNo} non esiste. Sceglierne uno dall'elenco.",
  'access.last-administrator':
    'Prima un’altra persona deve diventare amministratore: una società non può restarne senza.',
  'access.demo-address': 'Usare un altro indirizzo: {email} appartiene alla demo.',
  'access.no-such-person': 'Questa persona non lavora nella società.',
  'access.not-oneself': 'Non è possibile rimuovere sé stessi. Chiedere a un altro amministratore.',
  'access.already-member': 'Questa persona lavora già nella società. Modificarne i ruoli.',
}
