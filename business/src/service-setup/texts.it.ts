import type { en } from './texts.en.ts'

export const it: Record<keyof typeof en, string> = {
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
