import { z } from 'zod'
import { code, day, requiredText, text, version } from '../foundation/fields.ts'
import { listInput, listOutput } from '../foundation/list.ts'
import { masterApi } from '../foundation/master.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, keepers, office } from '../foundation/roles.ts'

/** Page Fault areas. */
export const faultAreas = masterApi({
  module: 'faults',
  entity: 'FaultArea',
  renames: true,
  entities: 'FaultAreas',
  path: '/faults/areas',
  one: { en: 'a fault area', it: "un'area guasto" },
  many: { en: 'fault areas', it: 'le aree guasto' },
  key: 'faultAreaCode',
  keyShape: code(10),
  fields: { description: requiredText() },
  mayChange: keepers,
})

/** Page Symptom codes. */
export const symptoms = masterApi({
  module: 'faults',
  entity: 'Symptom',
  renames: true,
  entities: 'Symptoms',
  path: '/faults/symptoms',
  one: { en: 'a symptom code', it: 'un codice indizio' },
  many: { en: 'symptom codes', it: 'i codici indizio' },
  key: 'symptomCode',
  keyShape: code(10),
  fields: { description: requiredText() },
  mayChange: keepers,
})

/** Page Resolution codes. */
export const resolutionCodes = masterApi({
  module: 'faults',
  entity: 'ResolutionCode',
  renames: true,
  entities: 'ResolutionCodes',
  path: '/faults/resolution-codes',
  one: { en: 'a resolution code', it: 'un codice risoluzione' },
  many: { en: 'resolution codes', it: 'i codici risoluzione' },
  key: 'resolutionCode',
  keyShape: code(10),
  fields: { description: requiredText(80) },
  mayChange: keepers,
})

/** Page Fault reasons: may take warranty and contract discounts off (specification items §10.4). */
export const faultReasons = masterApi({
  module: 'faults',
  entity: 'FaultReason',
  renames: true,
  entities: 'FaultReasons',
  path: '/faults/reasons',
  one: { en: 'a fault reason', it: 'una causa guasto' },
  many: { en: 'fault reasons', it: 'le cause guasto' },
  key: 'faultReasonCode',
  keyShape: code(10),
  fields: {
    description: requiredText(),
    excludeWarrantyDiscount: z.boolean().default(false),
    excludeContractDiscount: z.boolean().default(false),
  },
  mayChange: keepers,
})

const faultCodeNo = z.int().min(1)
const partOfKey = code(10).nullable()

/** Page Fault codes. */
export const listFaultCodes = query({
  name: 'faults.listFaultCodes',
  path: '/faults/codes',
  title: { en: 'List fault codes', it: 'Elencare i codici guasto' },
  may: everyRole,
  input: listInput,
  output: listOutput(
    z.object({
      faultCodeNo,
      faultAreaCode: z.string().nullable(),
      symptomCode: z.string().nullable(),
      faultCode: z.string(),
      description: z.string(),
      version,
    }),
  ),
})

/** Pickers of fault codes on lines: those of an area and a symptom, as far as the reporting level has them. */
export const findFaultCodes = query({
  name: 'faults.findFaultCodes',
  path: '/faults/codes/find',
  title: { en: 'Find fault codes', it: 'Cercare codici guasto' },
  may: everyRole,
  input: z.object({
    words: z.string().max(100).default(''),
    limit: z.int().min(1).max(50).default(20),
    faultAreaCode: partOfKey.default(null),
    symptomCode: partOfKey.default(null),
  }),
  output: z.object({ rows: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string() })) }),
})

/** Page Fault codes, button New. Not while nothing is reported about faults. */
export const createFaultCode = command({
  name: 'faults.createFaultCode',
  path: '/faults/codes/create',
  title: { en: 'Create a fault code', it: 'Creare un codice guasto' },
  may: keepers,
  input: z.object({
    faultAreaCode: partOfKey.default(null),
    symptomCode: partOfKey.default(null),
    faultCode: code(10),
    description: requiredText(80),
  }),
  output: z.object({ faultCodeNo }),
})

/** Page Fault codes, a cell: the description alone, fault codes are not renamed. */
export const changeFaultCode = command({
  name: 'faults.changeFaultCode',
  path: '/faults/codes/:faultCodeNo/change',
  title: { en: 'Change a fault code', it: 'Modificare un codice guasto' },
  may: keepers,
  input: z.object({ faultCodeNo: z.coerce.number().int().min(1), description: requiredText(80), version }),
  output: z.object({ version }),
})

/** Page Fault codes, button Delete. */
export const deleteFaultCode = command({
  name: 'faults.deleteFaultCode',
  path: '/faults/codes/:faultCodeNo/delete',
  title: { en: 'Delete a fault code', it: 'Eliminare un codice guasto' },
  may: keepers,
  input: z.object({ faultCodeNo: z.coerce.number().int().min(1), version }),
  output: z.object({ faultCodeNo }),
})

const part = text(10).toUpperCase().default('')
const key = {
  faultCode: part,
  faultAreaCode: part,
  symptomCode: part,
  resolutionCode: code(10),
  groupCode: part,
}

/** Page Fault/resolution relationships, and the same from a line: most frequent first unless sorted otherwise. */
export const listRelationships = query({
  name: 'faults.listRelationships',
  path: '/faults/relationships',
  title: { en: 'List fault/resolution relationships', it: 'Elencare le relazioni codici guasto/risoluzione' },
  may: everyRole,
  input: listInput,
  output: listOutput(
    z.object({
      faultCode: z.string(),
      faultAreaCode: z.string(),
      symptomCode: z.string(),
      resolutionCode: z.string(),
      groupCode: z.string(),
      description: z.string(),
      occurrences: z.int(),
      createdManually: z.boolean(),
    }),
  ),
})

/** Page Fault/resolution relationships, button New: a row entered by hand. */
export const saveRelationship = command({
  name: 'faults.saveRelationship',
  path: '/faults/relationships/save',
  title: {
    en: 'Enter a fault/resolution relationship',
    it: 'Inserire una relazione codici guasto/risoluzione',
  },
  may: office,
  input: z.object({ ...key, description: text(80).optional() }),
  output: z.object({}),
})

/** Page Fault/resolution relationships, button Delete. */
export const deleteRelationship = command({
  name: 'faults.deleteRelationship',
  path: '/faults/relationships/delete',
  title: {
    en: 'Delete a fault/resolution relationship',
    it: 'Eliminare una relazione codici guasto/risoluzione',
  },
  may: office,
  input: z.object(key),
  output: z.object({}),
})

/** Page Fault/resolution relationships, action Insert: counts them anew from what was delivered. */
export const insertRelationships = command({
  name: 'faults.insertRelationships',
  path: '/faults/relationships/insert',
  title: {
    en: 'Insert fault/resolution relationships',
    it: 'Inserire le relazioni codici guasto/risoluzione',
  },
  may: office,
  input: z.object({
    /** Posting dates, both included; both must be filled. */
    fromDate: day.nullable().default(null),
    toDate: day.nullable().default(null),
    byServiceItemGroup: z.boolean().default(false),
    retainManual: z.boolean().default(true),
  }),
  output: z.object({ rows: z.int() }),
})
