import { addDays, type Day } from '@giro/business/foundation/day.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import {
  approveTimeSheet,
  deleteTimeSheetLine,
  fillTimeSheet,
  type readTimeSheet,
  rejectTimeSheet,
  reopenTimeSheet,
  saveTimeSheetLine,
  submitTimeSheet,
} from '@giro/business/time-sheets/api.ts'
import { ActionIcon, Badge, Button, Group, Modal, Table, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPencil, IconPlus, IconSend, IconTrash, IconWand } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { Panel, Sideways } from '../ui/page.tsx'
import { DayBar } from './day-bar.tsx'
import { LineForm } from './line-form.tsx'
import { statusColours } from './status.ts'
import { useTimeSheetWords } from './texts.ts'
import classes from './time-sheets.module.css'

export type Sheet = OutputOf<typeof readTimeSheet>
export type SheetLine = Sheet['lines'][number]

const writable = (line: SheetLine) => line.status === 'open' || line.status === 'rejected'

/**
 * Writes hours one after the other, each with the version that the one before has left: whoever types quickly from
 * field to field is not told that somebody else has changed the sheet, and no field takes another one's hours back.
 */
function useHoursSaver(sheet: Sheet) {
  const { does } = useDoes(saveTimeSheetLine)
  const waiting = useRef<Promise<unknown>>(Promise.resolve())
  const seen = useRef({ version: sheet.version, hours: new Map<number, string[]>() })
  if (sheet.version > seen.current.version) seen.current = { version: sheet.version, hours: new Map() }
  return (line: SheetLine, at: number, value: string): Promise<boolean> => {
    const write = async () => {
      const { version, hours: written } = seen.current
      const hours = (written.get(line.lineNo) ?? line.hours).map((one, index) => (index === at ? value : one))
      const { lineNo, type, orderNo, itemLineNo, projectNo, phaseNo, description } = line
      const { workTypeCode, chargeable } = line
      const done = await does({
        ...{ lineNo, type, orderNo, itemLineNo, projectNo, phaseNo, description },
        ...{ workTypeCode, chargeable, hours: hours as never },
        ...{ resourceNo: sheet.resourceNo, week: sheet.week as Day, version },
      } as never)
      if (!done) return false
      seen.current.version = Math.max(seen.current.version, done.output.version)
      seen.current.hours.set(lineNo, hours)
      return true
    }
    const next = waiting.current.then(write)
    waiting.current = next.catch(() => {})
    return next
  }
}

/** The week of one person: lines by day, their steps, and the total against the working hours. */
export function SheetTable({ sheet }: { sheet: Sheet }) {
  const say = useTimeSheetWords()
  const formats = useFormats()
  const office = useMay(approveTimeSheet)
  const { does: fill, busy: filling } = useDoes(fillTimeSheet)
  const { does: submit, busy: submitting } = useDoes(submitTimeSheet)
  const { does: approve, busy: approving } = useDoes(approveTimeSheet)
  const { does: reopen } = useDoes(reopenTimeSheet)
  const { does: remove } = useDoes(deleteTimeSheetLine)
  const [open, setOpen] = useState<SheetLine | 'new' | null>(null)
  const [rejecting, setRejecting] = useState(false)
  const { resourceNo, version, lines } = sheet
  const week = sheet.week as Day
  const key = { resourceNo, week, version }
  const saveHours = useHoursSaver(sheet)
  const days = Array.from({ length: 7 }, (_, at) => addDays(week, at))
  const any = (of: (line: SheetLine) => boolean) => lines.some(of)
  const totals = days.map((_, at) => lines.reduce((all, line) => all + Number(line.hours[at]), 0))
  return (
    <Panel>
      <Group mb="sm" gap="xs">
        <Button
          leftSection={<IconWand size={15} />}
          variant={lines.length === 0 ? 'filled' : 'default'}
          disabled={!sheet.canFill}
          title={sheet.canFill ? undefined : say('fill-nothing')}
          loading={filling}
          onClick={async () => {
            const done = await fill(key)
            if (done) notifications.show({ message: say('filled', { count: done.output.added }) })
          }}
        >
          {say('fill')}
        </Button>
        <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setOpen('new')}>
          {say('add')}
        </Button>
        <span style={{ flex: 1 }} />
        {any(writable) && (
          <Button leftSection={<IconSend size={15} />} loading={submitting} onClick={() => void submit(key)}>
            {say('submit')}
          </Button>
        )}
        {office && any((line) => line.status === 'submitted') && (
          <>
            <Button variant="default" color="red" onClick={() => setRejecting(true)}>
              {say('reject')}
            </Button>
            <Button color="teal" loading={approving} onClick={() => void approve(key)}>
              {say('approve')}
            </Button>
          </>
        )}
      </Group>
      {lines.length === 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {say('empty-title')}. {say('empty-hint')}
        </Text>
      )}
      <Sideways>
        <Table fz="sm" miw={820} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th miw={150}>{say('description')}</Table.Th>
              {days.map((day) => (
                <Table.Th key={day} w={74}>
                  {formats.calendarDay(day)}
                </Table.Th>
              ))}
              <Table.Th ta="right">{say('total')}</Table.Th>
              <Table.Th>{say('status')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.lineNo}>
                <Table.Td>
                  {line.orderNo ? (
                    <Link to="/orders/$id" params={{ id: line.orderNo }}>
                      {line.description}
                    </Link>
                  ) : (
                    line.description || say(`type.${line.type}`)
                  )}
                  <Text size="xs" c="dimmed">
                    {[
                      say(`type.${line.type}`),
                      line.projectNo && `${line.projectNo} ${line.phaseNo ?? ''}`,
                      line.workTypeCode,
                      line.type === 'service' && !line.chargeable && say('not-chargeable'),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                  {line.reason && (
                    <Text size="xs" c="red">
                      {line.decidedBy}: {line.reason}
                    </Text>
                  )}
                </Table.Td>
                {days.map((day, at) => (
                  <Table.Td key={day} className={classes.cell}>
                    <HoursCell
                      // The value comes back from the server: another one makes another field.
                      key={line.hours[at]}
                      line={line}
                      at={at}
                      onSave={(hours) => saveHours(line, at, hours)}
                      label={say('hours-on', {
                        day: formats.calendarDay(day),
                        description: line.description,
                      })}
                    />
                  </Table.Td>
                ))}
                <Table.Td ta="right">
                  {formats.exact(line.hours.reduce((all, one) => all + Number(one), 0))}
                </Table.Td>
                <Table.Td>
                  <Badge variant="light" color={statusColours[line.status]}>
                    {line.posted ? say('posted') : say(`status.${line.status}`)}
                  </Badge>
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {writable(line) ? (
                    <>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={say('edit')}
                        onClick={() => setOpen(line)}
                      >
                        <IconPencil size={14} />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={say('remove')}
                        onClick={() => void remove({ ...key, lineNo: line.lineNo })}
                      >
                        <IconTrash size={14} />
                      </ActionIcon>
                    </>
                  ) : (
                    (office || line.status === 'submitted') &&
                    !line.posted && (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        onClick={() => void reopen({ ...key, lineNos: [line.lineNo] })}
                      >
                        {say('reopen')}
                      </Button>
                    )
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr fw={600}>
              <Table.Td>{say('total')}</Table.Td>
              {totals.map((hours, at) => (
                <Table.Td key={days[at]}>
                  <DayBar hours={hours} capacity={Number(sheet.capacity[at])} />
                </Table.Td>
              ))}
              <Table.Td ta="right" colSpan={3}>
                {say('hours-of-capacity', {
                  hours: formats.exact(totals.reduce((all, one) => all + one, 0)),
                  capacity: formats.exact(sheet.capacity.reduce((all, one) => all + Number(one), 0)),
                })}
              </Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Sideways>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={say('line-title')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        {open && <LineForm sheet={sheet} line={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      </Modal>
      <Modal
        opened={rejecting}
        onClose={() => setRejecting(false)}
        title={say('reject-title')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        {rejecting && <Reject sheet={sheet} onClose={() => setRejecting(false)} />}
      </Modal>
    </Panel>
  )
}

/** Hours of one line on one day; written when the field is left. */
function HoursCell({
  line,
  at,
  label,
  onSave,
}: {
  line: SheetLine
  at: number
  label: string
  /** Whether it was written. */
  onSave: (hours: string) => Promise<boolean>
}) {
  const formats = useFormats()
  const shown = Number(line.hours[at]) === 0 ? '' : formats.exact(Number(line.hours[at]))
  const [text, setText] = useState(shown)
  if (!writable(line)) return <>{shown}</>
  const save = async () => {
    if (text === shown) return
    const value = Number(text.replace(',', '.') || '0')
    if (Number.isNaN(value) || !(await onSave(String(value)))) setText(shown)
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      inputMode="decimal"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

function Reject({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const say = useTimeSheetWords()
  const { does, busy } = useDoes(rejectTimeSheet)
  const [reason, setReason] = useState('')
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        const { resourceNo, version } = sheet
        const done = await does({ resourceNo, week: sheet.week as Day, version, reason })
        if (done) onClose()
      }}
    >
      <TextInput
        label={say('reason')}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" mt="md" color="red" loading={busy}>
        {say('reject')}
      </Button>
    </form>
  )
}
