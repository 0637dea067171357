import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import helmet from '@fastify/helmet'
import statics from '@fastify/static'
import { loadSetup } from '@giro/business/company/public.store.ts'
import type { Engine } from '@giro/business/engine/engine.ts'
import { mayDo, perform } from '@giro/business/engine/perform.ts'
import { mayFound, reasonsNotToRemove } from '@giro/business/first-setup/own-company.ts'
import type { Operation } from '@giro/business/foundation/operation.ts'
import { pathBlanks } from '@giro/business/foundation/operation.ts'
import type { Answers } from '@giro/business/foundation/verdict.ts'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { factsFor, mountCompanies } from './companies-http.ts'
import type { Config } from './config.ts'
import { demoPeople } from './demo-people.ts'
import { openLive } from './live.ts'
import { openApiDocument } from './openapi.ts'
import { problemOf } from './problem.ts'
import { mountPublicPages } from './public-http.ts'
import { languageOf, type Session, sessionOf, webHeaders } from './sessions.ts'
import { openSignIn } from './sign-in.ts'

const webFolder = fileURLToPath(new URL('../../web/dist/', import.meta.url))

/** The server's face: one route an operation, sign-in, live events, the API document and the pages. */
export async function openHttp(engine: Engine, config: Config): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: config.logLevel },
    bodyLimit: 8 * 1024 * 1024,
    trustProxy: process.env.GIRO_TRUST_PROXY === 'yes',
    routerOptions: { maxParamLength: 200 },
  })
  const signIn = openSignIn(engine, config)
  const session = (request: FastifyRequest) => sessionOf(engine, signIn, request.headers, request.ip)

  await app.register(helmet, contentPolicy(config))
  mountSignIn(app, signIn.handler, config)
  for (const { operation } of engine.operations.values()) mountOperation(app, engine, operation, session)
  mountCompanies(app, engine, session)
  await mountPublicPages(app, engine, config, session)
  await openLive(app, engine, session)
  app.get('/api/session', async (request) => sessionForPage(engine, await session(request), request))
  app.get('/api/openapi.json', async () => openApiDocument(engine))
  app.get('/api/health', async () => {
    await engine.database.shared.selectFrom('company').select('schema').limit(1).execute()
    return { ok: true, database: engine.database.kind }
  })
  await mountPages(app)
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const language = languageOf(request.headers)
    if (error.statusCode && error.statusCode < 500) {
      const refusal = { code: 'engine.wrong-shape', facts: { field: 'body', problem: error.message } }
      return sendProblem(reply, problemOf({ is: 'wrong-shape', refusals: [refusal] }, engine.words, language))
    }
    engine.onFault(error, request.id)
    const refusal = { code: 'engine.failed', facts: { number: request.id } }
    return sendProblem(reply, problemOf({ is: 'failed', refusals: [refusal] }, engine.words, language))
  })
  return app
}

/** Everything from this server; tiles may come from elsewhere as pictures; the map's worker is a blob. */
function contentPolicy(config: Config) {
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', 'https:', 'http:'],
        connectSrc: ["'self'", 'https:', 'http:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        // Documents are shown beside their settings as PDF.
        frameSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        upgradeInsecureRequests: config.publicUrl.startsWith('https:') ? [] : null,
      },
    },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
  }
}

function mountSignIn(app: FastifyInstance, handler: (request: Request) => Promise<Response>, config: Config) {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      const answer = await handler(
        new Request(new URL(request.url, config.publicUrl), {
          method: request.method,
          headers: webHeaders(request.headers, request.ip),
          ...(request.body !== undefined && request.body !== null && { body: JSON.stringify(request.body) }),
        }),
      )
      reply.status(answer.status)
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
      for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
      return reply.send(answer.body === null ? null : Buffer.from(await answer.arrayBuffer()))
    },
  })
}

function mountOperation(
  app: FastifyInstance,
  engine: Engine,
  operation: Operation,
  session: (request: FastifyRequest) => Promise<Session | null>,
) {
  const blanks = pathBlanks(operation.path)
  app.route({
    method: operation.is === 'query' ? 'GET' : 'POST',
    url: `/api${operation.path}`,
    ...(operation.largeInput && { bodyLimit: 28 * 1024 * 1024 }),
    handler: async (request, reply) => {
      const asking = await session(request)
      const language = asking?.actor.language ?? languageOf(request.headers)
      const sent = operation.is === 'query' ? queryInput(request) : bodyInput(request)
      const params = request.params as Record<string, string>
      const filled = Object.fromEntries(
        blanks.map((blank) => [blank, numberWhereNeeded(operation, blank, params)]),
      )
      const key = request.headers['idempotency-key']
      const performed = await perform(engine, {
        operation: operation.name,
        input: { ...(sent.input as object), ...filled },
        actor: asking?.actor ?? null,
        via: 'http',
        ...(sent.answers && { answers: sent.answers }),
        ...(typeof key === 'string' && key !== '' && { key: key.slice(0, 200) }),
      })
      if (performed.is === 'done') return reply.send(performed.output)
      return sendProblem(reply, problemOf(performed, engine.words, language))
    },
  })
}

/** A number in the path arrives as text; the declared shape says whether it is one. */
function numberWhereNeeded(operation: Operation, blank: string, params: Record<string, string>): unknown {
  const text = params[blank] ?? ''
  const shape = operation.input.shape[blank]
  const takesText = shape?.safeParse(text).success
  return !takesText && /^-?\d+$/.test(text) ? Number(text) : text
}

function queryInput(request: FastifyRequest): { input: unknown; answers?: Answers } {
  const { input } = request.query as { input?: string }
  if (input === undefined) return { input: {} }
  try {
    return { input: JSON.parse(input) }
  } catch {
    throw Object.assign(new Error('the parameter "input" is not JSON'), { statusCode: 400 })
  }
}

function bodyInput(request: FastifyRequest): { input: unknown; answers?: Answers } {
  const body = (request.body ?? {}) as { input?: unknown; answers?: Answers }
  return { input: body.input ?? {}, ...(body.answers && { answers: body.answers }) }
}

function sendProblem(reply: FastifyReply, problem: ReturnType<typeof problemOf>) {
  return reply.status(problem.status).type('application/problem+json').send(problem)
}

async function sessionForPage(engine: Engine, session: Session | null, request: FastifyRequest) {
  const facts = await factsFor(engine, session)
  if (!session) {
    return {
      user: null,
      language: languageOf(request.headers),
      demoUsers: await demoPeople(engine),
      mayFound: mayFound(facts),
    }
  }
  const { actor } = session
  const setup = await loadSetup(engine.database.company(actor.company))
  const operations = [...engine.operations.values()].map((one) => one.operation)
  return {
    user: {
      id: actor.userId,
      name: actor.name,
      email: session.email,
      language: actor.language,
      colourScheme: session.colourScheme,
      resourceNo: actor.resourceNo,
    },
    company: {
      schema: actor.company,
      name: setup.name,
      timeZone: setup.timeZone,
      currency: setup.currencyCode,
      language: setup.language,
      demo: session.companies.find((one) => one.schema === actor.company)?.demo ?? false,
    },
    companies: session.companies,
    mayFound: mayFound(facts),
    removableDemos: facts.companies
      .filter(({ schema }) => reasonsNotToRemove(schema, facts).length === 0)
      .map(({ schema, name }) => ({ schema, name })),
    database: engine.database.kind,
    roles: actor.roles,
    operations: operations.filter((operation) => mayDo(actor, operation)).map((operation) => operation.name),
  }
}

async function mountPages(app: FastifyInstance) {
  if (existsSync(webFolder)) {
    await app.register(statics, {
      root: webFolder,
      preCompressed: true,
      setHeaders: (reply, path) => {
        // Names of built files change with their content; the page itself is asked for anew each time.
        reply.header(
          'cache-control',
          /(\.html|\.json|sw\.js|\.webmanifest)$/.test(path)
            ? 'no-cache'
            : 'public, max-age=31536000, immutable',
        )
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url)
    if (isPage && existsSync(webFolder))
      return reply
        .header('cache-control', 'no-cache')
        .sendFile(/^\/my-day(\/|\?|$)/.test(request.url) ? 'my-day.html' : 'index.html')
    return reply
      .status(404)
      .type('application/problem+json')
      .send({ type: 'about:blank', status: 404, title: 'absent' })
  })
}
