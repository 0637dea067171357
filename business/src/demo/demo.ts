import { addPerson } from '../access/api.ts'
import { dropCompany, foundCompany, houseActor, listCompanies } from '../companies.ts'
import { updateSetup } from '../company/api.ts'
import { isNonworking } from '../company/public.ts'
import { customers as customerApi } from '../customers/api.ts'
import { loadTowns } from '../customers/public.store.ts'
import type { Engine } from '../engine/engine.ts'
import { performTyped } from '../engine/perform.ts'
import { addDays, type Day, dayOf, daysFromTo, momentOf, timeOf, weekdayOf } from '../foundation/day.ts'
import type { InputOf, Operation, OutputOf } from '../foundation/operation.ts'
import {
  addAbsence,
  depots,
  groups,
  resources,
  skills as skillApi,
  templates,
  zones,
} from '../resources/api.ts'
import { loadCalendar } from '../resources/public.store.ts'
import { serviceItemGroups, serviceItems } from '../service-items/api.ts'
import { createOrder } from '../service-orders/api.ts'
import { writeChecklists } from './checklists.ts'
import { writeFaultCodes, writeRequests } from './customer-requests.ts'
import { writeKnowHow } from './know-how.ts'
import { businesses, machines, skills, streets, surnames, technicianNames } from './names.ts'
import { demoPassword } from './people.ts'
import { writeProject } from './project.ts'
import { type Chance, chance } from './random.ts'
import { writeRecurringVisits } from './recurring.ts'

/** How large the demo is. */
export interface DemoSize {
  readonly schema?: string
  readonly technicians?: number
  /** Open orders within the fortnight; about a quarter of them for the first working day. */
  readonly visits?: number
  readonly seed?: number
  readonly onProgress?: (words: string) => void
}

type Does = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<OutputOf<O>>

interface Story {
  readonly does: Does
  readonly luck: Chance
  readonly technicians: number
  readonly visits: number
  /** Working days from the first to be planned on. */
  readonly days: readonly Day[]
  readonly timeZone: string
  readonly tell: (words: string) => void
}

const timeZone = 'Europe/Rome'
const trento = { latitude: 46.06787, longitude: 11.12108 }

/**
 * Founds the demo company and tells its story in operations: set-up, masters, dealings. It can hold nothing that the
 * rules forbid. An earlier demo of the same schema goes. Returns the first day that is worth planning.
 */
export async function foundDemo(engine: Engine, size: DemoSize = {}): Promise<Day> {
  const schema = size.schema ?? 'demo'
  const known = (await listCompanies(engine.database)).find((one) => one.schema === schema)
  if (known && !known.demo)
    throw new Error(`The company ${schema} is no demo; choose another name with --company.`)
  if (known) await dropCompany(engine.database, schema)
  await foundCompany(engine, {
    schema,
    name: 'Clima Trentino S.r.l.',
    timeZone,
    currencyCode: 'EUR',
    language: 'it',
    demo: true,
  })
  const actor = houseActor(schema, 'it')
  const story: Story = {
    does: (operation, input) =>
      performTyped(engine, operation, input, {
        actor,
        via: 'demo',
        answers: {
          'service-items.assign-skills': 'yes',
          'service-items.skills-on-change': 'delete-and-assign',
        },
      }),
    luck: chance(size.seed ?? 7),
    technicians: size.technicians ?? 12,
    visits: size.visits ?? 250,
    days: await workingDays(engine, schema),
    timeZone,
    tell: size.onProgress ?? (() => {}),
  }
  await setUp(story)
  const places = await townsAround(story.technicians)
  const team = await hireTechnicians(story, places)
  await addPeople(story, team)
  const sites = await winCustomers(story, places)
  await writeChecklists(story.does)
  await takeOrders(story, sites, team)
  await writeFaultCodes(story.does)
  await writeRequests(story.does, sites, addDays(story.days[0]!, 30))
  await writeKnowHow(story.does, sites, story.days[0]!)
  await writeRecurringVisits(story.does, sites, story.days[0]!)
  await writeProject(story.does, sites[0]!.customerNo, team[0]!.resourceNo, story.days)
  return story.days[0]!
}

/** Ten working days from today, or from the next one when today's morning is over. */
async function workingDays(engine: Engine, schema: string): Promise<Day[]> {
  const calendar = await loadCalendar(engine.database.company(schema))
  const now = engine.now()
  const today = dayOf(now, timeZone)
  const from = timeOf(now, timeZone) > '09:30' ? addDays(today, 1) : today
  return daysFromTo(from, addDays(from, 30))
    .filter((day) => !isNonworking(calendar, day))
    .slice(0, 10)
}

async function setUp({ does }: Story): Promise<void> {
  await does(updateSetup, {
    version: 1,
    address: 'Via Brennero 120',
    postCode: '38121',
    city: 'Trento',
    phone: '+39 0461 555010',
    email: 'assistenza@climatrentino.example',
    vatNo: 'IT01234567897',
  })
  for (const [skillCode, description, certificateNeeded] of skills)
    await does(skillApi.create, { skillCode, description, certificateNeeded })
  for (const [zoneCode, description] of [
    ['NORD', 'Piana Rotaliana e Bolzano'],
    ['CENTRO', 'Trento e Valsugana'],
    ['SUD', 'Vallagarina e Garda'],
  ] as const)
    await does(zones.create, { zoneCode, description })
  await does(depots.create, { depotCode: 'TRENTO', name: 'Sede di Trento', city: 'Trento', ...trento })
  const day = (weekday: number, startTime: string, endTime: string) =>
    ({ weekday, startTime, endTime, breakMinutes: 45, breakEarliest: '12:00', breakLatest: '13:30' }) as never
  const week = (startTime: string, endTime: string) =>
    [1, 2, 3, 4, 5].map((weekday) => day(weekday, startTime, endTime))
  await does(templates.create, {
    templateCode: 'GIORNO',
    description: 'Giornata 8–17',
    days: week('08:00', '17:00'),
  })
  await does(templates.create, {
    templateCode: 'PRESTO',
    description: 'Turno 7–15:30',
    days: week('07:00', '15:30'),
  })
  await does(templates.create, {
    templateCode: 'TARDI',
    description: 'Turno 9:30–18:30',
    days: week('09:30', '18:30'),
  })
  for (const [groupCode, description, , , needed] of machines)
    await does(serviceItemGroups.create, {
      groupCode,
      description,
      responseTimeHours: groupCode === 'FRIGO' ? '4' : '16',
      skills: needed.map(([skillCode, level]) => ({ skillCode, level })),
    })
}

interface Place {
  readonly name: string
  readonly county: string
  readonly latitude: number
  readonly longitude: number
}

/** Real towns within reach of Trento; a larger demo reaches further. */
async function townsAround(technicians: number): Promise<Place[]> {
  const reach = 0.3 * Math.sqrt(Math.max(1, technicians / 12))
  return (await loadTowns()).filter(
    (town) =>
      town.countryCode === 'IT' &&
      Math.hypot(town.latitude - trento.latitude, (town.longitude - trento.longitude) * 0.7) < reach,
  )
}

interface TeamMember {
  readonly resourceNo: string
  readonly name: string
  readonly skills: readonly string[]
}

const teams = [
  ['NORD', 'Squadra Nord', '#0f766e'],
  ['CENTRO', 'Squadra Centro', '#7048e8'],
  ['SUD', 'Squadra Sud', '#e8590c'],
] as const

/** The zone of a latitude: the valley runs from north to south. */
const zoneOf = ({ latitude }: Place) => (latitude > 46.17 ? 'NORD' : latitude > 45.97 ? 'CENTRO' : 'SUD')

async function hireTechnicians(
  { does, luck, technicians, days, tell }: Story,
  places: readonly Place[],
): Promise<TeamMember[]> {
  tell(`${technicians} technicians …`)
  for (const [groupNo, name, colour] of teams) await does(groups.create, { groupNo, name, colour })
  const team: TeamMember[] = []
  for (let at = 0; at < technicians; at++) {
    const name =
      technicianNames[at] ??
      `${luck.pick(['Paolo', 'Anna', 'Nicola', 'Sara', 'Fabio', 'Ivan'])} ${luck.pick(surnames)} ${at + 1}`
    const resourceNo =
      at < technicianNames.length
        ? name.split(' ').at(-1)!.toUpperCase()
        : `T${String(at + 1).padStart(3, '0')}`
    const groupNo = teams[at % 3]![0]
    const near = places.filter((place) => zoneOf(place) === groupNo)
    const home = luck.pick(near.length > 0 ? near : places)
    // Every skill is held by several; each technician has two to four.
    const known = new Set([skills[at % skills.length]![0], skills[(at * 5 + 1) % skills.length]![0]])
    while (luck.happens(0.7) && known.size < 4) known.add(luck.pick(skills)[0])
    await does(resources.create, {
      resourceNo,
      name,
      type: 'person',
      groupNo,
      city: home.name,
      homeLatitude: home.latitude,
      homeLongitude: home.longitude,
      templateCode: luck.pick(['GIORNO', 'GIORNO', 'GIORNO', 'PRESTO', 'TARDI']),
      phone: `+39 347 55${String(at).padStart(5, '0')}`,
      vehicle: `Furgone ${at + 1}`,
      maxOvertimeMinutes: 60,
      skills: [...known].map((skillCode) => ({ skillCode, level: luck.pick([1, 2, 2, 3, 3]) })),
      zones: [
        { zoneCode: groupNo },
        ...(luck.happens(0.4) ? [{ zoneCode: luck.pick(teams.filter(([no]) => no !== groupNo))[0] }] : []),
      ],
    })
    team.push({ resourceNo, name, skills: [...known] })
  }
  const [training, leave] = [team[3], team[8]]
  const at = (day: Day | undefined, time: string) => momentOf(day ?? days[0]!, time, timeZone)
  if (training)
    await does(addAbsence, {
      resourceNo: training.resourceNo,
      from: at(days[0], '14:00'),
      to: at(days[0], '15:30'),
      kind: 'training',
      note: 'Corso F-gas',
    })
  if (leave && days[2])
    await does(addAbsence, {
      resourceNo: leave.resourceNo,
      from: at(days[2], '00:00'),
      to: at(days[3] ?? addDays(days[2], 1), '00:00'),
      kind: 'leave',
    })
  return team
}

async function addPeople({ does }: Story, team: readonly TeamMember[]): Promise<void> {
  const first = team[0]!
  const people = [
    ['Giulia Moser', 'giulia', ['dispatcher'], null],
    ['Paolo Ferrari', 'paolo', ['manager', 'administrator'], null],
    [first.name, 'tecnico', ['technician'], first.resourceNo],
  ] as const
  for (const [name, email, roles, resourceNo] of people)
    await does(addPerson, {
      name,
      email: `${email}@demo.giro.example`,
      password: demoPassword,
      language: 'it',
      roles: [...roles],
      resourceNo,
    })
}

interface Site {
  readonly customerNo: string
  readonly serviceItemNo: string
  readonly works: readonly string[]
  readonly group: string
}

async function winCustomers({ does, luck, visits, tell }: Story, places: readonly Place[]): Promise<Site[]> {
  const count = Math.max(40, Math.round(visits * 0.7))
  tell(`${count} customers with their machines …`)
  const sites: Site[] = []
  for (let at = 0; at < count; at++) {
    const place = luck.happens(0.5)
      ? luck.pick(
          places
            .filter((one) =>
              ['Trento', 'Rovereto', 'Pergine Valsugana', 'Riva del Garda', 'Lavis'].includes(one.name),
            )
            .concat(places[0]!),
        )
      : luck.pick(places)
    const around = () => (luck.next() - 0.5) * 0.03
    const round = (value: number) => Math.round(value * 1e5) / 1e5
    // Now and then nobody has entered the position yet: the board tells.
    const located = at % 60 !== 59
    const { customerNo } = await does(customerApi.create, {
      name: luck.pick(businesses).replace('{}', luck.pick(surnames)),
      address: `${luck.pick(streets)} ${luck.whole(1, 180)}`,
      postCode: `38${luck.whole(10, 99)}`.padEnd(5, '0').slice(0, 5),
      city: place.name,
      county: place.county,
      phone: `+39 0461 ${luck.whole(100000, 999999)}`,
      zoneCode: zoneOf(place),
      ...(located && {
        latitude: round(place.latitude + around()),
        longitude: round(place.longitude + around()),
        geoQuality: 'street' as const,
      }),
      ...(luck.happens(0.15) && {
        receivingHours: [1, 2, 3, 4, 5].flatMap((weekday) =>
          [
            ['08:30', '12:00'],
            ['14:00', '17:30'],
          ].map(([startTime, endTime]) => ({ weekday, startTime: startTime!, endTime: endTime! })),
        ),
      }),
    })
    const many = luck.happens(0.35) ? 2 : 1
    for (let no = 0; no < many; no++) {
      const [groupCode, description, manufacturer, models, , works] = luck.pick(machines)
      const { serviceItemNo } = await does(serviceItems.create, {
        description: `${description} ${luck.pick(models)}`,
        customerNo: customerNo!,
        groupCode,
        manufacturer,
        model: luck.pick(models),
        serialNo: `${groupCode.slice(0, 2)}${luck.whole(100000, 999999)}`,
        installationDate: `20${luck.whole(14, 25)}-0${luck.whole(1, 9)}-1${luck.whole(0, 9)}` as never,
        priority: luck.pick(['low', 'low', 'low', 'medium', 'medium', 'high'] as const),
      })
      sites.push({ customerNo: customerNo!, serviceItemNo: serviceItemNo!, works, group: groupCode })
    }
    if (at % 200 === 199) tell(`${at + 1} / ${count}`)
  }
  return sites
}

async function takeOrders(
  { does, luck, visits, days, tell }: Story,
  sites: readonly Site[],
  team: readonly TeamMember[],
): Promise<void> {
  tell(`${visits} open orders …`)
  const firstDay = Math.round(visits * 0.24)
  const last = days.length - 1
  for (let at = 0; at < visits; at++) {
    const day = days[at < firstDay ? 0 : 1 + (at % last)]!
    const site = luck.pick(sites)
    const description = luck.pick(site.works)
    const kind = luck.next()
    const hour = luck.whole(8, 15)
    const clock = (value: number) => momentOf(day, `${String(value).padStart(2, '0')}:00`, timeZone)
    const urgent = kind > 0.85
    await does(createOrder, {
      description,
      orderType: /anutenzione|erifica|Pulizia|Controllo|Analisi/.test(description) ? 'MAINTENANCE' : 'REPAIR',
      orderDate: before(day, luck.whole(1, 3)),
      orderTime: '10:00' as never,
      lines: [
        {
          serviceItemNo: site.serviceItemNo,
          estimatedMinutes: luck.pick([20, 30, 30, 40, 40, 50, 60, 60, 75, 90, 120]),
          earliestStart: momentOf(day, '06:30', timeZone),
          ...(kind < 0.25 && { promised: { from: clock(hour), to: clock(hour + 2) } }),
          ...(kind >= 0.25 &&
            kind < 0.4 && {
              windows: [
                luck.happens(0.5) ? { from: clock(8), to: clock(13) } : { from: clock(13), to: clock(18) },
              ],
            }),
          ...(urgent
            ? {
                priority: 'high' as const,
                responseDate: day,
                responseTime: `${String(luck.whole(10, 16)).padStart(2, '0')}:00` as never,
              }
            : { responseDate: addDays(day, luck.whole(0, 4)), responseTime: '17:00' as never }),
          ...(luck.happens(0.05) && { excludedResourceNos: [luck.pick(team).resourceNo] }),
        },
      ],
    })
    if (at % 200 === 199) tell(`${at + 1} / ${visits}`)
  }
}

/** So many days before, not on a Sunday. */
function before(day: Day, days: number): Day {
  const earlier = addDays(day, -days)
  return weekdayOf(earlier) === 7 ? addDays(earlier, -1) : earlier
}
