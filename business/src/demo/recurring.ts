import { addDays, type Day } from '../foundation/day.ts'
import type { InputOf, Operation, OutputOf } from '../foundation/operation.ts'
import { recurringVisits, setRecurringState } from '../recurring-visits/api.ts'

type Does = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<OutputOf<O>>

/** Work that comes back from some weeks ahead on, much of it on the same days: something to level. */
export async function writeRecurringVisits(
  does: Does,
  sites: readonly { readonly customerNo: string; readonly serviceItemNo: string }[],
  firstDay: Day,
): Promise<void> {
  const works = [
    ['Pulizia filtri e igienizzazione', 120, 3],
    ['Controllo perdite gas refrigerante', 90, 3],
    ['Verifica centralina e allarmi', 60, 1],
    ['Controllo acqua di caldaia', 75, 2],
  ] as const
  for (const [at, site] of sites.slice(0, 16).entries()) {
    const [description, estimatedMinutes, every] = works[at % works.length]!
    const { recurringNo } = await does(recurringVisits.create, {
      description,
      customerNo: site.customerNo,
      serviceItemNo: site.serviceItemNo,
      orderType: 'MAINTENANCE',
      estimatedMinutes,
      startingDate: addDays(firstDay, 40 + (at % 3)),
      every,
      excludedMonths: [8],
    })
    await does(setRecurringState, { recurringNo: recurringNo!, status: 'running', version: 1 })
  }
}
