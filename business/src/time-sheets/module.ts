import type { Module } from '../engine/module.ts'
import { reactions } from './lines-of-orders.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import {
  approveTimeSheetCommand,
  createLinesFromTimeSheetsCommand,
  deleteTimeSheetLineCommand,
  fillTimeSheetCommand,
  listTimeSheetsQuery,
  readTimeSheetQuery,
  rejectTimeSheetCommand,
  reopenTimeSheetCommand,
  saveTimeSheetLineCommand,
  submitTimeSheetCommand,
} from './time-sheets.handlers.ts'

export const timeSheets: Module = {
  name: 'time-sheets',
  about: 'Hours of people by week, approved by the office',
  uses: ['resources', 'service-setup', 'projects', 'service-orders', 'dispatch'],
  operations: [
    listTimeSheetsQuery,
    readTimeSheetQuery,
    fillTimeSheetCommand,
    saveTimeSheetLineCommand,
    deleteTimeSheetLineCommand,
    submitTimeSheetCommand,
    approveTimeSheetCommand,
    rejectTimeSheetCommand,
    reopenTimeSheetCommand,
    createLinesFromTimeSheetsCommand,
  ],
  reactions,
  texts: { en, it },
  constraints: {
    time_sheet_pkey: { code: 'time-sheets.begun-meanwhile' },
    time_sheet_line_work_type_code_fkey: { code: 'time-sheets.no-such-work-type', at: 'workTypeCode' },
    'delete time_sheet_resource_no_fkey': { code: 'time-sheets.resource-has-sheets' },
    'delete time_sheet_line_project': { code: 'time-sheets.project-has-hours' },
  },
}
