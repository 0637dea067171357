import type { BoardVisit } from '@giro/business/dispatch/api.ts'
import { describe, expect, test } from 'vitest'
import { helperBars, putOfBar, visitOfBar } from './crew-model.ts'

const helper = (resourceNo: string) => ({
  resourceNo,
  arrival: '2026-10-13T08:00:00Z',
  travelSeconds: 600,
  travelMetres: 9000,
})
const visit = {
  visitNo: 'OS1-1',
  placement: { resourceNo: 'ROSSI', day: '2026-10-13', helpers: [helper('BIANCHI'), helper('NERI')] },
} as unknown as BoardVisit
const at = (resourceNo: string) => ({ resourceNo, day: '2026-10-13', start: '2026-10-13T09:00:00Z' })

describe('a dragged bar of a crew', () => {
  test.each<[string, string, string, string, string[] | undefined]>([
    ['of the lead: another leads, the helpers come along', 'OS1-1', 'VERDI', 'VERDI', undefined],
    ['of a helper: another helps', 'OS1-1@NERI', 'VERDI', 'ROSSI', ['BIANCHI', 'VERDI']],
    ['of a helper, in time only', 'OS1-1@NERI', 'NERI', 'ROSSI', ['BIANCHI', 'NERI']],
    ['of a helper onto the lead: in time only', 'OS1-1@NERI', 'ROSSI', 'ROSSI', ['BIANCHI', 'NERI']],
    [
      'of a helper onto another helper: nobody changes',
      'OS1-1@NERI',
      'BIANCHI',
      'ROSSI',
      ['BIANCHI', 'NERI'],
    ],
  ])('%s', (_, bar, row, lead, helpers) => {
    expect(putOfBar(bar, visit, at(row))).toEqual({ ...at(lead), ...(helpers && { helpers }) })
  })

  test('stands on the row of each helper and belongs to its visit', () => {
    const lead = { id: 'OS1-1', rowId: 'ROSSI', subtitle: '10:00' } as never
    const bars = helperBars(lead, visit.placement!, () => '#000', 'Aiutante')
    expect(bars.map((bar) => [bar.rowId, visitOfBar(bar.id), bar.subtitle])).toEqual([
      ['BIANCHI', 'OS1-1', 'Aiutante · 10:00'],
      ['NERI', 'OS1-1', 'Aiutante · 10:00'],
    ])
  })
})
