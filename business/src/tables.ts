import type { AttachmentTables } from './attachments/tables.ts'
import type { ChecklistTables } from './checklists/tables.ts'
import type { CompanyModuleTables } from './company/tables.ts'
import type { CustomerTables } from './customers/tables.ts'
import type { DispatchTables } from './dispatch/tables.ts'
import type { EngineTables } from './engine/tables.ts'
import type { ExtendedTextTables } from './extended-texts/tables.ts'
import type { FaultTables } from './faults/tables.ts'
import type { ImportTables } from './imports/tables.ts'
import type { ItemTables } from './items/tables.ts'
import type { LoanerTables } from './loaners/tables.ts'
import type { MailTables } from './mail/tables.ts'
import type { NotificationTables } from './notifications/tables.ts'
import type { ProjectTables } from './projects/tables.ts'
import type { RecurringVisitTables } from './recurring-visits/tables.ts'
import type { RequestTables } from './requests/tables.ts'
import type { ResourceTables } from './resources/tables.ts'
import type { ResponseTimeTables } from './response-times/tables.ts'
import type { SearchTables } from './search/tables.ts'
import type { ServiceItemTables } from './service-items/tables.ts'
import type { ServiceLedgerTables } from './service-ledger/tables.ts'
import type { ServiceOrderTables } from './service-orders/tables.ts'
import type { ServiceSetupTables } from './service-setup/tables.ts'
import type { StandardServiceTables } from './standard-services/tables.ts'
import type { TimeSheetTables } from './time-sheets/tables.ts'
import type { TravelTables } from './travel/tables.ts'
import type { TroubleshootingTables } from './troubleshooting/tables.ts'

/** Every table in a company's schema. A table is written by the module that owns it and by no other. */
export interface CompanyTables
  extends EngineTables,
    CompanyModuleTables,
    AttachmentTables,
    MailTables,
    CustomerTables,
    ProjectTables,
    ResourceTables,
    ResponseTimeTables,
    ServiceSetupTables,
    ItemTables,
    ServiceLedgerTables,
    FaultTables,
    ServiceItemTables,
    ServiceOrderTables,
    TroubleshootingTables,
    ExtendedTextTables,
    StandardServiceTables,
    LoanerTables,
    ChecklistTables,
    SearchTables,
    ImportTables,
    DispatchTables,
    TimeSheetTables,
    RecurringVisitTables,
    RequestTables,
    NotificationTables,
    TravelTables {}
