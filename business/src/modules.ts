import { access } from './access/module.ts'
import { attachments } from './attachments/module.ts'
import { checklists } from './checklists/module.ts'
import { company } from './company/module.ts'
import { customers } from './customers/module.ts'
import { dispatch } from './dispatch/module.ts'
import type { Module } from './engine/module.ts'
import { extendedTexts } from './extended-texts/module.ts'
import { faults } from './faults/module.ts'
import { firstSetup } from './first-setup/module.ts'
import { home } from './home/module.ts'
import { imports } from './imports/module.ts'
import { items } from './items/module.ts'
import { loaners } from './loaners/module.ts'
import { mail } from './mail/module.ts'
import { notifications } from './notifications/module.ts'
import { projects } from './projects/module.ts'
import { recurringVisits } from './recurring-visits/module.ts'
import { requests } from './requests/module.ts'
import { resources } from './resources/module.ts'
import { responseTimes } from './response-times/module.ts'
import { search } from './search/module.ts'
import { serviceItems } from './service-items/module.ts'
import { serviceLedger } from './service-ledger/module.ts'
import { serviceOrders } from './service-orders/module.ts'
import { serviceSetup } from './service-setup/module.ts'
import { standardServices } from './standard-services/module.ts'
import { timeSheets } from './time-sheets/module.ts'
import { travel } from './travel/module.ts'
import { troubleshooting } from './troubleshooting/module.ts'

/** Every module, from the ground up: a module uses only modules that stand before it. */
export const modules: readonly Module[] = [
  company,
  access,
  mail,
  attachments,
  customers,
  resources,
  travel,
  serviceSetup,
  responseTimes,
  items,
  serviceLedger,
  extendedTexts,
  faults,
  serviceItems,
  troubleshooting,
  projects,
  serviceOrders,
  standardServices,
  loaners,
  checklists,
  dispatch,
  timeSheets,
  recurringVisits,
  requests,
  notifications,
  home,
  firstSetup,
  imports,
  search,
]
