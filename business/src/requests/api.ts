import { z } from 'zod'
import { code, emailOrEmpty, language, requiredText, text, version } from '../foundation/fields.ts'
import { listInput, listOutput } from '../foundation/list.ts'
import { command, query } from '../foundation/operation.ts'
import { keepers, office } from '../foundation/roles.ts'

const requestNo = z.int().min(1)
const noInPath = z.coerce.number().pipe(requestNo)
const requestState = z.enum(['new', 'in-work', 'answered', 'ordered', 'quoted', 'declined', 'duplicate'])
const channel = z.enum(['form', 'email', 'api', 'phone'])

const file = z.object({ name: requiredText(200), contentBase64: z.string().max(12_000_000) })

const row = {
  requestNo,
  channel,
  state: requestState,
  receivedAt: z.string(),
  senderName: z.string(),
  senderEmail: z.string(),
  senderPhone: z.string(),
  subject: z.string(),
  customerNo: z.string().nullable(),
  customerName: z.string().nullable(),
  serviceItemNo: z.string().nullable(),
  documentNo: z.string(),
  version,
}

/** Page Requests: the inbox. */
export const listRequests = query({
  name: 'requests.listRequests',
  path: '/requests',
  title: { en: 'List customer requests', it: 'Elencare le richieste dei clienti' },
  may: office,
  input: listInput,
  output: listOutput(z.object(row)),
})

const orderAtGlance = z.object({
  orderNo: z.string(),
  description: z.string(),
  status: z.string(),
  orderDate: z.string(),
})

/** Page Request: what was written, and what is known of customer and machine. */
export const readRequest = query({
  name: 'requests.readRequest',
  path: '/requests/request/:requestNo',
  title: { en: 'Read a customer request', it: 'Leggere una richiesta di un cliente' },
  may: office,
  input: z.object({ requestNo: noInPath }),
  output: z.object({
    ...row,
    language,
    senderAddress: z.string(),
    message: z.string(),
    wishes: z.string(),
    shipToCode: z.string(),
    matchedBy: z.enum(['code', 'serial', 'email', 'phone', 'name', '']),
    duplicateOf: z.int().nullable(),
    answer: z.string(),
    /** The customer can still see the state by the link. */
    linkOpen: z.boolean(),
    serviceItem: z
      .object({
        serviceItemNo: z.string(),
        description: z.string(),
        serialNo: z.string(),
        groupCode: z.string().nullable(),
        itemNo: z.string().nullable(),
        /** On the day of asking, of parts or of labor. */
        underWarranty: z.boolean(),
        warrantyEnd: z.string().nullable(),
      })
      .nullable(),
    /** Orders and quotes of the customer that are open, newest first. */
    openOrders: z.array(orderAtGlance),
    /** Finished ones of the machine, else of the customer. */
    history: z.array(orderAtGlance),
    /** Other open requests that may be the same one. */
    duplicates: z.array(
      z.object({ requestNo, subject: z.string(), receivedAt: z.string(), senderName: z.string() }),
    ),
    /** The customer's machines, where none is named yet. */
    candidates: z.array(
      z.object({ serviceItemNo: z.string(), description: z.string(), serialNo: z.string() }),
    ),
  }),
})

/**
 * A request comes in: from the public page, by phone, or from another system. Customer and machine are found by what is
 * given; whoever asked is told by e-mail that it arrived, where the set-up says so.
 */
export const receiveRequest = command({
  name: 'requests.receiveRequest',
  path: '/requests/receive',
  title: { en: 'Take in a customer request', it: 'Registrare una richiesta di un cliente' },
  may: office,
  largeInput: true,
  input: z.object({
    channel: channel.default('api'),
    language: language.default('it'),
    senderName: text(100).default(''),
    senderEmail: emailOrEmpty.default(''),
    senderPhone: text(40).default(''),
    senderAddress: text(200).default(''),
    subject: requiredText(200),
    message: text(10_000).default(''),
    wishes: text(300).default(''),
    /** Of the code on the machine. */
    publicCode: text(64).default(''),
    customerNo: code().nullable().default(null),
    serviceItemNo: code().nullable().default(null),
    files: z.array(file).max(10).default([]),
  }),
  output: z.object({
    requestNo,
    /** Part of the link that shows the state; told only now. */
    token: z.string(),
  }),
})

/** Page Requests, an `.eml` file dropped in: the mail becomes a request; one that was read before stays one. */
export const receiveMail = command({
  name: 'requests.receiveMail',
  path: '/requests/receive-mail',
  title: { en: 'Take in a request by e-mail', it: 'Registrare una richiesta arrivata per e-mail' },
  may: office,
  largeInput: true,
  input: z.object({
    /** The whole mail as sent, RFC 5322. */
    contentBase64: z.string().max(27_000_000),
  }),
  output: z.object({ requestNo, isNew: z.boolean() }),
})

/** Page Request: customer, machine, or that somebody looks after it. */
export const changeRequest = command({
  name: 'requests.changeRequest',
  path: '/requests/request/:requestNo/change',
  title: { en: 'Change a customer request', it: 'Modificare una richiesta di un cliente' },
  may: office,
  input: z.object({
    requestNo,
    customerNo: code().nullable().optional(),
    shipToCode: text(10).optional(),
    serviceItemNo: code().nullable().optional(),
    state: z.enum(['new', 'in-work']).optional(),
    version,
  }),
  output: z.object({ version }),
})

/** Page Request, Create a customer: of whoever asked; the request is theirs then. */
export const createRequestCustomer = command({
  name: 'requests.createCustomer',
  path: '/requests/request/:requestNo/create-customer',
  title: { en: 'Create the customer of a request', it: 'Creare il cliente di una richiesta' },
  may: office,
  input: z.object({
    requestNo,
    name: requiredText(),
    address: text().default(''),
    postCode: text(20).default(''),
    city: text(60).default(''),
    version,
  }),
  output: z.object({ customerNo: z.string(), version }),
})

/** Page Request, Make order and Make quote: in one step, with photos and wishes. */
export const convertRequest = command({
  name: 'requests.convertRequest',
  path: '/requests/request/:requestNo/convert',
  title: { en: 'Make an order or quote of a request', it: 'Trasformare una richiesta in ordine o offerta' },
  may: office,
  input: z.object({ requestNo, into: z.enum(['order', 'quote']), version }),
  output: z.object({ orderNo: z.string() }),
})

/** Page Request, Answer: an e-mail to whoever asked; the request is closed. */
export const answerRequest = command({
  name: 'requests.answerRequest',
  path: '/requests/request/:requestNo/answer',
  title: { en: 'Answer a customer request', it: 'Rispondere a una richiesta di un cliente' },
  may: office,
  input: z.object({ requestNo, answer: requiredText(10_000), version }),
  output: z.object({ version }),
})

/** Page Request, Decline and Is a duplicate: closed without an order. */
export const closeRequest = command({
  name: 'requests.closeRequest',
  path: '/requests/request/:requestNo/close',
  title: { en: 'Close a customer request', it: 'Chiudere una richiesta di un cliente' },
  may: office,
  input: z.object({
    requestNo,
    /** The request that this one repeats; null: it is declined. */
    duplicateOf: requestNo.nullable().default(null),
    version,
  }),
  output: z.object({ version }),
})

/** Page Request, Take the link back: from then on it shows nothing. */
export const revokeLink = command({
  name: 'requests.revokeLink',
  path: '/requests/request/:requestNo/revoke-link',
  title: { en: 'Take back the link of a request', it: 'Revocare il link di una richiesta' },
  may: office,
  input: z.object({ requestNo }),
  output: z.object({}),
})

const setupFields = {
  formOpen: z.boolean(),
  confirm: z.boolean(),
  imapHost: text(200),
  imapPort: z.int().min(1).max(65_535),
  imapSecurity: z.enum(['none', 'starttls', 'tls']),
  imapUser: text(200),
  imapFolder: requiredText(100),
}

/** Page Requests, Set-up: public page, confirmation and mailbox. */
export const readRequestSetup = query({
  name: 'requests.readSetup',
  path: '/requests/setup',
  title: { en: 'Read the set-up of requests', it: "Leggere l'impostazione delle richieste" },
  may: keepers,
  input: z.object({}),
  output: z.object({ ...setupFields, hasPassword: z.boolean(), imapError: z.string(), version }),
})

export const updateRequestSetup = command({
  name: 'requests.updateSetup',
  path: '/requests/setup/update',
  title: { en: 'Change the set-up of requests', it: "Modificare l'impostazione delle richieste" },
  may: keepers,
  input: z.object({
    ...z.object(setupFields).partial().shape,
    /** Left out: stays; empty: none. */
    imapPassword: text(200).optional(),
    version,
  }),
  output: z.object({ version }),
})
