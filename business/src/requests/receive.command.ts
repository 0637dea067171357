import type { z } from 'zod'
import { attachFile } from '../attachments/public.ts'
import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { newSecret } from '../engine/secret.ts'
import { addSeconds } from '../foundation/day.ts'
import { refuse } from '../foundation/verdict.ts'
import { queueMail } from '../mail/public.store.ts'
import { isAutomatic, limits } from './abuse.ts'
import { receiveMail, receiveRequest } from './api.ts'
import { matchOf, requestEntity } from './requests.store.ts'
import { confirmationMail } from './words.ts'

type NewRequest = z.output<typeof receiveRequest.input>

/** Writes the request with its files, and tells whoever asked. */
async function takeIn(
  act: Act,
  input: NewRequest,
  { messageId = null, mayConfirm = true }: { messageId?: string | null; mayConfirm?: boolean } = {},
) {
  const { files, publicCode, customerNo, serviceItemNo, ...given } = input
  const sender = {
    name: given.senderName,
    email: given.senderEmail,
    phone: given.senderPhone,
    text: `${given.subject}\n${given.message}`,
  }
  const named = await namedBy(act, customerNo, serviceItemNo)
  const match = named ?? (await matchOf(act, sender, publicCode))
  const { token, hash } = newSecret()
  const { requestNo } = await act.tx
    .insertInto('customerRequest')
    .values({ ...given, ...match, receivedAt: act.now, linkHash: hash, messageId })
    .returning('requestNo')
    .executeTakeFirstOrThrow()
  for (const one of files)
    await act.does(attachFile, { entity: requestEntity, subject: String(requestNo), ...one })
  await act.remember(requestEntity, String(requestNo), null, { ...given, ...match })
  await act.publish('requests.received', String(requestNo), { channel: given.channel })
  if (mayConfirm && given.channel !== 'phone') await confirm(act, Number(requestNo), given, token)
  return { requestNo: Number(requestNo), token }
}

/** What the caller knows goes before what could be found. */
async function namedBy(act: Act, customerNo: string | null, serviceItemNo: string | null) {
  if (serviceItemNo !== null) {
    const item = await act.tx
      .selectFrom('serviceItem')
      .select(['serviceItemNo', 'customerNo', 'shipToCode'])
      .where('serviceItemNo', '=', serviceItemNo)
      .executeTakeFirst()
    if (!item) return refuse('requests.no-such-service-item', { serviceItemNo }, 'serviceItemNo')
    return { ...item, customerNo: item.customerNo ?? customerNo, matchedBy: '' }
  }
  if (customerNo === null) return null
  return { customerNo, shipToCode: '', serviceItemNo: null, matchedBy: '' }
}

/** The confirmation with the link, at most a few a day to one address. */
async function confirm(
  act: Act,
  requestNo: number,
  given: Pick<NewRequest, 'senderEmail' | 'subject' | 'language'>,
  token: string,
): Promise<void> {
  const { confirm } = await act.tx.selectFrom('requestSetup').select('confirm').executeTakeFirstOrThrow()
  if (!confirm || given.senderEmail === '') return
  const { count } = await act.tx
    .selectFrom('customerRequest')
    .select((builder) => builder.fn.countAll<string>().as('count'))
    .where('senderEmail', '=', given.senderEmail)
    .where('receivedAt', '>', addSeconds(act.now, -86_400))
    .executeTakeFirstOrThrow()
  if (Number(count) > limits.confirmationsPerDay) return
  const { name } = await act.tx.selectFrom('companySetup').select('name').executeTakeFirstOrThrow()
  const url = act.publicUrl === '' ? null : `${act.publicUrl}/state/${act.user.company}/${token}`
  await queueMail(act, {
    to: given.senderEmail,
    ...confirmationMail(given.language, { requestNo, subject: given.subject, company: name, url }),
    about: { entity: requestEntity, subject: String(requestNo) },
  })
}

export const receiveRequestCommand = handle(receiveRequest, (input, act) => takeIn(act, input))

/** Pictures and papers of a mail that are taken along; signatures and calendars are not. */
const takenKinds = /^(image\/|application\/pdf|text\/plain|video\/)/
const mostFiles = 10

export const receiveMailCommand = handle(receiveMail, async ({ contentBase64 }, act) => {
  // Loaded with the first mail: a server starts sooner without it.
  const { simpleParser } = await import('mailparser')
  const mail = await simpleParser(Buffer.from(contentBase64, 'base64')).catch(() => null)
  const from = mail?.from?.value[0]
  if (!mail || !from?.address) return refuse('requests.not-a-mail', {}, 'contentBase64')
  const messageId = mail.messageId?.slice(0, 300) ?? null
  const before = messageId
    ? await act.tx
        .selectFrom('customerRequest')
        .select('requestNo')
        .where('messageId', '=', messageId)
        .executeTakeFirst()
    : undefined
  if (before) return { requestNo: before.requestNo, isNew: false }
  const company = await act.tx
    .selectFrom('companySetup')
    .select(['email', 'language'])
    .executeTakeFirstOrThrow()
  const headers = new Map([...mail.headers].map(([name, value]) => [name, String(value)]))
  const files = mail.attachments
    .filter((one) => takenKinds.test(one.contentType) && one.content.length > 0 && !one.related)
    .slice(0, mostFiles)
  const { requestNo } = await takeIn(
    act,
    receiveRequest.input.parse({
      channel: 'email',
      language: company.language,
      senderName: (from.name ?? '').slice(0, 100),
      senderEmail: from.address.slice(0, 200),
      subject: (mail.subject ?? '').trim().slice(0, 200) || '–',
      message: (mail.text ?? '').trim().slice(0, 10_000),
      files: files.map((one, at) => ({
        name: (one.filename ?? `allegato-${at + 1}`).slice(0, 200),
        contentBase64: one.content.toString('base64'),
      })),
    }),
    {
      messageId,
      mayConfirm: !isAutomatic(headers) && from.address.toLowerCase() !== company.email.toLowerCase(),
    },
  )
  return { requestNo, isNew: true }
})
