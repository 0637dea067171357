import type { Performed } from '@giro/business/engine/perform.ts'
import type { Words } from '@giro/business/engine/words.ts'
import type { Language } from '@giro/business/foundation/texts.ts'

const statusOf = {
  'wrong-shape': 400,
  stranger: 401,
  'not-permitted': 403,
  absent: 404,
  'changed-meanwhile': 409,
  asks: 409,
  refused: 422,
  failed: 500,
  outage: 503,
} as const

/** Problem details (RFC 9457) with all reasons and open questions, worded in the person's language. */
export interface Problem {
  readonly type: 'about:blank'
  readonly status: number
  readonly title: string
  readonly code: string
  readonly detail: string
  readonly reasons: readonly { code: string; text: string; at?: string; facts?: object }[]
  readonly questions: readonly {
    code: string
    text: string
    facts?: object
    answers: readonly { value: string; label: string }[]
  }[]
}

/** What the caller is told when an operation was not done. */
export function problemOf(
  performed: Exclude<Performed, { is: 'done' }>,
  words: Words,
  language: Language,
): Problem {
  const reasons = performed.is === 'asks' ? [] : performed.refusals
  const questions = performed.is === 'asks' ? performed.questions : []
  const worded = reasons.map((reason) => ({
    ...reason,
    text: words.say(reason.code, reason.facts, language),
  }))
  const asked = questions.map((question) => ({
    ...question,
    text: words.say(question.code, question.facts, language),
    answers: question.answers.map((value) => ({
      value,
      label: words.say(`${question.code}.${value}`, question.facts, language),
    })),
  }))
  const first = worded[0] ?? asked[0]
  return {
    type: 'about:blank',
    status: statusOf[performed.is],
    title: performed.is,
    code: first?.code ?? performed.is,
    detail: [...worded, ...asked].map((one) => one.text).join(' '),
    reasons: worded,
    questions: asked,
  }
}
