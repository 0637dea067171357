import type { Role } from '../foundation/roles.ts'
import type { Language } from '../foundation/texts.ts'
import { type Refusal, type Verdict, verdict } from '../foundation/verdict.ts'

/** Somebody who may sign in, and what they are in this company. */
export interface Person {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly roles: readonly Role[]
  /** The resource this person is; needed for the role technician. */
  readonly resourceNo: string | null
  readonly demo: boolean
}

/** Ending of the addresses that only the demo's people have. */
export const demoEnding = '@demo.giro.example'

/** What a person becomes, with the facts that stand against it. */
export interface MembershipFacts {
  readonly companyIsDemo: boolean
  readonly resourceExists: boolean
  /** Administrators of the company other than this person. */
  readonly otherAdministrators: number
}

/**
 * Reasons not to give the person these roles.
 *
 * A technician is a resource; a company is never left without administrator; the demo's addresses are for the demo.
 */
export function reasonsNotToBe(
  person: Pick<Person, 'email' | 'roles' | 'resourceNo'>,
  facts: MembershipFacts,
): Refusal[] {
  const refusals: Refusal[] = []
  if (person.roles.length === 0) refusals.push({ code: 'access.no-role', at: 'roles' })
  if (person.roles.includes('technician') && person.resourceNo === null)
    refusals.push({ code: 'access.technician-without-resource', at: 'resourceNo' })
  if (person.resourceNo !== null && !facts.resourceExists)
    refusals.push({
      code: 'access.no-such-resource',
      facts: { resourceNo: person.resourceNo },
      at: 'resourceNo',
    })
  if (!person.roles.includes('administrator') && facts.otherAdministrators === 0)
    refusals.push({ code: 'access.last-administrator', at: 'roles' })
  if (person.email.endsWith(demoEnding) && !facts.companyIsDemo)
    refusals.push({ code: 'access.demo-address', facts: { email: person.email }, at: 'email' })
  return refusals
}

/** The person with the roles, or why not. */
export function person<P extends Pick<Person, 'email' | 'roles' | 'resourceNo'>>(
  wanted: P,
  facts: MembershipFacts,
): Verdict<P> {
  return verdict(reasonsNotToBe(wanted, facts), () => wanted)
}
