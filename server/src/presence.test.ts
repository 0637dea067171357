import { describe, expect, test } from 'vitest'
import { Presence, type Present } from './presence.ts'

function office() {
  const presence = new Presence()
  const heard: Record<string, string[]> = {}
  const words = (others: readonly Present[]) =>
    others.map((one) => `${one.name} ${one.day} ${one.selected.join('+')}`.trim())
  const opens = (pageId: string, name: string) => {
    presence.enter(pageId, {
      userId: name.toLowerCase(),
      name,
      tell: (others) => {
        heard[pageId] = words(others)
      },
    })
  }
  const board = (...selected: string[]) => ({ page: 'board', day: '2026-11-30', selected })
  return { presence, heard, opens, board }
}

describe('who else is here', () => {
  test('those on the same page hear of each other, of what is chosen, and of leaving', () => {
    const { presence, heard, opens, board } = office()
    opens('1', 'Giulia')
    opens('2', 'Paolo')
    opens('3', 'Anna')
    presence.move('1', 'giulia', board())
    expect(heard).toEqual({ '1': [] })
    presence.move('2', 'paolo', board('V1', 'V2'))
    expect(heard).toEqual({ '1': ['Paolo 2026-11-30 V1+V2'], '2': ['Giulia 2026-11-30'] })
    presence.move('3', 'anna', { page: 'orders', day: '', selected: [] })
    expect(heard['3']).toEqual([])
    expect(heard['1']).toEqual(['Paolo 2026-11-30 V1+V2'])
    presence.move('2', 'paolo', null)
    expect(heard['1']).toEqual([])
    presence.move('2', 'paolo', board())
    presence.leave('2')
    expect(heard['1']).toEqual([])
  })

  test("one's own other window is nobody else, and nobody speaks for another's page", () => {
    const { presence, heard, opens, board } = office()
    opens('1', 'Giulia')
    opens('2', 'Giulia')
    presence.move('1', 'giulia', board())
    presence.move('2', 'giulia', board())
    expect(heard['1']).toEqual([])
    expect(presence.move('1', 'paolo', board())).toBe(false)
    expect(presence.move('9', 'giulia', board())).toBe(false)
  })
})
