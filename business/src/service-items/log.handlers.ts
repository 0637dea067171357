import { handle } from '../engine/module.ts'
import { endOfDay, startOfDay } from '../foundation/day.ts'
import { confirmation, orRefuse, refuse, verdict } from '../foundation/verdict.ts'
import { deleteServiceItemLog, readServiceItemLog } from './api.ts'

const shown = 500

export const readServiceItemLogQuery = handle(readServiceItemLog, async ({ serviceItemNo }, reading) => ({
  rows: await reading.tx
    .selectFrom('serviceItemLog')
    .select(['entryNo', 'eventNo', 'documentType', 'documentNo', 'before', 'after', 'changedAt', 'userName'])
    .where('serviceItemNo', '=', serviceItemNo)
    .orderBy('entryNo', 'desc')
    .limit(shown)
    .execute(),
}))

export const deleteServiceItemLogCommand = handle(
  deleteServiceItemLog,
  async ({ serviceItemNo, from, to }, act) => {
    let query = act.tx.selectFrom('serviceItemLog')
    if (serviceItemNo) query = query.where('serviceItemNo', '=', serviceItemNo)
    if (from) query = query.where('changedAt', '>=', startOfDay(from, act.timeZone))
    if (to) query = query.where('changedAt', '<', endOfDay(to, act.timeZone))
    const rows = await query.select(['serviceItemNo', 'entryNo']).execute()
    if (rows.length === 0) refuse('service-items.log-nothing-to-delete')
    orRefuse(
      verdict(
        [],
        () => null,
        [confirmation('service-items.log-will-be-deleted', { count: rows.length })],
        act.answers,
      ),
    )
    for (let at = 0; at < rows.length; at += 500)
      await act.tx
        .deleteFrom('serviceItemLog')
        .where((builder) =>
          builder(
            builder.refTuple('serviceItemNo', 'entryNo'),
            'in',
            rows.slice(at, at + 500).map((row) => builder.tuple(row.serviceItemNo, row.entryNo)),
          ),
        )
        .execute()
    await act.remember('service-items.log', serviceItemNo ?? '*', { from, to, count: rows.length }, null)
    return { deleted: rows.length }
  },
)
