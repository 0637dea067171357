import type { Day } from '../foundation/day.ts'
import type { Warranty } from '../service-items/public.ts'
import { noWarranty } from '../service-items/public.ts'
import { type LineWarranty, warrantyOnDay } from './line-warranty.ts'

/** What a line takes from its service item, besides words, priority and hours. */
export interface OfServiceItem extends Warranty {
  readonly itemNo: string | null
  readonly variantCode: string
  readonly servicePriceGroupCode: string | null
  readonly vendorNo: string
  readonly vendorItemNo: string
}

/** What a line takes from an item, where it has no service item. */
export interface OfItem {
  readonly itemNo: string
  readonly description: string
  readonly serviceItemGroupCode: string | null
  readonly vendorNo: string
  readonly vendorItemNo: string
}

export interface LineOfItem extends LineWarranty {
  readonly itemNo: string | null
  readonly variantCode: string
  readonly servicePriceGroupCode: string | null
  readonly vendorNo: string
  readonly vendorItemNo: string
}

/**
 * Item, vendor, price group and warranty of a line.
 *
 * From the service item, all seven warranty fields as copies; without one from the item and its group's price group.
 * Source: specification items §10.2, §15.
 */
export function lineOfItem(
  serviceItem: OfServiceItem | null,
  item: OfItem | null,
  groupPriceGroup: string | null,
  orderDate: Day,
): LineOfItem {
  if (serviceItem) {
    const { itemNo, variantCode, servicePriceGroupCode, vendorNo, vendorItemNo } = serviceItem
    return {
      ...warrantyOnDay(serviceItem, orderDate),
      itemNo,
      variantCode,
      servicePriceGroupCode,
      vendorNo,
      vendorItemNo,
    }
  }
  return {
    ...noWarranty,
    warranty: false,
    itemNo: item?.itemNo ?? null,
    variantCode: '',
    servicePriceGroupCode: groupPriceGroup,
    vendorNo: item?.vendorNo ?? '',
    vendorItemNo: item?.vendorItemNo ?? '',
  }
}
