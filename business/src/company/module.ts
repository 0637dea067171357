import type { Module } from '../engine/module.ts'
import {
  readCustomizedCalendarQuery,
  saveCustomizedCalendarCommand,
  setCalendarDayCommand,
} from './calendars.handlers.ts'
import {
  calendarHandlers,
  listActivityQuery,
  readHistoryQuery,
  readSavedViewsQuery,
  reasonCodeHandlers,
  saveViewCommand,
} from './company.handlers.ts'
import { readSetupQuery } from './read-setup.query.ts'
import { prepareCompany } from './seeds.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import { updateSetupCommand } from './update-setup.command.ts'

export const company: Module = {
  name: 'company',
  about: 'Who the company is; number series, calendars, reason codes',
  uses: [],
  operations: [
    readSetupQuery,
    updateSetupCommand,
    ...reasonCodeHandlers,
    ...calendarHandlers,
    readCustomizedCalendarQuery,
    saveCustomizedCalendarCommand,
    setCalendarDayCommand,
    readHistoryQuery,
    listActivityQuery,
    readSavedViewsQuery,
    saveViewCommand,
  ],
  texts: { en, it },
  constraints: {
    'delete company_setup_base_calendar': { code: 'company.calendar-in-use' },
    'delete customized_calendar_change_calendar_code_fkey': { code: 'company.calendar-customized' },
    'delete service_setup_base_calendar_code_fkey': { code: 'company.calendar-in-use' },
    'delete allocation_reason_code_fkey': { code: 'company.reason-in-use' },
  },
  prepare: prepareCompany,
}
