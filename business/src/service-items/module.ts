import type { Module } from '../engine/module.ts'
import {
  addComponentCommand,
  changeComponentCommand,
  copyComponentsFromBomCommand,
  deleteComponentCommand,
  readComponentsQuery,
} from './components/components.handlers.ts'
import { readDocumentsQuery } from './documents.query.ts'
import { readLabelsQuery } from './labels/labels.query.ts'
import { deleteServiceItemLogCommand, readServiceItemLogQuery } from './log.handlers.ts'
import { mergeServiceItemsCommand } from './merge/merge.command.ts'
import {
  addMeterCommand,
  addReadingCommand,
  deleteMeterCommand,
  deleteReadingCommand,
  readMetersQuery,
} from './meters/meters.handlers.ts'
import { reactions } from './reactions.store.ts'
import { registerReturnCommand, registerSaleCommand, undoSaleCommand } from './sales/sales.handlers.ts'
import { groupHandlers, serviceItemHandlers } from './service-items.handlers.ts'
import {
  assignMissingSkillsCommand,
  readSkillsQuery,
  replaceSkillCommand,
  setSkillsCommand,
} from './skills.handlers.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const serviceItems: Module = {
  name: 'service-items',
  about: 'The equipment at customers’ sites, its groups and the skills that work on it needs',
  uses: ['company', 'attachments', 'customers', 'resources', 'service-setup', 'items', 'service-ledger'],
  operations: [
    ...groupHandlers,
    ...serviceItemHandlers,
    readSkillsQuery,
    setSkillsCommand,
    replaceSkillCommand,
    assignMissingSkillsCommand,
    readServiceItemLogQuery,
    deleteServiceItemLogCommand,
    readDocumentsQuery,
    readLabelsQuery,
    mergeServiceItemsCommand,
    readMetersQuery,
    addMeterCommand,
    deleteMeterCommand,
    addReadingCommand,
    deleteReadingCommand,
    readComponentsQuery,
    addComponentCommand,
    changeComponentCommand,
    deleteComponentCommand,
    copyComponentsFromBomCommand,
    registerSaleCommand,
    registerReturnCommand,
    undoSaleCommand,
  ],
  reactions,
  texts: { en, it },
  constraints: {
    service_item_pkey: { code: 'service-items.exists', at: 'serviceItemNo' },
    service_item_group_pkey: { code: 'service-items.exists', at: 'groupCode' },
    service_item_customer_no_fkey: { code: 'service-items.no-such-customer', at: 'customerNo' },
    service_item_group_code_fkey: { code: 'service-items.service-item-group-absent', at: 'groupCode' },
    'delete service_item_line_group_code_fkey': { code: 'service-items.service-item-group-in-use' },
    meter_unit_code_fkey: { code: 'service-items.no-such-unit', at: 'unitCode' },
    service_item_item_no_fkey: { code: 'service-items.no-such-item', at: 'itemNo' },
    service_item_unit_code_fkey: { code: 'service-items.no-such-unit', at: 'unitCode' },
    service_item_service_price_group_code_fkey: {
      code: 'service-items.no-such-price-group',
      at: 'servicePriceGroupCode',
    },
    service_item_group_default_service_price_group_code_fkey: {
      code: 'service-items.no-such-price-group',
      at: 'defaultServicePriceGroupCode',
    },
    service_item_preferred_resource_no_fkey: {
      code: 'service-items.no-such-resource',
      at: 'preferredResourceNo',
    },
    'delete service_item_line_service_item_no_fkey': { code: 'service-items.service-item-in-use' },
  },
}
