import { z } from 'zod'
import { code, day, text } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { everyRole, office } from '../../foundation/roles.ts'

const type = z.enum(['service-item', 'item'])
const lineNo = z.int().min(1).max(2_000_000_000)
const no = z.union([z.literal(''), code()])

const component = z.object({
  lineNo,
  type,
  no: z.string(),
  variantCode: z.string(),
  serialNo: z.string(),
  description: z.string(),
  description2: z.string(),
  dateInstalled: day.nullable(),
  lastDateModified: day.nullable(),
  serviceOrderNo: z.string(),
  fromLineNo: z.int(),
})

/**
 * Card Service item, section Components: how it is built now, with what is fitted in its parts, and what was replaced.
 *
 * `tree` goes depth first; `depth` 0 are the item's own components.
 */
export const readComponents = query({
  name: 'service-items.readComponents',
  path: '/service-items/items/card/:serviceItemNo/components',
  title: {
    en: 'Read the components of a service item',
    it: 'Leggere i componenti di un articolo in assistenza',
  },
  may: everyRole,
  input: z.object({ serviceItemNo: code() }),
  output: z.object({
    tree: z.array(
      z.object({
        ...component.shape,
        parentServiceItemNo: z.string(),
        depth: z.int().min(0),
        replacedCount: z.int().min(0),
      }),
    ),
    /** Newest first. */
    replaced: z.array(component),
  }),
})

const fields = {
  type: type.optional(),
  no: no.optional(),
  variantCode: text(10).toUpperCase().optional(),
  serialNo: text(50).toUpperCase().optional(),
  description: text().optional(),
  description2: text(50).optional(),
  dateInstalled: day.nullable().optional(),
}

/** Section Components, button Add. Without `beforeLineNo` at the end. */
export const addComponent = command({
  name: 'service-items.addComponent',
  path: '/service-items/items/card/:serviceItemNo/components/add',
  title: { en: 'Add a component', it: 'Aggiungere un componente' },
  may: office,
  input: z.object({ serviceItemNo: code(), beforeLineNo: lineNo.optional(), ...fields }),
  output: z.object({ lineNo }),
})

/** Section Components, a cell. Another type keeps the old component among those replaced. */
export const changeComponent = command({
  name: 'service-items.changeComponent',
  path: '/service-items/items/card/:serviceItemNo/components/change',
  title: { en: 'Change a component', it: 'Modificare un componente' },
  may: office,
  input: z.object({ serviceItemNo: code(), lineNo, ...fields }),
  output: z.object({ lineNo }),
})

/** Section Components, button Delete. Asks where components were replaced in its line: they go with it. */
export const deleteComponent = command({
  name: 'service-items.deleteComponent',
  path: '/service-items/items/card/:serviceItemNo/components/delete',
  title: { en: 'Delete a component', it: 'Eliminare un componente' },
  may: office,
  input: z.object({ serviceItemNo: code(), lineNo }),
  output: z.object({ deleted: z.int() }),
})

/** Section Components, button Copy from bill of material. Repeating it adds again. */
export const copyComponentsFromBom = command({
  name: 'service-items.copyComponentsFromBom',
  path: '/service-items/items/card/:serviceItemNo/components/copy-from-bom',
  title: {
    en: 'Copy the components from the bill of material',
    it: 'Copiare i componenti dalla distinta base',
  },
  may: office,
  input: z.object({ serviceItemNo: code() }),
  output: z.object({ added: z.int() }),
})
