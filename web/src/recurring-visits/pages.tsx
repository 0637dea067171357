import { customers } from '@giro/business/customers/api.ts'
import {
  createRecurringOrders,
  readOccurrences,
  recurringVisits,
  setRecurringState,
} from '@giro/business/recurring-visits/api.ts'
import { recurrenceUnits } from '@giro/business/recurring-visits/recurrence.ts'
import { resources } from '@giro/business/resources/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { orderTypes } from '@giro/business/service-orders/api.ts'
import { Badge, Button, Chip, Group, Input, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChartHistogram } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay, useSession } from '../app/session.tsx'
import { RowsField } from '../ui/fields.tsx'
import type { Row } from '../ui/grid.tsx'
import { MasterCard, MasterList, type MasterPages } from '../ui/master.tsx'
import { Panel } from '../ui/page.tsx'
import { weekdays as weekdayNames } from '../ui/weekdays.ts'
import { useRecurringWords } from './texts.ts'

const colours = { draft: 'gray', running: 'teal', suspended: 'orange', closed: 'blue' } as const
type Status = keyof typeof colours

function usePages(): MasterPages {
  const say = useRecurringWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const { user } = useSession()
  const statuses = (Object.keys(colours) as Status[]).map((value) => ({
    value,
    label: say(`status.${value}`),
  }))
  const positions = ([1, 2, 3, 4, -1] as const).map((value) => ({
    value: String(value),
    label: say(`position.${value}`),
  }))
  const months = Array.from({ length: 12 }, (_, at) => ({
    value: at + 1,
    label: new Intl.DateTimeFormat(user.language, { month: 'short', timeZone: 'UTC' }).format(
      Date.UTC(2026, at, 1),
    ),
  }))
  const weekdays = weekdayNames(user.language).map(({ value, label }) => ({ value: Number(value), label }))
  const number = (name: string, label: string, min: number, max: number, span = 3) => ({
    name,
    label,
    kind: 'number' as const,
    min,
    max,
    span,
  })
  const chips = (name: string, label: string, options: readonly { value: number; label: string }[]) => ({
    name,
    label,
    kind: 'own' as const,
    span: 12,
    draw: (value: unknown, onChange: (value: unknown) => void) => (
      <Chips label={label} options={options} value={(value as number[]) ?? []} onChange={onChange} />
    ),
  })
  return {
    api: recurringVisits,
    path: '/recurring-visits',
    title: say('title'),
    actions: (
      <Button
        variant="default"
        leftSection={<IconChartHistogram size={15} />}
        onClick={() => void navigate({ to: '/recurring-visits/flow' })}
      >
        {say('flow')}
      </Button>
    ),
    nameOf: (row) => `${row.description} · ${row.recurringNo}`,
    columns: [
      { field: 'recurringNo', label: say('recurringNo'), width: 100 },
      { field: 'description', label: say('description'), width: 240 },
      { field: 'customerName', label: say('customer'), width: 220 },
      {
        field: 'status',
        label: say('status'),
        width: 120,
        options: statuses,
        show: (row) => (
          <Badge variant="light" color={colours[row.status as Status]}>
            {say(`status.${row.status as Status}`)}
          </Badge>
        ),
        text: (row) => say(`status.${row.status as Status}`),
      },
      {
        field: 'startingDate',
        label: say('startingDate'),
        width: 130,
        filterable: false,
        show: (row) => formats.calendarDay(String(row.startingDate)),
      },
      {
        field: 'estimatedMinutes',
        label: say('minutes'),
        width: 90,
        align: 'end',
        sortable: false,
        filterable: false,
      },
    ],
    defaults: {
      estimatedMinutes: 60,
      priority: 'low',
      every: 1,
      unit: 'month',
      earlyDays: 5,
      lateDays: 5,
      daysAhead: 30,
    },
    sections: [
      {
        title: say('work'),
        fields: [
          {
            name: 'recurringNo',
            label: say('recurringNo'),
            kind: 'text',
            span: 3,
            onlyNew: true,
            upper: true,
          },
          { name: 'description', label: say('description'), kind: 'text', span: 9, required: true },
          { name: 'customerNo', label: say('customer'), kind: 'lookup', from: customers, span: 5 },
          { name: 'shipToCode', label: say('shipTo'), kind: 'text', span: 2, upper: true },
          { name: 'serviceItemNo', label: say('serviceItem'), kind: 'lookup', from: serviceItems, span: 5 },
          { name: 'workDescription', label: say('workDescription'), kind: 'area', span: 12 },
          { name: 'orderType', label: say('orderType'), kind: 'lookup', from: orderTypes, span: 3 },
          number('estimatedMinutes', say('minutes'), 1, 1440),
          {
            name: 'priority',
            label: say('priority'),
            kind: 'select',
            span: 3,
            options: (['low', 'medium', 'high'] as const).map((value) => ({
              value,
              label: say(`priority.${value}`),
            })),
          },
          { name: 'preferredResourceNo', label: say('preferred'), kind: 'lookup', from: resources, span: 3 },
        ],
      },
      {
        title: say('when'),
        fields: [
          { name: 'startingDate', label: say('startingDate'), kind: 'day', span: 3, required: true },
          { name: 'endingDate', label: say('endingDate'), kind: 'day', span: 3 },
          number('every', say('every'), 1, 99, 2),
          {
            name: 'unit',
            label: say('unit'),
            kind: 'select',
            span: 4,
            options: recurrenceUnits.map((value) => ({ value, label: say(`unit.${value}`) })),
          },
          chips('weekdays', say('weekdays'), weekdays),
          {
            name: 'position',
            label: say('position'),
            kind: 'own',
            span: 6,
            draw: (value, onChange) => (
              <PositionSelect
                label={say('position')}
                none={say('position.none')}
                options={positions}
                value={(value as number | null) ?? null}
                onChange={onChange}
              />
            ),
          },
          number('earlyDays', say('earlyDays'), 0, 60),
          number('lateDays', say('lateDays'), 0, 60),
          number('daysAhead', say('daysAhead'), 0, 365, 6),
          number('maxOrders', say('maxOrders'), 1, 1000, 6),
          chips('excludedMonths', say('excludedMonths'), months),
          {
            name: 'excluded',
            label: say('excluded'),
            kind: 'own',
            span: 12,
            draw: (value, onChange) => <Exclusions rows={(value as Exclusion[]) ?? []} onChange={onChange} />,
          },
        ],
      },
    ],
    notCopied: ['endingDate'],
    side: (row) => <DueDays row={row} />,
    cardActions: (row) => <States row={row} />,
  }
}

function Chips(props: {
  label: string
  options: readonly { value: number; label: string }[]
  value: readonly number[]
  onChange: (value: number[]) => void
}) {
  const { label, options, value, onChange } = props
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Chip.Group
        multiple
        value={value.map(String)}
        onChange={(chosen) => onChange((chosen as string[]).map(Number).sort((a, b) => a - b))}
      >
        <Group gap={6} mt={4} role="group" aria-label={label}>
          {options.map((one) => (
            <Chip key={one.value} value={String(one.value)} size="xs">
              {one.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  )
}

function PositionSelect(props: {
  label: string
  none: string
  options: readonly { value: string; label: string }[]
  value: number | null
  onChange: (value: number | null) => void
}) {
  const { label, none, options, value, onChange } = props
  return (
    <Input.Wrapper label={label}>
      <Input
        component="select"
        pointer
        aria-label={label}
        value={value === null ? '' : String(value)}
        onChange={(event: { currentTarget: { value: string } }) =>
          onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
        }
      >
        <option value="">{none}</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </Input>
    </Input.Wrapper>
  )
}

type Exclusion = { from: string; to: string }

function Exclusions({ rows, onChange }: { rows: Exclusion[]; onChange: (rows: Exclusion[]) => void }) {
  const say = useRecurringWords()
  return (
    <Input.Wrapper label={say('excluded')} labelElement="div">
      <RowsField
        rows={rows}
        onChange={onChange}
        add={say('add')}
        remove={say('remove')}
        blank={() => ({ from: '', to: '' })}
        draw={(row, set) =>
          (['from', 'to'] as const).map((field) => (
            <TextInput
              key={field}
              type="date"
              size="xs"
              label={say(field)}
              value={row[field]}
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
          ))
        }
      />
    </Input.Wrapper>
  )
}

function States({ row }: { row: Row }) {
  const say = useRecurringWords()
  const { does, busy } = useDoes(setRecurringState)
  if (!useMay(setRecurringState)) return null
  const status = row.status as Status
  const set = (to: 'running' | 'suspended' | 'closed') =>
    void does({ recurringNo: String(row.recurringNo), status: to, version: Number(row.version) })
  return (
    <>
      <Badge color={colours[status]}>{say(`status.${status}`)}</Badge>
      {(status === 'draft' || status === 'suspended') && (
        <Button loading={busy} onClick={() => set('running')}>
          {say(`start.${status}`)}
        </Button>
      )}
      {status === 'running' && (
        <Button variant="default" loading={busy} onClick={() => set('suspended')}>
          {say('suspend')}
        </Button>
      )}
      {status !== 'closed' && (
        <Button variant="default" loading={busy} onClick={() => set('closed')}>
          {say('close')}
        </Button>
      )}
    </>
  )
}

function DueDays({ row }: { row: Row }) {
  const say = useRecurringWords()
  const formats = useFormats()
  const recurringNo = String(row.recurringNo)
  const { data } = useAsked(readOccurrences, { recurringNo })
  const { does, busy } = useDoes(createRecurringOrders)
  const may = useMay(createRecurringOrders)
  return (
    <Panel title={say('occurrences')}>
      {data?.rows.length === 0 && (
        <Text size="xs" c="dimmed">
          {say('occurrences-none')}
        </Text>
      )}
      {data?.rows.map((one) => (
        <Text key={one.dueDay} size="xs" mb={3}>
          <b>
            {formats.calendarDayLong(one.dueDay)} {one.dueDay.slice(0, 4)}
          </b>
          {one.plannedDay !== one.dueDay && (
            <Text span c="dimmed">
              {' '}
              {say('moved-to', { day: formats.calendarDay(one.plannedDay) })}
            </Text>
          )}{' '}
          {one.orderNo && (
            <Link to="/orders/$id" params={{ id: one.orderNo }}>
              {one.orderNo}
            </Link>
          )}
        </Text>
      ))}
      {may && row.status === 'running' && (
        <Button
          mt="xs"
          size="compact-xs"
          variant="light"
          loading={busy}
          onClick={async () => {
            const done = await does({ recurringNo })
            if (done) notifications.show({ message: say('created-now', { count: done.output.created }) })
          }}
        >
          {say('create-now')}
        </Button>
      )}
    </Panel>
  )
}

export function RecurringVisitsPage() {
  return <MasterList pages={usePages()} />
}
export function RecurringVisitPage() {
  return <MasterCard pages={usePages()} />
}
