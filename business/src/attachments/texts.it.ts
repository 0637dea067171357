import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'attachments.comment-absent': "Questo commento non c'è più.",
  'attachments.comment-needs-line':
    'Scegliere la riga di cui parla il commento; solo quelli generali ne fanno a meno.',
  'attachments.attachment-absent': "Questo file non c'è più.",
  'attachments.empty': 'Il file {name} è vuoto.',
  'attachments.too-large': 'Il file {name} supera {most} MB. Ridurlo prima.',
  'attachments.kind-not-taken':
    'File come {name} non sono accettati. Lo sono immagini, PDF, video, documenti, testi e ZIP.',
  'attachments.ending-differs':
    'Il nome {name} finisce in «{ending}», ma il contenuto è {kind}. Dargli la terminazione giusta.',
}
