import type { Module } from '../engine/module.ts'
import {
  addLineCommand,
  changeLineCommand,
  deleteLineCommand,
  setRepairStatusCommand,
} from './lines.command.ts'
import {
  changeOrderCommand,
  createOrderCommand,
  deleteOrderCommand,
  setStatusCommand,
} from './orders.command.ts'
import { listOrdersQuery, readOrderQuery } from './orders.query.ts'
import { reactions } from './reactions.store.ts'
import {
  orderTypeHandlers,
  prepareServiceOrders,
  readStatusPrioritiesQuery,
  repairStatusHandlers,
} from './setup.handlers.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const serviceOrders: Module = {
  name: 'service-orders',
  about: 'Orders with their service item lines, statuses and log',
  uses: ['company', 'customers', 'resources', 'service-setup', 'response-times', 'service-items'],
  operations: [
    listOrdersQuery,
    readOrderQuery,
    createOrderCommand,
    changeOrderCommand,
    deleteOrderCommand,
    setStatusCommand,
    addLineCommand,
    changeLineCommand,
    deleteLineCommand,
    setRepairStatusCommand,
    readStatusPrioritiesQuery,
    ...orderTypeHandlers,
    ...repairStatusHandlers,
  ],
  reactions,
  texts: { en, it },
  constraints: {
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
