import { z } from 'zod'
import { day, emailOrEmpty, text, version } from '../foundation/fields.ts'
import { listInput, listOutput } from '../foundation/list.ts'
import { command, query } from '../foundation/operation.ts'
import { keepers, office } from '../foundation/roles.ts'

const mailNo = z.int().min(1)
const status = z.enum(['waiting', 'processed', 'error'])

const setupFields = {
  /** Name of the server that takes mail; empty: mail waits. */
  host: text(200),
  port: z.int().min(1).max(65_535),
  /** `starttls` begins plain and goes on encrypted, `tls` is encrypted from the start. */
  security: z.enum(['none', 'starttls', 'tls']),
  userName: text(200),
  fromAddress: emailOrEmpty,
  fromName: text(100),
}

/** Page E-mail, section Server. */
export const readMailSetup = query({
  name: 'mail.readSetup',
  path: '/mail/setup',
  title: { en: 'Read the e-mail set-up', it: "Leggere l'impostazione e-mail" },
  may: keepers,
  input: z.object({}),
  output: z.object({
    ...setupFields,
    /** The password itself is never told. */
    hasPassword: z.boolean(),
    version,
  }),
})

/** Page E-mail, button Save. */
export const updateMailSetup = command({
  name: 'mail.updateSetup',
  path: '/mail/setup/update',
  title: { en: 'Change the e-mail set-up', it: "Modificare l'impostazione e-mail" },
  may: keepers,
  input: z.object({
    ...z.object(setupFields).partial().shape,
    /** Left out: stays; empty: none. */
    password: text(200).optional(),
    version,
  }),
  output: z.object({ version }),
})

/** Page E-mail, button Send a test: one mail to the given address, in the queue like any other. */
export const sendTestMail = command({
  name: 'mail.sendTest',
  path: '/mail/setup/test',
  title: { en: 'Send a test e-mail', it: "Inviare un'e-mail di prova" },
  may: keepers,
  input: z.object({ to: z.email().max(200) }),
  output: z.object({ mailNo }),
})

const row = {
  mailNo,
  toAddress: z.string(),
  cc: z.string(),
  subject: z.string(),
  status,
  attempts: z.int(),
  error: z.string(),
  entity: z.string(),
  subjectNo: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  sentAt: z.string().nullable(),
}

/** Page E-mail: the queue. */
export const listMails = query({
  name: 'mail.listMails',
  path: '/mail/mails',
  title: { en: 'List e-mails', it: 'Elencare le e-mail' },
  may: office,
  input: listInput,
  output: listOutput(z.object(row)),
})

/** Page E-mail, one of them. */
export const readMail = query({
  name: 'mail.readMail',
  path: '/mail/mails/:mailNo',
  title: { en: 'Read an e-mail', it: "Leggere un'e-mail" },
  may: office,
  input: z.object({ mailNo: z.coerce.number().pipe(mailNo) }),
  output: z.object({ ...row, body: z.string(), attachments: z.array(z.object({ name: z.string() })) }),
})

/** Page E-mail, button Send now: whatever was tried before; not one that was sent. */
export const sendMailNow = command({
  name: 'mail.sendNow',
  path: '/mail/mails/:mailNo/send',
  title: { en: 'Send an e-mail now', it: "Inviare subito un'e-mail" },
  may: office,
  input: z.object({ mailNo }),
  output: z.object({}),
})

/** Page E-mail, button Delete: what was sent or failed before a day; that day not included. */
export const deleteMails = command({
  name: 'mail.deleteMails',
  path: '/mail/mails/delete',
  title: { en: 'Delete e-mails', it: 'Eliminare e-mail' },
  may: keepers,
  input: z.object({ before: day, status: z.enum(['processed', 'error', 'both']).default('processed') }),
  output: z.object({ deleted: z.int() }),
})

/** What the queue does by itself with a mail at hand; nobody calls it from a page. */
export const takeMail = command({
  name: 'mail.takeMail',
  path: '/mail/queue/take',
  title: { en: 'Take an e-mail from the queue', it: "Prendere un'e-mail dalla coda" },
  may: ['administrator'],
  input: z.object({}),
  output: z.object({
    mail: z
      .object({
        mailNo,
        toAddress: z.string(),
        cc: z.string(),
        replyTo: z.string(),
        subject: z.string(),
        body: z.string(),
        attachments: z.array(
          z.object({ name: z.string(), mediaType: z.string(), contentBase64: z.string() }),
        ),
        createdAt: z.string(),
      })
      .nullable(),
  }),
})

export const reportMail = command({
  name: 'mail.reportMail',
  path: '/mail/queue/report',
  title: { en: 'Report what became of an e-mail', it: "Riferire l'esito di un'e-mail" },
  may: ['administrator'],
  input: z.object({
    mailNo,
    /** Null where the server took it. */
    error: text(1000).nullable(),
    /** Trying again is of no use. */
    isFinal: z.boolean().default(false),
  }),
  output: z.object({}),
})
