import type { Module } from '../engine/module.ts'
import { createServiceItemFromLineCommand } from './create-service-item.command.ts'
import {
  archiveOrderCommand,
  listArchivedQuery,
  readArchivedQuery,
  restoreArchivedCommand,
} from './documents/archive.command.ts'
import { changeOrderCustomerCommand, copyOrderCommand } from './documents/copy.command.ts'
import { createCustomerOfQuoteCommand } from './documents/prospect.command.ts'
import { acceptQuoteCommand, loseQuoteCommand } from './documents/quotes.command.ts'
import { releaseOrderCommand, reopenOrderCommand } from './documents/release.command.ts'
import { changeLineDetailsCommand } from './line-details.command.ts'
import { readLineLabelsQuery } from './line-labels.query.ts'
import {
  addLineCommand,
  changeLineCommand,
  deleteLineCommand,
  setRepairStatusCommand,
} from './lines.command.ts'
import {
  changeOrderCommand,
  createOrderCommand,
  createQuoteCommand,
  deleteOrderCommand,
  setStatusCommand,
} from './orders.command.ts'
import {
  listOrdersQuery,
  listQuotesQuery,
  readOrderQuery,
  readServiceItemOrdersQuery,
} from './orders.query.ts'
import {
  previewLayoutQuery,
  printDocumentCommand,
  readLayoutQuery,
  sendDocumentCommand,
  updateLayoutCommand,
} from './paper/paper.command.ts'
import { reactions } from './reactions.store.ts'
import {
  addServiceLineCommand,
  changeServiceLineCommand,
  deleteServiceLineCommand,
  insertExtendedTextCommand,
  insertFeeCommand,
  readServiceLinesQuery,
  splitResourceLineCommand,
} from './service-lines.command.ts'
import {
  orderTypeHandlers,
  prepareServiceOrders,
  readStatusPrioritiesQuery,
  repairStatusHandlers,
  setStatusPriorityCommand,
} from './setup.handlers.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import { processWarningsCommand, warningsJob } from './warnings/warnings.command.ts'

export const serviceOrders: Module = {
  name: 'service-orders',
  about: 'Quotes and orders with their service item lines, statuses, archive and log',
  uses: [
    'company',
    'mail',
    'attachments',
    'customers',
    'extended-texts',
    'projects',
    'resources',
    'service-setup',
    'response-times',
    'items',
    'service-ledger',
    'faults',
    'service-items',
  ],
  operations: [
    listOrdersQuery,
    listQuotesQuery,
    readOrderQuery,
    readServiceItemOrdersQuery,
    readLineLabelsQuery,
    createOrderCommand,
    createQuoteCommand,
    acceptQuoteCommand,
    createCustomerOfQuoteCommand,
    loseQuoteCommand,
    copyOrderCommand,
    changeOrderCustomerCommand,
    releaseOrderCommand,
    reopenOrderCommand,
    archiveOrderCommand,
    listArchivedQuery,
    readArchivedQuery,
    restoreArchivedCommand,
    processWarningsCommand,
    readLayoutQuery,
    updateLayoutCommand,
    previewLayoutQuery,
    printDocumentCommand,
    sendDocumentCommand,
    changeOrderCommand,
    deleteOrderCommand,
    setStatusCommand,
    addLineCommand,
    changeLineCommand,
    deleteLineCommand,
    setRepairStatusCommand,
    readServiceLinesQuery,
    addServiceLineCommand,
    changeServiceLineCommand,
    deleteServiceLineCommand,
    insertExtendedTextCommand,
    insertFeeCommand,
    splitResourceLineCommand,
    changeLineDetailsCommand,
    createServiceItemFromLineCommand,
    readStatusPrioritiesQuery,
    setStatusPriorityCommand,
    ...orderTypeHandlers,
    ...repairStatusHandlers,
  ],
  reactions,
  jobs: [warningsJob],
  texts: { en, it },
  constraints: {
    service_item_line_fault_area_code_fkey: {
      code: 'service-orders.no-such-fault-area',
      at: 'faultAreaCode',
    },
    'delete service_item_line_fault_area_code_fkey': { code: 'service-orders.code-in-use' },
    service_item_line_symptom_code_fkey: { code: 'service-orders.no-such-symptom', at: 'symptomCode' },
    'delete service_item_line_symptom_code_fkey': { code: 'service-orders.code-in-use' },
    service_item_line_resolution_code_fkey: {
      code: 'service-orders.no-such-resolution',
      at: 'resolutionCode',
    },
    'delete service_item_line_resolution_code_fkey': { code: 'service-orders.code-in-use' },
    service_item_line_fault_reason_code_fkey: {
      code: 'service-orders.no-such-fault-reason',
      at: 'faultReasonCode',
    },
    'delete service_item_line_fault_reason_code_fkey': { code: 'service-orders.code-in-use' },
    service_item_line_shelf_no_fkey: { code: 'service-orders.no-such-shelf', at: 'shelfNo' },
    'delete service_item_line_shelf_no_fkey': { code: 'service-orders.code-in-use' },
    service_item_line_service_price_group_code_fkey: {
      code: 'service-orders.no-such-price-group',
      at: 'servicePriceGroupCode',
    },
    'delete service_item_line_service_price_group_code_fkey': { code: 'service-orders.code-in-use' },
    service_line_unit_code_fkey: { code: 'service-orders.no-such-unit', at: 'unitCode' },
    'delete service_line_unit_code_fkey': { code: 'service-orders.code-in-use' },
    service_line_work_type_code_fkey: { code: 'service-orders.no-such-work-type', at: 'workTypeCode' },
    'delete service_line_work_type_code_fkey': { code: 'service-orders.code-in-use' },
    service_line_fault_area_code_fkey: { code: 'service-orders.no-such-fault-area', at: 'faultAreaCode' },
    'delete service_line_fault_area_code_fkey': { code: 'service-orders.code-in-use' },
    service_line_symptom_code_fkey: { code: 'service-orders.no-such-symptom', at: 'symptomCode' },
    'delete service_line_symptom_code_fkey': { code: 'service-orders.code-in-use' },
    service_line_resolution_code_fkey: { code: 'service-orders.no-such-resolution', at: 'resolutionCode' },
    'delete service_line_resolution_code_fkey': { code: 'service-orders.code-in-use' },
    service_line_fault_reason_code_fkey: {
      code: 'service-orders.no-such-fault-reason',
      at: 'faultReasonCode',
    },
    'delete service_line_fault_reason_code_fkey': { code: 'service-orders.code-in-use' },
    service_order_bill_to_customer_no_fkey: {
      code: 'service-orders.no-such-customer',
      at: 'billToCustomerNo',
    },
    service_order_order_type_fkey: { code: 'service-orders.no-such-order-type', at: 'orderType' },
    'delete service_order_order_type_fkey': { code: 'service-orders.order-type-in-use' },
    service_order_type_pkey: { code: 'service-orders.exists', at: 'orderType' },
    repair_status_pkey: { code: 'service-orders.exists', at: 'repairStatusCode' },
    repair_status_role_key: { code: 'service-orders.repair-role-taken', at: 'role' },
    'delete service_item_line_repair_status_code_fkey': { code: 'service-orders.repair-status-in-use' },
    service_item_line_required_resource_no_fkey: {
      code: 'service-orders.no-such-resource',
      at: 'requiredResourceNo',
    },
    service_item_line_preferred_resource_no_fkey: {
      code: 'service-orders.no-such-resource',
      at: 'preferredResourceNo',
    },
  },
  prepare: prepareServiceOrders,
}
