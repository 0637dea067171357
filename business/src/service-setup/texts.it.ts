import type { en } from './texts.en.ts'

export const it: Record<keyof typeof en, string> = {
  'service-setup.exists': 'Questo codice è già usato. Sceglierne un altro.',
  'service-setup.in-use': 'Il codice è in uso e non può essere eliminato. Modificare prima ciò che lo usa.',
  'service-setup.no-such-unit': "Unità di misura inesistente. Sceglierne una dall'elenco.",
  'service-setup.no-such-zone': "Zona assistenza inesistente. Sceglierne una dall'elenco.",
  'service-setup.zone-only-on-travel':
    'Solo i costi di trasferta hanno una zona. Toglierla, o scegliere il tipo Trasferta.',
  'service-setup.unit-of-measure-absent': "L'unità di misura {unitCode} non esiste. Scegliere dall'elenco.",
  'service-setup.unit-of-measure-changed-meanwhile':
    "Un'altra persona ha modificato unità di misura {unitCode}. Rivedere.",
  'service-setup.service-price-group-absent':
    "Il gruppo prezzi {priceGroupCode} non esiste. Scegliere dall'elenco.",
  'service-setup.service-price-group-changed-meanwhile':
    "Un'altra persona ha modificato gruppo prezzi {priceGroupCode}. Rivedere.",
  'service-setup.work-type-absent': "Il tipo lavoro {workTypeCode} non esiste. Scegliere dall'elenco.",
  'service-setup.work-type-changed-meanwhile':
    "Un'altra persona ha modificato tipo lavoro {workTypeCode}. Rivedere.",
  'service-setup.service-shelf-absent': "Lo scaffale {shelfNo} non esiste. Scegliere dall'elenco.",
  'service-setup.service-shelf-changed-meanwhile':
    "Un'altra persona ha modificato scaffale {shelfNo}. Rivedere.",
  'service-setup.service-cost-absent': "Il costo di assistenza {costCode} non esiste. Scegliere dall'elenco.",
  'service-setup.service-cost-changed-meanwhile':
    "Un'altra persona ha modificato costo di assistenza {costCode}. Rivedere.",
  'service-setup.changed-meanwhile':
    "Qualcun altro ha modificato l'impostazione assistenza. Riguardarla prima di salvare.",
  'service-setup.hours-negative': 'Le ore non possono essere negative. Inserire 0 o più.',
  'service-setup.percentage-out-of-range': 'Una percentuale va da 0 a 100.',
  'service-setup.series-missing':
    "Non è scelta una serie di numerazione. Sceglierla nell'impostazione assistenza ({field}).",
  'service-setup.no-such-series': "Serie di numerazione inesistente. Sceglierne una dall'elenco.",
  'service-setup.no-such-starting-fee': "Costo di assistenza inesistente. Sceglierne uno dall'elenco.",
  'service-setup.no-such-calendar': "Calendario di base inesistente. Sceglierne uno dall'elenco.",
}
