import { z } from 'zod'
import { code, requiredText, text, version } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, office } from '../foundation/roles.ts'
import { locationKinds } from './location.ts'

const customerNo = code()
const locationNo = z.int().min(1)
const fields = {
  shipToCode: text(10).toUpperCase().default(''),
  parentNo: locationNo.nullable().default(null),
  kind: z.enum(locationKinds),
  name: requiredText(60),
}

/** Customer card, panel Locations; in the order of the tree, each after what it is a part of. */
export const listLocations = query({
  name: 'customers.listLocations',
  path: '/customers/card/:customerNo/locations',
  title: { en: 'List the locations at a customer', it: 'Elencare le ubicazioni presso un cliente' },
  may: everyRole,
  input: z.object({ customerNo }),
  output: z.object({
    rows: z.array(
      z.object({
        locationNo,
        shipToCode: z.string(),
        parentNo: locationNo.nullable(),
        kind: z.enum(locationKinds),
        name: z.string(),
        version,
        /** 0 for what stands at the address itself. */
        depth: z.int(),
        path: z.string(),
      }),
    ),
  }),
})

/** Customer card, panel Locations: a new one without `locationNo`, else the changed one with the version seen. */
export const saveLocation = command({
  name: 'customers.saveLocation',
  path: '/customers/card/:customerNo/locations/save',
  title: { en: 'Save a location', it: "Salvare un'ubicazione" },
  may: office,
  input: z.object({ customerNo, locationNo: locationNo.optional(), version: version.optional(), ...fields }),
  output: z.object({ locationNo }),
})

/** Customer card, panel Locations: refused while it has parts; service items in it stay at the address. */
export const deleteLocation = command({
  name: 'customers.deleteLocation',
  path: '/customers/card/:customerNo/locations/:locationNo/delete',
  title: { en: 'Delete a location', it: "Eliminare un'ubicazione" },
  may: office,
  input: z.object({ customerNo, locationNo, version }),
  output: z.object({ locationNo }),
})
