import type { Engine } from '@giro/business/engine/engine.ts'
import { eventsAfter, type HappenedEvent, latestCursor, onEvents } from '@giro/business/engine/events.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Presence } from './presence.ts'
import type { Session } from './sessions.ts'

interface Company {
  cursor: string
  readonly pages: Set<FastifyReply>
  readonly presence: Presence
  reading: boolean
  again: boolean
}

const pageId = z.uuid()

const whereabouts = z.object({
  pageId,
  place: z
    .object({
      page: z.string().min(1).max(40),
      day: z.string().max(10),
      selected: z.array(z.string().max(30)).max(200),
    })
    .nullable(),
})

/**
 * `GET /api/live`: server-sent events of the person's company, resumed by Last-Event-ID.
 *
 * One reader a company and process: the commit's ring wakes it, and a look every second catches what a
 * transaction still open at the ring held back. With `?page=` the page also hears, as `presence` events, who else is
 * where it says with `POST /api/live/here` that it is. Source: specification orders §12.
 */
export async function openLive(
  app: FastifyInstance,
  engine: Engine,
  sessionOf: (request: FastifyRequest) => Promise<Session | null>,
): Promise<void> {
  const companies = new Map<string, Company>()

  const readOn = async (schema: string) => {
    const company = companies.get(schema)
    if (!company) return
    if (company.reading) {
      company.again = true
      return
    }
    company.reading = true
    try {
      do {
        company.again = false
        const events = await eventsAfter(engine.database.company(schema), company.cursor)
        for (const event of events) {
          company.cursor = event.cursor
          for (const page of company.pages) page.raw.write(frameOf(event))
        }
        if (events.length === 500) company.again = true
      } while (company.again)
    } catch (error) {
      engine.onFault(error, 'live')
    } finally {
      company.reading = false
    }
  }

  const stopListening = await onEvents(engine.database, (schema) => void readOn(schema))
  const looking = setInterval(() => {
    for (const [schema, company] of companies) if (company.pages.size > 0) void readOn(schema)
  }, 1000)
  const beating = setInterval(() => {
    for (const company of companies.values())
      for (const page of company.pages) page.raw.write(': still here\n\n')
  }, 15_000)
  app.addHook('preClose', async () => {
    clearInterval(looking)
    clearInterval(beating)
    await stopListening()
    for (const company of companies.values()) for (const page of company.pages) page.raw.end()
  })

  app.get('/api/live', async (request, reply) => {
    const session = await sessionOf(request)
    if (!session) return reply.status(401).send()
    const schema = session.actor.company
    const database = engine.database.company(schema)
    const company = companies.get(schema) ?? {
      cursor: await latestCursor(database),
      pages: new Set<FastifyReply>(),
      presence: new Presence(),
      reading: false,
      again: false,
    }
    companies.set(schema, company)
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const last = request.headers['last-event-id']
    if (typeof last === 'string')
      for (const event of await eventsAfter(database, last)) reply.raw.write(frameOf(event))
    reply.raw.write(': welcome\n\n')
    company.pages.add(reply)
    const page = pageId.safeParse((request.query as { page?: unknown }).page)
    const { userId, name } = session.actor
    if (page.success)
      company.presence.enter(page.data, {
        userId,
        name,
        tell: (others) => reply.raw.write(`event: presence\ndata: ${JSON.stringify(others)}\n\n`),
      })
    request.raw.on('close', () => {
      company.pages.delete(reply)
      if (page.success) company.presence.leave(page.data)
    })
  })

  app.post('/api/live/here', async (request, reply) => {
    const session = await sessionOf(request)
    if (!session) return reply.status(401).send()
    const said = whereabouts.safeParse(request.body)
    if (!said.success) return reply.status(400).send()
    const { presence } = companies.get(session.actor.company) ?? {}
    const known = presence?.move(said.data.pageId, session.actor.userId, said.data.place)
    return reply.status(known ? 204 : 404).send()
  })
}

function frameOf(event: HappenedEvent): string {
  return `id: ${event.cursor}\ndata: ${JSON.stringify({ ...event, id: event.cursor })}\n\n`
}
