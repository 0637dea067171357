import { customers } from '@giro/business/customers/api.ts'
import { readDispatchSetup, updateDispatchSetup } from '@giro/business/dispatch/api.ts'
import type { TestBusiness, TestPerson } from '@giro/business/engine/testing.ts'
import { type Day, momentOf } from '@giro/business/foundation/day.ts'
import { resources, skills } from '@giro/business/resources/api.ts'
import { createOrder } from '@giro/business/service-orders/api.ts'
import { readServiceSetup, updateServiceSetup } from '@giro/business/service-setup/api.ts'
import { readTravelSetup, updateTravelSetup } from '@giro/business/travel/api.ts'
import { placeKey } from '@giro/business/travel/place.ts'
import { routerOf } from '@giro/business/travel/travel.store.ts'
import { usualWorkDay } from './business.ts'

/**
 * The town of the acceptance scenarios AC-26 to AC-30: positions in minutes on a grid, driving |Δx| + |Δy| minutes at
 * 0.8 km a minute. The grid lies around Trento; the travel cache holds its driving times, so that planning finds them
 * by road and nobody is asked over the network. Source: specification orders §16.
 */
export type Point = readonly [x: number, y: number]

const corner = { latitude: 46.0, longitude: 11.0 }
export const positionOf = ([x, y]: Point) => ({
  latitude: Number((corner.latitude + y * 0.005).toFixed(5)),
  longitude: Number((corner.longitude + x * 0.005).toFixed(5)),
})

/** All places that a scenario uses must be named before it plans. */
export async function openGrid(business: TestBusiness, person: TestPerson, points: readonly Point[]) {
  const travel = await person.does(readTravelSetup, {})
  await person.does(updateTravelSetup, {
    provider: 'osrm',
    serverUrl: 'http://127.0.0.1:9',
    version: travel.version,
  })
  const setup = await business.company.selectFrom('travelSetup').selectAll().executeTakeFirstOrThrow()
  const { source } = routerOf(setup, '')!
  await business.company
    .insertInto('travelTime')
    .values(
      points.map((from) => ({
        source,
        fromPlace: placeKey(positionOf(from)),
        toPlaces: points.map((to) => placeKey(positionOf(to))),
        seconds: points.map((to) => minutesBetween(from, to) * 60),
        metres: points.map((to) => minutesBetween(from, to) * 800),
        fetchedAt: '2026-10-01T00:00:00Z' as never,
      })),
    )
    .execute()
  const service = await person.does(readServiceSetup, {})
  await person.does(updateServiceSetup, { skillsOption: 'warning-displayed', version: service.version })
  const dispatch = await person.does(readDispatchSetup, {})
  await person.does(updateDispatchSetup, { threads: 1, version: dispatch.version })
  for (const skillCode of ['ELE', 'GAS', 'CLIMA'])
    await person.does(skills.create, { skillCode, description: skillCode })
  await usualWorkDay(person)
}

const minutesBetween = (a: Point, b: Point) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1])

/** A technician who lives at a point. */
export async function technician(
  person: TestPerson,
  resourceNo: string,
  name: string,
  home: Point,
  knows: readonly string[],
) {
  const { latitude, longitude } = positionOf(home)
  await person.does(resources.create, {
    resourceNo,
    name,
    templateCode: 'GIORNO',
    homeLatitude: latitude,
    homeLongitude: longitude,
    maxOvertimeMinutes: 60,
    skills: knows.map((skillCode) => ({ skillCode, level: 1 })),
  })
}

/** A customer at a point with an order; returns the number of its visit. */
export async function visitAt(
  person: TestPerson,
  name: string,
  at: Point,
  work: {
    minutes: number
    /** Lines of the order, each of so many minutes; one where it is left out. */
    lines?: number
    priority?: 'low' | 'medium' | 'high'
    needs?: readonly string[]
    /** Wall clock of the day, in Rome. */
    due?: string
    promised?: readonly [string, string]
    window?: readonly [string, string]
    day: Day
  },
): Promise<string> {
  const { latitude, longitude } = positionOf(at)
  const { customerNo } = await person.does(customers.create, {
    name,
    city: 'Trento',
    phone: '+39 0461 555000',
    latitude,
    longitude,
  })
  const moment = (time: string) => rome(work.day, time)
  const { orderNo } = await person.does(createOrder, {
    customerNo: customerNo!,
    orderDate: '2026-10-12' as never,
    orderTime: '09:00' as never,
    lines: Array.from({ length: work.lines ?? 1 }, (_, line) => ({
      description: `Intervento ${line + 1}`,
      estimatedMinutes: work.minutes,
      priority: work.priority ?? 'low',
      responseDate: work.day,
      responseTime: (work.due ?? '17:00') as never,
      extraSkills: (work.needs ?? []).map((skillCode) => ({ skillCode, level: 1 })),
      promised: work.promised ? { from: moment(work.promised[0]), to: moment(work.promised[1]) } : null,
      windows: work.window ? [{ from: moment(work.window[0]), to: moment(work.window[1]) }] : [],
    })),
  })
  return `${orderNo}-1`
}

/** A wall-clock time in Rome as an instant. */
export const rome = (day: Day, time: string) => momentOf(day, time, 'Europe/Rome')
