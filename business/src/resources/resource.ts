import type { Refusal } from '../foundation/verdict.ts'
import type { TemplateDay } from './working-day.ts'

/** What stands against a resource as it would be. */
export function reasonsNotToBeResource(resource: {
  readonly homeLatitude: number | null
  readonly homeLongitude: number | null
  readonly startFrom: 'home' | 'depot'
  readonly depotCode: string | null
  readonly skills?: readonly { readonly skillCode: string }[]
}): Refusal[] {
  const refusals: Refusal[] = []
  if ((resource.homeLatitude === null) !== (resource.homeLongitude === null))
    refusals.push({
      code: 'resources.half-position',
      at: resource.homeLatitude === null ? 'homeLatitude' : 'homeLongitude',
    })
  if (resource.startFrom === 'depot' && resource.depotCode === null)
    refusals.push({ code: 'resources.depot-missing', at: 'depotCode' })
  const codes = (resource.skills ?? []).map((skill) => skill.skillCode)
  const twice = codes.find((code, at) => codes.indexOf(code) !== at)
  if (twice !== undefined)
    refusals.push({ code: 'resources.skill-twice', facts: { skillCode: twice }, at: 'skills' })
  return refusals
}

type Hours = Pick<TemplateDay, 'breakMinutes' | 'breakEarliest' | 'breakLatest'> & {
  readonly startTime: string | null
  readonly endTime: string | null
}

/** Hours must end after they start and have a break that can be taken. `at` is the path of the day. */
export function reasonsNotToWork(hours: Hours, at: string): Refusal[] {
  const refusals: Refusal[] = []
  const field = (name: string) => (at === '' ? name : `${at}.${name}`)
  if ((hours.startTime === null) !== (hours.endTime === null))
    refusals.push({
      code: 'resources.half-hours',
      at: field(hours.startTime === null ? 'startTime' : 'endTime'),
    })
  if (hours.startTime !== null && hours.endTime !== null && hours.endTime <= hours.startTime)
    refusals.push({ code: 'resources.hours-order', at: field('endTime') })
  const named = hours.breakEarliest !== null && hours.breakLatest !== null
  if (hours.breakMinutes > 0 && !named)
    refusals.push({ code: 'resources.break-times-missing', at: field('breakEarliest') })
  if (named && hours.breakLatest! < hours.breakEarliest!)
    refusals.push({ code: 'resources.break-order', at: field('breakLatest') })
  return refusals
}
