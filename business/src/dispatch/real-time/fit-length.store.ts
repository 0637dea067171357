import type { Act } from '../../engine/act.ts'
import { addSeconds } from '../../foundation/day.ts'
import { loadVisitsByNo } from '../day.store.ts'
import { crewOf } from '../day.ts'
import { pushFollowers } from './push-followers.store.ts'

/** The work has another length now: its visits end accordingly, and those behind are pushed where it got longer. */
export async function fitLength(
  act: Act,
  {
    orderNo,
    shipToCode,
    stage,
  }: { readonly orderNo: string; readonly shipToCode: string; readonly stage: number },
) {
  const rows = await act.tx
    .selectFrom('visit')
    .select('visitNo')
    .where('orderNo', '=', orderNo)
    .where('shipToCode', '=', shipToCode)
    .where('stage', '=', stage)
    .where('state', 'in', ['planned', 'published'])
    .orderBy('plannedStart')
    .execute()
  const pushed = []
  for (const { visitNo } of rows) {
    // Loaded one by one: what was pushed before may have moved it.
    const [visit] = await loadVisitsByNo(act, [visitNo])
    const { placement, minutes } = visit!
    const endAt = addSeconds(placement!.start, minutes * 60)
    await act.tx
      .updateTable('visit')
      .set((builder) => ({ plannedEnd: endAt, version: builder('version', '+', 1) }))
      .where('visitNo', '=', visitNo)
      .execute()
    await act.tx
      .updateTable('allocation')
      .set({ endAt })
      .where('visitNo', '=', visitNo)
      .where('status', '=', 'active')
      .execute()
    pushed.push(...(await pushFollowers(act, placement!.day, crewOf(placement!))))
  }
  return pushed
}
