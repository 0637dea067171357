import { sql } from 'kysely'
import type { Act, Reading } from '../engine/act.ts'
import { handleMaster, type MasterHandling } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import { type Day, daysBetween, daysFromTo, endOfDay, startOfDay } from '../foundation/day.ts'
import type { MasterApi } from '../foundation/master.ts'
import { absent, changedMeanwhile, Refused, refuse } from '../foundation/verdict.ts'
import { recordAbsence } from './absences.store.ts'
import {
  addAbsence,
  clearShiftException,
  deleteAbsence,
  depots,
  groups,
  listAbsences,
  readCapacity,
  resources,
  setShiftException,
  skills,
  templates,
  zones,
} from './api.ts'
import { loadPresentDays, writeEntries } from './capacity/capacity.store.ts'
import { type DayHours, minutesOfWork } from './capacity/capacity.ts'
import { reasonsNotToBeResource, reasonsNotToWork } from './resource.ts'
import { loadWorkingDays } from './resources.store.ts'
import { capacityMinutes, hoursPerWeek, type TemplateDay } from './working-day.ts'

type Row = Readonly<Record<string, unknown>>

/** List fields, pickers and words of a table that has a code and a name. */
function coded(
  table: string,
  key: string,
  name: string,
  more: readonly string[] = [],
): Pick<MasterHandling, 'table' | 'listFields' | 'finding'> {
  const fields = [key, name, ...more]
  return {
    table,
    listFields: Object.fromEntries(
      fields.map((field) => [field, { column: `${table}.${field}`, kind: 'text' as const, searched: true }]),
    ),
    finding: {
      columns: fields.map((field) => `${table}.${field}`),
      label: (row: Row) => String(row[name]),
      hint: (row: Row) => String(row[key]),
    },
  }
}

const master = (api: { about: unknown }, handling: MasterHandling) =>
  handleMaster(api as unknown as MasterApi, handling)

/** Rows of a child table under one field of the master; replaced as a whole when saved. */
function childRows(
  field: string,
  table: 'resourceSkill' | 'resourceZone' | 'workHourTemplateDay',
  key: 'resourceNo' | 'templateCode',
  order: string,
) {
  return {
    load: async (reading: Reading, keys: readonly string[]) => {
      const rows = await reading.tx
        .selectFrom(table)
        .selectAll()
        .where(key as never, 'in', [...keys] as never)
        .orderBy(order as never)
        .execute()
      const byKey = Map.groupBy(rows as Row[], (row) => String(row[key]))
      return new Map(keys.map((one) => [one, { [field]: byKey.get(one) ?? [] }]))
    },
    save: async (act: Act, no: string, rows: readonly Row[]) => {
      await act.tx
        .deleteFrom(table)
        .where(key as never, '=', no as never)
        .execute()
      if (rows.length > 0)
        await act.tx
          .insertInto(table)
          .values(rows.map((row) => ({ ...row, [key]: no })) as never)
          .execute()
    },
  }
}

const skillRows = childRows('skills', 'resourceSkill', 'resourceNo', 'skillCode')
const zoneRows = childRows('zones', 'resourceZone', 'resourceNo', 'zoneCode')
const templateDays = childRows('days', 'workHourTemplateDay', 'templateCode', 'weekday')

export const skillHandlers = master(skills, coded('skill', 'skillCode', 'description'))
export const zoneHandlers = master(zones, coded('serviceZone', 'zoneCode', 'description'))
export const depotHandlers = master(depots, coded('depot', 'depotCode', 'name', ['city']))
export const groupHandlers = master(groups, coded('resourceGroup', 'groupNo', 'name'))

export const templateHandlers = master(templates, {
  ...coded('workHourTemplate', 'templateCode', 'description'),
  children: {
    fields: ['days'],
    load: async (reading, keys) => {
      const days = await templateDays.load(reading, keys)
      return new Map(
        keys.map((key) => {
          const own = days.get(key)?.days ?? []
          return [key, { days: own, totalPerWeek: hoursPerWeek(own as unknown as TemplateDay[]) }]
        }),
      )
    },
    save: (act, no, { days }) => templateDays.save(act, no, days as Row[]),
  },
  reasonsNotTo: ({ days }) =>
    ((days ?? []) as TemplateDay[]).flatMap((one, at) => reasonsNotToWork(one, `days.${at}`)),
})

export const resourceHandlers = master(resources, {
  ...coded('resource', 'resourceNo', 'name', ['city', 'phone', 'vehicle']),
  listFields: {
    ...coded('resource', 'resourceNo', 'name', ['city', 'phone', 'vehicle']).listFields,
    type: { column: 'resource.type', kind: 'text' },
    groupNo: { column: 'resource.groupNo', kind: 'text' },
    groupName: { column: 'resourceGroup.name', kind: 'text' },
    templateCode: { column: 'resource.templateCode', kind: 'text' },
    blocked: { column: 'resource.blocked', kind: 'boolean' },
  },
  view: (query) =>
    query
      .leftJoin('resourceGroup', 'resourceGroup.groupNo', 'resource.groupNo')
      .select('resourceGroup.name as groupName'),
  children: {
    fields: ['skills', 'zones'],
    load: async (reading, keys) => {
      const skillsOf = await skillRows.load(reading, keys)
      const zonesOf = await zoneRows.load(reading, keys)
      return new Map(keys.map((key) => [key, { ...skillsOf.get(key), ...zonesOf.get(key) }]))
    },
    save: async (act, no, children) => {
      if (children.skills) await skillRows.save(act, no, children.skills as Row[])
      if (children.zones) await zoneRows.save(act, no, children.zones as Row[])
    },
  },
  reasonsNotTo: (after) => reasonsNotToBeResource(after as never),
})

async function resourceThere(act: Act, resourceNo: string) {
  const found = await act.tx
    .selectFrom('resource')
    .select('name')
    .where('resourceNo', '=', resourceNo)
    .executeTakeFirst()
  return found ?? absent('resources.resource-absent', { resourceNo })
}

export const setShiftExceptionCommand = handle(setShiftException, async (input, act) => {
  await resourceThere(act, input.resourceNo)
  const refusals = reasonsNotToWork(input, '')
  if (refusals.length > 0) throw new Refused(refusals)
  const before = await hoursOfDay(act, input.resourceNo, input.day)
  await act.tx
    .insertInto('shiftException')
    .values(input)
    .onConflict((conflict) => conflict.columns(['resourceNo', 'day']).doUpdateSet(input))
    .execute()
  await act.remember('resources.shift-exception', `${input.resourceNo} ${input.day}`, null, input)
  await writeChange(act, input.resourceNo, input.day, before)
  await act.publish('resources.hours-changed', input.resourceNo, { day: input.day })
  return { resourceNo: input.resourceNo }
})

async function hoursOfDay(act: Act, resourceNo: string, day: Day): Promise<DayHours> {
  const { templateCode } = await act.tx
    .selectFrom('resource')
    .select('templateCode')
    .where('resourceNo', '=', resourceNo)
    .executeTakeFirstOrThrow()
  const [present] = await loadPresentDays(act, { resourceNo, templateCode }, day, day)
  return present!.hours
}

/** The entry of a day that was set by itself. */
async function writeChange(act: Act, resourceNo: string, day: Day, before: DayHours) {
  const minutes = minutesOfWork(await hoursOfDay(act, resourceNo, day)) - minutesOfWork(before)
  await writeEntries(act, resourceNo, [{ day, minutes }], { source: 'day', templateCode: null })
}

export const clearShiftExceptionCommand = handle(clearShiftException, async ({ resourceNo, day }, act) => {
  await resourceThere(act, resourceNo)
  const hours = await hoursOfDay(act, resourceNo, day)
  const [before] = await act.tx
    .deleteFrom('shiftException')
    .where('resourceNo', '=', resourceNo)
    .where('day', '=', day)
    .returningAll()
    .execute()
  if (before) {
    await act.remember('resources.shift-exception', `${resourceNo} ${day}`, before, null)
    await writeChange(act, resourceNo, day, hours)
    await act.publish('resources.hours-changed', resourceNo, { day })
  }
  return { resourceNo }
})

export const addAbsenceCommand = handle(addAbsence, async ({ resourceNo, from, to, kind, note }, act) => {
  return { absenceNo: await recordAbsence(act, resourceNo, { from, to, kind }, note) }
})

export const deleteAbsenceCommand = handle(deleteAbsence, async ({ absenceNo, version }, act) => {
  const before = await act.tx
    .selectFrom('absence')
    .selectAll()
    .where('absenceNo', '=', absenceNo)
    .executeTakeFirst()
  if (!before) return absent('resources.absence-absent')
  if (before.version !== version) changedMeanwhile('resources.absence-changed-meanwhile')
  await act.tx.deleteFrom('absence').where('absenceNo', '=', absenceNo).execute()
  await act.remember('resources.absence', String(absenceNo), before, null)
  await act.publish('resources.absence-deleted', before.resourceNo, { from: before.fromAt, to: before.toAt })
  return { absenceNo }
})

export const listAbsencesQuery = handle(listAbsences, async ({ resourceNo, fromDay, toDay }, reading) => {
  let query = reading.tx
    .selectFrom('absence')
    .select(['absenceNo', 'resourceNo', 'fromAt as from', 'toAt as to', 'kind', 'note', 'version'])
    .where('fromAt', '<', endOfDay(toDay, reading.timeZone))
    .where('toAt', '>', startOfDay(fromDay, reading.timeZone))
    .orderBy('fromAt')
  if (resourceNo) query = query.where('resourceNo', '=', resourceNo)
  return { rows: await query.execute() }
})

export const readCapacityQuery = handle(readCapacity, async ({ fromDay, toDay, groupNo }, reading) => {
  if (daysBetween(fromDay, toDay) > 92) refuse('resources.period-too-long', {}, 'toDay')
  let query = reading.tx
    .selectFrom('resource')
    .select(['resourceNo', 'name', 'groupNo'])
    .where('blocked', '=', false)
  if (groupNo) query = query.where('groupNo', '=', groupNo)
  const rows = await query.orderBy(sql`name collate "und-x-icu"`).execute()
  const days = await loadWorkingDays(reading.tx, reading.timeZone, {
    fromDay,
    toDay,
    resourceNos: rows.map((row) => row.resourceNo),
  })
  const daysOf = Map.groupBy(days, (one) => one.resourceNo)
  return {
    days: daysFromTo(fromDay, toDay),
    rows: rows.map((row) => ({
      ...row,
      days: (daysOf.get(row.resourceNo) ?? []).map(({ shift, exception }) => ({
        minutes: capacityMinutes(shift),
        open: typeof shift === 'string' ? null : shift.open,
        close: typeof shift === 'string' ? null : shift.close,
        why: typeof shift === 'string' ? shift : null,
        exception,
        onCall: typeof shift !== 'string' && shift.onCall,
      })),
    })),
  }
})
