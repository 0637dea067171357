import { handle } from '../../engine/module.ts'
import { loadDispatchSetup, loadVisitsByNo } from '../day.store.ts'
import { notPlannable } from '../day.ts'
import { readAppointments } from './api.ts'
import { loadHolds } from './hold.store.ts'
import { forReader } from './hold-for-reader.ts'

export const readAppointmentsQuery = handle(readAppointments, async ({ orderNo }, reading) => {
  const rows = await reading.tx
    .selectFrom('visit')
    .select(['visitNo', 'orderNo'])
    .where('orderNo', '=', orderNo)
    .where('state', 'in', ['unplanned', 'planned', 'en-route', 'on-site', 'paused'])
    .orderBy('visitNo')
    .execute()
  const visits = await loadVisitsByNo(
    reading,
    rows.map((row) => row.visitNo),
  )
  const holds = new Map((await loadHolds(reading)).map((hold) => [hold.visitNo, hold]))
  const names = new Map(
    (await reading.tx.selectFrom('resource').select(['resourceNo', 'name']).execute()).map((row) => [
      row.resourceNo,
      row.name,
    ]),
  )
  const name = (resourceNo: string) => names.get(resourceNo) ?? resourceNo
  const setup = await loadDispatchSetup(reading.tx)
  return {
    now: reading.now,
    holdMinutes: setup.holdMinutes,
    visits: visits.map((visit) => {
      const hold = visit.held ? holds.get(visit.visitNo) : undefined
      const { placement } = visit
      return {
        visitNo: visit.visitNo,
        version: visit.version,
        state: visit.state,
        description: visit.description,
        address: visit.address,
        city: visit.city,
        phone: visit.phone,
        minutes: visit.minutes,
        notPlannable: notPlannable(visit),
        promised: hold ? null : visit.promised,
        placement:
          placement && !hold
            ? {
                resourceNo: placement.resourceNo,
                name: name(placement.resourceNo),
                day: placement.day,
                start: placement.start,
                end: placement.end,
              }
            : null,
        hold: hold ? forReader({ ...hold, name: name(hold.resourceNo) }, reading.user.userId) : null,
      }
    }),
  }
})
