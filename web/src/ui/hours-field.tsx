import { NativeSelect, TextInput } from '@mantine/core'
import { useLanguage } from '../app/words.ts'
import { RowsField } from './fields.tsx'
import { weekdays } from './weekdays.ts'

interface Hours extends Record<string, unknown> {
  weekday: number
  startTime: string
  endTime: string
}

/** Rows of weekday, from, to. */
export function HoursField({
  value,
  onChange,
  say,
}: {
  value: unknown
  onChange: (value: unknown) => void
  say: { add: string; remove: string; from: string; to: string; weekday: string }
}) {
  const language = useLanguage()
  return (
    <RowsField<Hours>
      rows={(value as Hours[]) ?? []}
      onChange={onChange}
      blank={() => ({ weekday: 1, startTime: '08:00', endTime: '17:00' })}
      add={say.add}
      remove={say.remove}
      draw={(row, set) => (
        <>
          <NativeSelect
            size="xs"
            aria-label={say.weekday}
            data={weekdays(language)}
            value={String(row.weekday)}
            onChange={(event) => set({ weekday: Number(event.currentTarget.value) })}
          />
          <TextInput
            type="time"
            aria-label={say.from}
            value={row.startTime}
            onChange={(event) => set({ startTime: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            aria-label={say.to}
            value={row.endTime}
            onChange={(event) => set({ endTime: event.currentTarget.value })}
          />
        </>
      )}
    />
  )
}
