import type { ServiceItem } from '../service-item.ts'

/** Fields that a duplicate may fill on the one that stays, where that one has nothing. */
const filled = [
  'description2',
  'itemNo',
  'variantCode',
  'serialNo',
  'groupCode',
  'servicePriceGroupCode',
  'locationOfItem',
  'unitCode',
  'installationDate',
  'salesDate',
  'lastServiceDate',
  'warrantyStartParts',
  'warrantyEndParts',
  'warrantyStartLabor',
  'warrantyEndLabor',
  'vendorNo',
  'vendorItemNo',
  'vendorItemName',
  'preferredResourceNo',
  'manufacturer',
  'model',
] as const satisfies readonly (keyof ServiceItem)[]

const empty = (value: unknown) => value === null || value === ''

/** The card that stays: its own fields, filled from the duplicate's where they are empty; both notes. */
export function mergedCard(stays: ServiceItem, goes: ServiceItem): ServiceItem {
  const more = Object.fromEntries(
    filled.filter((field) => empty(stays[field]) && !empty(goes[field])).map((field) => [field, goes[field]]),
  )
  const sameAddress = stays.customerNo === goes.customerNo && stays.shipToCode === goes.shipToCode
  const note = [stays.note, goes.note].filter(Boolean).join('\n').slice(0, 1000)
  const pct = (own: string, other: string) => (Number(own) === 0 ? other : own)
  return {
    ...stays,
    ...more,
    note,
    locationNo: stays.locationNo ?? (sameAddress ? goes.locationNo : null),
    warrantyPctParts: pct(stays.warrantyPctParts, goes.warrantyPctParts),
    warrantyPctLabor: pct(stays.warrantyPctLabor, goes.warrantyPctLabor),
    lastServiceDate:
      [stays.lastServiceDate, goes.lastServiceDate]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null,
  }
}
