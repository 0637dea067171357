import type { en } from './texts.en.ts'

export const it: Record<keyof typeof en, string> = {
  'items.item-absent': "L'articolo {itemNo} non esiste. Sceglierne uno dall'elenco.",
  'items.item-changed-meanwhile':
    "Qualcun altro ha modificato l'articolo {itemNo}. Riguardarlo prima di salvare.",
  'items.tracking-code-absent': "Codice tracciabilità inesistente. Sceglierne uno dall'elenco.",
  'items.tracking-code-changed-meanwhile':
    'Qualcun altro ha modificato il codice tracciabilità {trackingCode}. Riguardarlo prima di salvare.',
  'items.exists': 'Questo numero è già usato. Sceglierne un altro.',
  'items.in-use': 'È in uso e non può essere eliminato. Si può bloccare.',
  'items.no-such-unit': "Unità di misura inesistente. Sceglierne una dall'elenco.",
  'items.no-such-group': "Gruppo articoli in assistenza inesistente. Sceglierne uno dall'elenco.",
  'items.amount-negative': 'Inserire 0 o più.',
  'items.variant-twice': 'La variante {variantCode} compare due volte. Toglierne una.',
  'items.unit-twice': "L'unità {unitCode} compare due volte. Toglierne una.",
  'items.unit-quantity-not-positive': "Un'unità contiene più di 0 unità base. Correggere la quantità.",
  'items.bom-line-twice': 'Due righe della distinta base hanno lo stesso numero. Cambiarne uno.',
  'items.bom-line-empty': "Scegliere l'articolo o la risorsa della riga {line}.",
  'items.bom-of-itself': "La riga {line} metterebbe l'articolo in se stesso. Scegliere un'altra parte.",
  'items.no-such-part': "{no} non esiste e non può stare nella distinta base. Sceglierne uno dall'elenco.",
  'items.installed-in-wrong-line':
    "La riga {line} può essere installata solo in un'altra riga articolo con quantità 1. Sceglierne una.",
}
