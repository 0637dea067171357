/**
 * The answer of a decision: the value made, or the reasons against it, or the questions still open.
 *
 * A decision returns all its refusals at once, so that the user can mend them in one go, and asks only
 * when nothing stands against it.
 */

/** Words and figures of a code, put into the blanks of its text. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>

/** The business saying no. `at` is the path of the input field to mend, e.g. `lines.0.quantity`. */
export interface Refusal {
  readonly code: string
  readonly facts?: Facts
  readonly at?: string
}

/** A confirmation or choice that only the user can give; `answers` are the values the caller may send back. */
export interface Question {
  readonly code: string
  readonly facts?: Facts
  readonly answers: readonly string[]
}

/** What the caller answered, by question code. */
export type Answers = Readonly<Record<string, string>>

export type Verdict<T> =
  | { readonly is: 'made'; readonly value: T }
  | { readonly is: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly is: 'asks'; readonly questions: readonly Question[] }

/** Builds the verdict: refusals go before open questions, open questions before the value. */
export function verdict<T>(
  refusals: readonly Refusal[],
  make: () => T,
  questions: readonly Question[] = [],
  answers: Answers = {},
): Verdict<T> {
  if (refusals.length > 0) return { is: 'refused', refusals }
  const open = questions.filter((question) => !question.answers.includes(answers[question.code] ?? ''))
  if (open.length > 0) return { is: 'asks', questions: open }
  return { is: 'made', value: make() }
}

/** A yes-or-no question. Whoever does not want to go on does not repeat the call. */
export function confirmation(code: string, facts?: Facts): Question {
  return facts ? { code, facts, answers: ['yes'] } : { code, answers: ['yes'] }
}

/** Thrown to leave a transaction with nothing written; `perform` turns it into the caller's answer. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  readonly kind: 'refused' | 'absent' | 'changed-meanwhile' | 'not-permitted' | 'wrong-shape' | 'stranger'

  constructor(refusals: readonly Refusal[], kind: Refused['kind'] = 'refused') {
    super(refusals.map((refusal) => refusal.code).join(', '))
    this.refusals = refusals
    this.kind = kind
  }
}

/** Thrown when questions are open. */
export class Asks extends Error {
  readonly questions: readonly Question[]

  constructor(questions: readonly Question[]) {
    super(questions.map((question) => question.code).join(', '))
    this.questions = questions
  }
}

/** The value of a verdict, or leaves by throwing what `perform` understands. */
export function orRefuse<T>(answer: Verdict<T>): T {
  if (answer.is === 'made') return answer.value
  if (answer.is === 'refused') throw new Refused(answer.refusals)
  throw new Asks(answer.questions)
}

/** Refuses at once with a single reason. */
export function refuse(code: string, facts?: Facts, at?: string): never {
  throw new Refused([{ code, ...(facts && { facts }), ...(at && { at }) }])
}

/** What was asked for does not exist, or the user may not see it: both answer the same. */
export function absent(code: string, facts?: Facts): never {
  throw new Refused([{ code, ...(facts && { facts }) }], 'absent')
}

/** Somebody else changed the record since the caller read it. `facts` carry the present state's words. */
export function changedMeanwhile(code: string, facts?: Facts): never {
  throw new Refused([{ code, ...(facts && { facts }) }], 'changed-meanwhile')
}
