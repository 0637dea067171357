import type { Act } from '../engine/act.ts'
import type { Day } from '../foundation/day.ts'
import { easterMonday, italianHolidays } from './base-calendar.ts'

const calendarCode = 'ITALIA'

/** Specification orders §2.6. */
const reasons = {
  it: {
    SICK: 'Malattia',
    DELAY: 'Ritardo',
    SKILL: 'Competenza mancante',
    PARTS: 'Ricambi mancanti',
    CUSTOMER: 'Richiesta del cliente',
    EMERG: 'Emergenza',
    PLAN: 'Nuovo piano',
    OTHER: 'Altro',
  },
  en: {
    SICK: 'Illness',
    DELAY: 'Delay',
    SKILL: 'Skill missing',
    PARTS: 'Parts missing',
    CUSTOMER: 'Asked by the customer',
    EMERG: 'Emergency',
    PLAN: 'New plan',
    OTHER: 'Other',
  },
}

/** Codes that a company cannot be without: Italian calendar and reason codes, unless they are there. */
export async function prepareCompany(act: Act): Promise<void> {
  const there = await act.tx.selectFrom('baseCalendar').select('code').executeTakeFirst()
  if (!there) {
    await act.tx.insertInto('baseCalendar').values({ code: calendarCode, description: 'Italia' }).execute()
    await act.tx.insertInto('baseCalendarChange').values(italianCalendar()).execute()
    await act.tx.updateTable('companySetup').set({ baseCalendarCode: calendarCode }).execute()
  }
  await act.tx
    .insertInto('reasonCode')
    .values(Object.entries(reasons[act.user.language]).map(([code, description]) => ({ code, description })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function italianCalendar() {
  const weekend = [6, 7].map((weekday) => ({
    recurring: 'weekly' as const,
    day: null,
    weekday,
    description: '',
  }))
  const yearly = italianHolidays.map(([day, description]) => ({
    recurring: 'yearly' as const,
    day: `2024-${day}` as Day,
    weekday: null,
    description,
  }))
  const easter = Array.from({ length: 15 }, (_, at) => ({
    recurring: 'once' as const,
    day: easterMonday(2024 + at),
    weekday: null,
    description: "Lunedì dell'Angelo",
  }))
  return [...weekend, ...yearly, ...easter].map((line, at) => ({
    ...line,
    calendarCode,
    lineNo: (at + 1) * 10000,
    nonworking: true,
  }))
}
