import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { absent, confirmation, orRefuse, verdict } from '../../foundation/verdict.ts'
import { loadServiceItem } from '../service-items.store.ts'
import { addMeter, addReading, deleteMeter, deleteReading, readMeters } from './api.ts'
import { checkReading } from './reading.ts'

function readingsOf(tx: Act['tx'], serviceItemNo: string) {
  return tx
    .selectFrom('meterReading')
    .selectAll()
    .where('serviceItemNo', '=', serviceItemNo)
    .orderBy('day')
    .orderBy('readingNo')
    .execute()
}

export const readMetersQuery = handle(readMeters, async ({ serviceItemNo }, reading) => {
  const meters = await reading.tx
    .selectFrom('meter')
    .selectAll()
    .where('serviceItemNo', '=', serviceItemNo)
    .orderBy('meterNo')
    .execute()
  const readings = await readingsOf(reading.tx as Act['tx'], serviceItemNo)
  return {
    rows: meters.map((meter) => ({
      ...meter,
      readings: readings.filter((one) => one.meterNo === meter.meterNo),
    })),
  }
})

export const addMeterCommand = handle(addMeter, async ({ serviceItemNo, ...meter }, act) => {
  if (!(await loadServiceItem(act.tx, serviceItemNo)))
    absent('service-items.service-item-absent', { serviceItemNo })
  const { last } = await act.tx
    .selectFrom('meter')
    .select((builder) => builder.fn.max('meterNo').as('last'))
    .where('serviceItemNo', '=', serviceItemNo)
    .executeTakeFirstOrThrow()
  const meterNo = Number(last ?? 0) + 1
  const row = { serviceItemNo, meterNo, ...meter }
  await act.tx.insertInto('meter').values(row).execute()
  await act.remember('service-items.meter', `${serviceItemNo} ${meterNo}`, null, row)
  await act.publish('service-items.meters-changed', serviceItemNo)
  return { meterNo }
})

async function meterOf(act: Act, serviceItemNo: string, meterNo: number) {
  const meter = await act.tx
    .selectFrom('meter')
    .selectAll()
    .where('serviceItemNo', '=', serviceItemNo)
    .where('meterNo', '=', meterNo)
    .forUpdate()
    .executeTakeFirst()
  return meter ?? absent('service-items.meter-absent')
}

export const deleteMeterCommand = handle(deleteMeter, async ({ serviceItemNo, meterNo }, act) => {
  const meter = await meterOf(act, serviceItemNo, meterNo)
  const count = (await readingsOf(act.tx, serviceItemNo)).filter((one) => one.meterNo === meterNo).length
  const questions = count > 0 ? [confirmation('service-items.meter-with-readings', { count })] : []
  orRefuse(verdict([], () => null, questions, act.answers))
  await act.tx
    .deleteFrom('meter')
    .where('serviceItemNo', '=', serviceItemNo)
    .where('meterNo', '=', meterNo)
    .execute()
  await act.remember('service-items.meter', `${serviceItemNo} ${meterNo}`, meter, null)
  await act.publish('service-items.meters-changed', serviceItemNo)
  return {}
})

export const addReadingCommand = handle(
  addReading,
  async ({ serviceItemNo, meterNo, day, reading, note }, act) => {
    const meter = await meterOf(act, serviceItemNo, meterNo)
    const known = (await readingsOf(act.tx, serviceItemNo)).filter((one) => one.meterNo === meterNo)
    const fresh = { day: day ?? act.workDate, reading }
    const { refusals, questions } = checkReading(meter.kind, fresh, known, act.workDate)
    orRefuse(verdict(refusals, () => null, questions, act.answers))
    const row = { serviceItemNo, meterNo, ...fresh, note, userName: act.user.name }
    const { readingNo } = await act.tx
      .insertInto('meterReading')
      .values(row)
      .returning('readingNo')
      .executeTakeFirstOrThrow()
    await act.remember('service-items.meter-reading', String(readingNo), null, row)
    await act.publish('service-items.meters-changed', serviceItemNo)
    return { readingNo: Number(readingNo) }
  },
)

export const deleteReadingCommand = handle(deleteReading, async ({ readingNo }, act) => {
  const row = await act.tx
    .deleteFrom('meterReading')
    .where('readingNo', '=', readingNo)
    .returningAll()
    .executeTakeFirst()
  if (!row) return absent('service-items.meter-absent')
  await act.remember('service-items.meter-reading', String(readingNo), row, null)
  await act.publish('service-items.meters-changed', row.serviceItemNo)
  return {}
})
