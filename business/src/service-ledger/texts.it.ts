import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'service-ledger.period-backwards': "L'ultimo giorno precede il primo. Invertire le date.",
  'service-ledger.too-many-periods':
    'Tra queste date ci sono più di {most} periodi. Scegliere periodi più lunghi o meno giorni.',
}
