import { z } from 'zod'
import {
  code,
  day,
  decimalText,
  emailOrEmpty,
  instant,
  requiredText,
  text,
  timeOfDay,
  version,
} from '../foundation/fields.ts'
import { listInput, listOutput } from '../foundation/list.ts'
import { masterApi } from '../foundation/master.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, keepers, office } from '../foundation/roles.ts'
import { labelFormats } from '../service-items/public.ts'

export const orderNo = code()
const lineNo = z.int().min(1).max(10_000_000)
const priority = z.enum(['low', 'medium', 'high'])
const notifyCustomer = z.enum(['no', 'phone', 'mobile-phone', 'email'])
const orderStatus = z.enum(['pending', 'in-process', 'finished', 'on-hold'])
const nullableDay = z.string().nullable()
const skill = z.object({ skillCode: code(10), level: z.int().min(1).max(5).default(1) })

/** Longest work on one line: twenty days of eight hours. */
const lineMinutes = z.int().min(1).max(9600)
const gapMinutes = z.int().min(0).max(525_600)

/** Work that must be done before; without `lineNo` every line of that order, without `orderNo` a line of this one. */
const predecessor = z.object({
  orderNo: orderNo.nullable().default(null),
  lineNo: lineNo.nullable().default(null),
  /** From the end of the other's work to the start of this one. */
  gapMinMinutes: gapMinutes.default(0),
  gapMaxMinutes: gapMinutes.nullable().default(null),
  sameTechnician: z.boolean().default(false),
  sameDay: z.boolean().default(false),
})

/** Header fields that the user may enter. */
const headerFields = {
  description: text().default(''),
  workDescription: text(10_000).default(''),
  contactName: text().default(''),
  /** The address's where left empty. */
  phone: text(40).default(''),
  /** The address's where left empty. */
  email: emailOrEmpty.default(''),
  orderType: code(12).nullable().default(null),
  yourReference: text(35).default(''),
  externalDocumentNo: text(35).default(''),
  salespersonCode: text(20).default(''),
  /** Who pays; null: the customer. */
  billToCustomerNo: code().nullable().default(null),
  /** What is done when the order is finished. */
  notifyCustomer: notifyCustomer.default('no'),
  /** The project that it belongs to, and its phase: work starts not before the phase and is due at its end. */
  projectNo: code().nullable().default(null),
  phaseNo: code(10).nullable().default(null),
}

/** What only quotes have. */
const quoteFields = {
  /** Who the quote is for, where they are no customer yet (§8.2); with street and town. */
  prospectName: text().default(''),
  prospectAddress: text().default(''),
  prospectPostCode: text(20).default(''),
  prospectCity: text(60).default(''),
  /** Last day on which the quote can be accepted; null: it stays open. */
  validUntil: day.nullable().default(null),
}

/** Line fields that the user may enter. */
const lineFields = {
  serviceItemNo: code().nullable().default(null),
  description: text().default(''),
  serialNo: text(50).default(''),
  groupCode: code(10).nullable().default(null),
  /** The item, where the line has no service item. */
  itemNo: code().nullable().default(null),
  faultAreaCode: code(10).nullable().optional(),
  symptomCode: code(10).nullable().optional(),
  /** What the caller reports. */
  faultCode: code(10).nullable().optional(),
  priority: priority.optional(),
  /** Typed hours; else the first of service item, group, set-up. */
  responseHours: decimalText(5).optional(),
  /** A typed due moment takes the place of the hours. */
  responseDate: day.optional(),
  responseTime: timeOfDay.optional(),
  estimatedMinutes: lineMinutes.optional(),
  extraSkills: z.array(skill).max(20).default([]),
  requiredResourceNo: code().nullable().default(null),
  preferredResourceNo: code().nullable().optional(),
  excludedResourceNos: z.array(code()).max(50).default([]),
  /** Appointment given to the customer; end excluded. */
  promised: z.object({ from: instant, to: instant }).nullable().default(null),
  earliestStart: instant.nullable().default(null),
  /** When the customer can receive us; none: as the address says. */
  windows: z
    .array(z.object({ from: instant, to: instant }))
    .max(30)
    .default([]),
  /** Lines of one order and address with the same stage are one visit. */
  stage: z.int().min(1).max(9).default(1),
  /** Technicians needed at the same time, the lead included. */
  crewSize: z.int().min(1).max(10).default(1),
  /** Skills that somebody of the crew must have, besides what the lead needs. */
  helperSkills: z.array(skill).max(20).default([]),
  /** When the needed parts have arrived; null: nothing is missing. */
  partsReadyAt: instant.nullable().default(null),
  /** The day that planned maintenance is meant for, and by how many days it may be earlier. */
  targetDay: day.nullable().default(null),
  targetToleranceDays: z.int().min(0).max(365).default(7),
  /** May stay undone where there is no room. */
  optional: z.boolean().default(false),
  after: z.array(predecessor).max(10).default([]),
}

/** When work began and ended; another start takes the finish away. */
const momentFields = {
  startingDate: day.nullable().optional(),
  startingTime: timeOfDay.nullable().optional(),
  finishingDate: day.nullable().optional(),
  finishingTime: timeOfDay.nullable().optional(),
}

const lineInput = z.object(lineFields)

const lineOutput = z.object({
  lineNo: z.int(),
  serviceItemNo: z.string().nullable(),
  serviceItemDescription: z.string().nullable(),
  description: z.string(),
  serialNo: z.string(),
  groupCode: z.string().nullable(),
  itemNo: z.string().nullable(),
  variantCode: z.string(),
  servicePriceGroupCode: z.string().nullable(),
  vendorNo: z.string(),
  vendorItemNo: z.string(),
  shelfNo: z.string().nullable(),
  contractNo: z.string(),
  /** On the order's day under warranty, of parts or of labor. */
  warranty: z.boolean(),
  warrantyStartParts: nullableDay,
  warrantyEndParts: nullableDay,
  warrantyPctParts: z.string(),
  warrantyStartLabor: nullableDay,
  warrantyEndLabor: nullableDay,
  warrantyPctLabor: z.string(),
  faultAreaCode: z.string().nullable(),
  symptomCode: z.string().nullable(),
  faultCode: z.string().nullable(),
  resolutionCode: z.string().nullable(),
  faultReasonCode: z.string().nullable(),
  repairStatusCode: z.string(),
  priority,
  responseHours: z.string(),
  responseDate: nullableDay,
  responseTime: z.string().nullable(),
  startingDate: nullableDay,
  startingTime: z.string().nullable(),
  finishingDate: nullableDay,
  finishingTime: z.string().nullable(),
  /** Service hours from the order to the start; 0 where nobody has started. */
  actualResponseHours: z.string(),
  estimatedMinutes: z.int(),
  extraSkills: z.array(z.object({ skillCode: z.string(), level: z.int() })),
  neededSkills: z.array(z.object({ skillCode: z.string(), level: z.int() })),
  preferredResourceNo: z.string().nullable(),
  requiredResourceNo: z.string().nullable(),
  excludedResourceNos: z.array(z.string()),
  promised: z.object({ from: z.string(), to: z.string() }).nullable(),
  earliestStart: z.string().nullable(),
  windows: z.array(z.object({ from: z.string(), to: z.string() })),
  stage: z.int(),
  crewSize: z.int(),
  helperSkills: z.array(z.object({ skillCode: z.string(), level: z.int() })),
  partsReadyAt: z.string().nullable(),
  targetDay: nullableDay,
  targetToleranceDays: z.int(),
  optional: z.boolean(),
  after: z.array(
    z.object({
      orderNo: z.string(),
      lineNo: z.int().nullable(),
      gapMinMinutes: z.int(),
      gapMaxMinutes: z.int().nullable(),
      sameTechnician: z.boolean(),
      sameDay: z.boolean(),
    }),
  ),
})

const headerOutput = {
  orderNo: z.string(),
  kind: z.enum(['order', 'quote']),
  description: z.string(),
  /** Null on a quote for somebody who is no customer yet. */
  customerNo: z.string().nullable(),
  customerName: z.string(),
  shipToCode: z.string(),
  address: z.string(),
  postCode: z.string(),
  city: z.string(),
  orderType: z.string().nullable(),
  projectNo: z.string().nullable(),
  phaseNo: z.string().nullable(),
  status: orderStatus,
  priority,
  zoneCode: z.string().nullable(),
  orderDate: z.string(),
  orderTime: z.string(),
  responseDate: nullableDay,
  responseTime: z.string().nullable(),
  /** When the work must be done; null where nothing was agreed. */
  resolutionDate: nullableDay,
  resolutionTime: z.string().nullable(),
  /** Since when both clocks stand. */
  pausedSince: z.string().nullable(),
  /** The highest response warning sent. */
  warningStatus: z.int(),
  releaseStatus: z.enum(['open', 'released']),
  version,
}

/** Page Service orders. */
export const listOrders = query({
  name: 'service-orders.listOrders',
  path: '/service-orders',
  title: { en: 'List service orders', it: 'Elencare gli ordini di assistenza' },
  may: everyRole,
  input: listInput,
  output: listOutput(
    z.object({
      ...headerOutput,
      lineCount: z.int(),
      plannedFor: z.string().nullable(),
      resourceName: z.string().nullable(),
      /** Whether all lines are given to somebody (orders §10.2). */
      allocationState: z.enum(['reallocation-needed', 'partial', 'full']),
    }),
  ),
})

/** Page Service order. */
export const readOrder = query({
  name: 'service-orders.readOrder',
  path: '/service-orders/order/:orderNo',
  title: { en: 'Read a service order', it: 'Leggere un ordine di assistenza' },
  may: everyRole,
  input: z.object({ orderNo }),
  output: z.object({
    ...headerOutput,
    workDescription: z.string(),
    contactName: z.string(),
    phone: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    startingDate: nullableDay,
    startingTime: z.string().nullable(),
    finishingDate: nullableDay,
    finishingTime: z.string().nullable(),
    email: z.string(),
    notifyCustomer,
    yourReference: z.string(),
    externalDocumentNo: z.string(),
    salespersonCode: z.string(),
    billToCustomerNo: z.string().nullable(),
    billToName: z.string().nullable(),
    quoteNo: z.string(),
    /** Typed; null: as expected from plan or due moment. */
    expectedFinishingDate: nullableDay,
    expectedFinishingTime: z.string().nullable(),
    /** End of the last planned visit, else the due moment and the hours of the open lines (F-6). */
    expectedFinish: z.object({ day: z.string(), time: z.string() }).nullable(),
    /** Service hours from the order to the start; 0 before. */
    actualResponseHours: z.string(),
    /** Service hours from start to finish; 0 before. */
    serviceTimeHours: z.string(),
    resolutionHours: z.string(),
    /** Service hours for which the clocks stood. */
    pausedHours: z.string(),
    lateReason: z.string(),
    prospectName: z.string(),
    prospectAddress: z.string(),
    prospectPostCode: z.string(),
    prospectCity: z.string(),
    validUntil: nullableDay,
    quoteOutcome: z.enum(['open', 'accepted', 'lost', 'expired']),
    lostReason: z.string(),
    archivedVersions: z.int(),
    lines: z.array(lineOutput),
    log: z.array(
      z.object({
        lineNo: z.int().nullable(),
        event: z.int(),
        before: z.string(),
        after: z.string(),
        at: z.string(),
        byUser: z.string(),
      }),
    ),
  }),
})

/** Card Service item, section Orders: what is to be done on it first, by day, then what was done, newest first. */
export const readServiceItemOrders = query({
  name: 'service-orders.readServiceItemOrders',
  path: '/service-orders/of-service-item/:serviceItemNo',
  title: { en: 'Read the orders of a service item', it: 'Leggere gli ordini di un articolo in assistenza' },
  may: everyRole,
  input: z.object({ serviceItemNo: code() }),
  output: z.object({
    rows: z.array(
      z.object({
        orderNo: z.string(),
        lineNo: z.int(),
        description: z.string(),
        status: orderStatus,
        orderDate: z.string(),
        targetDay: nullableDay,
        finishingDate: nullableDay,
        plannedFor: nullableDay,
        resourceName: z.string().nullable(),
      }),
    ),
  }),
})

/** Order card, action Labels: a PDF with one label for each line, for machines that are taken to the workshop. */
export const readLineLabels = query({
  name: 'service-orders.readLineLabels',
  path: '/service-orders/order/:orderNo/labels',
  title: {
    en: 'Print labels of the lines of an order',
    it: 'Stampare le etichette delle righe di un ordine',
  },
  may: everyRole,
  input: z.object({
    orderNo,
    /** Where Giro is reached, e.g. `https://giro.example.com`. */
    origin: z.url().max(200),
    format: z.enum(labelFormats).default('sheet'),
  }),
  output: z.object({ contentBase64: z.string() }),
})

const newDocument = z.object({
  /** The customer; may be left out where a line names a service item of theirs. */
  customerNo: code().optional(),
  /** A series that may stand in for the usual one. */
  seriesCode: code(20).optional(),
  shipToCode: text(10).default(''),
  ...headerFields,
  /** Wall clock of the company; now where left out. */
  orderDate: day.optional(),
  orderTime: timeOfDay.optional(),
  lines: z.array(lineInput).max(50).default([]),
})

/** Page New order; demo and import too. */
export const createOrder = command({
  name: 'service-orders.createOrder',
  path: '/service-orders/create',
  title: { en: 'Create a service order', it: 'Creare un ordine di assistenza' },
  may: office,
  input: newDocument,
  output: z.object({ orderNo }),
})

/**
 * Page New quote. A quote has the lines of an order, with the same operations; `orderNo` there is its number.
 * It stays off the board until it is accepted.
 */
export const createQuote = command({
  name: 'service-orders.createQuote',
  path: '/service-orders/quotes/create',
  title: { en: 'Create a service quote', it: "Creare un'offerta di assistenza" },
  may: office,
  input: newDocument.extend(quoteFields),
  output: z.object({ orderNo }),
})

/** Page Service quotes. */
export const listQuotes = query({
  name: 'service-orders.listQuotes',
  path: '/service-orders/quotes',
  title: { en: 'List service quotes', it: 'Elencare le offerte di assistenza' },
  may: everyRole,
  input: listInput,
  output: listOutput(
    z.object({
      ...headerOutput,
      lineCount: z.int(),
      validUntil: nullableDay,
      quoteOutcome: z.enum(['open', 'accepted', 'lost', 'expired']),
    }),
  ),
})

export const changeOrder = command({
  name: 'service-orders.changeOrder',
  path: '/service-orders/order/:orderNo/change',
  title: { en: 'Change a service order', it: 'Modificare un ordine di assistenza' },
  may: office,
  input: z.object({
    orderNo,
    description: text().optional(),
    workDescription: text(10_000).optional(),
    contactName: text().optional(),
    phone: text(40).optional(),
    email: emailOrEmpty.optional(),
    /** Another type has another resolution time. */
    orderType: code(12).nullable().optional(),
    yourReference: text(35).optional(),
    externalDocumentNo: text(35).optional(),
    salespersonCode: text(20).optional(),
    billToCustomerNo: code().nullable().optional(),
    notifyCustomer: notifyCustomer.optional(),
    projectNo: code().nullable().optional(),
    phaseNo: code(10).nullable().optional(),
    /** Warranties are looked at again and due moments counted anew; typed due moments stay. */
    orderDate: day.optional(),
    orderTime: timeOfDay.optional(),
    ...momentFields,
    expectedFinishingDate: day.nullable().optional(),
    expectedFinishingTime: timeOfDay.nullable().optional(),
    /** Why somebody came after the due moment. */
    lateReason: text(200).optional(),
    /** Of a quote: its last day. */
    validUntil: day.nullable().optional(),
    /** Of a quote without a customer: who it is for. */
    prospectName: text().optional(),
    prospectAddress: text().optional(),
    prospectPostCode: text(20).optional(),
    prospectCity: text(60).optional(),
    version,
  }),
  output: z.object({ orderNo, version }),
})

export const addLine = command({
  name: 'service-orders.addLine',
  path: '/service-orders/order/:orderNo/lines/add',
  title: { en: 'Add a service item line', it: 'Aggiungere una riga articolo in assistenza' },
  may: office,
  input: z.object({ orderNo, line: lineInput, version }),
  output: z.object({ orderNo, lineNo, version }),
})

export const changeLine = command({
  name: 'service-orders.changeLine',
  path: '/service-orders/order/:orderNo/lines/:lineNo/change',
  title: { en: 'Change a service item line', it: 'Modificare una riga articolo in assistenza' },
  may: office,
  input: z.object({
    orderNo,
    lineNo,
    version,
    description: text().optional(),
    priority: priority.optional(),
    responseHours: decimalText(5).optional(),
    responseDate: day.optional(),
    responseTime: timeOfDay.optional(),
    ...momentFields,
    estimatedMinutes: lineMinutes.optional(),
    extraSkills: z.array(skill).max(20).optional(),
    requiredResourceNo: code().nullable().optional(),
    preferredResourceNo: code().nullable().optional(),
    excludedResourceNos: z.array(code()).max(50).optional(),
    promised: z.object({ from: instant, to: instant }).nullable().optional(),
    earliestStart: instant.nullable().optional(),
    windows: z
      .array(z.object({ from: instant, to: instant }))
      .max(30)
      .optional(),
    stage: z.int().min(1).max(9).optional(),
    crewSize: z.int().min(1).max(10).optional(),
    helperSkills: z.array(skill).max(20).optional(),
    partsReadyAt: instant.nullable().optional(),
    targetDay: day.nullable().optional(),
    targetToleranceDays: z.int().min(0).max(365).optional(),
    optional: z.boolean().optional(),
    after: z.array(predecessor).max(10).optional(),
  }),
  output: z.object({ orderNo, version }),
})

export const deleteLine = command({
  name: 'service-orders.deleteLine',
  path: '/service-orders/order/:orderNo/lines/:lineNo/delete',
  title: { en: 'Delete a service item line', it: 'Eliminare una riga articolo in assistenza' },
  may: office,
  input: z.object({ orderNo, lineNo, version }),
  output: z.object({ orderNo, version }),
})

export const deleteOrder = command({
  name: 'service-orders.deleteOrder',
  path: '/service-orders/order/:orderNo/delete',
  title: { en: 'Delete a service order', it: 'Eliminare un ordine di assistenza' },
  may: office,
  input: z.object({ orderNo, version }),
  output: z.object({ orderNo }),
})

/** Order page and technician's page: the state of the work on one line. */
export const setRepairStatus = command({
  name: 'service-orders.setRepairStatus',
  path: '/service-orders/order/:orderNo/lines/:lineNo/repair-status',
  title: { en: 'Set the repair status', it: 'Impostare lo stato riparazione' },
  may: everyRole,
  input: z.object({ orderNo, lineNo, repairStatusCode: code(10) }),
  output: z.object({ orderNo, status: orderStatus, version }),
})

/** Order page: the order's status by hand; the next change of a line derives it again. */
export const setStatus = command({
  name: 'service-orders.setStatus',
  path: '/service-orders/order/:orderNo/status',
  title: { en: 'Set the status of an order', it: "Impostare lo stato dell'ordine" },
  may: office,
  input: z.object({ orderNo, status: orderStatus, version }),
  output: z.object({ orderNo, version }),
})

/** Page Statuses: which order status prevails when lines differ. */
export const readStatusPriorities = query({
  name: 'service-orders.readStatusPriorities',
  path: '/service-orders/status-priorities',
  title: { en: 'Read the status priorities', it: 'Leggere le priorità degli stati' },
  may: everyRole,
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ status: orderStatus, priority: z.string() })) }),
})

/** Page Statuses, a priority: all repair statuses of the order status have it from then on (§13.1). */
export const setStatusPriority = command({
  name: 'service-orders.setStatusPriority',
  path: '/service-orders/status-priorities/:status/set',
  title: { en: 'Set the priority of an order status', it: "Impostare la priorità di uno stato dell'ordine" },
  may: keepers,
  input: z.object({ status: orderStatus, priority: z.enum(['high', 'medium-high', 'medium-low', 'low']) }),
  output: z.object({}),
})

/** Page Service order types. */
export const orderTypes = masterApi({
  module: 'service-orders',
  entity: 'OrderType',
  renames: true,
  entities: 'OrderTypes',
  path: '/service-orders/order-types',
  one: { en: 'a service order type', it: 'un tipo ordine assistenza' },
  many: { en: 'service order types', it: 'i tipi ordine assistenza' },
  key: 'orderType',
  keyShape: code(12),
  fields: {
    description: requiredText(),
    defaultVisitMinutes: z.int().min(1).max(1440).nullable().default(null),
    /** Service hours until somebody comes, where neither service item nor group says; 0: as the set-up says. */
    responseHours: decimalText(5).default('0'),
    /** Service hours until the work must be done; 0: nothing is agreed. */
    resolutionHours: decimalText(5).default('0'),
    /** Both clocks stand while the order is on hold. */
    pausesOnHold: z.boolean().default(false),
  },
  mayChange: keepers,
})

/** Page Repair statuses. */
export const repairStatuses = masterApi({
  module: 'service-orders',
  entity: 'RepairStatus',
  renames: true,
  entities: 'RepairStatuses',
  path: '/service-orders/repair-statuses',
  one: { en: 'a repair status', it: 'uno stato riparazione' },
  many: { en: 'repair statuses', it: 'gli stati riparazione' },
  key: 'repairStatusCode',
  keyShape: code(10),
  fields: {
    description: requiredText(),
    orderStatus,
    role: z
      .enum([
        'initial',
        'in-process',
        'referred',
        'partly-serviced',
        'spare-part-ordered',
        'spare-part-received',
        'waiting-for-customer',
        'quote-finished',
        'finished',
      ])
      .nullable()
      .default(null),
    pendingAllowed: z.boolean().default(true),
    inProcessAllowed: z.boolean().default(true),
    finishedAllowed: z.boolean().default(true),
    onHoldAllowed: z.boolean().default(true),
    postingAllowed: z.boolean().default(true),
  },
  extra: {
    /** Of its order status; changed there. */
    priority: z.enum(['high', 'medium-high', 'medium-low', 'low']),
  },
  mayChange: keepers,
})
