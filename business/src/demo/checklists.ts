import { checklists } from '../checklists/api.ts'
import type { InputOf, Operation, OutputOf } from '../foundation/operation.ts'

type Does = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<OutputOf<O>>

/** What is looked at and measured at a maintenance, by group of machines. */
export async function writeChecklists(does: Does): Promise<void> {
  await does(checklists.create, {
    checklistCode: 'CALD-ANNO',
    description: 'Manutenzione annuale caldaia',
    points: [
      { text: 'CO nei fumi', kind: 'measure', unit: 'ppm', maximum: '100' },
      { text: 'Rendimento di combustione', kind: 'measure', unit: '%', minimum: '89' },
      { text: 'Pressione a freddo', kind: 'measure', unit: 'bar', minimum: '1', maximum: '1.5' },
      {
        text: 'Stato del camino',
        kind: 'choice',
        choices: ['libero', 'parzialmente ostruito', 'ostruito'],
        photo: true,
      },
      { text: 'Valvola di sicurezza e scarico condensa', kind: 'check' },
      { text: 'Osservazioni per il cliente', kind: 'text', mandatory: false },
    ],
    uses: [{ orderType: 'MAINTENANCE', groupCode: 'CALDAIE' }],
  } as never)
  await does(checklists.create, {
    checklistCode: 'CLIMA-ANNO',
    description: 'Manutenzione climatizzatore',
    points: [
      { text: 'Differenza tra mandata e ripresa', kind: 'measure', unit: '°C', minimum: '8', maximum: '12' },
      { text: 'Filtri puliti o sostituiti', kind: 'check' },
      { text: 'Scarico della condensa libero', kind: 'check' },
      { text: 'Perdite di refrigerante', kind: 'choice', choices: ['nessuna', 'sospette', 'trovate'] },
    ],
    uses: [{ orderType: 'MAINTENANCE', groupCode: 'CLIMA' }],
  } as never)
}
