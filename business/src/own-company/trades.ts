import type { Trade } from '../first-setup/own-company.ts'
import type { Language } from '../foundation/texts.ts'

type Worded = Readonly<Record<Language, string>>

/** What a company of a trade begins with; its people change and add what they like. */
export interface TradeDefaults {
  /** Skill code, words, whether it needs a certificate. */
  readonly skills: readonly (readonly [string, Worded, boolean])[]
  /** Group code, words, default response time in hours, skill needed. */
  readonly groups: readonly (readonly [string, Worded, string, string])[]
  readonly faultAreas: readonly (readonly [string, Worded])[]
  /** Group the guideline is for, title, steps. */
  readonly guidelines: readonly (readonly [string, Worded, Readonly<Record<Language, readonly string[]>>])[]
  /** Standard service code, words, group it is for. */
  readonly standardServices: readonly (readonly [string, Worded, string])[]
}

const w = (it: string, en: string): Worded => ({ it, en })

const electric = ['ELETTR', w('Impianti elettrici', 'Electrical systems'), false] as const

export const tradeDefaults: Readonly<Record<Trade, TradeDefaults>> = {
  heating: {
    skills: [
      ['GAS', w('Caldaie e impianti a gas', 'Boilers and gas systems'), true],
      ['FGAS', w('Patentino F-gas', 'F-gas certificate'), true],
      ['IDRAUL', w('Impianti idraulici', 'Plumbing'), false],
      electric,
    ],
    groups: [
      ['CALDAIE', w('Caldaie', 'Boilers'), '16', 'GAS'],
      ['POMPE', w('Pompe di calore', 'Heat pumps'), '16', 'FGAS'],
      ['CLIMA', w('Climatizzatori', 'Air conditioners'), '24', 'FGAS'],
      ['ACQUA', w('Scaldacqua e bollitori', 'Water heaters'), '16', 'IDRAUL'],
    ],
    faultAreas: [
      ['COMBUST', w('Combustione', 'Combustion')],
      ['IDRAUL', w('Circuito idraulico', 'Hydraulic circuit')],
      ['FRIGO', w('Circuito frigorifero', 'Refrigerant circuit')],
      ['ELETTR', w('Parte elettrica ed elettronica', 'Electrical and electronic parts')],
      ['REGOLAZ', w('Regolazione', 'Controls')],
    ],
    guidelines: [
      [
        'CALDAIE',
        w('La caldaia va in blocco', 'The boiler locks out'),
        {
          it: [
            'Leggere e annotare il codice sul display',
            'Pressione a freddo tra 1,0 e 1,5 bar?',
            'Rubinetto del gas aperto? Un solo ripristino',
            'Controllare scarico fumi e condensa',
            'Misurare la corrente di ionizzazione',
          ],
          en: [
            'Read and note the code on the display',
            'Cold pressure between 1.0 and 1.5 bar?',
            'Gas tap open? Reset once only',
            'Check flue and condensate drain',
            'Measure the ionisation current',
          ],
        },
      ],
      [
        'CLIMA',
        w('Il climatizzatore non raffredda', 'The air conditioner does not cool'),
        {
          it: [
            'Pulire o sostituire i filtri',
            'Misurare la differenza tra mandata e ripresa: 8–12 °C',
            'Batteria esterna libera?',
            'Misurare le pressioni e cercare perdite',
          ],
          en: [
            'Clean or replace the filters',
            'Measure supply against return air: 8–12 °C apart',
            'Outdoor coil free?',
            'Measure the pressures and look for leaks',
          ],
        },
      ],
    ],
    standardServices: [
      ['CALD-ANNO', w('Manutenzione annuale caldaia', 'Yearly boiler service'), 'CALDAIE'],
      ['CLIMA-ANNO', w('Manutenzione climatizzatore', 'Air conditioner service'), 'CLIMA'],
    ],
  },
  refrigeration: {
    skills: [
      ['FGAS', w('Patentino F-gas', 'F-gas certificate'), true],
      ['CO2', w('Impianti a CO₂', 'CO₂ systems'), false],
      electric,
    ],
    groups: [
      ['CELLE', w('Celle frigorifere', 'Cold rooms'), '4', 'FGAS'],
      ['BANCHI', w('Banchi e vetrine refrigerate', 'Display cabinets'), '8', 'FGAS'],
      ['CENTRALI', w('Centrali frigorifere', 'Refrigeration packs'), '4', 'CO2'],
      ['GHIACCIO', w('Fabbricatori di ghiaccio', 'Ice makers'), '24', 'FGAS'],
    ],
    faultAreas: [
      ['COMPRESS', w('Compressore', 'Compressor')],
      ['EVAPORAT', w('Evaporatore e sbrinamento', 'Evaporator and defrost')],
      ['CONDENS', w('Condensatore', 'Condenser')],
      ['ELETTR', w('Parte elettrica e sonde', 'Electrical parts and sensors')],
      ['PORTE', w('Porte e guarnizioni', 'Doors and seals')],
    ],
    guidelines: [
      [
        'CELLE',
        w('Temperatura di cella troppo alta', 'Cold room too warm'),
        {
          it: [
            'Guarnizione della porta e sbrinamento',
            'Ventole dell’evaporatore in moto?',
            'Condensatore pulito, alta pressione nella norma?',
            'Registrare le temperature per il cliente (HACCP)',
          ],
          en: [
            'Door seal and defrost',
            'Evaporator fans running?',
            'Condenser clean, high pressure as it should be?',
            'Record the temperatures for the customer (HACCP)',
          ],
        },
      ],
    ],
    standardServices: [
      ['FUGHE', w('Controllo periodico delle perdite', 'Periodic leak check'), 'CELLE'],
      ['PULIZIA', w('Pulizia condensatore', 'Condenser cleaning'), 'BANCHI'],
    ],
  },
  appliances: {
    skills: [
      ['BIANCHI', w('Grandi elettrodomestici', 'Large appliances'), false],
      ['PROF', w('Cucine e lavanderie professionali', 'Professional kitchens and laundries'), false],
      ['GAS', w('Apparecchi a gas', 'Gas appliances'), true],
    ],
    groups: [
      ['LAVAGGIO', w('Lavatrici e lavastoviglie', 'Washing machines and dishwashers'), '24', 'BIANCHI'],
      ['FREDDO', w('Frigoriferi e congelatori', 'Refrigerators and freezers'), '8', 'BIANCHI'],
      ['COTTURA', w('Forni e piani cottura', 'Ovens and hobs'), '24', 'GAS'],
      ['PROF', w('Macchine professionali', 'Professional machines'), '8', 'PROF'],
    ],
    faultAreas: [
      ['ACQUA', w('Carico e scarico acqua', 'Water inlet and drain')],
      ['MOTORE', w('Motore e trasmissione', 'Motor and drive')],
      ['ELETTR', w('Scheda e comandi', 'Board and controls')],
      ['CALORE', w('Riscaldamento', 'Heating')],
    ],
    guidelines: [
      [
        'LAVAGGIO',
        w('La macchina non scarica', 'The machine does not drain'),
        {
          it: [
            'Filtro e tubo di scarico liberi?',
            'La pompa gira? Misurare la tensione',
            'Controllare il pressostato',
          ],
          en: [
            'Filter and drain hose free?',
            'Does the pump turn? Measure its voltage',
            'Check the pressure switch',
          ],
        },
      ],
    ],
    standardServices: [['CONTROLLO', w('Controllo e collaudo', 'Check and test'), 'PROF']],
  },
  lifts: {
    skills: [
      ['ASCENS', w('Certificato di abilitazione ascensorista', 'Lift maintenance licence'), true],
      ['PORTE', w('Porte e cancelli automatici', 'Automatic doors and gates'), false],
      electric,
    ],
    groups: [
      ['ASCENS', w('Ascensori', 'Lifts'), '4', 'ASCENS'],
      ['MONTACAR', w('Montacarichi', 'Goods lifts'), '8', 'ASCENS'],
      ['SCALE', w('Scale mobili', 'Escalators'), '8', 'ASCENS'],
      ['PORTE', w('Porte automatiche', 'Automatic doors'), '24', 'PORTE'],
    ],
    faultAreas: [
      ['PORTE', w('Porte', 'Doors')],
      ['TRAZIONE', w('Trazione e freno', 'Drive and brake')],
      ['QUADRO', w('Quadro di manovra', 'Controller')],
      ['SICUREZZ', w('Catena delle sicurezze', 'Safety chain')],
    ],
    guidelines: [
      [
        'ASCENS',
        w('L’ascensore non parte', 'The lift does not start'),
        {
          it: [
            'Persone in cabina? Prima la liberazione',
            'Leggere l’errore sul quadro',
            'Catena delle sicurezze chiusa?',
            'Soglie, fotocellula e contatti delle porte',
          ],
          en: [
            'Anybody in the car? Free them first',
            'Read the fault on the controller',
            'Safety chain closed?',
            'Sills, light curtain and door contacts',
          ],
        },
      ],
    ],
    standardServices: [
      ['SEMESTR', w('Verifica semestrale', 'Half-yearly inspection'), 'ASCENS'],
      ['MENSILE', w('Manutenzione ordinaria', 'Routine maintenance'), 'ASCENS'],
    ],
  },
  electrical: {
    skills: [
      ['PES', w('Persona esperta (CEI 11-27)', 'Skilled person for live work'), true],
      ['FV', w('Impianti fotovoltaici', 'Photovoltaic systems'), false],
      ['SICUR', w('Antifurto e antincendio', 'Burglar and fire alarms'), false],
    ],
    groups: [
      ['QUADRI', w('Quadri e impianti elettrici', 'Switchboards and wiring'), '8', 'PES'],
      ['FV', w('Fotovoltaico e accumulo', 'Photovoltaics and storage'), '24', 'FV'],
      ['ALLARMI', w('Antifurto e antincendio', 'Burglar and fire alarms'), '8', 'SICUR'],
      ['UPS', w('Gruppi di continuità', 'Uninterruptible power supplies'), '8', 'PES'],
    ],
    faultAreas: [
      ['PROTEZ', w('Protezioni', 'Protection devices')],
      ['LINEE', w('Linee e connessioni', 'Lines and connections')],
      ['INVERTER', w('Inverter', 'Inverter')],
      ['BATTERIE', w('Batterie', 'Batteries')],
      ['SENSORI', w('Sensori e rivelatori', 'Sensors and detectors')],
    ],
    guidelines: [
      [
        'QUADRI',
        w('L’interruttore differenziale scatta', 'The residual-current device trips'),
        {
          it: [
            'Scollegare tutti i carichi e riarmare',
            'Ricollegare un circuito alla volta',
            'Misurare l’isolamento del circuito che scatta',
          ],
          en: [
            'Disconnect all loads and reset',
            'Reconnect one circuit at a time',
            'Measure the insulation of the circuit that trips',
          ],
        },
      ],
    ],
    standardServices: [['VERIFICA', w('Verifica periodica dell’impianto', 'Periodic inspection'), 'QUADRI']],
  },
  other: {
    skills: [['MECC', w('Meccanica', 'Mechanics'), false], electric],
    groups: [
      ['MACCHINE', w('Macchine', 'Machines'), '16', 'MECC'],
      ['IMPIANTI', w('Impianti', 'Installations'), '16', 'ELETTR'],
    ],
    faultAreas: [
      ['MECC', w('Parte meccanica', 'Mechanical parts')],
      ['ELETTR', w('Parte elettrica', 'Electrical parts')],
    ],
    guidelines: [
      [
        'MACCHINE',
        w('La macchina non parte', 'The machine does not start'),
        {
          it: ['C’è tensione?', 'Arresto di emergenza rilasciato?', 'Leggere e annotare l’errore'],
          en: ['Is there power?', 'Emergency stop released?', 'Read and note the fault'],
        },
      ],
    ],
    standardServices: [['MANUT', w('Manutenzione ordinaria', 'Routine maintenance'), 'MACCHINE']],
  },
}
