import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'faults.exists': 'Questo codice è già usato. Sceglierne un altro.',
  'faults.in-use': 'Il codice è in uso e non può essere eliminato. Modificare prima ciò che lo usa.',
  'faults.no-such-area': "Area guasto inesistente. Sceglierne una dall'elenco.",
  'faults.no-such-symptom': "Codice indizio inesistente. Sceglierne uno dall'elenco.",
  'faults.no-such-fault':
    "Il codice guasto {faultCode} non esiste per questa area e questo indizio. Sceglierne uno dall'elenco.",
  'faults.no-such-resolution':
    "Il codice risoluzione {resolutionCode} non esiste. Sceglierne uno dall'elenco.",
  'faults.level-none':
    "Non disponibile con livello di reporting guasto Nessuno. Sceglierne un altro nell'impostazione assistenza.",
  'faults.period-missing': "Il primo e l'ultimo giorno sono obbligatori.",
  'faults.period-backwards': "L'ultimo giorno precede il primo. Invertire le date.",
  'faults.fault-code-absent': "Il codice guasto nr. {faultCodeNo} non c'è più. Rivedere l'elenco.",
  'faults.fault-code-changed-meanwhile':
    "Un'altra persona ha modificato il codice guasto {faultCode}. Rivederlo.",
  'faults.relationship-absent': "Questa relazione non c'è più. Rivedere l'elenco.",
  'faults.fault-area-absent': "L'area guasto {faultAreaCode} non esiste. Scegliere dall'elenco.",
  'faults.fault-area-changed-meanwhile':
    "Un'altra persona ha modificato area guasto {faultAreaCode}. Rivedere.",
  'faults.symptom-absent': "Il codice indizio {symptomCode} non esiste. Scegliere dall'elenco.",
  'faults.symptom-changed-meanwhile':
    "Un'altra persona ha modificato codice indizio {symptomCode}. Rivedere.",
  'faults.resolution-code-absent':
    "Il codice risoluzione {resolutionCode} non esiste. Scegliere dall'elenco.",
  'faults.resolution-code-changed-meanwhile':
    "Un'altra persona ha modificato codice risoluzione {resolutionCode}. Rivedere.",
  'faults.fault-reason-absent': "La causa guasto {faultReasonCode} non esiste. Scegliere dall'elenco.",
  'faults.fault-reason-changed-meanwhile':
    "Un'altra persona ha modificato causa guasto {faultReasonCode}. Rivedere.",
}
