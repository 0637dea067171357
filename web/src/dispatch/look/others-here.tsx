import { Avatar, Tooltip } from '@mantine/core'
import { useFormats } from '../../app/formats.ts'
import type { Present } from '../../app/live.tsx'
import { useLookWords } from './texts.ts'

/** Dispatchers who look at the board right now, and at which day. */
export function OthersHere({ others }: { others: readonly Present[] }) {
  const say = useLookWords()
  const formats = useFormats()
  const people = [...new Map(others.map((one) => [one.userId, one])).values()]
  if (people.length === 0) return null
  return (
    <Avatar.Group>
      {people.map((one) => {
        const words = say('here', { name: one.name, day: formats.calendarDay(one.day) })
        return (
          <Tooltip key={one.userId} label={words}>
            <Avatar size={26} radius="xl" name={one.name} color="initials" role="img" aria-label={words} />
          </Tooltip>
        )
      })}
    </Avatar.Group>
  )
}

/** Who has chosen a visit, by visit; several names are joined. */
export function chosenByOthers(others: readonly Present[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { name, selected } of others)
    for (const visitNo of selected) {
      const before = found.get(visitNo)
      if (!before?.split(', ').includes(name)) found.set(visitNo, before ? `${before}, ${name}` : name)
    }
  return found
}
