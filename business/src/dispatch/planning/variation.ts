import {
  crewOf,
  isMovableState,
  type PlanDays,
  type Technician,
  type TechnicianDay,
  type Visit,
} from '../day.ts'
import type { PlanningWeights } from '../weights.ts'
import type { Matrix } from './routing-problem.ts'

/** How a plan's days differ from the days as they are. Absent fields change nothing. */
export interface Variation {
  /** Weights other than the company's. */
  readonly weights?: Partial<PlanningWeights>
  /** Technicians who are left out; what they have and has not begun is planned anew. */
  readonly away?: readonly string[]
  /** One more technician for each entry, with the hours, skills, zones and start of the named one. */
  readonly extraLike?: readonly string[]
  /** These visits go to this technician, whoever has them now. */
  readonly handOver?: { readonly visitNos: readonly string[]; readonly resourceNo: string }
  /** Promised visits may start outside their window: their customers would have to be asked. */
  readonly askConsent?: boolean
  /** The dispatcher allows what starts within the freeze time to move. */
  readonly intoFreeze?: boolean
}

/** No code of a resource contains a slash, so an imagined technician can never be taken for a real one. */
const mark = '/'
export const isImagined = (resourceNo: string): boolean => resourceNo.startsWith(mark)
/** The real technician after whom an imagined one was made. */
export const modelOf = (resourceNo: string): string => resourceNo.replace(/^\/+/, '')

/**
 * The days as a plan imagines them. Nothing of it is written: what comes out is compared with the real days.
 * Source: specification orders §11.6 (what-if).
 */
export function varied(days: PlanDays, variation: Variation): PlanDays {
  const { away = [], extraLike = [], handOver, intoFreeze } = variation
  const gone = new Set(away)
  const technicians: Technician[] = days.technicians.filter((one) => !gone.has(one.resourceNo))
  const shifts: TechnicianDay[] = days.days.filter((one) => !gone.has(one.resourceNo))
  for (const [at, like] of extraLike.entries()) {
    const model = days.technicians.find((one) => one.resourceNo === like)
    if (!model) continue
    const resourceNo = mark.repeat(extraLike.slice(0, at + 1).filter((one) => one === like).length) + like
    technicians.push({ ...model, resourceNo })
    for (const one of days.days) if (one.resourceNo === like) shifts.push({ ...one, resourceNo })
  }
  return {
    ...days,
    technicians,
    days: shifts,
    freezeMinutes: intoFreeze ? 0 : days.freezeMinutes,
    visits: days.visits.map((visit): Visit => {
      const handed = handOver?.visitNos.includes(visit.visitNo) && isMovableState(visit.state)
      if (handed) return { ...visit, requiredResourceNo: handOver!.resourceNo, pin: 'none' }
      // A crew without one of its members is put together anew.
      const left =
        visit.placement !== null &&
        crewOf(visit.placement).some((no) => gone.has(no)) &&
        isMovableState(visit.state)
      return left ? { ...visit, state: 'unplanned', placement: null, pin: 'none' } : visit
    }),
  }
}

/** Visits whose promised window a plan may leave, because the customer would be asked. */
export function consentsOf(days: PlanDays, variation: Variation): ReadonlySet<string> {
  if (!variation.askConsent) return new Set()
  return new Set(
    days.visits
      .filter((visit) => visit.promised !== null && isMovableState(visit.state))
      .map((visit) => visit.visitNo),
  )
}

/** Driving times under a traffic factor, rounded to whole seconds; lengths stay. A factor of 1 changes nothing. */
export function slowed<M extends Matrix>(matrix: M, factor: number): M {
  if (factor === 1) return matrix
  return {
    ...matrix,
    seconds: matrix.seconds.map((seconds) => (seconds < 0 ? seconds : Math.round(seconds * factor))),
  }
}
