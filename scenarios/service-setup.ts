import type { TestBusiness } from '@giro/business/engine/testing.ts'
import { items, trackingCodes } from '@giro/business/items/api.ts'
import { skills } from '@giro/business/resources/api.ts'
import { serviceItemGroups } from '@giro/business/service-items/api.ts'
import { readServiceSetup, updateServiceSetup } from '@giro/business/service-setup/api.ts'
import { servicePriceGroups, unitsOfMeasure } from '@giro/business/service-setup/code-tables-api.ts'

const keeper = (business: TestBusiness) => business.person('Mara', 'manager')

/** Changes fields of the service set-up. */
async function withSetup(business: TestBusiness, changes: object) {
  const { version } = await keeper(business).does(readServiceSetup, {})
  await keeper(business).does(updateServiceSetup, { version, ...changes })
}

/** The set-up S0 of specification items §20, with the items and groups that its scenarios name. */
async function setUp(business: TestBusiness) {
  const mara = keeper(business)
  await withSetup(business, {
    defaultResponseHours: '24',
    warrantyDiscountPartsPct: '80',
    warrantyDiscountLaborPct: '60',
    defaultWarrantyDuration: '2Y',
    contractValueCalcMethod: 'based-on-unit-price',
    contractValuePct: '20',
  })
  for (const skillCode of ['ELEC', 'HYD', 'GAS', 'PC', 'PCS'])
    await mara.does(skills.create, { skillCode, description: skillCode })
  for (const [unitCode, description] of [
    ['PCS', 'Pezzo'],
    ['BOX', 'Scatola'],
    ['HOUR', 'Ora'],
  ] as const)
    await mara.does(unitsOfMeasure.create, { unitCode, description })
  for (const priceGroupCode of ['PG1', 'PG2'])
    await mara.does(servicePriceGroups.create, { priceGroupCode, description: priceGroupCode })
  await mara.does(serviceItemGroups.create, {
    groupCode: 'AF',
    description: 'Pompe',
    responseTimeHours: '8',
    defaultContractDiscountPct: '7.5',
    defaultServicePriceGroupCode: 'PG1',
  })
  await mara.does(serviceItemGroups.create, {
    groupCode: 'BG',
    description: 'Bruciatori',
    defaultServicePriceGroupCode: 'PG2',
  })
  await mara.does(trackingCodes.create, {
    trackingCode: 'SN1Y',
    description: 'Nr. seriale, un anno',
    warrantyDateFormula: '1Y',
  })
  const item = (itemNo: string, description: string, more: object = {}) =>
    mara.does(items.create, { itemNo, description, baseUnitCode: 'PCS', ...more })
  await item('PUMP', 'Pompa P3', { unitCost: '300', unitPrice: '500', serviceItemGroupCode: 'AF' })
  await item('TRACKED', 'Pompa tracciata', { trackingCode: 'SN1Y' })
}

export const setUpService = Object.assign(setUp, { with: withSetup })

/** What a person has seen who finishes work all the same (specification orders §8.12). */
export const acknowledged = {
  'service-orders.finish-no-labour': 'yes',
  'service-orders.finish-late-response': 'yes',
  'service-orders.finish-loaner-out': 'yes',
  'service-orders.finish-future-visits': 'yes',
  'service-orders.finish-checklist-open': 'yes',
  'service-orders.finish-no-signature': 'yes',
  'service-orders.finish-other-lines-open': 'yes',
}
