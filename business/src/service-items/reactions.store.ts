import type { Act } from '../engine/act.ts'
import type { Happened } from '../engine/module.ts'
import { confirmation, orRefuse, type Refusal, refuse, verdict } from '../foundation/verdict.ts'
import { historyOf } from '../service-ledger/public.store.ts'
import { forgetSkillsOf, moveSkillsOfItem, renameSkillOwner, setSkillsOf } from './skills.store.ts'

type Of = { readonly serviceItemGroupCode: string | null }

/** An item that comes into a group or changes it takes its skills along (§3, §11.3). */
async function itemMoved({ subject, data }: Happened, act: Act) {
  const { before, after } = data as unknown as { before: Of; after: Of }
  if (before.serviceItemGroupCode !== after.serviceItemGroupCode)
    await moveSkillsOfItem(act, subject, before.serviceItemGroupCode, after.serviceItemGroupCode)
}

/** An item that goes is forgotten by service items and components; not while the ledger needs it (§3). */
async function itemGoes({ subject: itemNo }: Happened, act: Act) {
  const history = await historyOf(act.tx, 'itemNo', itemNo)
  const refusals: Refusal[] =
    history.entries > 0 ? [{ code: 'service-items.item-with-history', facts: { itemNo } }] : []
  orRefuse(verdict(refusals, () => null))
  await setSkillsOf(act, { type: 'item', no: itemNo }, [])
  await forgetSkillsOf(act, { type: 'item', no: itemNo })
  await act.tx
    .updateTable('serviceItem')
    .set({ itemNo: null, variantCode: '' })
    .where('itemNo', '=', itemNo)
    .execute()
  await act.tx
    .updateTable('serviceItemComponent')
    .set({ no: '', variantCode: '' })
    .where('type', '=', 'item')
    .where('no', '=', itemNo)
    .execute()
}

/** A variant stays while a service item is it; components only forget it (§3). */
async function variantGoes({ data }: Happened, act: Act) {
  const { itemNo, variantCode } = data as { itemNo: string; variantCode: string }
  const used = await act.tx
    .selectFrom('serviceItem')
    .select('serviceItemNo')
    .where('itemNo', '=', itemNo)
    .where('variantCode', '=', variantCode)
    .executeTakeFirst()
  if (used)
    refuse('service-items.variant-used', { variantCode, serviceItemNo: used.serviceItemNo }, 'variants')
  await act.tx
    .updateTable('serviceItemComponent')
    .set({ variantCode: '' })
    .where('type', '=', 'item')
    .where('no', '=', itemNo)
    .where('variantCode', '=', variantCode)
    .execute()
}

/** The machines of a customer who goes stay, as nobody's; asked (§4.5). */
async function customerGoes({ subject: customerNo }: Happened, act: Act) {
  const { count } = await act.tx
    .selectFrom('serviceItem')
    .select((builder) => builder.fn.countAll<number>().as('count'))
    .where('customerNo', '=', customerNo)
    .executeTakeFirstOrThrow()
  if (Number(count) === 0) return
  orRefuse(
    verdict(
      [],
      () => null,
      [confirmation('service-items.customer-goes', { count: Number(count) })],
      act.answers,
    ),
  )
  await act.tx
    .updateTable('serviceItem')
    .set({ customerNo: null, shipToCode: '', locationNo: null })
    .where('customerNo', '=', customerNo)
    .execute()
}

/** Skills and components follow an item's new number. */
async function itemRenamed({ subject: to, data }: Happened, act: Act) {
  const from = String(data.from)
  await renameSkillOwner(act, 'item', from, to)
  await act.tx
    .updateTable('serviceItemComponent')
    .set({ no: to })
    .where('type', '=', 'item')
    .where('no', '=', from)
    .execute()
}

/** Machines of a customer who was merged into another become that one's. */
async function customerMerged({ subject: from, data }: Happened, act: Act) {
  const { to, ownAddress } = data as { to: string; ownAddress: string }
  const moved = (own: boolean) =>
    act.tx
      .updateTable('serviceItem')
      .set({ customerNo: to, ...(own && { shipToCode: ownAddress }) })
      .where('customerNo', '=', from)
      .where('shipToCode', own ? '=' : '<>', '')
      .execute()
  await moved(true)
  await moved(false)
}

export const reactions = {
  'customers.customer-merged': customerMerged,
  'items.item-renamed': itemRenamed,
  'items.item-created': itemMoved,
  'items.item-changed': itemMoved,
  'items.item-going': itemGoes,
  'items.variant-going': variantGoes,
  'customers.customer-going': customerGoes,
} as const
