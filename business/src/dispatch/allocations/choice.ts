import type { Day } from '../../foundation/day.ts'
import { confirmation, type Question, type Refusal } from '../../foundation/verdict.ts'
import type { Option, Technician } from '../day.ts'

/** What the line of an order asks of whoever does it. */
export interface Wanted {
  /** Codes of F-11: of the service item, else the item, else the group, with the line's own. */
  readonly skills: readonly { readonly skillCode: string; readonly level: number }[]
  readonly zoneCode: string | null
}

export interface Options {
  readonly skillsOption: Option
  readonly zonesOption: Option
}

type Knowing = Pick<Technician, 'skills' | 'zones'>

/** Skills that somebody lacks on a day, at the level that is needed. Source: specification orders F-11. */
export function missingSkills(who: Knowing, wanted: Wanted, day: Day): string[] {
  return wanted.skills
    .filter(
      (needed) =>
        !who.skills.some(
          (known) =>
            known.skillCode === needed.skillCode &&
            known.level >= needed.level &&
            (known.validUntil === null || known.validUntil >= day),
        ),
    )
    .map((needed) => needed.skillCode)
}

/** Whether somebody serves the customer's zone on a day; no zone is served by everybody. Source: §3 (ResourceZone). */
export function servesZone(who: Knowing, zoneCode: string | null, day: Day): boolean {
  return (
    zoneCode === null ||
    who.zones.some(
      (zone) => zone.zoneCode === zoneCode && (zone.startingDate === null || zone.startingDate <= day),
    )
  )
}

/** What stands against a resource and what must be asked. Groups are never asked. Source: specification orders §8.6. */
export function examineChoice(
  who: Knowing & { readonly name: string },
  wanted: Wanted,
  day: Day,
  { skillsOption, zonesOption }: Options,
): { refusals: Refusal[]; questions: Question[] } {
  const missing = skillsOption === 'warning-displayed' ? missingSkills(who, wanted, day) : []
  const outside = zonesOption === 'warning-displayed' && !servesZone(who, wanted.zoneCode, day)
  return {
    refusals:
      missing.length > 0
        ? [
            {
              code: 'dispatch.not-qualified',
              facts: { name: who.name, skills: missing.join(', ') },
              at: 'resourceNo',
            },
          ]
        : [],
    questions: outside
      ? [confirmation('dispatch.not-in-zone', { name: who.name, zone: wanted.zoneCode! })]
      : [],
  }
}
