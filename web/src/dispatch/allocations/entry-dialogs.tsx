import { reasonCodes } from '@giro/business/company/api.ts'
import type { readAllocations } from '@giro/business/dispatch/allocations/api.ts'
import {
  addHelper,
  allocate,
  cancelAllocation,
  changeAllocation,
  reallocate,
} from '@giro/business/dispatch/allocations/api.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { Alert, Button, Group, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useDoes } from '../../app/ask.tsx'
import { type NotDone, useAsked } from '../../app/call.ts'
import { type Choice, ChooseDoer } from './choose-doer.tsx'
import { useAllocationWords } from './texts.ts'

export type Entry = OutputOf<typeof readAllocations>['entries'][number]

interface DialogProps {
  readonly orderNo: string
  readonly entry: Entry
  readonly onClose: () => void
}

const doerOf = (choice: Choice) =>
  choice.by === 'resource' ? { resourceNo: choice.no } : { groupNo: choice.no }

/** Fields of these dialogs that show what stands against them themselves. */
const fields: ReadonlySet<string | undefined> = new Set(['hours', 'endTime', 'reasonCode'])

function Refusals({ refused }: { refused: NotDone | null }) {
  const elsewhere = refused?.reasons.filter((reason) => !fields.has(reason.at)) ?? []
  return elsewhere.length === 0 ? null : (
    <Alert color="orange" role="alert" my="sm">
      {elsewhere.map((reason) => (
        <div key={reason.code}>{reason.text}</div>
      ))}
    </Alert>
  )
}

/** What stands against it, and the two buttons of every dialog here. */
function Foot(props: {
  readonly refused: NotDone | null
  readonly label: string
  readonly busy: boolean
  readonly disabled?: boolean
  readonly color?: string
  readonly onClose: () => void
  readonly onSave: () => Promise<void>
}) {
  const say = useAllocationWords()
  return (
    <>
      <Refusals refused={props.refused} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={props.onClose}>
          {say('close')}
        </Button>
        <Button
          {...(props.color && { color: props.color })}
          disabled={props.disabled ?? false}
          loading={props.busy}
          onClick={() => void props.onSave()}
        >
          {props.label}
        </Button>
      </Group>
    </>
  )
}

/** Gives a line to somebody on a day: the line's first entry, a further day, or another day of an entry. */
export function AllocateDialog({
  orderNo,
  entry,
  onClose,
  further,
}: DialogProps & { readonly further: boolean }) {
  const say = useAllocationWords()
  const changes = !further && entry.status === 'active'
  const no = entry.resourceNo ?? entry.groupNo
  const [choice, setChoice] = useState<Choice | null>(
    changes && no !== null && entry.day !== null
      ? {
          by: entry.resourceNo === null ? 'group' : 'resource',
          no,
          name: entry.resourceName ?? entry.groupName ?? no,
          day: entry.day as Choice['day'],
        }
      : null,
  )
  const [hours, setHours] = useState(changes ? entry.hours : '')
  const [startTime, setStart] = useState(changes ? (entry.startTime ?? '') : '')
  const [endTime, setEnd] = useState(changes ? (entry.endTime ?? '') : '')
  const [description, setDescription] = useState(changes ? entry.description : '')
  const [refused, setRefused] = useState<NotDone | null>(null)
  const { does: give, busy: giving } = useDoes(allocate)
  const { does: change, busy: changing } = useDoes(changeAllocation)
  const errorAt = (at: string) => refused?.reasons.find((reason) => reason.at === at)?.text
  const save = async () => {
    if (!choice) return
    const wish = {
      ...doerOf(choice),
      day: choice.day,
      ...(hours !== '' && { hours: hours.replace(',', '.') }),
      startTime: (startTime || null) as never,
      endTime: (endTime || null) as never,
      description,
    }
    const done =
      further || entry.status === 'nonactive'
        ? await give({ orderNo, lineNo: entry.lineNo, ...wish }, setRefused)
        : await change({ entryNo: entry.entryNo, ...wish }, setRefused)
    if (!done) return
    for (const message of done.output.warnings) notifications.show({ color: 'yellow', message })
    onClose()
  }
  return (
    <>
      <ChooseDoer orderNo={orderNo} entry={entry} choice={choice} onChoose={setChoice} />
      <SimpleGrid cols={{ base: 2, sm: 4 }} mt="sm">
        <TextInput
          label={say('hours')}
          description={say('estimate')}
          inputMode="decimal"
          value={hours}
          error={errorAt('hours')}
          onChange={(event) => setHours(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={say('start-time')}
          description={'\u00a0'}
          value={startTime}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={say('end-time')}
          description={'\u00a0'}
          value={endTime}
          error={errorAt('endTime')}
          onChange={(event) => setEnd(event.currentTarget.value)}
        />
        <TextInput
          label={say('description')}
          description={'\u00a0'}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      </SimpleGrid>
      <Foot
        disabled={!choice}
        refused={refused}
        busy={giving || changing}
        label={say(changes ? 'save' : 'allocate')}
        onClose={onClose}
        onSave={save}
      />
    </>
  )
}

function ReasonField(props: {
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}) {
  const say = useAllocationWords()
  const { data } = useAsked(reasonCodes.list, { limit: 200 })
  return (
    <Select
      label={say('reason')}
      withAsterisk
      value={props.value}
      error={props.error}
      allowDeselect={false}
      searchable
      data={
        data?.rows.map((row) => ({ value: String(row.code), label: `${row.code} · ${row.description}` })) ??
        []
      }
      onChange={(value) => props.onChange(value ?? '')}
    />
  )
}

const priorities = ['high', 'medium', 'low'] as const

/** Somebody else does it, with the reason; a visit on the board goes over to the same time where that is free. */
export function ReallocateDialog({ orderNo, entry, onClose }: DialogProps) {
  const say = useAllocationWords()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [reasonCode, setReason] = useState(entry.reasonCode ?? 'PLAN')
  const [priority, setPriority] = useState('')
  const [refused, setRefused] = useState<NotDone | null>(null)
  const { does, busy } = useDoes(reallocate)
  const save = async () => {
    if (!choice) return
    const input = {
      entryNo: entry.entryNo,
      ...doerOf(choice),
      reasonCode,
      ...(priority !== '' && { priority: priority as 'low' }),
    }
    const done = await does(input, setRefused)
    if (!done) return
    notifications.show({ message: say(done.output.placed ? 'placed' : 'to-be-placed') })
    onClose()
  }
  return (
    <>
      <ChooseDoer orderNo={orderNo} entry={entry} choice={choice} onChoose={setChoice} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm">
        <ReasonField
          value={reasonCode}
          onChange={setReason}
          error={refused?.reasons.find((reason) => reason.at === 'reasonCode')?.text}
        />
        <Select
          label={say('priority')}
          value={priority}
          allowDeselect={false}
          data={[
            { value: '', label: say('priority-stays') },
            ...priorities.map((value) => ({ value, label: say(`priority.${value}`) })),
          ]}
          onChange={(value) => setPriority(value ?? '')}
        />
      </SimpleGrid>
      <Foot
        disabled={!choice}
        refused={refused}
        busy={busy}
        label={say('reallocate')}
        onClose={onClose}
        onSave={save}
      />
    </>
  )
}

/** Nobody does it for now; the order waits among those to be reallocated. */
export function CancelDialog({
  entry,
  onClose,
  priority: present,
}: DialogProps & { readonly priority: string }) {
  const say = useAllocationWords()
  const [reasonCode, setReason] = useState('OTHER')
  const [priority, setPriority] = useState(present)
  const [refused, setRefused] = useState<NotDone | null>(null)
  const { does, busy } = useDoes(cancelAllocation)
  const save = async () => {
    const input = { entryNo: entry.entryNo, reasonCode, priority: priority as 'low' }
    if (await does(input, setRefused)) onClose()
  }
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {say('cancel-help')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <ReasonField
          value={reasonCode}
          onChange={setReason}
          error={refused?.reasons.find((reason) => reason.at === 'reasonCode')?.text}
        />
        <Select
          label={say('priority')}
          value={priority}
          allowDeselect={false}
          data={priorities.map((value) => ({ value, label: say(`priority.${value}`) }))}
          onChange={(value) => setPriority(value ?? present)}
        />
      </SimpleGrid>
      <Foot color="red" refused={refused} busy={busy} label={say('cancel')} onClose={onClose} onSave={save} />
    </>
  )
}

/** Somebody comes along on the entry's day. */
export function HelperDialog({ orderNo, entry, onClose }: DialogProps) {
  const say = useAllocationWords()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [refused, setRefused] = useState<NotDone | null>(null)
  const { does, busy } = useDoes(addHelper)
  const save = async () => {
    if (!choice) return
    const input = { orderNo, lineNo: entry.lineNo, resourceNo: choice.no, day: choice.day }
    if (await does(input, setRefused)) onClose()
  }
  return (
    <>
      <ChooseDoer orderNo={orderNo} entry={entry} groupsToo={false} choice={choice} onChoose={setChoice} />
      <Foot
        disabled={!choice}
        refused={refused}
        busy={busy}
        label={say('add-helper')}
        onClose={onClose}
        onSave={save}
      />
    </>
  )
}
