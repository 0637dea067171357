import type { Refusal } from '../foundation/verdict.ts'
import { crewOf, type Visit } from './day.ts'

/** Who goes, for a visit that is put somewhere by hand: the helpers besides the lead, or why it cannot be. */
export type Crew =
  | { readonly helpers: readonly string[] }
  | { readonly refusal: Refusal & { readonly facts: Record<string, string | number> } }

/**
 * The helpers of a visit that goes to `lead`: the named ones, else those who are planned now. When a helper becomes
 * the lead, the present lead helps. A visit is put with its whole crew or not at all. Source: specification orders H7.
 */
export function crewForMove(
  visit: Pick<Visit, 'crewSize' | 'customerName' | 'placement'>,
  lead: string,
  named: readonly string[] | undefined,
): Crew {
  const present = visit.placement ? crewOf(visit.placement) : []
  const kept = present.includes(lead) ? present.filter((no) => no !== lead) : present.slice(1)
  const helpers = named ?? (visit.crewSize > 1 ? kept.slice(0, visit.crewSize - 1) : [])
  const { crewSize, customerName } = visit
  if (new Set([lead, ...helpers]).size !== helpers.length + 1)
    return { refusal: { code: 'dispatch.crew-twice', facts: { customerName }, at: 'to.helpers' } }
  if (helpers.length + 1 > crewSize)
    return {
      refusal: { code: 'dispatch.crew-too-many', facts: { customerName, crewSize }, at: 'to.helpers' },
    }
  if (helpers.length + 1 < crewSize)
    return {
      refusal: {
        code: 'dispatch.crew-incomplete',
        facts: { customerName, crewSize, missing: crewSize - 1 - helpers.length },
        at: 'to.helpers',
      },
    }
  return { helpers: [...helpers].sort() }
}
