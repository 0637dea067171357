import type { Shift as ProblemShift, Visit as ProblemVisit } from '@giro/optimiser'
import { crewOf, type Published, type Visit } from '../day.ts'
import { ofShift, shiftId, type Translation } from './translation.ts'

/**
 * What a published visit costs elsewhere (S8): another technician, another day, a start outside the promised window
 * or, without one, further from the published start than the tolerance.
 */
export function stabilityRules(
  visit: Visit,
  shifts: readonly ProblemShift[],
  { weights, days, second, consents }: Translation,
): Partial<Pick<ProblemVisit, 'published' | 'promise'>> {
  const { published, promised } = visit
  const window = promised ?? published
  if (window === null || (published === null && !consents?.has(visit.visitNo))) return {}
  const tolerance = days.promiseToleranceMinutes * 60
  const crew = toldCrew(visit, shifts)
  return {
    ...(published && {
      published: {
        shift: shiftId(published.resourceNo, published.day),
        // Who of a crew was told is known to us only: see `strangersToCrew`.
        otherTechnicianCost: crew ? 0 : weights.stabilityOtherTechnician,
        // Of a shift that is there no more the optimiser cannot know the day: see `otherDayWithoutShift`. It asks for
        // every member of a crew, and all of them go on the same day.
        otherDayCost: shiftStands(published, shifts) ? weights.stabilityOtherDay / visit.crewSize : 0,
      },
    }),
    promise: {
      ...(promised
        ? { from: second(promised.from), to: second(promised.to) - 1 }
        : { from: second(published!.start) - tolerance, to: second(published!.start) + tolerance }),
      fixed: weights.stabilityMoved,
      perSecond: weights.stabilityMovedMinute / 60,
    },
  }
}

/** Everybody who was told of a published crew visit; null: no crew, or its helpers have changed hands since. */
function toldCrew({ published, placement, crewSize }: Visit, shifts: readonly ProblemShift[]) {
  const told =
    published !== null &&
    placement !== null &&
    crewSize > 1 &&
    placement.resourceNo === published.resourceNo &&
    placement.day === published.day &&
    shiftStands(published, shifts)
  return told ? crewOf(placement) : null
}

/** Cost of each technician, by shift, who would come to a published crew visit without having been told of it. */
export function strangersToCrew(
  visit: Visit,
  shifts: readonly ProblemShift[],
  { weights }: Pick<Translation, 'weights'>,
): Record<string, number> {
  const crew = toldCrew(visit, shifts)
  if (crew === null || weights.stabilityOtherTechnician === 0) return {}
  return Object.fromEntries(
    shifts
      .filter((shift) => !crew.includes(shift.technician!))
      .map((shift) => [shift.id, weights.stabilityOtherTechnician]),
  )
}

const shiftStands = (published: Published, shifts: readonly ProblemShift[]) =>
  shifts.some((shift) => shift.id === shiftId(published.resourceNo, published.day))

/**
 * Cost of another day, by shift, for a visit whose published technician does not work that day any more. It comes on
 * top of the cost of another technician, which the optimiser then takes for every shift, the same person's other days
 * too.
 */
export function otherDayWithoutShift(
  { published }: Pick<Visit, 'published'>,
  shifts: readonly ProblemShift[],
  { weights }: Pick<Translation, 'weights'>,
): Record<string, number> {
  if (published === null || shiftStands(published, shifts)) return {}
  const { stabilityOtherDay, stabilityOtherTechnician } = weights
  return Object.fromEntries(
    shifts.flatMap((shift): [string, number][] => {
      const { resourceNo, day } = ofShift(shift.id)
      if (day === published.day) return []
      const cost =
        resourceNo === published.resourceNo
          ? Math.max(0, stabilityOtherDay - stabilityOtherTechnician)
          : stabilityOtherDay
      return cost > 0 ? [[shift.id, cost]] : []
    }),
  )
}
