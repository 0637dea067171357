import { listCompanies, removeDemo } from '@giro/business/companies.ts'
import type { Engine } from '@giro/business/engine/engine.ts'
import { answerOf, parseInput } from '@giro/business/engine/perform.ts'
import {
  answersShape,
  type FoundingFacts,
  reasonsNotToFound,
  reasonsNotToRemove,
} from '@giro/business/first-setup/own-company.ts'
import { Refused } from '@giro/business/foundation/verdict.ts'
import { foundOwnCompany } from '@giro/business/own-company/found.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemOf } from './problem.ts'
import { languageOf, type Session } from './sessions.ts'

/**
 * Founding and removing whole companies: no operations, since they work on schemas and not inside one company's
 * transaction. `POST /api/companies` takes the answers of the first set-up and returns the schema;
 * `POST /api/companies/:schema/remove` takes a demo away.
 */
export function mountCompanies(
  app: FastifyInstance,
  engine: Engine,
  session: (request: FastifyRequest) => Promise<Session | null>,
): void {
  // One at a time: the second of two equal calls finds the first one's company and is refused.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (facts: FoundingFacts, language: 'it' | 'en') => Promise<object>,
  ) {
    const asking = await session(request)
    const language = asking?.actor.language ?? languageOf(request.headers)
    try {
      return await inTurn(async () => work(await factsFor(engine, asking), language))
    } catch (error) {
      const problem = problemOf(answerOf(error, engine), engine.words, language)
      return reply.status(problem.status).type('application/problem+json').send(problem)
    }
  }

  app.post('/api/companies', (request, reply) =>
    answer(request, reply, async (facts, language) => {
      const answers = parseInput(answersShape, (request.body as { input?: unknown } | null)?.input, language)
      refuseFor(reasonsNotToFound(answers.company.name, facts))
      return { schema: await foundOwnCompany(engine, answers) }
    }),
  )
  app.post('/api/companies/:schema/remove', (request, reply) =>
    answer(request, reply, async (facts) => {
      const { schema } = request.params as { schema: string }
      refuseFor(reasonsNotToRemove(schema, facts))
      await removeDemo(engine.database, schema)
      return { schema }
    }),
  )
}

function refuseFor(refusals: ReturnType<typeof reasonsNotToFound>): void {
  if (refusals.length > 0) throw new Refused(refusals)
}

/** Which companies are there, and which of them the person administers. */
export async function factsFor(engine: Engine, session: Session | null): Promise<FoundingFacts> {
  const companies = await listCompanies(engine.database)
  return { companies, administers: session?.administers ?? [] }
}
