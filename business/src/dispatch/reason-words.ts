import type { Fault, Reason } from '@giro/optimiser'
import type { Language } from '../foundation/texts.ts'
import type { Facts } from '../foundation/verdict.ts'
import { ofShift } from './planning/routing-problem.ts'
import { clockOf, minutesOf, say } from './words.ts'

/** What words need: from which moment seconds count, and the technicians' names. */
export interface Speaking {
  readonly origin: number
  readonly timeZone: string
  readonly language: Language
  readonly names: ReadonlyMap<string, string>
}

const seconds = (value: unknown) => (typeof value === 'number' ? value : 0)

/** The optimiser's reason as one sentence. Codes: specification orders §11.5. */
export function reasonText(reason: Reason, speaking: Speaking): string {
  const { params } = reason
  const clock = (value: unknown) =>
    clockOf(seconds(value), speaking.origin, speaking.timeZone, speaking.language)
  const facts: Record<string, Facts[string]> = {}
  for (const [name, value] of Object.entries(params)) {
    if (name === 'missingSeconds' || name === 'needed' || name === 'limit')
      facts[name] = reason.code === 'MAX_VISITS' ? seconds(value) : minutesOf(seconds(value))
    else if (
      name === 'from' ||
      name === 'to' ||
      name === 'earliestArrival' ||
      name === 'at' ||
      name === 'until'
    )
      facts[name] = clock(value)
    else if (name === 'added' || name === 'saved' || name === 'cost') facts[name] = seconds(value).toFixed(2)
    else facts[name] = value as Facts[string]
  }
  if (Array.isArray(params.shifts))
    facts.names = [
      ...new Set(
        (params.shifts as string[]).map((shift) => speaking.names.get(ofShift(shift).resourceNo) ?? shift),
      ),
    ]
  if (reason.code === 'ABSENT' && typeof params.kind === 'string')
    facts.kind = say(`dispatch.absence.${params.kind}`, {}, speaking.language)
  return say(`dispatch.reason.${reason.code}`, facts, speaking.language)
}

/** A broken rule as one sentence. */
export function faultText(fault: Fault, speaking: Speaking): string {
  const code = `dispatch.fault.${fault.code}`
  return say(
    code,
    { minutes: minutesOf(fault.excess ?? 0), excess: fault.excess ?? 0, ...(fault.params as Facts) },
    speaking.language,
  )
}
