import type { Language } from '../../foundation/texts.ts'
import type { PlanDays, Visit } from '../day.ts'
import { say } from '../words.ts'
import type { Slot } from './slot-offers.ts'

/**
 * What `moveVisits` takes to put the visit exactly there: it goes before the first visit that stands at or after the
 * start, so where the visit behind stands earlier and will be pushed, its present start names the place.
 */
export function dropOf(slot: Pick<Slot, 'resourceNo' | 'day' | 'start' | 'before'>, days: PlanDays) {
  const behind = days.visits.find((visit) => visit.visitNo === slot.before)?.placement?.start
  const { resourceNo, day } = slot
  return { resourceNo, day, start: behind !== undefined && behind < slot.start ? behind : slot.start }
}

/** Which rules and wishes a place keeps; what it costs and moves is told by its figures. */
export function slotReasons(slot: Slot, visit: Visit, days: PlanDays, language: Language): string[] {
  const told = (code: string, facts = {}) => say(`dispatch.slot.${code}`, facts, language)
  const technician = days.technicians.find((one) => one.resourceNo === slot.resourceNo)
  const zone = visit.zoneCode
  const inZone = technician?.zones.some((one) => one.zoneCode === zone)
  const skills = visit.skills.map((skill) => skill.skillCode)
  return [
    ...(skills.length > 0 && days.skillsOption === 'warning-displayed' ? [told('skills', { skills })] : []),
    ...(visit.preferredResourceNo === slot.resourceNo ? [told('preferred')] : []),
    ...(zone !== null && inZone ? [told('in-zone', { zone })] : []),
    ...(visit.windows.length > 0 || visit.receivingHours.length > 0 ? [told('received')] : []),
    ...(visit.due !== null && slot.lateSeconds === 0 ? [told('in-time')] : []),
    ...(slot.shifted.length === 0 ? [told('shifts-nothing')] : []),
  ]
}
