import type { Act, Reading } from '../../engine/act.ts'
import { absent, orRefuse, verdict } from '../../foundation/verdict.ts'
import { loadTracking } from '../../items/public.store.ts'
import { componentsOfBom } from '../components/component.ts'
import { insertComponents, loadActiveComponents, loadBomParts } from '../components/components.store.ts'
import { serviceItemEvent } from '../log.ts'
import {
  cardOf,
  insertServiceItem,
  loadServiceItem,
  makeDefective,
  type ServiceItemRow,
} from '../service-items.store.ts'
import { cloneSkills } from '../skills.store.ts'
import {
  type Replacement,
  type ReplacementFacts,
  type ReplacementKind,
  reasonsAgainstReplacement,
} from './replacement.ts'

export interface ShippedReplacement extends Replacement {
  readonly serviceItemNo: string
  readonly variantCode: string
  readonly replacement: ReplacementKind
  readonly orderNo: string
  readonly shipmentNo: string
  readonly shipmentLineNo: number | null
}

/** What the check looks at; `alreadyReplaced` is known by the order's lines alone. */
export async function loadReplacementFacts(
  tx: Reading['tx'],
  old: Pick<ServiceItemRow, 'serviceItemNo' | 'itemNo'>,
  serialNo: string,
): Promise<Omit<ReplacementFacts, 'alreadyReplaced'>> {
  if (old.itemNo === null) return { serialTracked: false, bomParts: 0, components: 0, serialOwner: null }
  const owner =
    serialNo === ''
      ? undefined
      : await tx
          .selectFrom('serviceItem')
          .select('serviceItemNo')
          .where('itemNo', '=', old.itemNo)
          .where('serialNo', '=', serialNo)
          .executeTakeFirst()
  return {
    serialTracked: (await loadTracking(tx, old.itemNo))?.serialTracked ?? false,
    bomParts: (await loadBomParts(tx, old.itemNo)).filter((part) => part.type === 'item').length,
    components: (await loadActiveComponents(tx, old.serviceItemNo)).length,
    serialOwner: owner?.serviceItemNo ?? null,
  }
}

/**
 * A delivery replaced the service item by another of the same item: a copy with its own serial number, skills and
 * components; the old one is defective. Gives the new number. Source: specification items §6.
 */
export async function replaceServiceItem(act: Act, shipped: ShippedReplacement): Promise<string> {
  const { serviceItemNo, serialNo, variantCode, replacement, orderNo } = shipped
  const old =
    (await loadServiceItem(act.tx, serviceItemNo)) ??
    absent('service-items.service-item-absent', { serviceItemNo })
  const facts = { ...(await loadReplacementFacts(act.tx, old, serialNo)), alreadyReplaced: false }
  orRefuse(verdict(reasonsAgainstReplacement(shipped, facts), () => null))
  const created = await insertServiceItem(act, {
    card: {
      ...cardOf(old),
      serialNo,
      variantCode,
      status: replacement === 'temporary' ? 'temporarily-installed' : 'installed',
    },
    log: [{ event: serviceItemEvent.createdAutomatically, documentType: 'order', documentNo: orderNo }],
    shipment: { type: 'service', docNo: shipped.shipmentNo, lineNo: shipped.shipmentLineNo },
  })
  await cloneSkills(act, serviceItemNo, created)
  await insertComponents(act, created, await copiedComponents(act, old, shipped))
  await makeDefective(act, serviceItemNo, [
    { event: serviceItemEvent.replaced, documentType: 'order', documentNo: orderNo, after: created },
  ])
  return created
}

async function copiedComponents(act: Act, old: ServiceItemRow, { copyComponentsFrom }: ShippedReplacement) {
  if (copyComponentsFrom === 'none') return []
  if (copyComponentsFrom === 'item-bom')
    return componentsOfBom(await loadBomParts(act.tx, old.itemNo!), [], old.installationDate).rows
  const rows = await loadActiveComponents(act.tx, old.serviceItemNo)
  return rows.map((row) => (copyComponentsFrom === 'old-without-serial' ? { ...row, serialNo: '' } : row))
}
