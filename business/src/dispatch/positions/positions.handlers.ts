import type { Reading } from '../../engine/act.ts'
import type { Job } from '../../engine/jobs.ts'
import { handle } from '../../engine/module.ts'
import { secondsBetween } from '../../foundation/day.ts'
import { refuse } from '../../foundation/verdict.ts'
import { readMyPosition, readPositions, secondsBetweenPositions, sharePosition, tellPosition } from './api.ts'
import {
  forgetOldPositions,
  forgetPosition,
  loadPolicy,
  loadPositions,
  onTheWayTo,
} from './positions.store.ts'

const rounded = (degrees: number) => Math.round(degrees * 10_000) / 10_000

async function sharingSince({ tx }: Reading, resourceNo: string) {
  const sharing = await tx
    .selectFrom('positionSharing')
    .select('since')
    .where('resourceNo', '=', resourceNo)
    .executeTakeFirst()
  return sharing?.since ?? null
}

/** Only resources have a day of visits, and only they drive to them. */
function myResource({ user }: Reading): string {
  return user.resourceNo ?? refuse('dispatch.position-nobody')
}

export const readMyPositionQuery = handle(readMyPosition, async (_, reading) => {
  const { resourceNo } = reading.user
  const policy = await loadPolicy(reading.tx)
  if (resourceNo === null) return { ...policy, sharingSince: null, onTheWayTo: null, seen: null }
  const [seen] = await loadPositions(reading, resourceNo)
  return {
    ...policy,
    sharingSince: await sharingSince(reading, resourceNo),
    onTheWayTo: await onTheWayTo(reading, resourceNo),
    seen: seen ?? null,
  }
})

export const sharePositionCommand = handle(sharePosition, async ({ share }, act) => {
  const resourceNo = myResource(act)
  const before = await sharingSince(act, resourceNo)
  if (share === (before !== null)) return { sharingSince: before }
  if (!share) {
    await act.tx.deleteFrom('positionSharing').where('resourceNo', '=', resourceNo).execute()
    await forgetPosition(act, { resourceNo })
  } else {
    const { allowed } = await loadPolicy(act.tx)
    if (!allowed) refuse('dispatch.position-not-allowed')
    await act.tx
      .insertInto('positionSharing')
      .values({ resourceNo, since: act.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const sharing = share ? act.now : null
  await act.remember('dispatch.position', resourceNo, { sharingSince: before }, { sharingSince: sharing })
  return { sharingSince: sharing }
})

export const tellPositionCommand = handle(tellPosition, async ({ visitNo, ...place }, act) => {
  const resourceNo = myResource(act)
  const { allowed } = await loadPolicy(act.tx)
  if (!allowed) refuse('dispatch.position-not-allowed')
  if ((await sharingSince(act, resourceNo)) === null) refuse('dispatch.position-not-shared')
  if ((await onTheWayTo(act, resourceNo)) !== visitNo) refuse('dispatch.position-not-on-the-way', { visitNo })
  const before = await act.tx
    .selectFrom('technicianPosition')
    .select('at')
    .where('resourceNo', '=', resourceNo)
    .forUpdate()
    .executeTakeFirst()
  if (before && secondsBetween(before.at, act.now) < secondsBetweenPositions) return { taken: false }
  const row = {
    resourceNo,
    visitNo,
    latitude: rounded(place.latitude),
    longitude: rounded(place.longitude),
    accuracyMetres: place.accuracyMetres,
    at: act.now,
  }
  await act.tx
    .insertInto('technicianPosition')
    .values(row)
    .onConflict((conflict) => conflict.column('resourceNo').doUpdateSet(row))
    .execute()
  // That there is news, never where.
  await act.publish('dispatch.position-changed', resourceNo)
  return { taken: true }
})

export const readPositionsQuery = handle(readPositions, async (_, reading) => {
  const { allowed } = await loadPolicy(reading.tx)
  return { allowed, rows: await loadPositions(reading) }
})

/** What may not be seen any more is gone soon after, whether or not anybody looks. */
export const forgetPositionsJob: Job = {
  name: 'dispatch.forgetPositions',
  everySeconds: 300,
  run: ({ engine, company }) => forgetOldPositions(engine.database.company(company), engine.now()),
}
