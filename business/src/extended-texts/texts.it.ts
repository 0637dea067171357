import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'extended-texts.standard-text-absent':
    "Il testo standard {standardTextCode} non esiste. Sceglierne uno dall'elenco.",
  'extended-texts.standard-text-changed-meanwhile':
    "Un'altra persona ha modificato il testo standard {standardTextCode}. Rivederlo.",
  'extended-texts.extended-text-absent':
    "Il testo esteso {extendedTextCode} non esiste. Sceglierne uno dall'elenco.",
  'extended-texts.extended-text-changed-meanwhile':
    "Un'altra persona ha modificato il testo esteso {extendedTextCode}. Rivederlo.",
  'extended-texts.exists': 'Questo codice è già usato. Sceglierne un altro.',
  'extended-texts.no-such-text': "Testo standard inesistente. Sceglierne uno dall'elenco.",
  'extended-texts.no-such-item': "Articolo inesistente. Sceglierne uno dall'elenco.",
  'extended-texts.no-such-resource': "Risorsa inesistente. Sceglierne una dall'elenco.",
  'extended-texts.one-owner':
    'Indicare a che cosa appartiene il testo: un articolo, una risorsa, un conto o un testo standard.',
  'extended-texts.dates-order': "L'ultimo giorno non può precedere il primo.",
}
