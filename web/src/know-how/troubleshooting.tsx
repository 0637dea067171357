import { assign, guidelines, readAssigned, show } from '@giro/business/troubleshooting/api.ts'
import type { TroubleshootingLevel } from '@giro/business/troubleshooting/lookup.ts'
import { ActionIcon, Button, Group, List, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconStethoscope, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { Lookup } from '../ui/fields.tsx'
import { Panel } from '../ui/page.tsx'
import { useKnowHowWords } from './texts.ts'

/** The guidelines assigned to a service item, an item or a group. */
export function AssignedGuidelines({ type, no }: { type: TroubleshootingLevel; no: string }) {
  const say = useKnowHowWords()
  const may = useMay(assign)
  const { data } = useAsked(readAssigned, { type, no })
  const { does: set } = useDoes(assign)
  const [fresh, setFresh] = useState<string | null>(null)
  const nos = data?.rows.map((row) => row.troubleshootingNo) ?? []
  return (
    <Panel title={say('troubleshooting')}>
      {data?.rows.map((row) => (
        <Group key={row.troubleshootingNo} gap={4} wrap="nowrap" mb={3}>
          <Text size="sm" style={{ flex: 1 }}>
            <Link to="/know-how/$kind/$id" params={{ kind: 'troubleshooting', id: row.troubleshootingNo }}>
              {row.description}
            </Link>
          </Text>
          {may && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={say('remove')}
              onClick={() =>
                void set({
                  type,
                  no,
                  troubleshootingNos: nos.filter((one) => one !== row.troubleshootingNo),
                })
              }
            >
              <IconTrash size={13} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {may && (
        <Group gap={6} align="end">
          <Lookup
            from={guidelines as never}
            aria-label={say('guideline')}
            placeholder={say('guideline')}
            value={fresh}
            onChange={setFresh}
          />
          <Button
            variant="light"
            disabled={fresh === null}
            onClick={async () => {
              if (fresh !== null && (await set({ type, no, troubleshootingNos: [...nos, fresh] })))
                setFresh(null)
            }}
          >
            {say('assign')}
          </Button>
        </Group>
      )}
    </Panel>
  )
}

/** A button that shows the guidelines of the first level that has any, step by step. */
export function TroubleshootingButton(on: {
  serviceItemNo: string | null
  itemNo?: string | null
  groupCode?: string | null
}) {
  const say = useKnowHowWords()
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" leftSection={<IconStethoscope size={14} />} onClick={open}>
        {say('troubleshooting')}
      </Button>
      <Modal opened={opened} onClose={close} title={say('troubleshooting')} size="lg">
        {opened && <Guidelines {...on} />}
      </Modal>
    </>
  )
}

function Guidelines({
  serviceItemNo,
  itemNo = null,
  groupCode = null,
}: Parameters<typeof TroubleshootingButton>[0]) {
  const say = useKnowHowWords()
  const { data } = useAsked(show, { serviceItemNo, itemNo, groupCode })
  if (!data) return null
  if (data.level === null) return <Text>{say('guidelines-none')}</Text>
  return (
    <>
      <Text size="xs" c="dimmed" mb="sm">
        {say(`level.${data.level}`)} {data.no}
      </Text>
      {data.guidelines.map((guideline) => (
        <div key={guideline.troubleshootingNo} style={{ marginBottom: 18 }}>
          <Text fw={600} mb={6}>
            {guideline.description}
          </Text>
          <List type="ordered" size="sm" spacing={4}>
            {guideline.lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have their order alone.
              <List.Item key={at}>{line}</List.Item>
            ))}
          </List>
        </div>
      ))}
    </>
  )
}
