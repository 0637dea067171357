import { sql } from 'kysely'
import type { Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { type Day, type Instant, momentOf } from '../foundation/day.ts'
import { loadWorkingDays } from '../resources/public.store.ts'
import { loadNeededSkills } from '../service-items/public.store.ts'
import { neededSkills } from '../service-items/public.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import { asHeld, loadHolds } from './appointments/hold.store.ts'
import type { AllocatedByHand, Helper, PlanDays, Technician, Visit } from './day.ts'
import { loadWorkOutside } from './outside.store.ts'
import { publishedOf } from './place-visits.store.ts'
import { loadLinks } from './predecessors.store.ts'
import { openStates } from './visit-states.ts'

type Scope = { readonly fromDay: Day; readonly toDay: Day; readonly resourceNos?: readonly string[] }

/** The set-up of dispatching. */
export function loadDispatchSetup(tx: Reading['tx']) {
  return tx.selectFrom('dispatchSetup').selectAll().executeTakeFirstOrThrow()
}

/** The technicians that are planned: persons, not blocked, of the scope, by group and name. */
export async function loadTechnicians(
  reading: Reading,
  resourceNos?: readonly string[],
): Promise<Technician[]> {
  const { tx } = reading
  let query = tx
    .selectFrom('resource')
    .leftJoin('depot', 'depot.depotCode', 'resource.depotCode')
    .select([
      'resource.resourceNo',
      'resource.name',
      'resource.groupNo',
      'resource.startFrom',
      'resource.homeLatitude',
      'resource.homeLongitude',
      'resource.maxOvertimeMinutes',
      'resource.maxVisitsPerDay',
      'resource.maxWeeklyHours',
      'resource.subcontractor',
      'resource.blocked',
      'depot.latitude as depotLatitude',
      'depot.longitude as depotLongitude',
    ])
    .where('resource.type', '=', 'person')
    .orderBy('resource.groupNo')
    .orderBy(sql`resource.name collate "und-x-icu"`)
  if (resourceNos)
    query = query.where('resource.resourceNo', 'in', resourceNos.length > 0 ? [...resourceNos] : [''])
  const rows = await query.execute()
  const skills = Map.groupBy(
    await tx.selectFrom('resourceSkill').selectAll().orderBy('skillCode').execute(),
    (one) => one.resourceNo,
  )
  const zones = Map.groupBy(
    await tx.selectFrom('resourceZone').selectAll().orderBy('zoneCode').execute(),
    (one) => one.resourceNo,
  )
  return rows
    .map((row): Technician => {
      const [latitude, longitude] =
        row.startFrom === 'depot'
          ? [row.depotLatitude, row.depotLongitude]
          : [row.homeLatitude, row.homeLongitude]
      return {
        resourceNo: row.resourceNo,
        name: row.name,
        groupNo: row.groupNo,
        skills: skills.get(row.resourceNo) ?? [],
        zones: zones.get(row.resourceNo) ?? [],
        start: latitude === null || longitude === null ? null : { latitude, longitude },
        maxOvertimeMinutes: row.maxOvertimeMinutes,
        maxVisitsPerDay: row.maxVisitsPerDay,
        maxWeeklyHours: row.maxWeeklyHours,
        subcontractor: row.subcontractor,
        blocked: row.blocked,
      }
    })
    .filter((one) => !one.blocked)
}

/** Columns of a visit with its order and the address that it goes to. */
function visitRows(reading: Reading) {
  return reading.tx
    .selectFrom('visit')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'visit.orderNo')
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .leftJoin('shipToAddress', (join) =>
      join
        .onRef('shipToAddress.customerNo', '=', 'serviceOrder.customerNo')
        .onRef('shipToAddress.shipToCode', '=', 'visit.shipToCode'),
    )
    .selectAll('visit')
    .select((builder) => [
      'serviceOrder.description',
      'serviceOrder.status as orderStatus',
      'serviceOrder.warningStatus',
      'serviceOrder.orderDate',
      'serviceOrder.orderTime',
      'serviceOrder.phone',
      'customer.customerNo',
      'customer.name as customerName',
      builder.fn.coalesce('shipToAddress.address', 'customer.address').as('address'),
      builder.fn.coalesce('shipToAddress.city', 'customer.city').as('city'),
      builder.fn.coalesce('shipToAddress.zoneCode', 'customer.zoneCode').as('zoneCode'),
      sql<
        number | null
      >`case when ship_to_address.ship_to_code is null then customer.latitude else ship_to_address.latitude end`.as(
        'latitude',
      ),
      sql<
        number | null
      >`case when ship_to_address.ship_to_code is null then customer.longitude else ship_to_address.longitude end`.as(
        'longitude',
      ),
    ])
}

/** Visits planned on the days, and the unplanned ones with them where asked for. */
export async function loadVisits(
  reading: Reading,
  scope: { fromDay: Day; toDay: Day; resourceNos?: readonly string[]; unplanned: boolean },
): Promise<Visit[]> {
  const held = (await loadHolds(reading, scope)).map((hold) => hold.visitNo)
  const rows = await visitRows(reading)
    .where((builder) => {
      const planned = builder.and([
        builder('visit.day', '>=', scope.fromDay),
        builder('visit.day', '<=', scope.toDay),
        builder('visit.resourceNo', 'is not', null),
        builder('visit.state', 'in', [...openStates, 'done', 'not-done']),
        ...(scope.resourceNos
          ? [
              builder.or([
                anyOf('visit.resourceNo', scope.resourceNos),
                builder.exists(
                  builder
                    .selectFrom('visitHelper')
                    .select('visitHelper.visitNo')
                    .whereRef('visitHelper.visitNo', '=', 'visit.visitNo')
                    .where(anyOf('visitHelper.resourceNo', scope.resourceNos)),
                ),
              ]),
            ]
          : []),
      ])
      const kept = held.length > 0 ? [builder('visit.visitNo', 'in', held)] : []
      return builder.or([planned, ...(scope.unplanned ? [builder('visit.state', '=', 'unplanned')] : kept)])
    })
    .orderBy('visit.visitNo')
    .execute()
  return visitsOfRows(reading, rows)
}

/** The named visits, whatever their state. */
export async function loadVisitsByNo(reading: Reading, visitNos: readonly string[]): Promise<Visit[]> {
  if (visitNos.length === 0) return []
  return visitsOfRows(
    reading,
    await visitRows(reading)
      .where('visit.visitNo', 'in', [...visitNos])
      .orderBy('visit.visitNo')
      .execute(),
  )
}

type VisitRow = Awaited<ReturnType<ReturnType<typeof visitRows>['execute']>>[number]

async function visitsOfRows(reading: Reading, rows: readonly VisitRow[]): Promise<Visit[]> {
  if (rows.length === 0) return []
  const { tx, timeZone } = reading
  const orderNos = [...new Set(rows.map((row) => row.orderNo))]
  const finished = tx.selectFrom('repairStatus').select('repairStatusCode').where('role', '=', 'finished')
  const lines = await tx
    .selectFrom('serviceItemLine')
    .selectAll()
    .where(anyOf('orderNo', orderNos))
    .where('repairStatusCode', 'not in', finished)
    .orderBy('lineNo')
    .execute()
  const windows = await tx
    .selectFrom('lineWindow')
    .selectAll()
    .where(anyOf('orderNo', orderNos))
    .orderBy('fromAt')
    .execute()
  const skills = await loadNeededSkills(tx, lines)
  const skillsOf = new Map(lines.map((line, at) => [line, skills[at]!]))
  const hours = Map.groupBy(
    await tx
      .selectFrom('receivingHours')
      .selectAll()
      .where(
        anyOf(
          'customerNo',
          rows.map((row) => row.customerNo),
        ),
      )
      .execute(),
    (hour) => `${hour.customerNo} ${hour.shipToCode}`,
  )
  const linesOf = Map.groupBy(lines, (line) => `${line.orderNo} ${line.shipToCode} ${line.stage}`)
  const helpers = Map.groupBy(
    await tx
      .selectFrom('visitHelper')
      .selectAll()
      .where(
        anyOf(
          'visitNo',
          rows.map((row) => row.visitNo),
        ),
      )
      .orderBy('resourceNo')
      .execute(),
    (helper) => helper.visitNo,
  )
  const links = await loadLinks(reading, rows)
  const allocated = await loadAllocatedByHand(reading, rows)
  const excludedBy = Map.groupBy(
    await tx
      .selectFrom('customerExcludedResource')
      .selectAll()
      .where(
        anyOf(
          'customerNo',
          rows.map((row) => row.customerNo),
        ),
      )
      .execute(),
    (excluded) => excluded.customerNo,
  )
  const blocked = new Set(
    (
      await tx
        .selectFrom('serviceItem')
        .select('serviceItemNo')
        .where(
          anyOf(
            'serviceItemNo',
            lines.flatMap((line) => line.serviceItemNo ?? []),
          ),
        )
        .where('blocked', '=', 'all')
        .execute()
    ).map((item) => item.serviceItemNo),
  )
  const windowsOf = Map.groupBy(windows, (window) => `${window.orderNo} ${window.lineNo}`)
  const rank = { low: 0, medium: 1, high: 2 } as const
  const visits = rows.map((row): Visit => {
    const mine = linesOf.get(`${row.orderNo} ${row.shipToCode} ${row.stage}`) ?? []
    const dues = mine.flatMap((line) =>
      line.responseDate && line.responseTime
        ? [momentOf(line.responseDate, line.responseTime, timeZone)]
        : [],
    )
    const starts = mine.flatMap((line) => line.earliestStart ?? [])
    const partsReady = mine.flatMap((line) => line.partsReadyAt ?? [])
    const target = mine
      .filter((line) => line.targetDay !== null)
      .sort((a, b) => (a.targetDay! < b.targetDay! ? -1 : 1))[0]
    const promised = mine.find((line) => line.promisedFrom && line.promisedTo)
    const needed = mine.flatMap((line) => skillsOf.get(line) ?? [])
    return {
      visitNo: row.visitNo,
      orderNo: row.orderNo,
      version: row.version,
      state: row.state,
      pin: row.pin,
      description: row.description || mine[0]?.description || '',
      customerNo: row.customerNo,
      customerName: row.customerName,
      address: row.address,
      city: row.city,
      phone: row.phone,
      zoneCode: row.zoneCode,
      position:
        row.latitude === null || row.longitude === null
          ? null
          : { latitude: row.latitude, longitude: row.longitude },
      orderStatus: row.orderStatus,
      warning: row.warningStatus,
      priority: mine.reduce<'low' | 'medium' | 'high'>(
        (highest, line) => (rank[line.priority] > rank[highest] ? line.priority : highest),
        'low',
      ),
      minutes: Math.max(
        1,
        (row.partMinutes ?? mine.reduce((total, line) => total + line.estimatedMinutes, 0)) +
          row.extraMinutes,
      ),
      lineNos: mine.map((line) => line.lineNo),
      due: dues.sort()[0] ?? null,
      ordered: momentOf(row.orderDate, row.orderTime, timeZone),
      earliestStart: starts.sort().at(-1) ?? null,
      // The customer was promised when the work begins, not each of its parts.
      promised:
        promised && row.part === 1 ? { from: promised.promisedFrom!, to: promised.promisedTo! } : null,
      windows: mine
        .flatMap((line) => windowsOf.get(`${line.orderNo} ${line.lineNo}`) ?? [])
        .map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt })),
      receivingHours:
        hours.get(`${row.customerNo} ${row.shipToCode}`) ?? hours.get(`${row.customerNo} `) ?? [],
      skills: neededSkills(needed),
      preferredResourceNo: mine.find((line) => line.preferredResourceNo)?.preferredResourceNo ?? null,
      requiredResourceNo: mine.find((line) => line.requiredResourceNo)?.requiredResourceNo ?? null,
      excludedResourceNos: [
        ...new Set([
          ...mine.flatMap((line) => line.excludedResourceNos),
          ...(excludedBy.get(row.customerNo) ?? []).map((excluded) => excluded.resourceNo),
        ]),
      ],
      placement: placementOf(row, helpers.get(row.visitNo) ?? []),
      ...(allocated.has(row.visitNo) && { allocated: allocated.get(row.visitNo)! }),
      crewSize: Math.max(1, ...mine.map((line) => line.crewSize)),
      helperSkills: neededSkills(mine.flatMap((line) => line.helperSkills)),
      partsReadyAt: partsReady.sort().at(-1) ?? null,
      target: target ? { day: target.targetDay!, toleranceDays: target.targetToleranceDays } : null,
      optional: mine.length > 0 && mine.every((line) => line.optional),
      stage: row.stage,
      part: row.part,
      parts: links.get(row.visitNo)!.parts,
      after: links.get(row.visitNo)!.after,
      published: publishedOf(row),
      itemBlocked: mine.some((line) => line.serviceItemNo !== null && blocked.has(line.serviceItemNo)),
    }
  })
  return asHeld(visits, await loadHolds(reading))
}

/** Of visits that are not on the board: to whom and for which day they were given, the earliest first. */
async function loadAllocatedByHand(
  { tx }: Reading,
  rows: readonly VisitRow[],
): Promise<Map<string, AllocatedByHand>> {
  const unplanned = rows.filter((row) => row.resourceNo === null).map((row) => row.visitNo)
  if (unplanned.length === 0) return new Map()
  const entries = await tx
    .selectFrom('allocation')
    .select(['visitNo', 'resourceNo', 'groupNo', 'day'])
    .where(anyOf('visitNo', unplanned))
    .where('status', '=', 'active')
    .where('role', '=', 'lead')
    .orderBy('day', 'desc')
    .execute()
  return new Map(
    entries.map(({ visitNo, resourceNo, groupNo, day }) => [visitNo!, { resourceNo, groupNo, day: day! }]),
  )
}

function placementOf(
  row: VisitRow,
  helpers: readonly (Omit<Helper, 'arrival'> & { readonly plannedArrival: Instant })[],
): Visit['placement'] {
  if (row.resourceNo === null || row.day === null || row.plannedStart === null || row.plannedEnd === null)
    return null
  return {
    resourceNo: row.resourceNo,
    day: row.day,
    arrival: (row.plannedArrival ?? row.plannedStart) as Instant,
    start: row.plannedStart,
    end: row.plannedEnd,
    travelSeconds: row.travelSeconds,
    travelMetres: row.travelMetres,
    travelQuality: row.travelQuality,
    ...(helpers.length > 0 && {
      helpers: helpers.map(({ resourceNo, plannedArrival, travelSeconds, travelMetres }) => ({
        resourceNo,
        arrival: plannedArrival,
        travelSeconds,
        travelMetres,
      })),
    }),
  }
}

/** The days of the scope as one value: technicians, hours, visits. A constant number of queries. */
export async function loadDays(
  reading: Reading,
  scope: Scope & { readonly unplanned: boolean },
): Promise<PlanDays> {
  const technicians = await loadTechnicians(reading, scope.resourceNos)
  const resourceNos = technicians.map((one) => one.resourceNo)
  const setup = await loadServiceSetup(reading.tx)
  const dispatchSetup = await loadDispatchSetup(reading.tx)
  return {
    timeZone: reading.timeZone,
    now: reading.now,
    fromDay: scope.fromDay,
    toDay: scope.toDay,
    technicians,
    days: await loadWorkingDays(reading.tx, reading.timeZone, {
      fromDay: scope.fromDay,
      toDay: scope.toDay,
      resourceNos,
    }),
    visits: await loadVisits(reading, { ...scope, resourceNos }),
    skillsOption: setup.skillsOption,
    zonesOption: setup.zonesOption,
    freezeMinutes: dispatchSetup.freezeMinutes,
    minimumRestMinutes: dispatchSetup.minimumRestMinutes,
    promiseToleranceMinutes: dispatchSetup.promiseToleranceMinutes,
    certifiedSkills: (
      await reading.tx.selectFrom('skill').select('skillCode').where('certificateNeeded', '=', true).execute()
    ).map((skill) => skill.skillCode),
    outside: await loadWorkOutside(reading, scope, resourceNos),
  }
}
