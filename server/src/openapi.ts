import type { Engine } from '@giro/business/engine/engine.ts'
import { answersShape } from '@giro/business/first-setup/own-company.ts'
import { moduleOf, type Operation, pathBlanks } from '@giro/business/foundation/operation.ts'
import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'

const problem = z
  .object({
    type: z.string(),
    status: z.int().min(400).max(599),
    title: z.string(),
    code: z.string(),
    detail: z.string(),
    reasons: z.array(z.object({ code: z.string(), text: z.string(), at: z.string().optional() })),
    questions: z.array(
      z.object({
        code: z.string(),
        text: z.string(),
        answers: z.array(z.object({ value: z.string(), label: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Problem' })

/** The OpenAPI 3.1 document of every operation, derived from the declarations. */
export function openApiDocument(engine: Pick<Engine, 'operations' | 'modules'>) {
  const paths: ZodOpenApiPathsObject = {}
  for (const { operation } of engine.operations.values()) {
    const path = `/api${operation.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [operation.is === 'query' ? 'get' : 'post']: operationOf(operation) }
  }
  paths['/api/companies'] = { post: foundingOperation }
  paths['/api/companies/{schema}/remove'] = { post: removalOperation }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Giro',
      version: '0.1.0',
      description: 'Every operation of Giro. A command is repeated safely with the same Idempotency-Key.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    tags: engine.modules.map((module) => ({ name: module.name, description: module.about })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'giro.session_token' } },
    },
    security: [{ session: [] }],
  })
}

const schemaOutput = z.object({ schema: z.string() })
const companyResponses = {
  200: { description: 'Done', content: { 'application/json': { schema: schemaOutput } } },
  default: { description: 'Not done', content: { 'application/problem+json': { schema: problem } } },
} as const

const foundingOperation: ZodOpenApiOperationObject = {
  operationId: 'companies.found',
  summary: 'Found a company from the answers of the first set-up',
  description:
    'Open to everybody until the first real company is there, then to administrators of a real company.',
  requestBody: { content: { 'application/json': { schema: z.object({ input: answersShape }) } } },
  responses: companyResponses,
}

const removalOperation: ZodOpenApiOperationObject = {
  operationId: 'companies.removeDemo',
  summary: 'Remove a demo company with its people',
  description: 'For administrators of a real company.',
  requestParams: { path: schemaOutput },
  responses: companyResponses,
}

function operationOf(operation: Operation) {
  const blanks = pathBlanks(operation.path)
  const shape = operation.input.shape as Record<string, z.ZodType>
  const path = z.object(Object.fromEntries(blanks.map((blank) => [blank, shape[blank] ?? z.string()])))
  const rest = operation.input.omit(Object.fromEntries(blanks.map((blank) => [blank, true])) as never)
  const refusals = Object.fromEntries(
    ['400', '401', '403', '404', '409', '422'].map((status) => [
      status,
      {
        description: 'See title, code and reasons',
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  )
  return {
    operationId: operation.name,
    summary: operation.title.en,
    description: `${operation.title.it}. For: ${operation.may.join(', ')}.`,
    tags: [moduleOf(operation.name)],
    requestParams: {
      path,
      ...(operation.is === 'command'
        ? { header: z.object({ 'Idempotency-Key': z.string().max(200).optional() }) }
        : { query: z.object({ input: z.string().optional().meta({ description: 'The input as JSON' }) }) }),
    },
    ...(operation.is === 'command' && {
      requestBody: {
        content: {
          'application/json': {
            schema: z.object({ input: rest, answers: z.record(z.string(), z.string()).optional() }),
          },
        },
      },
    }),
    ...(operation.is === 'query' && {
      'x-input': z.toJSONSchema(rest, { unrepresentable: 'any', io: 'input' }),
    }),
    responses: {
      '200': { description: 'Done', content: { 'application/json': { schema: operation.output } } },
      ...refusals,
    },
  }
}
