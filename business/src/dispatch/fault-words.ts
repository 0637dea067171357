import type { Reading } from '../engine/act.ts'
import type { WorkedOut } from './by-hand.store.ts'
import { ofShift } from './planning/routing-problem.ts'
import { faultText } from './reason-words.ts'
import { minutesOf, say } from './words.ts'

/** Broken rules and late starts of the worked-out days, in the reader's words. */
export function faultsOf({ days, routing, made }: WorkedOut, reading: Pick<Reading, 'user'>) {
  const names = new Map(days.technicians.map((one) => [one.resourceNo, one.name]))
  const speaking = { origin: routing.origin, timeZone: days.timeZone, language: reading.user.language, names }
  const broken = made.faults.map((fault) => ({
    code: fault.code as string,
    visitNo:
      fault.id !== undefined && days.visits.some((visit) => visit.visitNo === fault.id) ? fault.id : null,
    resourceNo: fault.shift === undefined ? '' : ofShift(fault.shift).resourceNo,
    text: faultText(fault, speaking),
  }))
  const late = made.routes.flatMap((route) =>
    route.stops
      .filter((stop) => stop.lateSeconds > 0)
      .map((stop) => ({
        code: 'late',
        visitNo: stop.id,
        resourceNo: ofShift(route.shift).resourceNo,
        text: say('dispatch.fault.late', { minutes: minutesOf(stop.lateSeconds) }, reading.user.language),
      })),
  )
  return [...broken, ...late]
}
