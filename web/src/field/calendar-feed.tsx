import {
  closeCalendarFeed,
  openCalendarFeed,
  readCalendarFeed,
} from '@giro/business/dispatch/calendar/api.ts'
import { Button, CopyButton, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { Panel } from '../ui/page.tsx'
import { useFieldWords } from './texts.ts'

/** The secret address under which a phone's calendar reads a technician's visits: shown once, taken back at once. */
export function CalendarFeed({ resourceNo }: { resourceNo: string }) {
  const say = useFieldWords()
  const formats = useFormats()
  const { data } = useAsked(readCalendarFeed, { resourceNo })
  const { does: open, busy } = useDoes(openCalendarFeed)
  const { does: close } = useDoes(closeCalendarFeed)
  const [address, setAddress] = useState<string | null>(null)
  if (!data) return null
  const make = async () => {
    const done = await open({ resourceNo })
    if (done) setAddress(window.location.origin + done.output.path)
  }
  return (
    <Panel title={say('calendar')}>
      <Text size="xs" c="dimmed" mb={6}>
        {say('calendar-help')}
      </Text>
      {address && (
        <Group gap="xs" align="end" mb="xs">
          <TextInput style={{ flex: 1 }} label={say('calendar-address')} value={address} readOnly />
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {say(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      )}
      {data.openedAt && !address && (
        <Text size="sm" mb={6}>
          {say('calendar-open', { when: formats.stamp(data.openedAt) })}
        </Text>
      )}
      <Group gap="xs">
        <Button variant="default" loading={busy} onClick={() => void make()}>
          {say(data.openedAt ? 'calendar-renew' : 'calendar-make')}
        </Button>
        {data.openedAt && (
          <Button
            variant="subtle"
            color="red"
            onClick={async () => {
              await close({ resourceNo })
              setAddress(null)
            }}
          >
            {say('calendar-close')}
          </Button>
        )}
      </Group>
    </Panel>
  )
}
