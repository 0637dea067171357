import { ensureNumberSeries } from '../company/public.store.ts'
import type { Module } from '../engine/module.ts'
import {
  customerHandlers,
  deleteShipToAddressCommand,
  listPlacesWithoutPositionQuery,
  listShipToAddressesQuery,
  saveShipToAddressCommand,
  suggestPositionQuery,
} from './customers.handlers.ts'
import { deleteLocationCommand, listLocationsQuery, saveLocationCommand } from './locations.command.ts'
import { mergeCustomersCommand } from './merge.command.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const customers: Module = {
  name: 'customers',
  about: 'Customers, their addresses and positions, when they can receive us',
  uses: ['company', 'attachments'],
  operations: [
    ...customerHandlers,
    listShipToAddressesQuery,
    saveShipToAddressCommand,
    deleteShipToAddressCommand,
    suggestPositionQuery,
    listPlacesWithoutPositionQuery,
    mergeCustomersCommand,
    listLocationsQuery,
    saveLocationCommand,
    deleteLocationCommand,
  ],
  texts: { en, it },
  constraints: {
    customer_pkey: { code: 'customers.customer-exists', at: 'customerNo' },
    customer_zone: { code: 'customers.no-such-zone', at: 'zoneCode' },
    customer_excluded_resource_resource: { code: 'customers.no-such-resource', at: 'excludedResourceNos' },
    ship_to_address_pkey: { code: 'customers.ship-to-exists', at: 'shipToCode' },
    ship_to_address_zone: { code: 'customers.no-such-zone', at: 'zoneCode' },
    'delete service_order_customer_no_fkey': { code: 'customers.customer-in-use' },
    'delete service_item_customer_no_fkey': { code: 'customers.customer-in-use' },
  },
  prepare: (act) =>
    ensureNumberSeries(act.tx, { code: 'CUST', description: 'Clienti / Customers', prefix: 'C', digits: 5 }),
}
