import { fillText, type Language, type SameCodes } from '../foundation/texts.ts'
import type { NoticeEvent } from './notice.ts'

const en = {
  'request-received': 'New request: {subject}',
  'order-warned': 'Warning {level}: {orderNo} is near its due moment',
  'quote-expired': 'Quote {orderNo} has expired',
  'part-delayed':
    'A part of order {orderNo} comes later: {visits} visits left the plan, {promises} promises at risk',
  'mail-failed': 'E-mail {mailNo} could not be sent',
  'my-visits-published': 'Your visits of {day} are certain',
  'confirmed.subject': 'Your appointment on {day}',
  'confirmed.body':
    'Good day,\n\nour technician will come on {day} between {from} and {to}{about}.\nIf that does not suit you, please answer this e-mail or call us.\n\nKind regards\n{company}',
  'changed.subject': 'Your appointment is now on {day}',
  'changed.body':
    'Good day,\n\nyour appointment has another time: our technician will come on {day} between {from} and {to}{about}.\nIf that does not suit you, please answer this e-mail or call us.\n\nKind regards\n{company}',
  'on-the-way.subject': 'Our technician is on the way',
  'on-the-way.body':
    'Good day,\n\nour technician is on the way to you and should be there at about {from}{about}.\n\nKind regards\n{company}',
  'done.subject': 'The work on your order {orderNo} is done',
  'done.body':
    'Good day,\n\nthe work on your order {orderNo}{about} is done. If something is not as it should be, please answer this e-mail or call us.\n\nKind regards\n{company}',
  about: ' ({description})',
  event: 'Technician of {company}',
} as const

const it: SameCodes<typeof en> = {
  'request-received': 'Nuova richiesta: {subject}',
  'order-warned': 'Avviso {level}: {orderNo} è vicino alla scadenza',
  'quote-expired': "L'offerta {orderNo} è scaduta",
  'part-delayed':
    "Un ricambio dell'ordine {orderNo} arriva più tardi: {visits} visite tolte dal piano, {promises} promesse a rischio",
  'mail-failed': "L'e-mail {mailNo} non è stata inviata",
  'my-visits-published': 'Le Sue visite del {day} sono certe',
  'confirmed.subject': 'Il Suo appuntamento del {day}',
  'confirmed.body':
    'Buongiorno,\n\nil nostro tecnico verrà {day} tra le {from} e le {to}{about}.\nSe non Le va bene, risponda a questa e-mail o ci chiami.\n\nCordiali saluti\n{company}',
  'changed.subject': 'Il Suo appuntamento è ora il {day}',
  'changed.body':
    'Buongiorno,\n\nil Suo appuntamento ha un altro orario: il nostro tecnico verrà {day} tra le {from} e le {to}{about}.\nSe non Le va bene, risponda a questa e-mail o ci chiami.\n\nCordiali saluti\n{company}',
  'on-the-way.subject': 'Il nostro tecnico è in viaggio',
  'on-the-way.body':
    'Buongiorno,\n\nil nostro tecnico è in viaggio verso di Lei e dovrebbe arrivare verso le {from}{about}.\n\nCordiali saluti\n{company}',
  'done.subject': 'Il lavoro del Suo ordine {orderNo} è finito',
  'done.body':
    'Buongiorno,\n\nil lavoro del Suo ordine {orderNo}{about} è finito. Se qualcosa non va, risponda a questa e-mail o ci chiami.\n\nCordiali saluti\n{company}',
  about: ' ({description})',
  event: 'Tecnico di {company}',
}

const words = { en, it }
type Facts = Readonly<Record<string, string | number>>

/** What a person of the house reads. */
export const noticeText = (language: Language, event: NoticeEvent, facts: Facts) =>
  fillText(words[language][event], facts)

export type CustomerMessage = 'confirmed' | 'changed' | 'on-the-way' | 'done'

/** What a customer reads. */
export function customerMail(
  language: Language,
  message: CustomerMessage,
  facts: Facts & { description: string },
) {
  const about = facts.description === '' ? '' : fillText(words[language].about, facts)
  return {
    subject: fillText(words[language][`${message}.subject`], facts),
    body: fillText(words[language][`${message}.body`], { ...facts, about }),
  }
}

export const calendarTitle = (language: Language, company: string) =>
  fillText(words[language].event, { company })
