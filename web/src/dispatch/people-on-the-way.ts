import type { Board } from '@giro/business/dispatch/api.ts'
import { readPositions } from '@giro/business/dispatch/positions/api.ts'
import { useMemo } from 'react'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { initialsOf } from '../app/initials.ts'
import type { MapPerson } from '../ui/map/use-people.ts'
import { useBoardWords } from './texts.ts'

const nobody: readonly MapPerson[] = []

/** Technicians of the board who share where they are while they drive, for the map. */
export function usePeopleOnTheWay(board: Board, colours: ReadonlyMap<string, string>): readonly MapPerson[] {
  const say = useBoardWords()
  const formats = useFormats()
  // What is too old to be seen goes without an event.
  const { data } = useAsked(readPositions, {}, { refetchInterval: 60_000 })
  return useMemo(() => {
    if (!data || data.rows.length === 0) return nobody
    const names = new Map(board.technicians.map(({ resourceNo, name }) => [resourceNo, name]))
    return data.rows.flatMap(({ resourceNo, latitude, longitude, at }) => {
      const name = names.get(resourceNo)
      return name === undefined
        ? []
        : [
            {
              id: resourceNo,
              latitude,
              longitude,
              colour: colours.get(resourceNo) ?? '#868e96',
              initials: initialsOf(name),
              title: say('seen-at', { name, time: formats.clock(at) }),
            },
          ]
    })
  }, [data, board.technicians, colours, say, formats])
}
