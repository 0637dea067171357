import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { readChoices, saveChoices } from '@giro/business/notifications/api.ts'
import { Button, Checkbox, Group, Modal, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useNotificationWords } from './texts.ts'

/** How the person wants to hear of what concerns their roles, and when mail waits. */
export function ChoicesDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useNotificationWords()
  const { data } = useAsked(readChoices, {})
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('choices')}
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      {opened && data && <Choices present={data} onDone={onClose} />}
    </Modal>
  )
}

function Choices({ present, onDone }: { present: OutputOf<typeof readChoices>; onDone: () => void }) {
  const say = useNotificationWords()
  const { does, busy } = useDoes(saveChoices)
  const [events, setEvents] = useState(present.events)
  const [quiet, setQuiet] = useState(present.quiet ?? { from: '', to: '' })
  const set = (at: number, more: { inApp?: boolean; byMail?: boolean }) =>
    setEvents((before) => before.map((one, index) => (index === at ? { ...one, ...more } : one)))
  return (
    <>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            <Table.Th>{say('in-app')}</Table.Th>
            <Table.Th>{say('by-mail')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.map(({ event, inApp, byMail }, at) => (
            <Table.Tr key={event}>
              <Table.Td>{say(`event.${event}`)}</Table.Td>
              {(
                [
                  ['inApp', inApp, 'in-app'],
                  ['byMail', byMail, 'by-mail'],
                ] as const
              ).map(([field, checked, word]) => (
                <Table.Td key={field}>
                  <Checkbox
                    aria-label={`${say(`event.${event}`)}: ${say(word)}`}
                    checked={checked}
                    onChange={(change) => set(at, { [field]: change.currentTarget.checked })}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group mt="md" align="end" grow>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="time"
            label={end === 'from' ? `${say('quiet')}, ${say('quiet-from')}` : say('quiet-to')}
            value={quiet[end]}
            onChange={(change) => {
              const { value } = change.currentTarget
              setQuiet((before) => ({ ...before, [end]: value }))
            }}
          />
        ))}
      </Group>
      <Group justify="flex-end" mt="lg">
        <Button
          loading={busy}
          onClick={async () => {
            const hours = quiet.from && quiet.to ? quiet : null
            if (await does({ events, quiet: hours as never })) onDone()
          }}
        >
          {say('save')}
        </Button>
      </Group>
    </>
  )
}
