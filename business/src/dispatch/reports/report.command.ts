import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import type { Instant } from '../../foundation/day.ts'
import { worksInOffice } from '../../foundation/roles.ts'
import { absent, refuse } from '../../foundation/verdict.ts'
import { forgetPosition } from '../positions/positions.store.ts'
import { reportVisit } from './api.ts'
import { applyReport, type Said } from './apply-report.store.ts'
import { timesOf } from './times.ts'

const journeyEnds: ReadonlySet<string> = new Set(['arrived', 'done', 'not-done'])

export const reportVisitCommand = handle(reportVisit, async ({ reportId, visitNo, at, content }, act) => {
  const before = await act.tx
    .selectFrom('visitReport')
    .select(['outcome', 'words'])
    .where('reportId', '=', reportId)
    .executeTakeFirst()
  if (before) return { outcome: before.outcome, words: before.words.map((said) => sentence(act, said)) }
  const orderNo = await orderOf(act, visitNo)
  await refuseStrangers(act, visitNo)
  const moment = at > act.now ? act.now : at
  const report = { visitNo, orderNo, at: moment, resourceNo: act.user.resourceNo, content }
  const { outcome, said } = await applyReport(act, report)
  const { kind, ...data } = content
  await act.tx
    .insertInto('visitReport')
    .values({
      reportId,
      visitNo,
      orderNo,
      lineNo: 'lineNo' in content ? content.lineNo : null,
      kind,
      at: moment,
      receivedAt: act.now,
      byUser: act.user.userId,
      byName: act.user.name,
      resourceNo: act.user.resourceNo,
      // Photos are attachments of the order and not kept twice; a signature belongs to what was signed.
      data: JSON.stringify(content.kind === 'photo' ? { ...data, contentBase64: null } : data),
      outcome,
      words: JSON.stringify(said),
    })
    .execute()
  await writeTimes(act, visitNo)
  if (journeyEnds.has(kind)) await forgetPosition(act, { visitNo })
  await act.remember('dispatch.visit-report', reportId, null, { visitNo, kind, at: moment, outcome })
  await act.publish('dispatch.visit-reported', visitNo, { orderNo, kind, outcome })
  await act.publish('dispatch.visits-changed', orderNo)
  return { outcome, words: said.map((one) => sentence(act, one)) }
})

const sentence = (act: Act, { code, facts }: Said) => act.say(code, facts)

/** The order of a visit, also of one that is gone: its number begins with the order's. */
async function orderOf(act: Act, visitNo: string): Promise<string> {
  const visit = await act.tx
    .selectFrom('visit')
    .select('orderNo')
    .where('visitNo', '=', visitNo)
    .forUpdate()
    .executeTakeFirst()
  if (visit) return visit.orderNo
  const orderNo = visitNo.slice(0, visitNo.lastIndexOf('-'))
  const known = await act.tx
    .selectFrom('documentLog')
    .select('orderNo')
    .where('orderNo', '=', orderNo)
    .limit(1)
    .executeTakeFirst()
  return known ? orderNo : absent('dispatch.visit-absent', { visitNo })
}

/** Technicians report of visits that are or were theirs. */
export async function refuseStrangers(act: Act, visitNo: string) {
  if (worksInOffice(act.user.roles)) return
  const { resourceNo } = act.user
  const visit = await act.tx
    .selectFrom('visit')
    .leftJoin('visitHelper', 'visitHelper.visitNo', 'visit.visitNo')
    .select('visit.visitNo')
    .where('visit.visitNo', '=', visitNo)
    .where((builder) =>
      builder.or([
        builder('visit.resourceNo', '=', resourceNo),
        builder('visit.publishedResourceNo', '=', resourceNo),
        builder('visitHelper.resourceNo', '=', resourceNo),
      ]),
    )
    .executeTakeFirst()
  if (visit) return
  const entry = await act.tx
    .selectFrom('allocation')
    .select('entryNo')
    .where('visitNo', '=', visitNo)
    .where('resourceNo', '=', resourceNo)
    .executeTakeFirst()
  const still = await act.tx
    .selectFrom('visit')
    .select('visitNo')
    .where('visitNo', '=', visitNo)
    .executeTakeFirst()
  // Of a visit that is gone nobody knows whose it was; what was done there must not be lost.
  if (still && !entry) refuse('dispatch.not-your-visit', { visitNo })
}

/** The visit's times from all that was reported of it. */
async function writeTimes(act: Act, visitNo: string) {
  const reports = await act.tx
    .selectFrom('visitReport')
    .select(['reportId', 'kind', 'at'])
    .where('visitNo', '=', visitNo)
    .execute()
  const times = timesOf(reports.map((report) => ({ ...report, at: report.at as Instant })))
  await act.tx.updateTable('visit').set(times).where('visitNo', '=', visitNo).execute()
}
