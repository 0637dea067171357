import { applyPlan, type PlanView, planDays, readPlan } from '@giro/business/dispatch/api.ts'
import type { TestBusiness, TestPerson } from '@giro/business/engine/testing.ts'
import type { InputOf } from '@giro/business/foundation/operation.ts'
import { templates } from '@giro/business/resources/api.ts'

/** The template GIORNO: Monday to Friday from 08:00 to 17:00, half an hour's break begun from 12:00 to 13:30. */
export async function usualWorkDay(person: TestPerson) {
  await person.does(templates.create, {
    templateCode: 'GIORNO',
    description: 'Giornata',
    days: [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      startTime: '08:00',
      endTime: '17:00',
      breakMinutes: 30,
      breakEarliest: '12:00',
      breakLatest: '13:30',
    })) as never,
  })
}

/** Asks for a plan and waits until it is proposed. */
export async function proposalOf(
  business: TestBusiness,
  person: TestPerson,
  input: InputOf<typeof planDays>,
): Promise<PlanView> {
  const { planNo } = await person.does(planDays, input)
  return proposed(business, person, planNo)
}

/** Waits until a plan that was asked for is proposed. */
export async function proposed(
  business: TestBusiness,
  person: TestPerson,
  planNo: string,
): Promise<PlanView> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const plan = await person.does(readPlan, { planNo })
    if (plan.state === 'proposed') return plan
    if (plan.state !== 'waiting' && plan.state !== 'computing')
      throw new Error(`plan ${plan.state}: ${plan.failure}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`no proposal within a minute on ${business.database.kind}`)
}

/** Plans and accepts everything. */
export async function planAndAccept(
  business: TestBusiness,
  person: TestPerson,
  input: InputOf<typeof planDays>,
) {
  const plan = await proposalOf(business, person, input)
  await person.does(applyPlan, { planNo: plan.planNo, version: plan.version })
  return plan
}
