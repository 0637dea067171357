import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { refuse } from '../foundation/verdict.ts'
import type { Helper } from './day.ts'

/** Who comes along to the visits, by visit, by number of the resource. */
export async function loadHelpers(
  { tx }: Pick<Reading, 'tx'>,
  visitNos: readonly string[],
): Promise<Map<string, Helper[]>> {
  const rows = await tx
    .selectFrom('visitHelper')
    .selectAll()
    .where(anyOf('visitNo', visitNos))
    .orderBy('resourceNo')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.visitNo)].map(([visitNo, all]) => [
      visitNo,
      all.map(({ resourceNo, plannedArrival, travelSeconds, travelMetres }) => ({
        resourceNo,
        arrival: plannedArrival,
        travelSeconds,
        travelMetres,
      })),
    ]),
  )
}

/** Replaces who comes along to a visit. */
export async function saveHelpers(act: Act, visitNo: string, helpers: readonly Helper[]): Promise<void> {
  await act.tx.deleteFrom('visitHelper').where('visitNo', '=', visitNo).execute()
  if (helpers.length === 0) return
  await act.tx
    .insertInto('visitHelper')
    .values(
      helpers.map(({ resourceNo, arrival, travelSeconds, travelMetres }) => ({
        visitNo,
        resourceNo,
        plannedArrival: arrival,
        travelSeconds,
        travelMetres,
      })),
    )
    .execute()
}

/**
 * Refuses a technician who would help at one place while working at another. Leads are guarded by the database; the
 * caller holds the days' locks, so nobody can come between.
 */
export async function refuseTwoPlaces(act: Act, visitNos: readonly string[]): Promise<void> {
  const crew = await act.tx
    .selectFrom('visitHelper')
    .innerJoin('visit', 'visit.visitNo', 'visitHelper.visitNo')
    .select(['visit.day', 'visitHelper.resourceNo'])
    .where((builder) =>
      builder.or([
        anyOf('visit.visitNo', visitNos),
        builder.exists(
          builder
            .selectFrom('visit as changed')
            .select('changed.visitNo')
            .where(anyOf('changed.visitNo', visitNos))
            .whereRef('changed.day', '=', 'visit.day'),
        ),
      ]),
    )
    .execute()
  if (crew.length === 0) return
  const days = [...new Set(crew.map((one) => one.day!))]
  const visits = await act.tx
    .selectFrom('visit')
    .leftJoin('visitHelper', 'visitHelper.visitNo', 'visit.visitNo')
    .select(['visit.visitNo', 'visit.resourceNo', 'visitHelper.resourceNo as helperNo'])
    .select(['visit.plannedStart', 'visit.plannedEnd'])
    .where('visit.state', 'in', ['planned', 'published', 'en-route', 'on-site', 'paused'])
    .where('visit.day', 'in', days)
    .execute()
  const times = visits.flatMap((visit) =>
    [visit.resourceNo, visit.helperNo].flatMap((resourceNo) =>
      resourceNo === null ? [] : [{ ...visit, resourceNo }],
    ),
  )
  for (const mine of Map.groupBy(times, (time) => time.resourceNo).values()) {
    const sorted = mine.sort((a, b) => (a.plannedStart! < b.plannedStart! ? -1 : 1))
    for (let at = 1; at < sorted.length; at++) {
      const [one, next] = [sorted[at - 1]!, sorted[at]!]
      if (one.visitNo !== next.visitNo && one.plannedEnd! > next.plannedStart!)
        refuse('dispatch.double-booking')
    }
  }
}
