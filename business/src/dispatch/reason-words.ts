import type { Fault } from '@giro/optimiser'
import type { Language } from '../foundation/texts.ts'
import type { Facts } from '../foundation/verdict.ts'
import type { ProposalReason } from './planning/proposal.ts'
import { ofShift } from './planning/routing-problem.ts'
import { clockOf, minutesOf, say } from './words.ts'

/** What words need: from which moment seconds count, and the names that stand for numbers and codes. */
export interface Speaking {
  readonly origin: number
  readonly timeZone: string
  readonly language: Language
  readonly names: ReadonlyMap<string, string>
  /** Customers by visit; a visit without one is named by its number. */
  readonly customers?: ReadonlyMap<string, string>
  /** Descriptions of skills and parts; what has none is named by its code. */
  readonly descriptions?: ReadonlyMap<string, string>
}

const seconds = (value: unknown) => (typeof value === 'number' ? value : 0)
const moments = new Set(['from', 'to', 'earliestArrival', 'at', 'until'])
const lengths = new Set(['missingSeconds', 'needed', 'limit'])
const amounts = new Set(['added', 'saved', 'cost'])
/** Reasons whose figures count things instead of seconds. */
const counting = new Set(['MAX_VISITS', 'CREW_SHORT'])

/** The optimiser's reason as one sentence. Codes: specification orders §11.5. */
export function reasonText(
  reason: Pick<ProposalReason, 'params'> & { code: string },
  speaking: Speaking,
): string {
  const { code, params } = reason
  const facts: Record<string, Facts[string]> = {}
  for (const [name, value] of Object.entries(params)) {
    if (lengths.has(name)) facts[name] = counting.has(code) ? seconds(value) : minutesOf(seconds(value))
    else if (moments.has(name))
      facts[name] = clockOf(seconds(value), speaking.origin, speaking.timeZone, speaking.language)
    else if (amounts.has(name)) facts[name] = moneyOf(seconds(value), speaking.language)
    else if (name === 'visits' || name === 'visit')
      facts[name] = listOf(value).map((id) => customerOf(id, speaking))
    else if (name === 'skills') facts[name] = listOf(value).map((skill) => skillName(skill, speaking))
    else if (name === 'parts') facts[name] = listOf(value).map((item) => describedBy(item, speaking))
    else if (name === 'shifts' && Array.isArray(value))
      facts.names = [...new Set(listOf(value).map((shift) => technicianOf(shift, speaking)))]
    else facts[name] = value as Facts[string]
  }
  if (code === 'ABSENT' && typeof params.kind === 'string')
    facts.kind = say(`dispatch.absence.${params.kind || 'other'}`, {}, speaking.language)
  // A whole plan tells only how many technicians are full, one technician how many minutes are missing.
  const many = (code === 'SHIFT_FULL' || code === 'OVERTIME_LIMIT') && typeof params.shifts === 'number'
  return say(`dispatch.reason.${many ? 'ALL_FULL' : code}`, facts, speaking.language)
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String)

/** `1.234,50` in the reader's language. */
export function moneyOf(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)
}

/** Name of the technician of a shift. */
export function technicianOf(shift: string, { names }: Pick<Speaking, 'names'>): string {
  const { resourceNo } = ofShift(shift)
  return names.get(resourceNo) ?? resourceNo
}

export const customerOf = (visitNo: string, { customers }: Speaking) => customers?.get(visitNo) ?? visitNo
export const describedBy = (code: string, { descriptions }: Speaking) => descriptions?.get(code) ?? code

/** `GAS:5` as `Gas (livello 5)`. */
export function skillName(skill: string, speaking: Speaking): string {
  const [code, level] = skill.split(':') as [string, string | undefined]
  if (!speaking.descriptions) return skill
  const name = describedBy(code, speaking)
  return level ? say('dispatch.skill-level', { name, level }, speaking.language) : name
}

/** Outside its hours: too late by how much, too early, or on a day that has none. */
function codeOf({ code, excess = 0 }: Fault): string {
  if (code !== 'window' || excess > 0) return code
  return excess < 0 ? 'window-early' : 'window-none'
}

/** A broken rule as one sentence. */
export function faultText(fault: Fault, speaking: Speaking): string {
  const code = `dispatch.fault.${codeOf(fault)}`
  return say(
    code,
    { minutes: minutesOf(fault.excess ?? 0), excess: fault.excess ?? 0, ...(fault.params as Facts) },
    speaking.language,
  )
}
