import {
  type HandOver,
  readHandOver,
  tickShiftNote,
  writeShiftNote,
} from '@giro/business/dispatch/hand-over/api.ts'
import { asDay, asInstant, asTimeOfDay, momentOf } from '@giro/business/foundation/day.ts'
import {
  ActionIcon,
  Alert,
  Button,
  Checkbox,
  Drawer,
  Group,
  Select,
  Skeleton,
  Text,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useDoes } from '../../app/ask.tsx'
import { useAsked } from '../../app/call.ts'
import { type Formats, useFormats } from '../../app/formats.ts'
import { useSession } from '../../app/session.tsx'
import classes from './hand-over.module.css'
import { type HandOverWords, useHandOverWords } from './texts.ts'

const choices = ['shift', 'hours-1', 'hours-4', 'hours-24', 'own'] as const
type Since = (typeof choices)[number]

/** What has changed since the last shift, with notes from one dispatcher to the next. */
export function HandOverButton({ onOpenVisit }: { onOpenVisit: (visitNo: string) => void }) {
  const say = useHandOverWords()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Tooltip label={say('title')}>
        <ActionIcon color="gray" aria-label={say('button')} onClick={() => setOpened(true)}>
          <IconArrowsExchange size={17} />
        </ActionIcon>
      </Tooltip>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size={460}
        title={say('title')}
      >
        {opened && (
          <Changes
            say={say}
            onOpenVisit={(visitNo) => {
              setOpened(false)
              onOpenVisit(visitNo)
            }}
          />
        )}
      </Drawer>
    </>
  )
}

function Changes({ say, onOpenVisit }: { say: HandOverWords; onOpenVisit: (visitNo: string) => void }) {
  const formats = useFormats()
  const { company } = useSession()
  const [since, setSince] = useState<Since>('shift')
  const [opened] = useState(() => Date.now())
  const [own, setOwn] = useState('')
  const moment = sinceOf(since, opened, own, company.timeZone)
  const { data, error } = useAsked(readHandOver, moment ? { since: moment } : {}, {
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <Group align="end" gap="sm">
        <Select
          label={say('since')}
          w={190}
          allowDeselect={false}
          value={since}
          onChange={(value) => setSince(value as Since)}
          data={choices.map((value) => ({ value, label: say(`since.${value}`) }))}
        />
        {since === 'own' && (
          <TextInput
            type="datetime-local"
            label={say('moment')}
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
        )}
      </Group>
      {error && (
        <Alert color="orange" role="alert" mt="sm">
          {error.message}
        </Alert>
      )}
      {!data && !error && <Skeleton height={240} mt="sm" />}
      {data && (
        <>
          <Text size="xs" c="dimmed" mt={4}>
            {say('span', { from: formats.stamp(data.since), to: formats.stamp(data.now) })}
          </Text>
          {data.more && (
            <Alert color="yellow" mt="sm">
              {say('more')}
            </Alert>
          )}
          <Notes data={data} say={say} formats={formats} />
          <Lists data={data} say={say} formats={formats} onOpenVisit={onOpenVisit} />
        </>
      )}
    </>
  )
}

/** Undefined: as the server says, the end of the last shift. */
function sinceOf(since: Since, opened: number, own: string, timeZone: string) {
  if (since === 'shift') return undefined
  if (since !== 'own') {
    const at = new Date(opened - Number(since.slice('hours-'.length)) * 3_600_000)
    return asInstant(`${at.toISOString().slice(0, 19)}Z`)
  }
  const [day, time] = own.split('T')
  return day && time ? momentOf(asDay(day), asTimeOfDay(time.slice(0, 5)), timeZone) : undefined
}

interface Shown {
  readonly data: HandOver
  readonly say: HandOverWords
  readonly formats: Formats
}

function Notes({ data, say, formats }: Shown) {
  const [text, setText] = useState('')
  const write = useDoes(writeShiftNote)
  const tick = useDoes(tickShiftNote)
  return (
    <section aria-label={say('notes')}>
      <ul className={classes.list}>
        {data.notes.map((note) => (
          <li key={note.noteNo}>
            <Checkbox
              checked={note.doneAt !== null}
              onChange={() => void tick.does({ noteNo: note.noteNo, done: note.doneAt === null })}
              label={
                <span style={note.doneAt ? { textDecoration: 'line-through' } : undefined}>{note.text}</span>
              }
              aria-label={say('tick', { text: note.text })}
            />
            <div style={{ paddingLeft: 30 }}>
              {say('note-by', { name: note.byName, when: formats.stamp(note.at) })}
              {note.doneByName && ` · ${say('note-done', { name: note.doneByName })}`}
            </div>
          </li>
        ))}
      </ul>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          if (text.trim() && (await write.does({ text }))) setText('')
        }}
      >
        <Textarea
          label={say('note')}
          placeholder={say('note-placeholder')}
          autosize
          minRows={2}
          maxLength={1000}
          mt="sm"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="light" mt={6} loading={write.busy} disabled={text.trim() === ''}>
          {say('leave')}
        </Button>
      </form>
    </section>
  )
}

function Lists({ data, say, formats, onOpenVisit }: Shown & { onOpenVisit: (visitNo: string) => void }) {
  const when = (moment: string) => `${formats.day(moment)} ${formats.clock(moment)}`
  const visit = (one: { visitNo: string; customerName: string }) => (
    <button type="button" className={classes.open} onClick={() => onOpenVisit(one.visitNo)}>
      {one.customerName}
    </button>
  )
  const order = (one: { orderNo: string; customerName: string }) => (
    <Link to={`/orders/${one.orderNo}`} style={{ fontWeight: 600, color: 'inherit' }}>
      {one.customerName}
    </Link>
  )
  const { moved, orders, ended, promises, absences } = data
  if (moved.length + orders.length + ended.length + promises.length + absences.length === 0)
    return (
      <Text size="sm" mt="md">
        {say('quiet')}
      </Text>
    )
  return (
    <>
      <Part title={say('moved')} rows={moved} nothing={say('nothing')}>
        {moved.map((one) => (
          <li key={one.visitNo}>
            {visit(one)} · {say(`kind.${one.kind}`)}
            <div>
              {[
                one.from && `${one.from.name} ${when(one.from.start)}`,
                one.to && `${one.to.name} ${when(one.to.start)}`,
              ]
                .filter(Boolean)
                .join(' → ')}
              {' · '}
              {say('by', { names: one.byNames.join(', ') })}
            </div>
          </li>
        ))}
      </Part>
      <Part title={say('orders')} rows={orders} nothing={say('nothing')}>
        {orders.map((one) => (
          <li key={one.orderNo}>
            {one.priority === 'high' && '▲ '}
            {order(one)} · {one.description}
            <div>
              {[
                one.dueAt &&
                  say('due', {
                    when: `${formats.calendarDay(one.dueAt.slice(0, 10))} ${one.dueAt.slice(11)}`,
                  }),
                say(
                  one.visitState === null
                    ? 'state.none'
                    : one.visitState === 'unplanned'
                      ? 'state.unplanned'
                      : 'state.planned',
                ),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </Part>
      <Part title={say('ended')} rows={ended} nothing={say('nothing')}>
        {ended.map((one) => (
          <li key={one.visitNo}>
            {visit(one)} · {one.description}
            <div>{say(`ended.${one.state}`, { name: one.name, when: when(one.endedAt) })}</div>
          </li>
        ))}
      </Part>
      <Part title={say('promises')} rows={promises} nothing={say('nothing')}>
        {promises.map((one) => (
          <li key={one.orderNo + one.at}>
            {order(one)}
            <div>{one.window}</div>
          </li>
        ))}
      </Part>
      <Part title={say('absences')} rows={absences} nothing={say('nothing')}>
        {absences.map((one) => (
          <li key={one.name + one.from}>
            <b>{one.name}</b> · {say(`absence.${one.kind}` as 'absence.sick')}
            <div>
              {when(one.from)} – {when(one.to)}
            </div>
          </li>
        ))}
      </Part>
    </>
  )
}

function Part({
  title,
  rows,
  nothing,
  children,
}: {
  title: string
  rows: readonly unknown[]
  nothing: string
  children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <h3 className={classes.head}>
        {title} <span>{rows.length === 0 ? nothing : rows.length}</span>
      </h3>
      {rows.length > 0 && <ul className={classes.list}>{children}</ul>}
    </section>
  )
}
