import { dayText, fillText, type Language } from '../../foundation/texts.ts'

interface Warned {
  readonly orderNo: string
  readonly description: string
  readonly customerName: string
  readonly responseDate: string | null
  readonly responseTime: string | null
}

const words = {
  en: {
    subject: 'Warning {level}: {orderNo} due {due}',
    body: 'Order {orderNo}, {customerName}: {description}\n\nNobody has begun, and it is due {due}. Plan it or call the customer.',
  },
  it: {
    subject: 'Avviso {level}: {orderNo} scade {due}',
    body: 'Ordine {orderNo}, {customerName}: {description}\n\nNessuno ha iniziato e scade {due}. Pianificarlo o chiamare il cliente.',
  },
} as const

/** The mail that tells whoever answers for the service of an order near its due moment. */
export function warningMail(language: Language, order: Warned, level: number) {
  const due = `${dayText(language, order.responseDate ?? '')} ${order.responseTime ?? ''}`
  const { orderNo, description, customerName } = order
  const facts = { level, due, orderNo, description, customerName }
  return {
    subject: fillText(words[language].subject, facts),
    body: fillText(words[language].body, facts),
    about: { entity: 'service-orders.order', subject: orderNo },
  }
}

const finished = {
  en: {
    subject: 'Your service order {orderNo} is finished',
    body: 'Good day,\n\nthe work on your order {orderNo}{about} is finished. If something is not as it should be, please answer this e-mail or call us.\n\nKind regards\n{company}',
  },
  it: {
    subject: "L'ordine di assistenza {orderNo} è finito",
    body: 'Buongiorno,\n\nil lavoro del Suo ordine {orderNo}{about} è finito. Se qualcosa non va, risponda a questa e-mail o ci chiami.\n\nCordiali saluti\n{company}',
  },
} as const

/** The mail that tells the customer that the order is finished. */
export function finishedMail(
  language: Language,
  order: { readonly orderNo: string; readonly description: string },
  company: string,
) {
  const about = order.description === '' ? '' : ` (${order.description})`
  const facts = { orderNo: order.orderNo, about, company }
  return {
    subject: fillText(finished[language].subject, facts),
    body: fillText(finished[language].body, facts),
    about: { entity: 'service-orders.order', subject: order.orderNo },
  }
}
