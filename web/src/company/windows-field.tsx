import { Text, TextInput } from '@mantine/core'
import { RowsField } from '../ui/fields.tsx'
import { useSetupWords } from './texts.ts'

interface Window extends Record<string, unknown> {
  readonly from: string
  readonly to: string
}

/** Windows of the day: from, to. */
export function WindowsField({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const say = useSetupWords()
  return (
    <>
      <Text size="sm" fw={500} mb={4}>
        {say('offerWindows')}
      </Text>
      <RowsField<Window>
        rows={(value as Window[]) ?? []}
        onChange={onChange}
        blank={() => ({ from: '08:00', to: '10:00' })}
        add={say('add')}
        remove={say('remove')}
        draw={(row, set) => (
          <>
            <TextInput
              type="time"
              aria-label={say('from')}
              value={row.from}
              onChange={(event) => set({ from: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              aria-label={say('to')}
              value={row.to}
              onChange={(event) => set({ to: event.currentTarget.value })}
            />
          </>
        )}
      />
    </>
  )
}
