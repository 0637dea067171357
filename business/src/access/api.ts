import { z } from 'zod'
import { code, email, language, requiredText } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, roles } from '../foundation/roles.ts'

const userId = z.string().min(1).max(60)
const password = z.string().min(10).max(128)
const personFields = {
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  resourceNo: code().nullable(),
}

/** Page People. */
export const listPeople = query({
  name: 'access.listPeople',
  path: '/access/people',
  title: { en: 'List people', it: 'Elencare le persone' },
  may: ['administrator'],
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({ userId, name: z.string(), email: z.string(), language, ...personFields, demo: z.boolean() }),
    ),
  }),
})

/** Page People, button Add. */
export const addPerson = command({
  name: 'access.addPerson',
  path: '/access/people/add',
  title: { en: 'Add a person', it: 'Aggiungere una persona' },
  may: ['administrator'],
  input: z.object({
    name: requiredText(),
    email: email.overwrite((value) => value.toLowerCase()),
    password,
    language,
    ...personFields,
  }),
  output: z.object({ userId }),
})

/** Page People, card. */
export const changePerson = command({
  name: 'access.changePerson',
  path: '/access/people/:userId/change',
  title: { en: 'Change what a person may do', it: 'Modificare i permessi di una persona' },
  may: ['administrator'],
  input: z.object({ userId, ...personFields }),
  output: z.object({ userId }),
})

/** Page People, card: a new password, all sessions of the person end. */
export const setPassword = command({
  name: 'access.setPassword',
  path: '/access/people/:userId/set-password',
  title: { en: 'Set a new password', it: 'Impostare una nuova password' },
  may: ['administrator'],
  input: z.object({ userId, password }),
  output: z.object({ userId }),
})

/** Page People: the person leaves the company; what they did stays. */
export const removePerson = command({
  name: 'access.removePerson',
  path: '/access/people/:userId/remove',
  title: { en: 'Remove a person', it: 'Rimuovere una persona' },
  may: ['administrator'],
  input: z.object({ userId }),
  output: z.object({ userId }),
})

/** The person's own language and colours. */
export const setMyPreferences = command({
  name: 'access.setMyPreferences',
  path: '/access/my-preferences',
  title: { en: 'Set my language and colours', it: 'Impostare la mia lingua e i colori' },
  may: everyRole,
  input: z.object({
    language: language.optional(),
    colourScheme: z.enum(['auto', 'light', 'dark']).optional(),
  }),
  output: z.object({}),
})
