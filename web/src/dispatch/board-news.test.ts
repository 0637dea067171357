import type { Board } from '@giro/business/dispatch/api.ts'
import { expect, test } from 'vitest'
import { boardWith } from './board-news.ts'

const at = (visitNo: string, day: string | null, state = day ? 'planned' : 'unplanned') =>
  ({ visitNo, state, placement: day && { day } }) as Board['visits'][number]
const board = {
  fromDay: '2026-11-30',
  toDay: '2026-12-01',
  visits: [at('1', '2026-11-30'), at('2', null), at('3', '2026-12-01'), at('4', null)],
} as unknown as Board
const shown = (made: Board) =>
  made.visits.map(({ visitNo, placement }) => `${visitNo} ${placement?.day ?? '-'}`)

test('moved visits stand where they are now, others stay, in their order', () => {
  const made = boardWith(board, ['3', '2'], [at('2', '2026-11-30'), at('3', null)])
  expect(shown(made)).toEqual(['1 2026-11-30', '2 2026-11-30', '3 -', '4 -'])
})

test('those that are gone, or moved to days that are not shown, leave; those that come from such days appear', () => {
  expect(shown(boardWith(board, ['1', '4'], [at('1', '2026-12-05')]))).toEqual(['2 -', '3 2026-12-01'])
  expect(shown(boardWith(board, ['0'], [at('0', '2026-12-01')]))[0]).toBe('0 2026-12-01')
  expect(shown(boardWith(board, ['2'], [at('2', null, 'canceled')]))).not.toContain('2 -')
})
