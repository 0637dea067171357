import { words } from '../app/words.ts'

export const useOrderWords = words(
  'service-orders',
  {
    orders: 'Service orders', order: 'Service order', new: 'New order', orderNo: 'No.', description: 'Description', workDescription: 'What is to be done', customer: 'Customer', city: 'City', address: 'Address', status: 'Status', priority: 'Priority', zone: 'Zone',
    orderType: 'Order type', orderDate: 'Ordered on', due: 'Due', planned: 'Planned for', resource: 'Technician', lines: 'Service item lines', line: 'Line', item: 'Service item', repairStatus: 'Repair status', minutes: 'Minutes', promised: 'Promised window', from: 'from', to: 'to',
    'status.pending': 'Pending', 'status.in-process': 'In process', 'status.finished': 'Finished', 'status.on-hold': 'On hold', 'priority.low': 'Low', 'priority.medium': 'Medium', 'priority.high': 'High',
    log: 'Document log', contact: 'Contact', phone: 'Phone', header: 'Order', skills: 'Skills', required: 'Required technician', preferred: 'Preferred technician', responseDate: 'Due date', responseTime: 'Due time', responseHours: 'Response time (hours)', add: 'Add line', remove: 'Delete line', save: 'Save', 'delete-order': 'Delete order', 'set-status': 'Set status', 'no-position': 'The address has no position: it cannot be planned.', 'to-customer': 'Enter the position', overdue: 'overdue', soon: 'due soon', 'in-time': 'in time',
    serial: 'Service item (no., serial number, customer)', 'or-customer': 'Customer (where no service item is named)', window: 'Promised', 'due-typed': 'Due (leave empty: by response time)', create: 'Create the order', 'quick-hint': 'Tab from field to field, Ctrl+S creates the order.', 'board': 'To the board',
    'event.1': 'Order created', 'event.2': 'Status changed', 'event.4': 'Planned', 'event.5': 'Taken off the plan', 'event.10': 'Deleted', 'event.14': 'Repair status changed', 'event.17': 'Reallocation needed', 'event.18': 'Due moment changed', 'event.102': 'Moved',
    minutesShort: 'min', start: 'Start', finish: 'Finish',
  },
  {
    orders: 'Ordini di assistenza', order: 'Ordine di assistenza', new: 'Nuovo ordine', orderNo: 'Nr.', description: 'Descrizione', workDescription: 'Che cosa fare', customer: 'Cliente', city: 'Città', address: 'Indirizzo', status: 'Stato', priority: 'Priorità', zone: 'Zona',
    orderType: 'Tipo ordine', orderDate: 'Ordinato il', due: 'Scadenza', planned: 'Pianificato per', resource: 'Tecnico', lines: 'Righe articolo in assistenza', line: 'Riga', item: 'Articolo in assistenza', repairStatus: 'Stato riparazione', minutes: 'Minuti', promised: 'Fascia promessa', from: 'dalle', to: 'alle',
    'status.pending': 'Non iniziato', 'status.in-process': 'In corso', 'status.finished': 'Completato', 'status.on-hold': 'In sospeso', 'priority.low': 'Bassa', 'priority.medium': 'Media', 'priority.high': 'Alta',
    log: 'Registro modifiche', contact: 'Contatto', phone: 'Telefono', header: 'Ordine', skills: 'Competenze', required: 'Tecnico richiesto', preferred: 'Tecnico preferito', responseDate: 'Data scadenza', responseTime: 'Ora scadenza', responseHours: 'Tempo di risposta (ore)', add: 'Aggiungi riga', remove: 'Elimina riga', save: 'Salva', 'delete-order': 'Elimina ordine', 'set-status': 'Imposta stato', 'no-position': "L'indirizzo non ha una posizione: non si può pianificare.", 'to-customer': 'Inserire la posizione', overdue: 'scaduto', soon: 'in scadenza', 'in-time': 'in tempo',
    serial: 'Articolo in assistenza (nr., serie, cliente)', 'or-customer': 'Cliente (se non si indica un articolo)', window: 'Promessa', 'due-typed': 'Scadenza (vuota: secondo il tempo di risposta)', create: "Crea l'ordine", 'quick-hint': "Tab da un campo all'altro, Ctrl+S crea l'ordine.", 'board': 'Al quadro',
    'event.1': 'Ordine creato', 'event.2': 'Stato modificato', 'event.4': 'Pianificato', 'event.5': 'Tolto dal piano', 'event.10': 'Eliminato', 'event.14': 'Stato riparazione modificato', 'event.17': 'Riassegnazione necessaria', 'event.18': 'Scadenza modificata', 'event.102': 'Spostato',
    minutesShort: 'min', start: 'Inizio', finish: 'Fine',
  },
)
