import { z } from 'zod'
import { code, email, language, requiredText, text, timeOfDay } from '../foundation/fields.ts'
import type { Refusal } from '../foundation/verdict.ts'

/** What a company lives from; decides which code tables it begins with. */
export const trades = ['heating', 'refrigeration', 'appliances', 'lifts', 'electrical', 'other'] as const
export type Trade = (typeof trades)[number]

/** The five questions of the first set-up: company, trade, technicians, working hours, and who you are. */
export const answersShape = z
  .object({
    company: z.object({
      name: requiredText(),
      address: text().default(''),
      postCode: text(20).default(''),
      city: text().default(''),
      vatNo: text(20).default(''),
      phone: text(40).default(''),
    }),
    trade: z.enum(trades),
    /** One name a line of the page; nobody is allowed: technicians may come later. */
    technicians: z.array(requiredText()).max(200),
    hours: z.object({
      startTime: timeOfDay,
      endTime: timeOfDay,
      breakMinutes: z.int().min(0).max(240),
      saturday: z.boolean(),
    }),
    you: z.object({
      name: requiredText(),
      email: email.overwrite((value) => value.toLowerCase()),
      password: z.string().min(10).max(128),
      language,
    }),
  })
  .meta({ title: 'Answers of the first set-up' })

export type Answers = z.infer<typeof answersShape>

/** What decides whether a company may be founded or removed by page. */
export interface FoundingFacts {
  readonly companies: readonly { readonly schema: string; readonly name: string; readonly demo: boolean }[]
  /** Companies that the person who asks administers. */
  readonly administers: readonly string[]
}

/**
 * Whether the person may found a company.
 *
 * The first one may be founded by whoever set the server up; from then on an administrator of a real company decides.
 */
export function mayFound({ companies, administers }: FoundingFacts): boolean {
  const real = companies.filter((one) => !one.demo)
  return real.length === 0 || real.some((one) => administers.includes(one.schema))
}

/** Reasons not to found a company of this name: not by this person, or it is there. */
export function reasonsNotToFound(name: string, facts: FoundingFacts): Refusal[] {
  if (!mayFound(facts)) return [{ code: 'first-setup.not-open' }]
  return facts.companies.some((one) => !one.demo && same(one.name, name))
    ? [{ code: 'first-setup.company-exists', facts: { name }, at: 'company.name' }]
    : []
}

/** Reasons not to remove the company: only demos go by page, and only when a real administrator says so. */
export function reasonsNotToRemove(schema: string, facts: FoundingFacts): Refusal[] {
  const found = facts.companies.find((one) => one.schema === schema)
  if (!found?.demo) return [{ code: 'first-setup.no-demo', facts: { schema } }]
  const administersReal = facts.companies.some((one) => !one.demo && facts.administers.includes(one.schema))
  return administersReal ? [] : [{ code: 'first-setup.demo-of-nobody' }]
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

/** A schema name from the company's name that none of `taken` has: `Rossi & Figli S.r.l.` → `rossi_figli_s_r_l`. */
export function schemaFor(name: string, taken: readonly string[]): string {
  const letters = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 40)
  return free(letters || 'company', taken, (word, at) => `${word}_${at}`)
}

/** Resource numbers from names: the last word, upper case; a digit where two share it. Shape: `code(20)`. */
export function resourceNosFor(names: readonly string[]): string[] {
  const taken: string[] = []
  for (const name of names) {
    const word = (name.trim().split(/\s+/).at(-1) ?? '')
      .normalize('NFD')
      .replaceAll(/[^\p{L}\p{N}-]/gu, '')
      .slice(0, 16)
    const parsed = code().safeParse(word)
    taken.push(free(parsed.success ? parsed.data : 'T', taken, (base, at) => `${base}${at}`))
  }
  return taken
}

function free(word: string, taken: readonly string[], numbered: (word: string, at: number) => string) {
  let at = 1
  let tried = word
  while (taken.includes(tried)) tried = numbered(word, ++at)
  return tried
}
