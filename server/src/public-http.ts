import { createHmac, timingSafeEqual } from 'node:crypto'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { houseActor } from '@giro/business/companies.ts'
import { loadSetup } from '@giro/business/company/public.store.ts'
import { calendarOf, readToSign } from '@giro/business/dispatch/public.store.ts'
import { signByLink } from '@giro/business/dispatch/public.ts'
import type { Engine } from '@giro/business/engine/engine.ts'
import { perform } from '@giro/business/engine/perform.ts'
import { addSeconds } from '@giro/business/foundation/day.ts'
import { emailOrEmpty } from '@giro/business/foundation/fields.ts'
import type { Language } from '@giro/business/foundation/texts.ts'
import { loadItemByCode, readStateByToken } from '@giro/business/requests/public.store.ts'
import { limits, receiveRequest } from '@giro/business/requests/public.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import {
  askPage,
  type House,
  plainPage,
  signPage,
  statePage,
  type Typed,
  thanksPage,
} from './public-pages.ts'
import type { PublicWord } from './public-texts.ts'
import { languageOf, type Session } from './sessions.ts'
import { secretOf } from './sign-in.ts'

type Params = { company: string; code?: string; token?: string }

/**
 * The pages that need no account: asking for service (the code on a machine leads here), how a request stands, signing for
 * work, and a technician's calendar.
 * Our own people who scan the code come to the machine's card.
 */
export async function mountPublicPages(
  app: FastifyInstance,
  engine: Engine,
  config: Config,
  session: (request: FastifyRequest) => Promise<Session | null>,
): Promise<void> {
  const stamps = stampsOf(secretOf(config))
  await app.register(async (pages) => {
    await pages.register(multipart, {
      limits: { fileSize: limits.photoBytes, files: limits.photos, fields: 20, fieldSize: 20_000 },
    })
    // Guessing a link or a code is slow: both look alike, and few looks a minute are allowed.
    await pages.register(rateLimit, { max: 60, timeWindow: '1 minute' })
    const html = (reply: FastifyReply, status: number, text: string) =>
      reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text)

    const ask = async (request: FastifyRequest, reply: FastifyReply) => {
      const { company, code = '' } = request.params as Params
      const house = await houseOf(engine, company)
      const language = languageOf(request.headers)
      if (!house) return html(reply, 404, plainPage(language, nobody, 'absent'))
      const item = code === '' ? undefined : await loadItemByCode(engine.database.company(company), code)
      if (code !== '' && !item) return html(reply, 404, plainPage(language, house, 'absent'))
      const asking = item ? await session(request) : null
      if (item && asking?.actor.company === company)
        return reply.redirect(`/service-items/${encodeURIComponent(item.serviceItemNo)}`)
      if (!house.formOpen) return html(reply, 403, plainPage(language, house, 'closed'))
      const facts = {
        action: request.url,
        stamp: stamps.make(engine.now()),
        machine: item ? [item.description, item.serialNo].filter(Boolean).join(' · ') : null,
      }
      if (request.method === 'GET')
        return html(reply, 200, askPage(language, house, { ...facts, typed: {}, problem: null }))
      const sent = await readForm(request)
      const problem = sent.problem ?? problemOf(sent.typed, stamps.age(sent.typed.stamp, engine.now()))
      if (problem) return html(reply, 422, askPage(language, house, { ...facts, typed: sent.typed, problem }))
      // The trap is filled in by machines only; they are thanked like anybody else.
      if (sent.typed.website) return html(reply, 200, thanksPage(language, house, 0, '#'))
      if (await tooMany(engine, company))
        return html(
          reply,
          429,
          askPage(language, house, { ...facts, typed: sent.typed, problem: 'too-many' }),
        )
      return receive(engine, company, language, code, sent, (word, made) =>
        made
          ? html(reply, 200, thanksPage(language, house, made.requestNo, `/state/${company}/${made.token}`))
          : html(reply, 422, askPage(language, house, { ...facts, typed: sent.typed, problem: word })),
      )
    }
    const posts = {
      bodyLimit: limits.photos * limits.photoBytes + 1_000_000,
      config: { rateLimit: { max: limits.perAddress, timeWindow: '1 hour' } },
    }
    for (const url of ['/ask/:company', '/ask/:company/:code']) {
      pages.get(url, ask)
      pages.post(url, posts, ask)
    }
    pages.get('/state/:company/:token', async (request, reply) => {
      const { company, token = '' } = request.params as Params
      const house = await houseOf(engine, company)
      const state = house ? await readStateByToken(engine.database.company(company), token) : null
      if (!house || !state)
        return html(reply, 404, plainPage(languageOf(request.headers), house ?? nobody, 'absent'))
      return html(reply, 200, statePage(house, state))
    })
    const sign = async (request: FastifyRequest, reply: FastifyReply) => {
      const { company, token = '' } = request.params as Params
      const house = await houseOf(engine, company)
      const read = () =>
        readToSign(
          { tx: engine.database.company(company), timeZone: house!.timeZone, now: engine.now() },
          token,
        )
      const work = house ? await read() : null
      if (!house || !work)
        return html(reply, 404, plainPage(languageOf(request.headers), house ?? nobody, 'absent'))
      if (request.method === 'GET' || work.signedAt !== null)
        return html(reply, 200, signPage(house, work, { action: request.url, typed: {}, problem: null }))
      const { typed } = await readForm(request)
      if (!typed.name || typed.agree !== 'yes')
        return html(reply, 422, signPage(house, work, { action: request.url, typed, problem: 'sign-needed' }))
      const performed = await perform(engine, {
        operation: signByLink.name,
        actor: houseActor(company, work.language),
        via: 'http',
        input: { token, name: typed.name.slice(0, 100), remark: (typed.remark ?? '').slice(0, 200) },
      })
      if (performed.is !== 'done') throw new Error(`signing: ${performed.is}`)
      return html(
        reply,
        200,
        signPage(house, (await read())!, { action: request.url, typed: {}, problem: null }),
      )
    }
    pages.get('/sign/:company/:token', sign)
    pages.post('/sign/:company/:token', { bodyLimit: 100_000 }, sign)
    pages.get('/calendar/:company/:token', async (request, reply) => {
      const { company, token = '' } = request.params as Params
      const house = token.endsWith('.ics') ? await houseOf(engine, company) : undefined
      const calendar = house
        ? await calendarOf(engine.database.company(company), company, token.slice(0, -4), engine.now())
        : null
      if (calendar === null)
        return html(reply, 404, plainPage(languageOf(request.headers), house ?? nobody, 'absent'))
      return reply
        .header('cache-control', 'private, max-age=300')
        .type('text/calendar; charset=utf-8')
        .send(calendar)
    })
    pages.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
      if (error.statusCode !== 429 && error.statusCode !== 413) throw error
      const { company } = request.params as Params
      const language = languageOf(request.headers)
      const house = (await houseOf(engine, company)) ?? nobody
      const word = error.statusCode === 429 ? 'too-many' : 'too-large'
      return html(reply, error.statusCode, plainPage(language, house, word))
    })
  })
}

const nobody: House = { name: 'Giro', phone: '', timeZone: 'Europe/Rome' }

/** The company that the page speaks for; undefined where there is none of that name. */
async function houseOf(
  engine: Engine,
  company: string,
): Promise<(House & { formOpen: boolean }) | undefined> {
  const known = await engine.database.shared
    .selectFrom('company')
    .select('schema')
    .where('schema', '=', company)
    .executeTakeFirst()
  if (!known) return undefined
  const database = engine.database.company(company)
  const { name, phone, timeZone } = await loadSetup(database)
  const { formOpen } = await database.selectFrom('requestSetup').select('formOpen').executeTakeFirstOrThrow()
  return { name, phone, timeZone, formOpen }
}

interface Sent {
  readonly typed: Typed
  readonly files: readonly { name: string; contentBase64: string }[]
  readonly problem: PublicWord | null
}

async function readForm(request: FastifyRequest): Promise<Sent> {
  const typed: Record<string, string> = {}
  const files: { name: string; contentBase64: string }[] = []
  let problem: PublicWord | null = null
  for await (const part of request.parts()) {
    if (part.type === 'field') typed[part.fieldname] = String(part.value).trim()
    else {
      const bytes = await part.toBuffer().catch(() => null)
      if (bytes === null) problem = 'too-large'
      else if (bytes.length > 0 && !part.mimetype.startsWith('image/')) problem = 'wrong-file'
      else if (bytes.length > 0)
        files.push({ name: part.filename.slice(-200) || 'foto.jpg', contentBase64: bytes.toString('base64') })
    }
  }
  return { typed, files, problem }
}

/** What stands against the form as it was filled in. `age` is in seconds, null for a stamp that is not ours. */
function problemOf(typed: Typed, age: number | null): PublicWord | null {
  if (age === null || age < limits.fastest || age > limits.oldest) return 'stale'
  if (!typed.subject || !(typed.email || typed.phone)) return 'needed'
  if (!emailOrEmpty.safeParse(typed.email ?? '').success) return 'wrong-email'
  return null
}

/** Whether the company has had more requests by the page within an hour than any company has. */
async function tooMany(engine: Engine, company: string): Promise<boolean> {
  const { count } = await engine.database
    .company(company)
    .selectFrom('customerRequest')
    .select((builder) => builder.fn.countAll<string>().as('count'))
    .where('channel', '=', 'form')
    .where('receivedAt', '>', addSeconds(engine.now(), -3600))
    .executeTakeFirstOrThrow()
  return Number(count) >= limits.perCompany
}

async function receive<T>(
  engine: Engine,
  company: string,
  language: Language,
  publicCode: string,
  { typed, files }: Sent,
  answer: (problem: PublicWord, made: { requestNo: number; token: string } | null) => T,
): Promise<T> {
  const performed = await perform(engine, {
    operation: receiveRequest.name,
    actor: houseActor(company, language),
    via: 'http',
    input: {
      channel: 'form',
      language,
      senderName: typed.name ?? '',
      senderEmail: typed.email ?? '',
      senderPhone: typed.phone ?? '',
      senderAddress: typed.address ?? '',
      subject: typed.subject ?? '',
      message: typed.message ?? '',
      wishes: typed.wishes ?? '',
      publicCode,
      files,
    },
  })
  if (performed.is === 'done')
    return answer('needed', performed.output as { requestNo: number; token: string })
  if (performed.is === 'failed' || performed.is === 'outage') throw new Error(performed.is)
  const codes = 'refusals' in performed ? performed.refusals.map((one) => one.code) : []
  return answer(codes.some((code) => code.startsWith('attachments.')) ? 'wrong-file' : 'needed', null)
}

/** When a form was handed out, signed: a form that nobody handed out is not taken. */
function stampsOf(secret: string) {
  const sign = (text: string) => createHmac('sha256', secret).update(`ask ${text}`).digest('base64url')
  return {
    make: (now: string) => `${Date.parse(now)}.${sign(String(Date.parse(now)))}`,
    age: (stamp: string | undefined, now: string): number | null => {
      const [at = '', signature = ''] = (stamp ?? '').split('.')
      const wanted = Buffer.from(sign(at))
      const given = Buffer.from(signature)
      if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null
      return (Date.parse(now) - Number(at)) / 1000
    },
  }
}
