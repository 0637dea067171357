export { setLineRepairStatus } from './lines.command.ts'
export { loadServiceSetup, logDocument, logEvent } from './orders.store.ts'
export { promiseLines } from './promise.store.ts'
export { mergeOrders, splitOrder } from './split-merge.store.ts'
