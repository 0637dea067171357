import { addDays, type Day } from '@giro/business/foundation/day.ts'
import { resources, templates } from '@giro/business/resources/api.ts'
import { setCapacity } from '@giro/business/resources/capacity/api.ts'
import { Alert, Button, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { type NotDone, useAsked } from '../app/call.ts'
import { useResourceWords } from './texts.ts'

/** Hours of a template for people and a period; holidays of the calendar stay free. */
export function SetCapacity(props: {
  readonly from: Day
  readonly resourceNos: readonly string[]
  readonly onClose: () => void
}) {
  const say = useResourceWords()
  const people = useAsked(resources.list, { limit: 500 })
  const list = useAsked(templates.list, { limit: 200 })
  const { does, busy } = useDoes(setCapacity)
  const [resourceNos, setNos] = useState<string[]>([...props.resourceNos])
  const [templateCode, setTemplate] = useState<string | null>(null)
  const [fromDay, setFrom] = useState<string>(props.from)
  const [toDay, setTo] = useState<string>(addDays(props.from, 27))
  const [refused, setRefused] = useState<NotDone | null>(null)
  const errorAt = (at: string) => refused?.reasons.find((reason) => reason.at === at)?.text
  const fields = ['fromDay', 'toDay', 'templateCode', 'resourceNos']
  const elsewhere = refused?.reasons.filter((reason) => !fields.includes(reason.at ?? '')) ?? []
  const save = async () => {
    const input = {
      resourceNos,
      templateCode: templateCode ?? '',
      fromDay: (fromDay || null) as never,
      toDay: (toDay || null) as never,
    }
    const done = await does(input, setRefused)
    if (!done) return
    const { changedDays } = done.output
    notifications.show({
      message: changedDays === 0 ? say('nothing-changed') : say('days-changed', { count: changedDays }),
    })
    props.onClose()
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {say('set-capacity-help')}
      </Text>
      <MultiSelect
        label={say('resources')}
        searchable
        clearable
        value={resourceNos}
        onChange={setNos}
        error={errorAt('resourceNos')}
        data={
          people.data?.rows.map((row) => ({ value: String(row.resourceNo), label: String(row.name) })) ?? []
        }
      />
      <Select
        label={say('template')}
        withAsterisk
        searchable
        value={templateCode}
        onChange={setTemplate}
        error={errorAt('templateCode')}
        data={
          list.data?.rows.map((row) => ({
            value: String(row.templateCode),
            label: `${row.description} (${row.totalPerWeek} h)`,
          })) ?? []
        }
      />
      <Group grow>
        <TextInput
          type="date"
          label={say('first-day')}
          value={fromDay}
          error={errorAt('fromDay')}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={say('last-day')}
          value={toDay}
          error={errorAt('toDay')}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
      {elsewhere.length > 0 && (
        <Alert color="orange" role="alert">
          {elsewhere.map((reason) => (
            <div key={reason.code}>{reason.text}</div>
          ))}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={props.onClose}>
          {say('close')}
        </Button>
        <Button
          loading={busy}
          disabled={resourceNos.length === 0 || templateCode === null}
          onClick={() => void save()}
        >
          {say('set-capacity')}
        </Button>
      </Group>
    </Stack>
  )
}
