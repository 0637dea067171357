import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'resources.skill-absent': "La competenza {skillCode} non esiste. Scegliere dall'elenco.",
  'resources.skill-changed-meanwhile':
    "Un'altra persona ha modificato la competenza {skillCode}. Rivedere e ripetere la modifica.",
  'resources.skill-in-use': 'La competenza è in uso e resta. Prima togliere i riferimenti, oppure bloccare.',
  'resources.zone-absent': "La zona {zoneCode} non esiste. Scegliere dall'elenco.",
  'resources.zone-changed-meanwhile':
    "Un'altra persona ha modificato la zona {zoneCode}. Rivedere e ripetere la modifica.",
  'resources.zone-in-use': 'La zona è in uso e resta. Prima togliere i riferimenti, oppure bloccare.',
  'resources.depot-absent': "Il deposito {depotCode} non esiste. Scegliere dall'elenco.",
  'resources.depot-changed-meanwhile':
    "Un'altra persona ha modificato il deposito {depotCode}. Rivedere e ripetere la modifica.",
  'resources.depot-in-use': 'Il deposito è in uso e resta. Prima togliere i riferimenti, oppure bloccare.',
  'resources.group-absent': "Il gruppo risorse {groupNo} non esiste. Scegliere dall'elenco.",
  'resources.group-changed-meanwhile':
    "Un'altra persona ha modificato il gruppo risorse {groupNo}. Rivedere e ripetere la modifica.",
  'resources.group-in-use':
    'Il gruppo risorse è in uso e resta. Prima togliere i riferimenti, oppure bloccare.',
  'resources.work-hour-template-absent':
    "Il modello ore di lavoro {templateCode} non esiste. Scegliere dall'elenco.",
  'resources.work-hour-template-changed-meanwhile':
    "Un'altra persona ha modificato il modello ore di lavoro {templateCode}. Rivedere e ripetere la modifica.",
  'resources.work-hour-template-in-use':
    'Il modello ore di lavoro è in uso e resta. Prima togliere i riferimenti, oppure bloccare.',
  'resources.resource-absent': "La risorsa {resourceNo} non esiste. Scegliere dall'elenco.",
  'resources.resource-changed-meanwhile':
    "Un'altra persona ha modificato la risorsa {resourceNo}. Rivedere e ripetere la modifica.",
  'resources.resource-in-use': 'La risorsa è in uso e resta. Prima togliere i riferimenti, oppure bloccare.',
  'resources.half-position': 'Una posizione richiede latitudine e longitudine.',
  'resources.depot-missing': 'Scegliere il deposito da cui inizia la giornata.',
  'resources.skill-twice': 'La competenza {skillCode} compare due volte; tenerne una.',
  'resources.half-hours': 'Inserire inizio e fine, oppure nessuno dei due per un giorno libero.',
  'resources.hours-order': 'La giornata deve finire dopo l’inizio.',
  'resources.break-times-missing': 'Indicare tra quali orari può iniziare la pausa.',
  'resources.break-order': 'L’ultimo inizio della pausa non può precedere il primo.',
  'resources.absence-order': 'L’assenza deve finire dopo l’inizio.',
  'resources.absence-overlap': 'La risorsa è già assente in quel periodo. Modificare quell’assenza.',
  'resources.absence-absent': 'Questa assenza non c’è più.',
  'resources.absence-changed-meanwhile': 'Un’altra persona ha modificato questa assenza. Rivederla.',
  'resources.period-too-long': 'Scegliere al massimo tre mesi.',
  'resources.date-from-missing': 'Inserire il primo giorno.',
  'resources.date-to-missing': 'Inserire l’ultimo giorno.',
  'resources.date-order': 'L’ultimo giorno non può precedere il primo.',
  'resources.calendar-missing': 'Scegliere prima il calendario di base nelle impostazioni della società.',
  'resources.capacity-too-long': 'Scegliere al massimo {days} giorni.',
  'resources.capacity-negative': 'Le ore non possono essere sotto zero.',
  'resources.capacity-too-much': 'Nessun giorno ha più di 24 ore: troppe per il {day}.',
  'resources.no-working-day':
    'In questo periodo il calendario non ha giorni lavorativi. Impostare le ore di un solo giorno.',
  'resources.exists': 'Questo codice è già usato. Sceglierne un altro.',
  'resources.no-such-group': 'Questo gruppo risorse non esiste. Sceglierne uno dall’elenco.',
  'resources.no-such-depot': 'Questo deposito non esiste. Sceglierne uno dall’elenco.',
  'resources.no-such-template': 'Questo modello ore di lavoro non esiste. Sceglierne uno dall’elenco.',
  'resources.no-such-skill': 'Una delle competenze non esiste. Scegliere dall’elenco.',
  'resources.no-such-zone': 'Una delle zone non esiste. Scegliere dall’elenco.',
  'resources.not-your-calendar': 'Si può impostare solo il proprio calendario.',
  'resources.calendar.unreachable': 'A quell’indirizzo non risponde nessuno.',
  'resources.calendar.refused':
    'L’indirizzo viene rifiutato. Pubblicare di nuovo il calendario e inserire il nuovo indirizzo.',
  'resources.calendar.not-a-calendar':
    'A quell’indirizzo non c’è un calendario. Inserire l’indirizzo che finisce in .ics.',
  'resources.calendar.too-large': 'Il calendario è troppo grande. Pubblicare solo gli impegni, o meno mesi.',
  'resources.calendar.not-allowed':
    'L’indirizzo è nella rete del server. L’amministratore può consentirlo (GIRO_LOCAL_CALENDARS).',
}
