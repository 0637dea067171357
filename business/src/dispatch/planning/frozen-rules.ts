import type { FrozenStop } from '@giro/optimiser'
import { crewOf, isUnderWay, type Visit, visitsOf } from '../day.ts'
import { shiftId, type Translation } from './translation.ts'

/**
 * What stays at the head of each route, by shift: work under way and, when planning, what starts within the freeze
 * time, with all that stands before it. A crew stays as a whole. Source: specification orders H9, §11.3.
 */
export function frozenStops(visits: readonly Visit[], translation: Translation): Map<string, FrozenStop[]> {
  const { days, mode, second } = translation
  const until = second(days.now) + (mode === 'plan' ? days.freezeMinutes * 60 : -Infinity)
  const stays = new Set(
    visits
      .filter(
        (visit) =>
          visit.placement !== null &&
          (isUnderWay(visit) || (mode === 'plan' && second(visit.placement.start) <= until)),
      )
      .map((visit) => visit.visitNo),
  )
  const routes = new Map(
    days.days.flatMap(({ resourceNo, day, shift }) =>
      typeof shift === 'string'
        ? []
        : [[shiftId(resourceNo, day), { resourceNo, visits: visitsOf(visits, resourceNo, day) }] as const],
    ),
  )
  const heads = new Map<string, number>()
  for (let grown = true; grown; ) {
    grown = false
    for (const [shift, { visits: route }] of routes) {
      const length = route.findLastIndex((visit) => stays.has(visit.visitNo)) + 1
      if (length === (heads.get(shift) ?? 0)) continue
      heads.set(shift, length)
      grown = true
      for (const visit of route.slice(0, length)) stays.add(visit.visitNo)
    }
  }
  return new Map(
    [...routes].map(([shift, { resourceNo, visits: route }]) => [
      shift,
      route.slice(0, heads.get(shift) ?? 0).map(
        (visit): FrozenStop => ({
          type: 'visit',
          id: visit.visitNo,
          start: second(visit.placement!.start),
          end: second(visit.placement!.end),
          ...(crewOf(visit.placement!).length > 1 && {
            role: crewOf(visit.placement!)[0] === resourceNo ? 'lead' : 'helper',
          }),
        }),
      ),
    ]),
  )
}
