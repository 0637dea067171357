import type { Day } from '../foundation/day.ts'
import { asAmount, decimal, decimalText } from '../foundation/decimal.ts'
import { confirmation, type Question, type Refusal } from '../foundation/verdict.ts'
import { type LogEntry, serviceItemEvent } from './log.ts'
import type { Priority, ServiceItemStatus } from './tables.ts'
import {
  endWarranty,
  noWarranty,
  soldOn,
  startWarranty,
  type Warranty,
  type WarrantyChanged,
  type WarrantyTerms,
} from './warranty.ts'

/** The fields of a service item's card that rules work on. */
export interface ServiceItem extends Warranty {
  readonly description: string
  readonly description2: string
  readonly searchDescription: string
  readonly itemNo: string | null
  readonly variantCode: string
  readonly serialNo: string
  readonly groupCode: string | null
  readonly servicePriceGroupCode: string | null
  readonly status: ServiceItemStatus
  readonly blocked: 'no' | 'service-contract' | 'all'
  readonly priority: Priority
  readonly customerNo: string | null
  readonly shipToCode: string
  readonly locationOfItem: string
  /** Building, floor or room at the customer's address; null where none is said. */
  readonly locationNo: number | null
  readonly unitCode: string | null
  readonly salesUnitCost: string
  readonly salesUnitPrice: string
  readonly responseTimeHours: string
  readonly installationDate: Day | null
  readonly salesDate: Day | null
  readonly lastServiceDate: Day | null
  readonly defaultContractCost: string
  readonly defaultContractValue: string
  readonly defaultContractDiscountPct: string
  readonly vendorNo: string
  readonly vendorItemNo: string
  readonly vendorItemName: string
  readonly preferredResourceNo: string | null
  readonly manufacturer: string
  readonly model: string
  readonly note: string
}

export interface GroupDefaults {
  readonly groupCode: string
  readonly responseTimeHours: string
  readonly defaultContractDiscountPct: string
  readonly defaultServicePriceGroupCode: string | null
}

/** What an item gives to the service items that are it. */
export interface ItemDefaults {
  readonly itemNo: string
  readonly description: string
  readonly unitCost: string
  readonly unitPrice: string
  readonly baseUnitCode: string
  readonly serviceItemGroupCode: string | null
}

export interface ServiceItemFacts {
  readonly terms: Omit<WarrantyTerms, 'trackingFormula'> & {
    readonly contractValueCalcMethod: 'none' | 'based-on-unit-price' | 'based-on-unit-cost'
    readonly contractValuePct: string
  }
  readonly workDate: Day
  /** Of the item that the service item will be. */
  readonly trackingFormula: WarrantyTerms['trackingFormula']
  /** Of the item that is being chosen. */
  readonly item: ItemDefaults | null
  /** The groups that may come in: the one chosen and the chosen item's. */
  readonly groups: readonly GroupDefaults[]
  readonly hasComponents: boolean
  readonly hasLedgerEntries: boolean
}

export interface ServiceItemChanged {
  readonly after: ServiceItem
  readonly log: readonly LogEntry[]
  readonly refusals: readonly Refusal[]
  readonly questions: readonly Question[]
  /** The components that it had belong to another item and go. */
  readonly componentsGo: boolean
}

/** An empty card; response hours come from the set-up (specification items §4.2). */
export function blankServiceItem(defaultResponseHours: string): ServiceItem {
  return {
    description: '',
    description2: '',
    searchDescription: '',
    itemNo: null,
    variantCode: '',
    serialNo: '',
    groupCode: null,
    servicePriceGroupCode: null,
    status: 'none',
    blocked: 'no',
    priority: 'low',
    customerNo: null,
    shipToCode: '',
    locationOfItem: '',
    locationNo: null,
    unitCode: null,
    salesUnitCost: '0',
    salesUnitPrice: '0',
    responseTimeHours: defaultResponseHours,
    installationDate: null,
    salesDate: null,
    lastServiceDate: null,
    defaultContractCost: '0',
    defaultContractValue: '0',
    defaultContractDiscountPct: '0',
    vendorNo: '',
    vendorItemNo: '',
    vendorItemName: '',
    preferredResourceNo: null,
    manufacturer: '',
    model: '',
    note: '',
    ...noWarranty,
  }
}

/** The card while its fields are entered one after the other. */
interface Draft {
  card: ServiceItem
  readonly log: LogEntry[]
  readonly refusals: Refusal[]
  readonly questions: Question[]
  componentsGo: boolean
}

/**
 * The card once the fields of `given` were entered, each with what follows from it.
 *
 * They are entered in the order of the card, whatever the order in which they came: an item first, so that a
 * group, a price or a date given together with it counts, not the item's. Source: specification items §4.1, §4.3
 * to §4.5, §4.7, §7, §10.1.
 */
export function changeServiceItem(
  start: ServiceItem,
  given: Partial<ServiceItem>,
  facts: ServiceItemFacts,
): ServiceItemChanged {
  const draft: Draft = { card: start, log: [], refusals: [], questions: [], componentsGo: false }
  for (const field of order) {
    const value = given[field]
    if (value === undefined || same(field, value, draft.card[field])) continue
    const rule = rules[field] as ((draft: Draft, value: unknown, facts: ServiceItemFacts) => void) | undefined
    if (rule) rule(draft, value, facts)
    else set(draft, { [field]: value })
  }
  const { card, ...rest } = draft
  return { after: card, ...rest }
}

const decimals: readonly (keyof ServiceItem)[] = [
  'salesUnitCost',
  'salesUnitPrice',
  'responseTimeHours',
  'warrantyPctParts',
  'warrantyPctLabor',
  'defaultContractCost',
  'defaultContractValue',
  'defaultContractDiscountPct',
]

/** `7.5` is `7.50000`: the database writes decimals with all their places. */
function same(field: keyof ServiceItem, one: unknown, two: unknown): boolean {
  return decimals.includes(field) ? decimal(String(one)).eq(String(two)) : one === two
}

const order: readonly (keyof ServiceItem)[] = [
  'description',
  'description2',
  'searchDescription',
  'itemNo',
  'variantCode',
  'serialNo',
  'groupCode',
  'servicePriceGroupCode',
  'customerNo',
  'shipToCode',
  'locationNo',
  'status',
  'blocked',
  'priority',
  'locationOfItem',
  'unitCode',
  'salesUnitCost',
  'salesUnitPrice',
  'salesDate',
  'warrantyStartParts',
  'warrantyEndParts',
  'warrantyPctParts',
  'warrantyStartLabor',
  'warrantyEndLabor',
  'warrantyPctLabor',
  'responseTimeHours',
  'installationDate',
  'lastServiceDate',
  'defaultContractCost',
  'defaultContractValue',
  'defaultContractDiscountPct',
  'vendorNo',
  'vendorItemNo',
  'vendorItemName',
  'preferredResourceNo',
  'manufacturer',
  'model',
  'note',
]

function set(draft: Draft, fields: Partial<ServiceItem>) {
  draft.card = { ...draft.card, ...fields }
}

type Rules = {
  readonly [Field in keyof ServiceItem]?: (
    draft: Draft,
    value: ServiceItem[Field],
    facts: ServiceItemFacts,
  ) => void
}

const warrantyStart = (kind: 'Parts' | 'Labor') => (draft: Draft, day: Day | null, facts: ServiceItemFacts) =>
  take(draft, startWarranty(draft.card, kind, day, termsOf(facts)))
const warrantyEnd = (kind: 'Parts' | 'Labor') => (draft: Draft, day: Day | null, facts: ServiceItemFacts) =>
  take(draft, endWarranty(draft.card, kind, day, termsOf(facts)))

const rules: Rules = {
  description: (draft, description) => {
    const { searchDescription, description: old } = draft.card
    const follows = searchDescription === '' || searchDescription === old.toUpperCase()
    set(draft, { description, ...(follows && { searchDescription: description.toUpperCase() }) })
  },
  searchDescription: (draft, text) => set(draft, { searchDescription: text.toUpperCase() }),
  itemNo: (draft, itemNo, facts) => {
    log(draft, serviceItemEvent.itemChanged, draft.card.itemNo, itemNo)
    if (itemNo === null) clearItem(draft, facts)
    else if (facts.item) chooseItem(draft, facts.item, facts)
  },
  serialNo: (draft, serialNo) => {
    log(draft, serviceItemEvent.serialNoChanged, draft.card.serialNo, serialNo)
    set(draft, { serialNo })
  },
  groupCode: enterGroup,
  customerNo: (draft, customerNo, facts) => {
    if (facts.hasLedgerEntries) draft.questions.push(confirmation('service-items.customer-with-history'))
    const { customerNo: old, shipToCode } = draft.card
    log(draft, serviceItemEvent.customerChanged, old, customerNo)
    log(draft, serviceItemEvent.shipToChanged, shipToCode, '')
    set(draft, { customerNo, shipToCode: '', locationNo: null, ...(old === null && { status: 'installed' }) })
  },
  shipToCode: (draft, shipToCode, facts) => {
    if (facts.hasLedgerEntries && draft.questions.length === 0)
      draft.questions.push(confirmation('service-items.customer-with-history'))
    log(draft, serviceItemEvent.shipToChanged, draft.card.shipToCode, shipToCode)
    set(draft, { shipToCode, locationNo: null })
  },
  status: (draft, status, facts) => {
    log(draft, serviceItemEvent.statusChanged, draft.card.status, status)
    const installed = status === 'installed' && draft.card.installationDate === null
    set(draft, { status, ...(installed && { installationDate: facts.workDate }) })
  },
  blocked: (draft, blocked) => {
    log(draft, serviceItemEvent.blockedChanged, draft.card.blocked, blocked)
    set(draft, { blocked })
  },
  salesUnitCost: enterCost,
  salesUnitPrice: enterPrice,
  salesDate: (draft, salesDate, facts) => {
    set(draft, { salesDate })
    take(draft, soldOn(draft.card, salesDate, termsOf(facts)))
  },
  warrantyStartParts: warrantyStart('Parts'),
  warrantyEndParts: warrantyEnd('Parts'),
  warrantyStartLabor: warrantyStart('Labor'),
  warrantyEndLabor: warrantyEnd('Labor'),
}

function log(draft: Draft, event: LogEntry['event'], before: string | null, after: string | null) {
  draft.log.push({ event, before: before ?? '', after: after ?? '' })
}

function take(draft: Draft, { warranty, refusals }: WarrantyChanged) {
  set(draft, warranty)
  draft.refusals.push(...refusals)
}

const termsOf = ({ terms, trackingFormula }: ServiceItemFacts): WarrantyTerms => ({
  ...terms,
  trackingFormula,
})

function chooseItem(draft: Draft, item: ItemDefaults, facts: ServiceItemFacts) {
  if (facts.hasComponents) draft.questions.push(confirmation('service-items.components-will-be-lost'))
  draft.componentsGo = facts.hasComponents
  set(draft, { itemNo: item.itemNo, variantCode: '', unitCode: item.baseUnitCode })
  if (item.serviceItemGroupCode !== draft.card.groupCode) enterGroup(draft, item.serviceItemGroupCode, facts)
  enterCost(draft, item.unitCost, facts)
  enterPrice(draft, item.unitPrice, facts)
  if (draft.card.description === '') rules.description!(draft, item.description, facts)
}

function clearItem(draft: Draft, facts: ServiceItemFacts) {
  set(draft, { itemNo: null, variantCode: '', unitCode: null })
  if (draft.card.serialNo !== '') rules.serialNo!(draft, '', facts)
  enterCost(draft, '0', facts)
  enterPrice(draft, '0', facts)
  enterGroup(draft, null, facts)
}

/** Clearing the group changes nothing else (§4.4). */
function enterGroup(draft: Draft, groupCode: string | null, facts: ServiceItemFacts) {
  const group = facts.groups.find((one) => one.groupCode === groupCode)
  set(draft, { groupCode })
  if (!group) return
  set(draft, { defaultContractDiscountPct: group.defaultContractDiscountPct })
  if (draft.card.servicePriceGroupCode === null)
    set(draft, { servicePriceGroupCode: group.defaultServicePriceGroupCode })
  if (!decimal(group.responseTimeHours).eq(0)) set(draft, { responseTimeHours: group.responseTimeHours })
}

/** The contract's cost follows with every method, its value only where the set-up bases it on cost (§4.7). */
function enterCost(draft: Draft, salesUnitCost: string, facts: ServiceItemFacts) {
  const share = shareOf(salesUnitCost, facts)
  set(draft, { salesUnitCost, defaultContractCost: share })
  if (facts.terms.contractValueCalcMethod === 'based-on-unit-cost')
    set(draft, { defaultContractValue: share })
}

function enterPrice(draft: Draft, salesUnitPrice: string, facts: ServiceItemFacts) {
  set(draft, { salesUnitPrice })
  if (facts.terms.contractValueCalcMethod === 'based-on-unit-price')
    set(draft, { defaultContractValue: shareOf(salesUnitPrice, facts) })
}

/** Unit amounts keep five decimals (unit rounding of specification items §0). */
const unitDecimals = 5

function shareOf(amount: string, { terms }: ServiceItemFacts): string {
  return decimalText(asAmount(decimal(amount).times(terms.contractValuePct).div(100), unitDecimals))
}
