import { passNotes } from '../attachments/public.store.ts'
import { findNamesake } from '../customers/public.store.ts'
import { customers } from '../customers/public.ts'
import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { givenOf } from '../foundation/given.ts'
import { absent, orRefuse, refuse, verdict } from '../foundation/verdict.ts'
import { queueMail } from '../mail/public.store.ts'
import { createOrder, createQuote } from '../service-orders/public.ts'
import {
  answerRequest,
  changeRequest,
  closeRequest,
  convertRequest,
  createRequestCustomer,
  revokeLink,
} from './api.ts'
import { loadRequestAsSeen, openStates, type RequestRow, requestEntity } from './requests.store.ts'
import { answerSubject } from './words.ts'

async function write(
  act: Act,
  before: RequestRow,
  changes: Partial<Omit<RequestRow, 'requestNo'>>,
): Promise<number> {
  const version = before.version + 1
  await act.tx
    .updateTable('customerRequest')
    .set({ ...changes, version })
    .where('requestNo', '=', before.requestNo)
    .execute()
  const subject = String(before.requestNo)
  await act.remember(requestEntity, subject, before, { ...before, ...changes })
  await act.publish('requests.changed', subject, { state: changes.state ?? before.state })
  return version
}

/** A request that is still open. */
async function openRequest(act: Act, requestNo: number, version: number): Promise<RequestRow> {
  const request = await loadRequestAsSeen(act, requestNo, version)
  if (!openStates.includes(request.state as 'new')) refuse('requests.closed-already', { requestNo })
  return request
}

export const changeRequestCommand = handle(changeRequest, async ({ requestNo, version, ...given }, act) => {
  const before = await openRequest(act, requestNo, version)
  const changes = givenOf(given) as Partial<Omit<RequestRow, 'requestNo'>>
  if (changes.serviceItemNo) {
    const item = await act.tx
      .selectFrom('serviceItem')
      .select(['customerNo', 'shipToCode'])
      .where('serviceItemNo', '=', changes.serviceItemNo)
      .executeTakeFirst()
    if (!item)
      return refuse(
        'requests.no-such-service-item',
        { serviceItemNo: changes.serviceItemNo },
        'serviceItemNo',
      )
    const customerNo = changes.customerNo ?? before.customerNo
    if (customerNo && item.customerNo && item.customerNo !== customerNo)
      refuse('requests.item-of-another', { serviceItemNo: changes.serviceItemNo }, 'serviceItemNo')
    changes.customerNo = item.customerNo ?? customerNo
    changes.shipToCode = item.shipToCode
  }
  // Another customer's machine is none of this one's.
  else if (changes.customerNo !== undefined && changes.customerNo !== before.customerNo)
    changes.serviceItemNo = null
  return { version: await write(act, before, { matchedBy: '', ...changes }) }
})

export const createRequestCustomerCommand = handle(
  createRequestCustomer,
  async ({ requestNo, version, name, address, postCode, city }, act) => {
    const request = await openRequest(act, requestNo, version)
    if (request.customerNo !== null) refuse('requests.customer-set', {}, 'name')
    const twin = await findNamesake(act.tx, { name, city })
    const questions = twin
      ? [
          {
            code: 'requests.customer-exists',
            facts: { customerNo: twin.customerNo, name: twin.name },
            answers: ['theirs', 'new'],
          },
        ]
      : []
    orRefuse(verdict([], () => null, questions, act.answers))
    const customerNo =
      twin && act.answers['requests.customer-exists'] === 'theirs'
        ? twin.customerNo
        : String(
            (
              await act.does(customers.create, {
                name,
                address,
                postCode,
                city,
                phone: request.senderPhone,
                email: request.senderEmail,
                language: request.language,
              })
            ).customerNo,
          )
    return { customerNo, version: await write(act, request, { customerNo, matchedBy: '' }) }
  },
)

export const convertRequestCommand = handle(convertRequest, async ({ requestNo, into, version }, act) => {
  const request = await openRequest(act, requestNo, version)
  if (request.customerNo === null) return refuse('requests.customer-missing', {}, 'customerNo')
  const { orderNo } = await act.does(into === 'order' ? createOrder : createQuote, {
    customerNo: request.customerNo,
    shipToCode: request.shipToCode,
    description: request.subject.slice(0, 100),
    workDescription: [request.message, request.wishes].filter(Boolean).join('\n\n'),
    contactName: request.senderName,
    phone: request.senderPhone,
    email: request.senderEmail,
    lines: [
      request.serviceItemNo === null
        ? { description: request.subject.slice(0, 100) }
        : { serviceItemNo: request.serviceItemNo },
    ],
  })
  await passNotes(act, requestEntity, String(requestNo), orderNo, 'service-orders.order')
  await write(act, request, {
    state: into === 'order' ? 'ordered' : 'quoted',
    documentNo: orderNo,
    closedAt: act.now,
  })
  return { orderNo }
})

export const answerRequestCommand = handle(answerRequest, async ({ requestNo, answer, version }, act) => {
  const request = await openRequest(act, requestNo, version)
  if (request.senderEmail === '') refuse('requests.nobody-to-answer', {}, 'answer')
  await queueMail(act, {
    to: request.senderEmail,
    subject: answerSubject(request.language, request.subject),
    body: answer,
    about: { entity: requestEntity, subject: String(requestNo) },
  })
  return { version: await write(act, request, { state: 'answered', answer, closedAt: act.now }) }
})

export const closeRequestCommand = handle(closeRequest, async ({ requestNo, duplicateOf, version }, act) => {
  const request = await openRequest(act, requestNo, version)
  if (duplicateOf === null)
    return { version: await write(act, request, { state: 'declined', closedAt: act.now }) }
  const other = await act.tx
    .selectFrom('customerRequest')
    .select('requestNo')
    .where('requestNo', '=', duplicateOf)
    .executeTakeFirst()
  if (!other || duplicateOf === requestNo)
    return refuse('requests.request-absent', { requestNo: duplicateOf }, 'duplicateOf')
  await passNotes(act, requestEntity, String(requestNo), String(duplicateOf))
  return { version: await write(act, request, { state: 'duplicate', duplicateOf, closedAt: act.now }) }
})

export const revokeLinkCommand = handle(revokeLink, async ({ requestNo }, act) => {
  const before = await act.tx
    .updateTable('customerRequest')
    .set({ linkHash: null })
    .where('requestNo', '=', requestNo)
    .returning('requestNo')
    .executeTakeFirst()
  if (!before) return absent('requests.request-absent', { requestNo })
  await act.remember(requestEntity, String(requestNo), { linkOpen: true }, { linkOpen: false })
  await act.publish('requests.changed', String(requestNo))
  return {}
})
