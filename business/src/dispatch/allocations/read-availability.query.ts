import type { Reading } from '../../engine/act.ts'
import { anyOf } from '../../engine/any-of.ts'
import { handle } from '../../engine/module.ts'
import { type Day, daysBetween, timeOf } from '../../foundation/day.ts'
import { type Decimal, decimal, decimalText, sum } from '../../foundation/decimal.ts'
import { absent, refuse } from '../../foundation/verdict.ts'
import { loadProjectHours } from '../../projects/public.store.ts'
import { loadWorkingDays } from '../../resources/public.store.ts'
import { capacityMinutes } from '../../resources/public.ts'
import { loadLines } from '../../service-orders/public.store.ts'
import { loadServiceSetup } from '../../service-setup/public.store.ts'
import { loadTechnicians } from '../day.store.ts'
import type { Technician } from '../day.ts'
import { readAllocated, readAvailability } from './api.ts'
import { byColumn, columnsFrom, inOrderOfChoice } from './availability.ts'
import { missingSkills, servesZone, type Wanted } from './choice.ts'
import { loadWanted } from './entries.store.ts'

const longest = 400

export const readAvailabilityQuery = handle(readAvailability, async (input, reading) => {
  const { fromDay, period, count, by, groupNo, orderNo, lineNo } = input
  const columns = columnsFrom(fromDay, period, count)
  const scope = { fromDay: columns[0]!.from, toDay: columns.at(-1)!.to }
  if (daysBetween(scope.fromDay, scope.toDay) >= longest)
    refuse('dispatch.availability-too-long', {}, 'count')
  const everybody = await loadTechnicians(reading)
  const technicians = everybody.filter((one) => groupNo === undefined || one.groupNo === groupNo)
  const capacity = await capacityByDay(reading, scope, technicians)
  const allocated = tabulate([
    ...(await allocatedByDay(reading, scope)),
    ...(await projectHoursByDay(reading, scope)),
  ])
  const setup = await loadServiceSetup(reading.tx)
  const used = { skills: setup.skillsOption !== 'not-used', zones: setup.zonesOption !== 'not-used' }
  const task = orderNo === undefined ? null : await taskOf(reading, orderNo, lineNo)
  const cellsOf = (
    capacities: readonly ReadonlyMap<string, Decimal>[],
    hours: readonly ReadonlyMap<string, Decimal>[],
  ) => {
    const able = capacities.map((figures) => byColumn(columns, figures))
    const taken = hours.map((figures) => byColumn(columns, figures))
    return columns.map((_, at) => {
      const [all, busy] = [able, taken].map((of) => sum(of.map((figures) => figures[at]!)))
      return { capacity: all!, allocated: busy!, available: all!.minus(busy!) }
    })
  }
  const nothing = new Map<string, Decimal>()
  const ofResource = (one: Technician) => capacity.get(one.resourceNo) ?? nothing
  const hoursOf = (key: string) => allocated.get(key) ?? nothing
  const rows =
    by === 'resource'
      ? technicians.map((one) => ({
          no: one.resourceNo,
          name: one.name,
          groupNo: one.groupNo,
          ...marksOf(one, task, scope.fromDay, used),
          cells: cellsOf([ofResource(one)], [hoursOf(one.resourceNo)]),
        }))
      : (await groupsOf(reading)).map((group) => {
          const members = everybody.filter((one) => one.groupNo === group.groupNo)
          return {
            no: group.groupNo,
            name: group.name,
            groupNo: group.groupNo,
            ...unmarked,
            cells: cellsOf(members.map(ofResource), [
              hoursOf(`group ${group.groupNo}`),
              ...members.map((one) => hoursOf(one.resourceNo)),
            ]),
          }
        })
  return {
    columns,
    skillsShown: used.skills,
    zonesShown: used.zones,
    rows: (task ? inOrderOfChoice(rows) : rows).map(({ cells, ...row }) => ({
      ...row,
      cells: cells.map((cell) => ({
        capacity: decimalText(cell.capacity.round(5)),
        allocated: decimalText(cell.allocated.round(5)),
        available: decimalText(cell.available.round(5)),
      })),
    })),
  }
})

const unmarked = { qualified: true, missingSkills: [] as string[], preferred: false, inZone: true }

/** What is to be done: of one line or, without a number, of all lines together. */
interface Task {
  readonly wanted: readonly Wanted[]
  readonly preferred: ReadonlySet<string>
}

async function taskOf(reading: Reading, orderNo: string, lineNo: number | undefined): Promise<Task> {
  const all = await loadLines(reading.tx, orderNo)
  const lines = all.filter((line) => lineNo === undefined || line.lineNo === lineNo)
  if (lineNo !== undefined && lines.length === 0)
    absent('service-orders.line-absent', { orderNo, line: lineNo })
  const wanted = await loadWanted(reading, orderNo, lines)
  return {
    wanted: [...wanted.values()],
    preferred: new Set(lines.flatMap((line) => line.preferredResourceNo ?? [])),
  }
}

function marksOf(
  who: Technician,
  task: Task | null,
  day: Day,
  used: { readonly skills: boolean; readonly zones: boolean },
) {
  if (task === null) return unmarked
  const missing = used.skills ? [...new Set(task.wanted.flatMap((one) => missingSkills(who, one, day)))] : []
  return {
    qualified: missing.length === 0,
    missingSkills: missing,
    preferred: task.preferred.has(who.resourceNo),
    inZone: !used.zones || task.wanted.every((one) => servesZone(who, one.zoneCode, day)),
  }
}

type ByDay = Map<string, Map<string, Decimal>>
/** Who (a resource, or `group` and its number), which day, how many hours. */
type HoursOfDay = readonly [string, string, Decimal]

const hoursOfMinutes = (minutes: number) => decimal(minutes).div(60)

async function capacityByDay(
  { tx, timeZone }: Reading,
  scope: { fromDay: Day; toDay: Day },
  technicians: readonly Technician[],
): Promise<ByDay> {
  const days = await loadWorkingDays(tx, timeZone, {
    ...scope,
    resourceNos: technicians.map((one) => one.resourceNo),
  })
  return tabulate(days.map((one) => [one.resourceNo, one.day, hoursOfMinutes(capacityMinutes(one.shift))]))
}

/** Active entries that are not posted count; entries of a group that names nobody count for the group alone. */
async function allocatedByDay({ tx }: Reading, scope: { fromDay: Day; toDay: Day }): Promise<HoursOfDay[]> {
  const rows = await tx
    .selectFrom('allocation')
    .select((builder) => ['resourceNo', 'groupNo', 'day', builder.fn.sum<string>('hours').as('hours')])
    .where('status', '=', 'active')
    .where('posted', '=', false)
    .where('day', '>=', scope.fromDay)
    .where('day', '<=', scope.toDay)
    .groupBy(['resourceNo', 'groupNo', 'day'])
    .execute()
  return rows.map((row) => [row.resourceNo ?? `group ${row.groupNo}`, row.day!, decimal(row.hours)])
}

/** Hours that open projects have planned (F-8). */
async function projectHoursByDay(
  { tx }: Reading,
  scope: { fromDay: Day; toDay: Day },
): Promise<HoursOfDay[]> {
  const rows = await loadProjectHours(tx, scope)
  return rows.map((row) => [row.resourceNo ?? `group ${row.groupNo}`, row.day, decimal(row.hours)])
}

function tabulate(entries: readonly HoursOfDay[]): ByDay {
  const table: ByDay = new Map()
  for (const [key, day, hours] of entries) {
    const days = table.get(key) ?? new Map<string, Decimal>()
    table.set(key, days.set(day, (days.get(day) ?? decimal(0)).plus(hours)))
  }
  return table
}

const groupsOf = ({ tx }: Reading) =>
  tx.selectFrom('resourceGroup').select(['groupNo', 'name']).orderBy('name').execute()

export const readAllocatedQuery = handle(readAllocated, async (input, reading) => {
  const { resourceNo, groupNo, fromDay, toDay } = input
  if ((resourceNo === undefined) === (groupNo === undefined))
    refuse('dispatch.allocation-resource-missing', {}, 'resourceNo')
  if (toDay < fromDay) refuse('dispatch.period-order', {}, 'toDay')
  const members =
    resourceNo === undefined
      ? await reading.tx.selectFrom('resource').select('resourceNo').where('groupNo', '=', groupNo!).execute()
      : [{ resourceNo }]
  const rows = await reading.tx
    .selectFrom('allocation')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'allocation.orderNo')
    .leftJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .innerJoin('serviceItemLine as line', (join) =>
      join.onRef('line.orderNo', '=', 'allocation.orderNo').onRef('line.lineNo', '=', 'allocation.lineNo'),
    )
    .leftJoin('resource', 'resource.resourceNo', 'allocation.resourceNo')
    .select(['entryNo', 'allocation.orderNo', 'allocation.lineNo', 'day', 'hours', 'startAt', 'endAt'])
    .select((builder) => [
      'serviceOrder.kind',
      builder.fn.coalesce('customer.name', 'serviceOrder.prospectName').as('customerName'),
      'resource.name as resourceName',
    ])
    .select('line.description as lineDescription')
    .where('allocation.status', '=', 'active')
    .where('posted', '=', false)
    .where('day', '>=', fromDay)
    .where('day', '<=', toDay)
    .where((builder) =>
      builder.or([
        anyOf(
          'allocation.resourceNo',
          members.map((one) => one.resourceNo),
        ),
        ...(groupNo === undefined
          ? []
          : [
              builder.and([
                builder('allocation.groupNo', '=', groupNo),
                builder('allocation.resourceNo', 'is', null),
              ]),
            ]),
      ]),
    )
    .orderBy('day')
    .orderBy('startAt')
    .orderBy('entryNo')
    .execute()
  const time = (moment: (typeof rows)[number]['startAt']) => moment && timeOf(moment, reading.timeZone)
  return {
    rows: rows.map(({ kind, startAt, endAt, day, ...row }) => ({
      ...row,
      day: day!,
      isQuote: kind === 'quote',
      startTime: time(startAt),
      endTime: time(endAt),
    })),
  }
})
