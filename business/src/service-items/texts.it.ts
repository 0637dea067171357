import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'service-items.service-item-group-absent':
    "Il gruppo articoli in assistenza {groupCode} non esiste. Sceglierne uno dall'elenco.",
  'service-items.service-item-group-changed-meanwhile':
    "Un'altra persona ha modificato il gruppo {groupCode}. Rivederlo.",
  'service-items.service-item-group-in-use':
    'Alcuni articoli in assistenza appartengono a questo gruppo: resta.',
  'service-items.service-item-absent':
    "L'articolo in assistenza {serviceItemNo} non esiste. Sceglierne uno dall'elenco.",
  'service-items.service-item-changed-meanwhile':
    "Un'altra persona ha modificato l'articolo {serviceItemNo}. Rivederlo.",
  'service-items.service-item-in-use':
    'Alcuni ordini si riferiscono a questo articolo. Bloccarlo invece di eliminarlo.',
  'service-items.exists': 'Questo numero è già usato. Sceglierne un altro.',
  'service-items.no-such-customer': "Questo cliente non esiste. Sceglierne uno dall'elenco.",
  'service-items.no-such-resource': "Questo tecnico non esiste. Sceglierne uno dall'elenco.",
  'service-items.ship-to-without-customer': "Scegliere il cliente prima dell'indirizzo.",
  'service-items.no-such-ship-to':
    "Il cliente {customerNo} non ha l'indirizzo {shipToCode}. Sceglierne uno dei suoi.",
  'service-items.serial-twice':
    '{twin} di questo cliente ha già il numero di serie {serialNo}. Tenerli entrambi?',
  'service-items.serial-twice.yes': 'Tenere entrambi',
}
