import { addPerson } from '../access/api.ts'
import { dropCompany, foundCompany, houseActor, listCompanies } from '../companies.ts'
import { readSetup, updateSetup } from '../company/api.ts'
import { suggestPosition } from '../customers/api.ts'
import type { Actor } from '../engine/act.ts'
import type { Engine } from '../engine/engine.ts'
import { perform } from '../engine/perform.ts'
import { faultAreas } from '../faults/api.ts'
import { type Answers, resourceNosFor, schemaFor } from '../first-setup/own-company.ts'
import type { InputOf, Operation, OutputOf } from '../foundation/operation.ts'
import type { Language } from '../foundation/texts.ts'
import { Refused } from '../foundation/verdict.ts'
import { depots, groups, resources, skills, templates, zones } from '../resources/api.ts'
import { serviceItemGroups } from '../service-items/api.ts'
import { readServiceSetup, updateServiceSetup } from '../service-setup/api.ts'
import {
  serviceCosts,
  servicePriceGroups,
  serviceShelves,
  workTypes,
} from '../service-setup/code-tables-api.ts'
import { standardServices } from '../standard-services/api.ts'
import { assign, guidelines } from '../troubleshooting/api.ts'
import { tradeDefaults } from './trades.ts'

type Does = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<OutputOf<O>>

/** Schemas that are not a company's. */
const reserved = ['giro', 'giro_jobs', 'public', 'information_schema', 'demo']

/**
 * Founds a company from the answers of the first set-up: code tables of its trade, technicians with their hours,
 * and the person who answered as administrator, manager and dispatcher. Returns its schema.
 *
 * All or nothing: when anything fails the company is gone again and the failure (`Refused` when an answer cannot be
 * taken) goes to the caller.
 */
export async function foundOwnCompany(engine: Engine, answers: Answers): Promise<string> {
  const companies = await listCompanies(engine.database)
  const schema = schemaFor(answers.company.name, [...reserved, ...companies.map((one) => one.schema)])
  const language = answers.you.language
  try {
    await foundCompany(engine, {
      schema,
      name: answers.company.name,
      timeZone: 'Europe/Rome',
      currencyCode: 'EUR',
      language,
      demo: false,
    })
    const does = doerOf(engine, houseActor(schema, language))
    const { version } = await does(readSetup, {})
    await does(updateSetup, { version, ...answers.company })
    await writeCodes(does, answers)
    await hireTechnicians(does, answers)
    await does(addPerson, {
      ...answers.you,
      roles: ['administrator', 'manager', 'dispatcher'],
      resourceNo: null,
    })
  } catch (failure) {
    await dropCompany(engine.database, schema)
    throw failure
  }
  return schema
}

/** Performs operations one after the other; what an operation refuses goes up as `Refused`. */
function doerOf(engine: Engine, actor: Actor): Does {
  return async <O extends Operation>(operation: O, input: InputOf<O>) => {
    const performed = await perform(engine, { operation: operation.name, input, actor, via: 'http' })
    if (performed.is === 'done') return performed.output as OutputOf<O>
    if (performed.is === 'asks' || performed.is === 'failed' || performed.is === 'outage')
      throw new Error(`${operation.name}: ${performed.is}`)
    throw new Refused(performed.refusals, performed.is)
  }
}

async function writeCodes(does: Does, { trade, company, you: { language } }: Answers): Promise<void> {
  const defaults = tradeDefaults[trade]
  for (const [skillCode, description, certificateNeeded] of defaults.skills)
    await does(skills.create, { skillCode, description: description[language], certificateNeeded })
  for (const [groupCode, description, responseTimeHours, skillCode] of defaults.groups)
    await does(serviceItemGroups.create, {
      groupCode,
      description: description[language],
      responseTimeHours,
      skills: [{ skillCode, level: 1 }],
    })
  for (const [faultAreaCode, description] of defaults.faultAreas)
    await does(faultAreas.create, { faultAreaCode, description: description[language] })
  await writePrices(does, language)
  for (const [no, description, steps] of defaults.guidelines) {
    const { troubleshootingNo } = await does(guidelines.create, {
      description: description[language],
      lines: [...steps[language]],
    })
    await does(assign, { type: 'service-item-group', no, troubleshootingNos: [troubleshootingNo!] })
  }
  for (const [standardServiceCode, description, group] of defaults.standardServices)
    await does(standardServices.create, {
      standardServiceCode,
      description: description[language],
      groups: [group],
      lines: [{ description: description[language] }, { type: 'cost', no: code.callout, quantity: '1' }],
    })
  await does(zones.create, {
    zoneCode: code.near,
    description: company.city || words[language].near,
    postCodes: company.postCode ? [company.postCode] : [],
  })
  await does(zones.create, { zoneCode: code.far, description: words[language].far })
}

const code = {
  callout: 'USCITA',
  near: 'SEDE',
  far: 'FUORI',
  day: 'GIORNO',
  team: 'TECNICI',
  depot: 'SEDE',
} as const

const words = {
  it: {
    hour: 'ORA',
    near: 'Sede e dintorni',
    far: 'Fuori zona',
    day: 'Giornata',
    team: 'Tecnici',
    callout: 'Diritto di chiamata',
    travel: 'Trasferta',
    normal: 'Ore ordinarie',
    overtime: 'Ore straordinarie',
    holiday: 'Ore notturne e festive',
    standard: 'Listino standard',
    contract: 'Clienti con contratto',
    arrived: 'In arrivo',
    ready: 'Riparati, da consegnare',
  },
  en: {
    hour: 'HOUR',
    near: 'Town and surroundings',
    far: 'Further away',
    day: 'Day',
    team: 'Technicians',
    callout: 'Call-out fee',
    travel: 'Travel',
    normal: 'Normal hours',
    overtime: 'Overtime',
    holiday: 'Nights and holidays',
    standard: 'Standard prices',
    contract: 'Customers with a contract',
    arrived: 'Arrived',
    ready: 'Repaired, to be handed over',
  },
} as const

/** Fee, travel, kinds of hours, price groups and shelves. The fee begins at nothing: its price is the company's. */
async function writePrices(does: Does, language: Language): Promise<void> {
  const say = words[language]
  const fee = { defaultQuantity: '1', unitPrice: '0' }
  await does(serviceCosts.create, {
    costCode: code.callout,
    description: say.callout,
    costType: 'other',
    ...fee,
  })
  await does(serviceCosts.create, {
    costCode: 'VIAGGIO',
    description: say.travel,
    costType: 'travel',
    ...fee,
  })
  for (const [workTypeCode, description] of [
    ['ORDINARIO', say.normal],
    ['STRAORD', say.overtime],
    ['FESTIVO', say.holiday],
  ] as const)
    await does(workTypes.create, { workTypeCode, description, unitCode: say.hour })
  await does(servicePriceGroups.create, { priceGroupCode: 'STANDARD', description: say.standard })
  await does(servicePriceGroups.create, { priceGroupCode: 'CONTRATTO', description: say.contract })
  await does(serviceShelves.create, { shelfNo: 'ARRIVO', description: say.arrived })
  await does(serviceShelves.create, { shelfNo: 'PRONTI', description: say.ready })
  const { version } = await does(readServiceSetup, {})
  await does(updateServiceSetup, {
    version,
    defaultWarrantyDuration: '2Y',
    startingFeeCode: code.callout,
  })
}

async function hireTechnicians(
  does: Does,
  { company, hours, technicians, trade, you }: Answers,
): Promise<void> {
  const say = words[you.language]
  const {
    rows: [town],
  } = await does(suggestPosition, { city: company.city })
  await does(templates.create, {
    templateCode: code.day,
    description: `${say.day} ${hours.startTime}–${hours.endTime}`,
    days: [1, 2, 3, 4, 5, ...(hours.saturday ? [6] : [])].map((weekday) => ({
      weekday,
      startTime: hours.startTime,
      endTime: hours.endTime,
      breakMinutes: hours.breakMinutes,
      ...(hours.breakMinutes > 0 && { breakEarliest: '12:00', breakLatest: '13:30' }),
    })) as InputOf<typeof templates.create>['days'],
  })
  await does(groups.create, { groupNo: code.team, name: say.team, colour: '#0f766e' })
  if (town)
    await does(depots.create, {
      depotCode: code.depot,
      name: company.name,
      address: company.address,
      city: company.city,
      latitude: town.latitude,
      longitude: town.longitude,
    })
  const numbers = resourceNosFor(technicians)
  for (const [at, name] of technicians.entries())
    await does(resources.create, {
      resourceNo: numbers[at]!,
      name,
      type: 'person',
      groupNo: code.team,
      templateCode: code.day,
      city: company.city,
      ...(town && { startFrom: 'depot', depotCode: code.depot }),
      skills: tradeDefaults[trade].skills
        .filter(([, , certificateNeeded]) => !certificateNeeded)
        .map(([skillCode]) => ({ skillCode, level: 1 })),
      zones: [{ zoneCode: code.near }, { zoneCode: code.far }],
    })
}
