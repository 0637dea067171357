import {
  allocate,
  allocateToAll,
  changeAllocation,
  readAllocations,
} from '@giro/business/dispatch/allocations/api.ts'
import { ActionIcon, Badge, Button, Checkbox, Group, Menu, Modal, Table, Text } from '@mantine/core'
import { IconDots, IconUserPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../../app/ask.tsx'
import { useAsked } from '../../app/call.ts'
import { useFormats } from '../../app/formats.ts'
import { useMay } from '../../app/session.tsx'
import { Panel, Sideways } from '../../ui/page.tsx'
import { AllocateDialog, CancelDialog, type Entry, HelperDialog, ReallocateDialog } from './entry-dialogs.tsx'
import { useAllocationWords } from './texts.ts'

const colours = {
  nonactive: 'gray',
  active: 'blue',
  finished: 'green',
  canceled: 'gray',
  'reallocation-needed': 'orange',
} as const

type Asked = {
  readonly what: 'allocate' | 'further' | 'reallocate' | 'cancel' | 'helper'
  readonly entry: Entry
}

interface Props {
  readonly orderNo: string
  readonly lines: readonly {
    readonly lineNo: number
    readonly description: string
    readonly priority: string
    readonly crewSize: number
  }[]
}

/** Who does the lines of an order or quote on which days, with all that a dispatcher can do about it. */
export function OrderAllocations({ orderNo, lines }: Props) {
  const say = useAllocationWords()
  const formats = useFormats()
  const may = useMay(allocate)
  const { data } = useAsked(readAllocations, { orderNo })
  const [asked, setAsked] = useState<Asked | null>(null)
  const [closed, setClosed] = useState(false)
  if (!data) return null
  const isClosed = (entry: Entry) => entry.status === 'finished' || entry.status === 'canceled'
  const ofLines = data.entries.filter((entry) => lines.some((line) => line.lineNo === entry.lineNo))
  const shown = ofLines.filter((entry) => closed || !isClosed(entry))
  const title =
    asked &&
    {
      allocate: 'allocate-line' as const,
      further: 'allocate-line' as const,
      reallocate: 'reallocate-line' as const,
      cancel: 'cancel-line' as const,
      helper: 'helper-line' as const,
    }[asked.what]
  const lineOf = (entry: Entry) => lines.find((line) => line.lineNo === entry.lineNo)
  const dialog = asked && { orderNo, entry: asked.entry, onClose: () => setAsked(null) }
  return (
    <Panel title={say('title')}>
      <Group gap="xs" mb={6}>
        <Text size="sm" c="dimmed">
          {say('hours-allocated', {
            hours: formats.number(Number(data.allocatedHours)),
            count: data.noOfAllocations,
          })}
          {' · '}
          {data.noOfUnallocatedItems === 0
            ? say('all-allocated')
            : say('not-allocated', { count: data.noOfUnallocatedItems })}
        </Text>
        {data.reallocationNeeded && <Badge color="orange">{say('reallocation-needed')}</Badge>}
      </Group>
      <Sideways>
        <Table fz="sm" miw={620}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('line')}</Table.Th>
              <Table.Th>{say('status')}</Table.Th>
              <Table.Th>{say('who')}</Table.Th>
              <Table.Th>{say('day')}</Table.Th>
              <Table.Th ta="right">{say('hours')}</Table.Th>
              <Table.Th>{say('time')}</Table.Th>
              <Table.Th>{say('reason')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((entry) => (
              <Table.Tr key={entry.entryNo} c={isClosed(entry) ? 'dimmed' : undefined}>
                <Table.Td>{entry.lineDescription}</Table.Td>
                <Table.Td>
                  <Badge
                    miw="max-content"
                    color={colours[entry.status]}
                    variant={isClosed(entry) ? 'outline' : 'light'}
                  >
                    {say(`status.${entry.status}`)}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  {entry.resourceName ?? entry.groupName ?? '–'}
                  {entry.role === 'helper' && ` (${say('helper')})`}
                </Table.Td>
                <Table.Td>{entry.day && formats.calendarDay(entry.day)}</Table.Td>
                <Table.Td ta="right">
                  {entry.status === 'nonactive' ? '' : formats.number(Number(entry.hours))}
                </Table.Td>
                <Table.Td>
                  {entry.startTime
                    ? `${entry.startTime}–${entry.endTime ?? ''}`
                    : entry.status === 'active' && <span className="dim">{say('no-time')}</span>}
                </Table.Td>
                <Table.Td>{entry.reasonCode}</Table.Td>
                <Table.Td ta="right">
                  {may && !isClosed(entry) && (
                    <EntryActions
                      entry={entry}
                      crewSize={lineOf(entry)?.crewSize ?? 1}
                      onAsk={(what) => setAsked({ what, entry })}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
            {/* Lines of quotes have no entry before somebody is allocated. */}
            {may &&
              lines
                .filter(
                  (line) => !data.entries.some((entry) => entry.lineNo === line.lineNo && !isClosed(entry)),
                )
                .map((line) => (
                  <Table.Tr key={line.lineNo}>
                    <Table.Td>{line.description}</Table.Td>
                    <Table.Td colSpan={6} />
                    <Table.Td ta="right">
                      <Button
                        size="compact-xs"
                        variant="default"
                        onClick={() => setAsked({ what: 'allocate', entry: emptyEntry(line) })}
                      >
                        {say('allocate')}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
          </Table.Tbody>
        </Table>
      </Sideways>
      {data.entries.some(isClosed) && (
        <Checkbox
          mt="xs"
          size="xs"
          label={say('show-closed')}
          checked={closed}
          onChange={(event) => setClosed(event.currentTarget.checked)}
        />
      )}
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        size="xl"
        title={
          asked &&
          say(title!, {
            line: asked.entry.lineDescription,
            name: asked.entry.resourceName ?? asked.entry.groupName ?? '',
          })
        }
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        {dialog && (asked.what === 'allocate' || asked.what === 'further') && (
          <AllocateDialog {...dialog} further={asked.what === 'further'} />
        )}
        {dialog && asked.what === 'reallocate' && <ReallocateDialog {...dialog} />}
        {dialog && asked.what === 'cancel' && (
          <CancelDialog {...dialog} priority={lineOf(asked.entry)?.priority ?? 'low'} />
        )}
        {dialog && asked.what === 'helper' && <HelperDialog {...dialog} />}
      </Modal>
    </Panel>
  )
}

const emptyEntry = (line: { lineNo: number; description: string }): Entry => ({
  entryNo: 0,
  lineNo: line.lineNo,
  lineDescription: line.description,
  serviceItemNo: null,
  status: 'nonactive',
  role: 'lead',
  resourceNo: null,
  resourceName: null,
  groupNo: null,
  groupName: null,
  day: null,
  hours: '0',
  startTime: null,
  endTime: null,
  description: '',
  reasonCode: null,
  serviceStarted: false,
  visitNo: null,
  onBoard: false,
})

function EntryActions(props: {
  readonly entry: Entry
  readonly crewSize: number
  readonly onAsk: (what: Asked['what']) => void
}) {
  const { entry, crewSize, onAsk } = props
  const say = useAllocationWords()
  const navigate = useNavigate()
  const { does: toAll } = useDoes(allocateToAll)
  const { does: change } = useDoes(changeAllocation)
  if (entry.status === 'nonactive')
    return (
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconUserPlus size={13} />}
        onClick={() => onAsk('allocate')}
      >
        {say('allocate')}
      </Button>
    )
  const name = entry.resourceName ?? entry.groupName ?? say('nobody')
  const leads = entry.role === 'lead'
  const free = entry.status === 'active' && !entry.onBoard
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={say('actions', { name })}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {leads && <Menu.Item onClick={() => onAsk('reallocate')}>{say('reallocate')}</Menu.Item>}
        {free && leads && <Menu.Item onClick={() => onAsk('allocate')}>{say('change')}</Menu.Item>}
        {entry.status === 'active' && leads && (
          <Menu.Item onClick={() => onAsk('further')}>{say('another-day')}</Menu.Item>
        )}
        {entry.status === 'active' && leads && (
          <Menu.Item onClick={() => void toAll({ entryNo: entry.entryNo })}>{say('to-all')}</Menu.Item>
        )}
        {free && leads && crewSize > 1 && (
          <Menu.Item onClick={() => onAsk('helper')}>{say('add-helper')}</Menu.Item>
        )}
        {entry.onBoard && (
          <Menu.Item onClick={() => void navigate({ to: '/board', search: { day: entry.day } as never })}>
            {say('open-board')}
          </Menu.Item>
        )}
        {free && leads && (
          <Menu.Item onClick={() => void change({ entryNo: entry.entryNo, day: null })}>
            {say('take-back')}
          </Menu.Item>
        )}
        {entry.status === 'active' && (
          <Menu.Item color="red" onClick={() => onAsk('cancel')}>
            {say('cancel')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
