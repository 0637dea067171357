import type { Answers } from '@giro/business/first-setup/own-company.ts'
import { NotDone } from '../app/call.ts'

/** Whole companies are no operations of one company: they are founded and removed beside them. Throws `NotDone`. */
async function post(path: string, body: object): Promise<unknown> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new NotDone(answer.status, await answer.json().catch(() => ({})))
  return answer.json().catch(() => null)
}

type Told = Omit<Answers, 'hours'> & { hours: Record<keyof Answers['hours'], string | number | boolean> }

/**
 * Founds the company and signs the founder in to it, whoever was signed in before. Somebody whose e-mail is known from
 * another company keeps their password: where another one was typed the company is there all the same, and the
 * sign-in page asks for the right one unless they are signed in already.
 */
export async function foundCompany(answers: Told): Promise<void> {
  const { schema } = (await post('/api/companies', { input: answers })) as { schema: string }
  const { email, password } = answers.you
  await post('/api/auth/sign-in/email', { email, password }).catch(() => null)
  chooseCompany(schema)
}

export async function removeDemo(schema: string): Promise<void> {
  await post(`/api/companies/${schema}/remove`, {})
}

/** In which of the person's companies this browser works from the next request on. */
export function chooseCompany(schema: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that Giro serves.
  document.cookie = `giro-company=${schema}; path=/; max-age=31536000; samesite=lax`
}
