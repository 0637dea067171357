import type { Day } from '../foundation/day.ts'
import type { InputOf, Operation, OutputOf } from '../foundation/operation.ts'
import { projects } from '../projects/api.ts'
import { createOrder } from '../service-orders/api.ts'

type Does = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<OutputOf<O>>

/** A boiler room that is renewed in three phases from the sixth working day on, with the orders of the first two. */
export async function writeProject(
  does: Does,
  customerNo: string,
  resourceNo: string,
  days: readonly Day[],
): Promise<void> {
  const [start, taken, laid, last] = [days[5]!, days[6]!, days[8]!, days[9]!]
  const { projectNo } = await does(projects.create, {
    description: 'Rinnovo centrale termica',
    customerNo,
    status: 'open',
    responsible: 'Giulia Moser',
    phases: [
      {
        phaseNo: '10',
        description: 'Smontaggio della vecchia centrale',
        startingDate: start,
        endingDate: taken,
        budgetHours: '16',
      },
      {
        phaseNo: '20',
        description: 'Posa delle pompe di calore',
        startingDate: days[7]!,
        endingDate: laid,
        budgetHours: '24',
      },
      {
        phaseNo: '30',
        description: 'Messa in funzione e collaudo',
        startingDate: last,
        endingDate: last,
        budgetHours: '6',
      },
    ],
    plannedHours: [
      { phaseNo: '20', day: days[7]!, resourceNo, hours: '4', description: 'Coordinamento gru' },
    ],
  })
  for (const [phaseNo, description, minutes] of [
    ['10', 'Svuotare e smontare la caldaia', 240],
    ['20', 'Posa pompa di calore 1', 300],
  ] as const)
    await does(createOrder, {
      customerNo,
      projectNo: projectNo!,
      phaseNo,
      description,
      lines: [{ description, estimatedMinutes: minutes }],
    })
}
