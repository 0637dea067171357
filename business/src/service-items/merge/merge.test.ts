import { expect, test } from 'vitest'
import { blankServiceItem } from '../service-item.ts'
import { mergedCard } from './merge.ts'

test('what the one that stays lacks comes from the duplicate, what it has stays', () => {
  const stays = { ...blankServiceItem('24'), description: 'Caldaia', serialNo: 'A-1', note: 'Chiave al bar' }
  const goes = {
    ...blankServiceItem('24'),
    description: 'Caldaia vecchia',
    serialNo: 'A1',
    model: 'TK 24',
    note: 'Cane',
    lastServiceDate: '2026-01-02' as never,
  }
  expect(mergedCard(stays, goes)).toMatchObject({
    description: 'Caldaia',
    serialNo: 'A-1',
    model: 'TK 24',
    note: 'Chiave al bar\nCane',
    lastServiceDate: '2026-01-02',
  })
})
