import { loadSetup } from '../../company/public.store.ts'
import { findNamesake } from '../../customers/public.store.ts'
import { customers } from '../../customers/public.ts'
import { handle } from '../../engine/module.ts'
import { orRefuse, Refused, refuse, verdict } from '../../foundation/verdict.ts'
import { loadOrderAsSeen } from '../orders.store.ts'
import { createCustomerOfQuote } from './api.ts'
import { refuseBlockedCustomer } from './documents.store.ts'
import { nameCustomer } from './prospect.store.ts'
import { missingOf } from './prospect.ts'

const there = 'service-orders.customer-there'

export const createCustomerOfQuoteCommand = handle(
  createCustomerOfQuote,
  async ({ orderNo, version }, act) => {
    const quote = await loadOrderAsSeen(act.tx, orderNo, version)
    if (quote.customerNo !== null)
      return refuse('service-orders.customer-already-set', { customerNo: quote.customerNo })
    const missing = missingOf(quote)
    if (missing.length > 0) throw new Refused(missing)

    const {
      prospectName: name,
      prospectAddress: address,
      prospectPostCode: postCode,
      prospectCity: city,
    } = quote
    const same = await findNamesake(act.tx, { name, city, address })
    const questions = same ? [{ code: there, facts: same, answers: ['take', 'create'] }] : []
    orRefuse(verdict([], () => null, questions, act.answers))

    let customerNo: string
    if (same && act.answers[there] === 'take') {
      await refuseBlockedCustomer(act, same.customerNo, 'customerNo')
      customerNo = same.customerNo
    } else {
      const { language } = await loadSetup(act.tx)
      const created = await act.does(customers.create, {
        name,
        address,
        postCode,
        city,
        phone: quote.phone,
        email: quote.email,
        language,
      })
      customerNo = String(created.customerNo)
    }
    return { orderNo, customerNo, version: await nameCustomer(act, quote, customerNo, '') }
  },
)
