import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'first-setup.not-open':
    'Qui c’è già una società. Chiedere al suo amministratore di accedere e di creare la nuova.',
  'first-setup.company-exists': 'La società {name} c’è già. Scegliere un altro nome, oppure accedere.',
  'first-setup.no-demo': '{schema} non è una società demo. Qui si possono rimuovere soltanto le demo.',
  'first-setup.demo-of-nobody':
    'Creare prima la propria società e accedere come suo amministratore; poi la demo si può rimuovere.',
}
