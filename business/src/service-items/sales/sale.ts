import type { DateFormula } from '../../foundation/date-formula.ts'
import { moveDay } from '../../foundation/date-formula.ts'
import type { Day } from '../../foundation/day.ts'
import { asAmount, decimal, decimalText } from '../../foundation/decimal.ts'
import type { Refusal } from '../../foundation/verdict.ts'
import { type LogEntry, serviceItemEvent } from '../log.ts'
import {
  blankServiceItem,
  changeServiceItem,
  type GroupDefaults,
  type ItemDefaults,
  type ServiceItem,
  type ServiceItemFacts,
} from '../service-item.ts'

/** A serial number that was shipped; the day is its last under the maker's warranty. */
export interface ShippedSerial {
  readonly serialNo: string
  readonly warrantyDate: Day | null
}

/** One line of equipment that left for a customer. */
export interface SoldLine {
  readonly description: string
  readonly itemNo: string
  readonly variantCode: string
  /** In the line's unit. */
  readonly quantity: string
  /** Base units in one of the line's unit. */
  readonly quantityPer: string
  /** Company currency, for one of the line's unit. */
  readonly unitCost: string
  readonly unitPrice: string
  /** In the order of the units that carry them. */
  readonly serials: readonly ShippedSerial[]
}

export interface SoldTo {
  readonly documentType: string
  readonly documentNo: string
  readonly customerNo: string
  readonly shipToCode: string
  readonly postingDate: Day
}

export interface SaleFacts {
  readonly terms: ServiceItemFacts['terms']
  readonly trackingFormula: DateFormula | ''
  readonly item: ItemDefaults & {
    readonly vendorNo: string
    readonly vendorItemNo: string
    readonly vendorItemName: string
  }
  readonly group: GroupDefaults
}

/** The number of base units; null where it is not whole (specification items §9). */
export function wholeUnits(line: Pick<SoldLine, 'quantity' | 'quantityPer'>): number | null {
  const units = decimal(line.quantity).times(line.quantityPer)
  return units.mod(1).eq(0) ? Number(units) : null
}

/** Unit amounts keep five decimals (unit rounding of specification items §0). */
const unitDecimals = 5
const perBaseUnit = (amount: string, quantityPer: string) =>
  decimalText(asAmount(decimal(amount).div(quantityPer), unitDecimals))

export interface SoldServiceItem {
  readonly card: ServiceItem
  readonly log: readonly LogEntry[]
  readonly refusals: readonly Refusal[]
}

/**
 * The service item of one base unit sold; `present` is the one that has the item and serial number already.
 *
 * Source: specification items §9. Warranty ends are computed from the day of sale, or from the serial number's own
 * warranty day, and replace what was there; the per cent come from the set-up.
 */
export function serviceItemOfSale(
  line: SoldLine,
  serial: ShippedSerial | null,
  sale: SoldTo,
  facts: SaleFacts,
  present: ServiceItem | null,
): SoldServiceItem {
  const starts = present ?? blankServiceItem('0')
  const cost = perBaseUnit(line.unitCost, line.quantityPer)
  const price = perBaseUnit(line.unitPrice, line.quantityPer)
  const changed = changeServiceItem(
    starts,
    {
      description: line.description,
      description2: documentWords(sale),
      itemNo: line.itemNo,
      variantCode: line.variantCode,
      serialNo: serial?.serialNo ?? '',
      customerNo: sale.customerNo,
      shipToCode: sale.shipToCode,
      status: 'installed',
      salesUnitCost: cost,
      salesUnitPrice: price,
      unitCode: facts.item.baseUnitCode,
      vendorNo: facts.item.vendorNo,
      vendorItemNo: facts.item.vendorItemNo,
      vendorItemName: facts.item.vendorItemName,
      installationDate: sale.postingDate,
    },
    {
      terms: facts.terms,
      workDate: sale.postingDate,
      trackingFormula: facts.trackingFormula,
      item: facts.item,
      groups: [facts.group],
      hasComponents: false,
      hasLedgerEntries: false,
    },
  )
  const { warranty, refusals } = warrantyOfSale(serial, sale.postingDate, facts)
  const statusChanged = changed.log.some((entry) => entry.event === serviceItemEvent.statusChanged)
  return {
    card: {
      ...changed.after,
      ...warranty,
      responseTimeHours: facts.group.responseTimeHours,
      salesDate: sale.postingDate,
    },
    log: [
      ...changed.log.filter((entry) => logged.includes(entry.event) || (present !== null && statusChanged)),
      {
        event: serviceItemEvent.createdAutomatically,
        after: documentWords(sale),
      },
    ],
    refusals,
  }
}

const logged: readonly number[] = [
  serviceItemEvent.customerChanged,
  serviceItemEvent.shipToChanged,
  serviceItemEvent.itemChanged,
]

const documentWords = (sale: SoldTo) => `${sale.documentType} ${sale.documentNo}`.slice(0, 50)

function warrantyOfSale(serial: ShippedSerial | null, postingDate: Day, facts: SaleFacts) {
  const { terms, trackingFormula } = facts
  const { defaultWarrantyDuration } = terms
  const percentages = {
    warrantyPctParts: terms.warrantyDiscountPartsPct,
    warrantyPctLabor: terms.warrantyDiscountLaborPct,
  }
  const own = serial?.warrantyDate ?? null
  const start = own === null ? postingDate : trackingFormula === '' ? own : movedBack(own, trackingFormula)
  const partsFormula = trackingFormula || defaultWarrantyDuration
  if (partsFormula === '' || defaultWarrantyDuration === '') {
    const refusals: Refusal[] = [{ code: 'service-items.warranty-duration-missing' }]
    return { warranty: percentages, refusals }
  }
  return {
    refusals: [],
    warranty: {
      ...percentages,
      warrantyStartParts: start,
      warrantyEndParts: moveDay(start, partsFormula),
      warrantyStartLabor: start,
      warrantyEndLabor: moveDay(start, defaultWarrantyDuration),
    },
  }
}

/** The day from which the formula leads to `end`: its terms with the signs turned. */
function movedBack(end: Day, formula: DateFormula): Day {
  const turned = formula.replaceAll(/^(?=[^+-])|[+-]/g, (sign) => (sign === '-' ? '+' : '-'))
  return moveDay(end, turned as DateFormula)
}
