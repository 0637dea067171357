import {
  readBusyCalendar,
  removeBusyCalendar,
  setBusyCalendar,
} from '@giro/business/resources/busy-calendar/api.ts'
import { Alert, Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { Panel } from '../ui/page.tsx'
import { useResourceWords } from './texts.ts'

/** The address of somebody's own calendar, and how looking at it goes. */
export function BusyCalendar({ resourceNo }: { resourceNo: string }) {
  const say = useResourceWords()
  const formats = useFormats()
  const { data } = useAsked(readBusyCalendar, { resourceNo })
  const { does: set, busy } = useDoes(setBusyCalendar)
  const { does: remove } = useDoes(removeBusyCalendar)
  const [address, setAddress] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  if (!data) return null
  const save = async () => {
    const done = await set({ resourceNo, address }, (refused) =>
      setWrong(refused.code === 'wrong-shape' ? say('busy-address-wrong') : refused.message),
    )
    if (done) setAddress('')
  }
  return (
    <Panel title={say('busy-calendar')}>
      <Text size="xs" c="dimmed" mb={6}>
        {say('busy-help')}
      </Text>
      {data.host !== null && (
        <Text size="sm" mb={6}>
          {data.checkedAt === null
            ? say('busy-reading', { host: data.host })
            : say('busy-read', {
                host: data.host,
                time: formats.stamp(data.checkedAt),
                count: data.busyTimes,
              })}
        </Text>
      )}
      {data.failedAt !== null && (
        <Alert color="orange" mb="xs" title={say('busy-failed', { time: formats.stamp(data.failedAt) })}>
          {data.failure}
        </Alert>
      )}
      <Group gap="xs" align="end">
        <TextInput
          style={{ flex: '1 1 220px' }}
          label={say('busy-address')}
          placeholder="https://…/basic.ics"
          type="url"
          value={address}
          error={wrong}
          onChange={(event) => {
            setWrong(null)
            setAddress(event.currentTarget.value)
          }}
        />
        <Button variant="default" loading={busy} disabled={address.trim() === ''} onClick={() => void save()}>
          {say(data.host === null ? 'busy-set' : 'busy-change')}
        </Button>
        {data.host !== null && (
          <Button variant="subtle" color="red" onClick={() => void remove({ resourceNo })}>
            {say('busy-remove')}
          </Button>
        )}
      </Group>
    </Panel>
  )
}
