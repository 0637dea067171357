import type { Language } from '../../foundation/texts.ts'
import type { PlanDays, Visit } from '../day.ts'
import { minutesOf, say } from '../words.ts'
import type { Slot } from './slot-offers.ts'

/**
 * What `moveVisits` takes to put the visit exactly there: it goes before the first visit that stands at or after the
 * start, so where the visit behind stands earlier and will be pushed, its present start names the place.
 */
export function dropOf(slot: Slot, days: PlanDays) {
  const behind = days.visits.find((visit) => visit.visitNo === slot.before)?.placement?.start
  const { resourceNo, day } = slot
  return { resourceNo, day, start: behind !== undefined && behind < slot.start ? behind : slot.start }
}

/** Why a place is good or poor, and which rules it keeps, most telling first. */
export function slotReasons(slot: Slot, visit: Visit, days: PlanDays, language: Language): string[] {
  const told = (code: string, facts = {}) => say(`dispatch.slot.${code}`, facts, language)
  const technician = days.technicians.find((one) => one.resourceNo === slot.resourceNo)
  const zone = visit.zoneCode
  const inZone = technician?.zones.some((one) => one.zoneCode === zone)
  return [
    slot.addedTravelSeconds <= 0
      ? told('on-the-way')
      : told('detour', { minutes: minutesOf(slot.addedTravelSeconds) }),
    ...(visit.skills.length > 0
      ? [told('skills', { skills: visit.skills.map((skill) => skill.skillCode) })]
      : []),
    ...(visit.preferredResourceNo === slot.resourceNo ? [told('preferred')] : []),
    ...(zone !== null && inZone ? [told('in-zone', { zone })] : []),
    ...(visit.due === null
      ? []
      : [slot.lateSeconds > 0 ? told('late', { minutes: minutesOf(slot.lateSeconds) }) : told('in-time')]),
    ...(slot.overtimeSeconds > 0 ? [told('overtime', { minutes: minutesOf(slot.overtimeSeconds) })] : []),
    slot.shifted.length > 0 ? told('shifts', { count: slot.shifted.length }) : told('shifts-nothing'),
  ]
}
