import { listLocations, saveLocation } from '../customers/locations-api.ts'
import { extendedTexts, standardTexts } from '../extended-texts/api.ts'
import type { Day } from '../foundation/day.ts'
import type { InputOf, Operation, OutputOf } from '../foundation/operation.ts'
import { items, trackingCodes } from '../items/api.ts'
import { loaners } from '../loaners/api.ts'
import { serviceItems } from '../service-items/api.ts'
import { addComponent } from '../service-items/components/api.ts'
import { readServiceSetup, updateServiceSetup } from '../service-setup/api.ts'
import { serviceCosts, workTypes } from '../service-setup/code-tables-api.ts'
import { standardServices } from '../standard-services/api.ts'
import { assign, guidelines } from '../troubleshooting/api.ts'

type Does = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<OutputOf<O>>

/** Spare parts: number, name, cost, price. */
const parts = [
  ['FILTRO-G4', 'Filtro aria G4', '9', '24'],
  ['SCAMBIATORE', 'Scambiatore primario', '240', '410'],
  ['VALVOLA-3V', 'Valvola a tre vie', '38', '79'],
  ['CIRCOLATORE', 'Circolatore elettronico', '112', '219'],
  ['SCHEDA-TK', 'Scheda elettronica TK', '145', '289'],
  ['COMPRESSORE', 'Compressore scroll', '520', '890'],
  ['GAS-R32', 'Gas refrigerante R32 (kg)', '21', '58'],
  ['SONDA', 'Sonda di temperatura', '7', '22'],
] as const

/** Equipment that is sold and serviced: number, name, group, cost, price, parts in it. */
const equipment = [
  ['TK-24', 'Caldaia Termika TK 24', 'CALDAIE', '780', '1490', ['SCAMBIATORE', 'VALVOLA-3V', 'SCHEDA-TK']],
  ['AA-12', 'Climatizzatore Alpenair AA 12', 'CLIMA', '640', '1180', ['COMPRESSORE', 'FILTRO-G4', 'SONDA']],
  ['GT-8', 'Pompa di calore Geoterm GT 8', 'POMPE', '3900', '6800', ['COMPRESSORE', 'CIRCOLATORE', 'SONDA']],
] as const

/** Guidelines: group they are for, title, steps. */
const guides = [
  [
    'CALDAIE',
    'La caldaia va in blocco',
    [
      'Leggere il codice sul display e annotarlo',
      'Controllare la pressione: tra 1,0 e 1,5 bar a freddo',
      'Aprire il rubinetto del gas, provare il ripristino una volta',
      'Controllare sfiato e scarico della condensa',
      'Misurare la corrente di ionizzazione: almeno 3 µA',
    ],
  ],
  [
    'CLIMA',
    'Il climatizzatore non raffredda',
    [
      'Pulire o sostituire i filtri',
      'Misurare la differenza tra mandata e ripresa: 8–12 °C',
      'Controllare che la batteria esterna sia libera',
      'Misurare le pressioni e cercare perdite',
    ],
  ],
  [
    'FRIGO',
    'Temperatura di cella troppo alta',
    [
      'Guarnizione della porta e sbrinamento',
      'Ventole dell’evaporatore in moto?',
      'Condensatore pulito, pressione di alta nella norma',
      'Registrare le temperature per il cliente (HACCP)',
    ],
  ],
] as const

/** Parts, equipment, guidelines, standard services and loaners, and a few machines known down to their parts. */
export async function writeKnowHow(
  does: Does,
  sites: readonly { readonly serviceItemNo: string; readonly group: string }[],
  today: Day,
) {
  const { version } = await does(readServiceSetup, {})
  await does(serviceCosts.create, {
    costCode: 'USCITA',
    description: 'Diritto di chiamata',
    costType: 'other',
    defaultQuantity: '1',
    unitPrice: '35',
  })
  for (const [zoneCode, unitPrice] of [
    ['NORD', '45'],
    ['CENTRO', '25'],
    ['SUD', '40'],
  ] as const)
    await does(serviceCosts.create, {
      costCode: `VIAGGIO-${zoneCode[0]}`,
      description: `Trasferta zona ${zoneCode.toLowerCase()}`,
      costType: 'travel',
      zoneCode,
      defaultQuantity: '1',
      unitPrice,
    })
  await does(updateServiceSetup, {
    version,
    defaultWarrantyDuration: '2Y',
    startingFeeCode: 'USCITA',
    contractValueCalcMethod: 'based-on-unit-price',
    contractValuePct: '8',
  })
  await does(workTypes.create, { workTypeCode: 'ORDINARIO', description: 'Ore ordinarie', unitCode: 'ORA' })
  await does(workTypes.create, {
    workTypeCode: 'NOTTURNO',
    description: 'Ore notturne e festive',
    unitCode: 'ORA',
  })
  await does(trackingCodes.create, {
    trackingCode: 'SERIE',
    description: 'Nr. seriale, garanzia due anni',
    warrantyDateFormula: '2Y',
  })
  for (const [itemNo, description, unitCost, unitPrice] of parts)
    await does(items.create, { itemNo, description, unitCost, unitPrice, baseUnitCode: 'PZ' })
  for (const [itemNo, description, serviceItemGroupCode, unitCost, unitPrice, fitted] of equipment)
    await does(items.create, {
      itemNo,
      description,
      serviceItemGroupCode,
      unitCost,
      unitPrice,
      baseUnitCode: 'PZ',
      trackingCode: 'SERIE',
      bomLines: fitted.map((no, at) => ({ lineNo: (at + 1) * 10000, no, quantityPer: '1' })),
    })
  for (const [group, description, lines] of guides) {
    const { troubleshootingNo } = await does(guidelines.create, { description, lines: [...lines] })
    await does(assign, {
      type: 'service-item-group',
      no: group,
      troubleshootingNos: [troubleshootingNo!],
    })
  }
  await does(standardServices.create, {
    standardServiceCode: 'CALD-ANNO',
    description: 'Manutenzione annuale caldaia',
    groups: ['CALDAIE'],
    lines: [
      { description: 'Pulizia, analisi fumi e rapporto di controllo' },
      { type: 'cost', no: 'USCITA', quantity: '1' },
      { type: 'item', no: 'SONDA', quantity: '1' },
    ],
  })
  await does(standardServices.create, {
    standardServiceCode: 'CLIMA-FILT',
    description: 'Pulizia filtri climatizzatore',
    groups: ['CLIMA'],
    lines: [{ type: 'item', no: 'FILTRO-G4', quantity: '2' }],
  })
  await does(standardTexts.create, {
    standardTextCode: 'ACCESSO',
    description: "Si prega di garantire l'accesso al locale tecnico.",
  })
  await does(extendedTexts.create, {
    extendedTextCode: 'SONDA-IT',
    description: 'Sonda: garanzia e smaltimento',
    itemNo: 'SONDA',
    language: 'it',
    text: 'Ricambio originale, garanzia 24 mesi.\nLa sonda sostituita viene smaltita da noi.',
  })
  await does(extendedTexts.create, {
    extendedTextCode: 'SONDA-EN',
    description: 'Probe: warranty and disposal',
    itemNo: 'SONDA',
    language: 'en',
    text: 'Original spare part, 24 months of warranty.\nWe dispose of the replaced probe.',
  })
  for (const description of [
    'Stufetta elettrica 2 kW',
    'Climatizzatore portatile',
    'Frigorifero da banco 90 l',
    'Boiler elettrico 30 l',
  ])
    await does(loaners.create, { description })
  await knowParts(does, sites, today)
  const boilers = sites.filter((site) => site.group === 'CALDAIE').slice(0, 3)
  await knowPlaces(
    does,
    boilers.map((site) => site.serviceItemNo),
  )
}

/** Where the first boilers stand: house, cellar, boiler room. */
async function knowPlaces(does: Does, serviceItemNos: readonly string[]): Promise<void> {
  for (const serviceItemNo of serviceItemNos) {
    const { version, customerNo, shipToCode } = await does(serviceItems.read, { serviceItemNo })
    if (!customerNo) continue
    let parentNo: number | null = null
    for (const [kind, name] of [
      ['building', 'Edificio principale'],
      ['floor', 'Piano interrato'],
      ['room', 'Locale caldaia'],
    ] as const) {
      const { rows } = await does(listLocations, { customerNo })
      const there = rows.find((row) => row.shipToCode === shipToCode && row.name === name)
      const made: { locationNo: number } =
        there ?? (await does(saveLocation, { customerNo, shipToCode, parentNo, kind, name }))
      parentNo = made.locationNo
    }
    await does(serviceItems.change, { serviceItemNo, version, locationNo: parentNo })
  }
}

/** The first machine of each kind that is sold gets its item, its warranty and its parts. */
async function knowParts(
  does: Does,
  sites: readonly { readonly serviceItemNo: string; readonly group: string }[],
  today: Day,
): Promise<void> {
  for (const [itemNo, , group, , , fitted] of equipment)
    for (const { serviceItemNo } of sites.filter((site) => site.group === group).slice(0, 3)) {
      const { version } = await does(serviceItems.read, { serviceItemNo })
      await does(serviceItems.change, { serviceItemNo, version, itemNo, salesDate: today })
      for (const no of fitted) await does(addComponent, { serviceItemNo, type: 'item', no })
    }
}
