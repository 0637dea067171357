import { z } from 'zod'
import { email, language, requiredText, text, version } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, keepers } from '../foundation/roles.ts'

const setupFields = {
  name: requiredText(),
  address: text(),
  postCode: text(20),
  city: text(),
  phone: text(40),
  email: z.union([z.literal(''), email]),
  vatNo: text(20),
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  timeZone: requiredText(60),
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
  language,
  baseCalendarCode: z.string().nullable(),
}

/** Page Company, and whoever needs the zone or currency. */
export const readSetup = query({
  name: 'company.readSetup',
  path: '/company/setup',
  title: { en: 'Read the company set-up', it: "Leggere l'impostazione della società" },
  may: everyRole,
  input: z.object({}),
  output: z.object({ ...setupFields, version }),
})

/** Page Company, button Save. */
export const updateSetup = command({
  name: 'company.updateSetup',
  path: '/company/setup/update',
  title: { en: 'Change the company set-up', it: "Modificare l'impostazione della società" },
  may: keepers,
  input: z.object({ ...z.object(setupFields).partial().shape, version }),
  output: z.object({ version }),
})
