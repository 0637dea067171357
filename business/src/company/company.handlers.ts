import { difference } from '../engine/history.ts'
import { handleMaster } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import type { MasterApi } from '../foundation/master.ts'
import {
  baseCalendars,
  listActivity,
  numberSeries,
  readHistory,
  readSavedViews,
  reasonCodes,
  saveView,
} from './api.ts'
import { type CalendarChange, fitsRecurrence } from './base-calendar.ts'

const codeAndDescription = {
  listFields: {
    code: { column: 'code', kind: 'text', searched: true },
    description: { column: 'description', kind: 'text', searched: true },
  },
  finding: {
    columns: ['code', 'description'],
    label: (row: Readonly<Record<string, unknown>>) => String(row.description),
    hint: (row: Readonly<Record<string, unknown>>) => String(row.code),
  },
} as const

export const reasonCodeHandlers = handleMaster(reasonCodes as unknown as MasterApi, {
  table: 'reasonCode',
  ...codeAndDescription,
})

export const numberSeriesHandlers = handleMaster(numberSeries as unknown as MasterApi, {
  table: 'numberSeries',
  ...codeAndDescription,
  listFields: {
    ...codeAndDescription.listFields,
    prefix: { column: 'prefix', kind: 'text' },
    lastNumber: { column: 'lastNumber', kind: 'number' },
    manualNumbers: { column: 'manualNumbers', kind: 'boolean' },
  },
  children: {
    fields: ['relatedCodes'],
    load: async (reading, codes) => {
      const rows = await reading.tx
        .selectFrom('numberSeriesRelation')
        .selectAll()
        .where('code', 'in', [...codes])
        .orderBy('relatedCode')
        .execute()
      const related = (code: string) => rows.filter((row) => row.code === code).map((row) => row.relatedCode)
      return new Map(codes.map((code) => [code, { relatedCodes: related(code) }]))
    },
    save: async (act, code, { relatedCodes }) => {
      await act.tx.deleteFrom('numberSeriesRelation').where('code', '=', code).execute()
      const rows = (relatedCodes as string[]).filter((one) => one !== code)
      if (rows.length > 0)
        await act.tx
          .insertInto('numberSeriesRelation')
          .values([...new Set(rows)].map((relatedCode) => ({ code, relatedCode })))
          .execute()
    },
  },
})

export const calendarHandlers = handleMaster(baseCalendars as unknown as MasterApi, {
  table: 'baseCalendar',
  ...codeAndDescription,
  children: {
    fields: ['changes'],
    load: async (reading, codes) => {
      const rows = await reading.tx
        .selectFrom('baseCalendarChange')
        .selectAll()
        .where('calendarCode', 'in', [...codes])
        .orderBy('lineNo')
        .execute()
      const own = (code: string) => rows.filter((row) => row.calendarCode === code)
      return new Map(
        codes.map((code) => [
          code,
          { changes: own(code).map(({ calendarCode: _, lineNo: __, ...change }) => change) },
        ]),
      )
    },
    save: async (act, calendarCode, { changes }) => {
      await act.tx.deleteFrom('baseCalendarChange').where('calendarCode', '=', calendarCode).execute()
      const rows = (changes as (CalendarChange & { description: string })[]).map((change, at) => ({
        ...change,
        calendarCode,
        lineNo: (at + 1) * 10000,
      }))
      if (rows.length > 0) await act.tx.insertInto('baseCalendarChange').values(rows).execute()
    },
  },
  reasonsNotTo: ({ changes }) =>
    ((changes ?? []) as CalendarChange[]).flatMap((change, at) =>
      fitsRecurrence(change)
        ? []
        : [{ code: 'company.calendar-line', facts: { line: at + 1 }, at: `changes.${at}` }],
    ),
})

export const readHistoryQuery = handle(readHistory, async ({ entity, subject }, reading) => {
  const rows = await reading.tx
    .selectFrom('history')
    .selectAll()
    .where('entity', '=', entity)
    .where('subject', '=', subject)
    .orderBy('historyNo', 'desc')
    .limit(200)
    .execute()
  return {
    rows: rows.map(({ at, byUser, operation, before, after }) => ({
      at,
      byUser,
      operation,
      changes: difference(before, after),
    })),
  }
})

export const listActivityQuery = handle(listActivity, async ({ before, limit }, reading) => {
  let query = reading.tx.selectFrom('activity').selectAll().orderBy('activityNo', 'desc').limit(limit)
  if (before !== undefined) query = query.where('activityNo', '<', before)
  return { rows: await query.execute() }
})

export const readSavedViewsQuery = handle(readSavedViews, async ({ list }, reading) => ({
  rows: await reading.tx
    .selectFrom('savedView')
    .select(['name', 'view'])
    .where('userId', '=', reading.user.userId)
    .where('list', '=', list)
    .orderBy('name')
    .execute(),
}))

export const saveViewCommand = handle(saveView, async ({ list, name, view }, act) => {
  const { userId } = act.user
  if (view === null) {
    await act.tx
      .deleteFrom('savedView')
      .where('userId', '=', userId)
      .where('list', '=', list)
      .where('name', '=', name)
      .execute()
    return {}
  }
  const row = { userId, list, name, view: JSON.stringify(view) }
  await act.tx
    .insertInto('savedView')
    .values(row)
    .onConflict((conflict) => conflict.columns(['userId', 'list', 'name']).doUpdateSet({ view: row.view }))
    .execute()
  return {}
})
