import type { Generated } from 'kysely'
import type { Json } from '../engine/tables.ts'
import type { Day } from '../foundation/day.ts'
import type { Language } from '../foundation/texts.ts'

/** Who may have changes of a base calendar of their own. */
export type CalendarSource = 'company' | 'customer' | 'vendor' | 'location' | 'shipping-agent' | 'service'

export interface CompanyModuleTables {
  companySetup: {
    onlyRow: Generated<boolean>
    name: string
    address: string
    postCode: string
    city: string
    phone: string
    email: string
    vatNo: string
    countryCode: string
    timeZone: string
    currencyCode: string
    language: Language
    baseCalendarCode: string | null
    version: Generated<number>
  }
  numberSeries: {
    code: string
    description: string
    prefix: string
    digits: number
    lastNumber: number
    manualNumbers: Generated<boolean>
    version: Generated<number>
  }
  numberSeriesRelation: { code: string; relatedCode: string }
  baseCalendar: { code: string; description: string; version: Generated<number> }
  baseCalendarChange: {
    calendarCode: string
    lineNo: number
    recurring: 'once' | 'weekly' | 'yearly'
    day: Day | null
    weekday: number | null
    nonworking: boolean
    description: string
  }
  customizedCalendarChange: {
    sourceType: CalendarSource
    sourceNo: string
    calendarCode: string
    lineNo: number
    recurring: 'once' | 'weekly' | 'yearly'
    day: Day | null
    weekday: number | null
    nonworking: boolean
    description: string
  }
  reasonCode: { code: string; description: string; version: Generated<number> }
  savedView: { userId: string; list: string; name: string; view: Json<unknown> }
}
