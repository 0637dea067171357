import { words } from '../app/words.ts'

export const useItemWords = words(
  'service-items',
  {
    items: 'Service items', groups: 'Service item groups', serviceItemNo: 'No.', description: 'Description', customer: 'Customer', shipToCode: 'Ship-to code', group: 'Group',
    manufacturer: 'Manufacturer', model: 'Model', serialNo: 'Serial no.', installationDate: 'Installed on', status: 'Status', priority: 'Priority', responseTimeHours: 'Response time (hours)',
    preferredResourceNo: 'Preferred resource', locationOfItem: 'Where it stands', blocked: 'Blocked', note: 'Note', skills: 'Skills needed', inherited: 'From the group: {list}', level: 'Level', skill: 'Skill', add: 'Add', remove: 'Remove',
    general: 'General', place: 'Customer and place', service: 'Service', city: 'City', groupCode: 'Code', orders: 'Orders', 'status.own-service-item': 'Own service item', 'status.installed': 'Installed', 'status.temporarily-installed': 'Temporarily installed', 'status.defective': 'Defective',
    'priority.low': 'Low', 'priority.medium': 'Medium', 'priority.high': 'High', 'blocked.no': 'no', 'blocked.service-contract': 'contracts', 'blocked.all': 'everything', 'new-order': 'New order', hours: '0: as the group or set-up says',
  },
  {
    items: 'Articoli in assistenza', groups: 'Gruppi articoli in assistenza', serviceItemNo: 'Nr.', description: 'Descrizione', customer: 'Cliente', shipToCode: 'Cod. spedizione', group: 'Gruppo',
    manufacturer: 'Produttore', model: 'Modello', serialNo: 'Nr. di serie', installationDate: 'Installato il', status: 'Stato', priority: 'Priorità', responseTimeHours: 'Tempo di risposta (ore)',
    preferredResourceNo: 'Risorsa preferita', locationOfItem: 'Dove si trova', blocked: 'Bloccato', note: 'Nota', skills: 'Competenze necessarie', inherited: 'Dal gruppo: {list}', level: 'Livello', skill: 'Competenza', add: 'Aggiungi', remove: 'Togli',
    general: 'Generale', place: 'Cliente e luogo', service: 'Assistenza', city: 'Città', groupCode: 'Codice', orders: 'Ordini', 'status.own-service-item': 'Articolo proprio', 'status.installed': 'Installato', 'status.temporarily-installed': 'Installato temporaneamente', 'status.defective': 'Difettoso',
    'priority.low': 'Bassa', 'priority.medium': 'Media', 'priority.high': 'Alta', 'blocked.no': 'no', 'blocked.service-contract': 'contratti', 'blocked.all': 'tutto', 'new-order': 'Nuovo ordine', hours: "0: come dice il gruppo o l'impostazione",
  },
)
