import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'projects.project-absent': "Il progetto {projectNo} non esiste. Sceglierne uno dall'elenco.",
  'projects.project-changed-meanwhile': "Un'altra persona ha modificato il progetto {projectNo}. Rivederlo.",
  'projects.exists':
    'Il numero di progetto è già usato. Sceglierne un altro o lasciare vuoto per il prossimo.',
  'projects.no-such-customer': "Cliente inesistente. Sceglierne uno dall'elenco.",
  'projects.customer-has-projects': 'Il cliente ha dei progetti. Bloccarlo invece di eliminarlo.',
  'projects.no-such-resource': "Risorsa inesistente. Sceglierne una dall'elenco.",
  'projects.no-such-group': "Gruppo risorse inesistente. Sceglierne uno dall'elenco.",
  'projects.phase-has-orders':
    'Una fase che si vuole togliere ha degli ordini. Spostarli prima in un’altra fase.',
  'projects.project-has-orders':
    'Il progetto ha degli ordini. Impostarlo come completato invece di eliminarlo.',
  'projects.phase-twice': "La fase {phaseNo} c'è due volte. Dare un altro numero a una delle due.",
  'projects.phase-dates': 'La fase {phaseNo} finisce prima di iniziare. Cambiare uno dei suoi giorni.',
  'projects.phase-absent': 'Il progetto {projectNo} non ha più la fase {phaseNo}. Ricaricare la pagina.',
  'projects.hours-negative': 'Le ore della fase {phaseNo} non possono essere negative.',
  'projects.hours-of-day': 'Per il {day} inserire più di 0 e al massimo 24 ore.',
  'projects.who-works': 'Per il {day} scegliere chi lavora: una risorsa o un gruppo.',
  'projects.no-such-phase': 'Il progetto non ha la fase {phaseNo}. Scegliere una delle sue fasi.',
  'projects.no-such-project': "Progetto inesistente. Sceglierne uno dall'elenco.",
  'projects.completed': 'Il progetto {projectNo} è completato. Riaprirlo o sceglierne un altro.',
}
