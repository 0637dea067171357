import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '../app/session.tsx'
import { Panel } from '../ui/page.tsx'
import { removeDemo } from './companies.ts'
import { useOwnCompanyWords } from './own-company-words.ts'

/** Demo companies that the person may remove; nothing where there are none. */
export function Demos() {
  const say = useOwnCompanyWords()
  const { removableDemos } = useSession()
  const client = useQueryClient()
  const [busy, setBusy] = useState<string | null>(null)
  if (removableDemos.length === 0) return null
  const remove = async (schema: string) => {
    setBusy(schema)
    try {
      await removeDemo(schema)
      await client.invalidateQueries({ queryKey: ['session'] })
      notifications.show({ message: say('removed') })
    } catch (failure) {
      notifications.show({ color: 'red', message: (failure as Error).message || say('no-connection') })
    }
    setBusy(null)
  }
  return (
    <Panel title={say('demos')}>
      <Text size="sm" mb="sm">
        {say('demos-text')}
      </Text>
      {removableDemos.map(({ schema, name }) => (
        <Button
          key={schema}
          color="red"
          variant="light"
          size="xs"
          loading={busy === schema}
          onClick={() =>
            modals.openConfirmModal({
              title: say('demos'),
              children: <Text size="sm">{say('remove-question', { name })}</Text>,
              labels: { confirm: say('remove', { name }), cancel: say('cancel') },
              confirmProps: { color: 'red' },
              onConfirm: () => void remove(schema),
            })
          }
        >
          {say('remove', { name })}
        </Button>
      ))}
    </Panel>
  )
}
