import { z } from 'zod'
import { code, decimalText, requiredText, text } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, office } from '../foundation/roles.ts'
import { pointKinds, pointVerdicts } from './checklist.ts'

/** Page Checklists: what has to be looked at or measured, and for which lines. Source: specification orders §8.13. */
export const checklists = masterApi({
  module: 'checklists',
  entity: 'Checklist',
  renames: true,
  entities: 'Checklists',
  path: '/checklists',
  one: { en: 'a checklist', it: 'una lista di controllo' },
  many: { en: 'checklists', it: 'le liste di controllo' },
  key: 'checklistCode',
  keyShape: code(10),
  fields: {
    description: requiredText(),
    /** In their order. */
    points: z
      .array(
        z.object({
          text: requiredText(200),
          kind: z.enum(pointKinds).default('check'),
          unit: text(20).default(''),
          /** Limits of a measure, both included; null: none. */
          minimum: decimalText(5).nullable().default(null),
          maximum: decimalText(5).nullable().default(null),
          /** Of a choice. */
          choices: z.array(requiredText(50)).max(20).default([]),
          /** Has to be answered before the work counts as finished without a question. */
          mandatory: z.boolean().default(true),
          /** Wants a photo. */
          photo: z.boolean().default(false),
        }),
      )
      .max(200)
      .default([]),
    /** Lines that get it when they are entered: of an order type, of a service item group, or both; null: any. */
    uses: z
      .array(z.object({ orderType: code().nullable(), groupCode: code(10).nullable() }))
      .max(100)
      .default([]),
  },
})

const ofLine = { orderNo: code(), lineNo: z.coerce.number().int().min(1) }

export const linePoint = z.object({
  pointNo: z.int(),
  checklistCode: z.string(),
  text: z.string(),
  kind: z.enum(pointKinds),
  unit: z.string(),
  minimum: z.string().nullable(),
  maximum: z.string().nullable(),
  choices: z.array(z.string()),
  mandatory: z.boolean(),
  photo: z.boolean(),
  verdict: z.enum(pointVerdicts).nullable(),
  value: z.string(),
  note: z.string(),
  photos: z.int(),
  answeredAt: z.string().nullable(),
  answeredByName: z.string(),
  followUpOrderNo: z.string().nullable(),
})
export type LinePoint = z.output<typeof linePoint>

/** Item worksheet and technician's page: the points of a line with their answers. */
export const readLinePoints = query({
  name: 'checklists.readLine',
  path: '/checklists/line/:orderNo/:lineNo',
  title: { en: 'Read the checklist of a line', it: 'Leggere la lista di controllo di una riga' },
  may: everyRole,
  input: z.object(ofLine),
  output: z.object({ points: z.array(linePoint) }),
})

export const answer = {
  pointNo: z.int().min(1),
  /** Of a measure with limits it follows from them. */
  verdict: z.enum(pointVerdicts),
  /** What was measured, chosen or written. */
  value: text(200).default(''),
  note: text(500).default(''),
}

/** Item worksheet: answers a point, or answers it anew. Technicians report theirs of their visits (`dispatch.reportVisit`). */
export const answerPoint = command({
  name: 'checklists.answer',
  path: '/checklists/line/:orderNo/:lineNo/answer',
  title: { en: 'Answer a point of a checklist', it: 'Rispondere a un punto di una lista di controllo' },
  may: office,
  input: z.object({ ...ofLine, ...answer }),
  output: z.object({ verdict: z.enum(pointVerdicts) }),
})

/** Item worksheet, "Add checklist": for a line that did not get it by itself. */
export const addToLine = command({
  name: 'checklists.addToLine',
  path: '/checklists/line/:orderNo/:lineNo/add',
  title: { en: 'Add a checklist to a line', it: 'Aggiungere una lista di controllo a una riga' },
  may: office,
  input: z.object({ ...ofLine, checklistCode: code(10) }),
  output: z.object({ added: z.int() }),
})

/** A failed point becomes an order of its own: same customer, address and machine, with what was found. */
export const followUp = command({
  name: 'checklists.followUp',
  path: '/checklists/line/:orderNo/:lineNo/follow-up',
  title: { en: 'Make an order of a failed point', it: 'Creare un ordine da un punto non superato' },
  may: office,
  input: z.object({ ...ofLine, pointNo: z.int().min(1) }),
  output: z.object({ orderNo: z.string() }),
})
