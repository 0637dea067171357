import {
  baseCalendars,
  listActivity,
  readSetup,
  reasonCodes,
  updateSetup,
} from '@giro/business/company/api.ts'
import { readDispatchSetup, updateDispatchSetup } from '@giro/business/dispatch/api.ts'
import type { Command, Query } from '@giro/business/foundation/operation.ts'
import { readMailSetup, updateMailSetup } from '@giro/business/mail/api.ts'
import { readCustomerMessages, updateCustomerMessages } from '@giro/business/notifications/api.ts'
import { readRequestSetup, updateRequestSetup } from '@giro/business/requests/api.ts'
import { readServiceHours, setServiceHours } from '@giro/business/response-times/api.ts'
import {
  orderTypes,
  readStatusPriorities,
  repairStatuses,
  setStatusPriority,
} from '@giro/business/service-orders/api.ts'
import { readServiceSetup, updateServiceSetup, whereCalendarUsed } from '@giro/business/service-setup/api.ts'
import { readTravelSetup, updateTravelSetup } from '@giro/business/travel/api.ts'
import { Button, Checkbox, Group, LoadingOverlay, Menu, NativeSelect, Table, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { type NotDone, useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { useLanguage } from '../app/words.ts'
import { WeightsField } from '../dispatch/weights-field.tsx'
import { useNotificationWords } from '../notifications/texts.ts'
import { RowsField } from '../ui/fields.tsx'
import { Form, type Section } from '../ui/form.tsx'
import { MasterCard, MasterList, type MasterPages } from '../ui/master.tsx'
import { Columns, Page, Panel, Sideways } from '../ui/page.tsx'
import { weekdays } from '../ui/weekdays.ts'
import { CustomizedCalendarPage } from './calendar-page.tsx'
import { codeTableKinds, useCodeTable } from './code-tables.tsx'
import { Demos } from './demos.tsx'
import { FaultCodesPage, RelationshipsPage } from './fault-pages.tsx'
import { MailSide, mailSections, RequestSide, requestSections } from './mail-page.tsx'
import { PaperPage } from './paper-page.tsx'
import { PeoplePage } from './people-page.tsx'
import { serviceSections } from './service-page.tsx'
import { useSetupWords } from './texts.ts'
import { ToDo } from './to-do.tsx'
import { WindowsField } from './windows-field.tsx'

/** The kinds of set-up, in groups as the menus show them. */
const groups = {
  'kinds.company': ['company', 'people', 'calendars', 'series', 'reasons', 'activity'],
  'kinds.service': [
    'service',
    'hours',
    'customized',
    'statuses',
    'types',
    'units',
    'work-types',
    'costs',
    'price-groups',
    'shelves',
    'tracking-codes',
  ],
  'kinds.faults': ['fault-areas', 'symptoms', 'fault-codes', 'resolutions', 'fault-reasons', 'relationships'],
  'kinds.planning': ['dispatch', 'travel'],
  'kinds.customers': ['paper', 'standard-texts', 'extended-texts', 'messages', 'mail', 'requests'],
} as const
const masters = new Set<string>(['statuses', 'types', 'calendars', 'reasons', ...codeTableKinds])

function Kinds() {
  const say = useSetupWords()
  const mayPeople = useMay({ name: 'access.listPeople' })
  return (
    <Group gap={4}>
      {Object.entries(groups).map(([group, kinds]) => (
        <Menu key={group} position="bottom-start" trigger="click-hover" openDelay={80}>
          <Menu.Target>
            <Button variant="default" size="compact-sm" rightSection={<IconChevronDown size={12} />}>
              {say(group as 'kinds.company')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds
              .filter((kind) => kind !== 'people' || mayPeople)
              .map((kind) => (
                <Menu.Item key={kind} component={Link} to={`/setup/${kind}`}>
                  {say(kind)}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      ))}
    </Group>
  )
}

/** All set-up pages: `/setup/company` and so on; code tables are lists with cards. */
export function SetupPage() {
  const { kind = 'company', id } = useParams({ strict: false }) as { kind?: string; id?: string }
  if (masters.has(kind)) return id === undefined ? <CodeList kind={kind} /> : <CodeCard kind={kind} />
  if (kind === 'fault-codes') return <FaultCodesPage kinds={<Kinds />} />
  if (kind === 'relationships') return <RelationshipsPage kinds={<Kinds />} />
  if (kind === 'customized') return <CustomizedCalendarPage kinds={<Kinds />} />
  if (kind === 'people') return <PeoplePage kinds={<Kinds />} />
  if (kind === 'service') return <ServicePage />
  if (kind === 'hours') return <HoursPage />
  if (kind === 'dispatch') return <DispatchPage />
  if (kind === 'travel') return <TravelPage />
  if (kind === 'activity') return <ActivityPage />
  if (kind === 'paper') return <PaperPage kinds={<Kinds />} />
  if (kind === 'messages') return <MessagesPage />
  if (kind === 'mail') return <MailPage />
  if (kind === 'requests') return <RequestsSetupPage />
  return <CompanyPage />
}

function MessagesPage() {
  const say = useSetupWords()
  const words = useNotificationWords()
  const fields = (['confirmed', 'changed', 'onTheWay', 'done'] as const).map((name) => ({
    name,
    label: words(name),
    kind: 'flag' as const,
    span: 12,
  }))
  return (
    <Record
      title={words('customer-messages')}
      read={readCustomerMessages}
      update={updateCustomerMessages}
      sections={[{ title: say('general'), fields }]}
      side={<Panel>{words('messages-help')}</Panel>}
    />
  )
}

function MailPage() {
  const say = useSetupWords()
  return (
    <Record
      title={say('mail')}
      read={readMailSetup}
      update={updateMailSetup}
      sections={mailSections(say)}
      side={<MailSide />}
    />
  )
}

function RequestsSetupPage() {
  const say = useSetupWords()
  return (
    <Record
      title={say('requests')}
      read={readRequestSetup}
      update={updateRequestSetup}
      sections={requestSections(say)}
      side={<RequestSide />}
    />
  )
}

/** A set-up record: read, changed with its version, refusals at their fields. */
function Record({
  title,
  read,
  update,
  sections,
  side,
}: {
  title: string
  read: Query
  update: Command
  sections: readonly Section[]
  side?: ReactNode
}) {
  const may = useMay(update)
  const { data } = useAsked(read, {} as never)
  const { does } = useDoes(update)
  if (!data) return <LoadingOverlay visible />
  const values = data as Readonly<{ version: number } & { [name: string]: unknown }>
  return (
    <Page title={title} actions={<Kinds />}>
      <Columns side={side}>
        <Form
          key={values.version}
          isNew={false}
          readOnly={!may}
          values={values}
          sections={sections}
          onSave={async (changes) => {
            let refused: NotDone | null = null
            await does({ ...changes, version: values.version } as never, (trouble) => {
              refused = trouble
            })
            return refused
          }}
        />
      </Columns>
    </Page>
  )
}

function useFields() {
  const say = useSetupWords()
  return {
    say,
    text: (name: string, span = 6) => ({ name, label: say(name as 'name'), kind: 'text' as const, span }),
    number: (name: string, min: number, max: number, span = 4) => ({
      name,
      label: say(name as 'name'),
      kind: 'number' as const,
      min,
      max,
      span,
    }),
    flag: (name: string, span = 4) => ({ name, label: say(name as 'name'), kind: 'flag' as const, span }),
    choice: (name: string, prefix: string, values: readonly string[], span = 4) => ({
      name,
      label: say(name as 'name'),
      kind: 'select' as const,
      span,
      options: values.map((value) => ({ value, label: say(`${prefix}.${value}` as 'name') })),
    }),
  }
}

function CompanyPage() {
  const { say, text } = useFields()
  return (
    <Record
      title={say('company')}
      side={
        <>
          <ToDo />
          <Demos />
        </>
      }
      read={readSetup}
      update={updateSetup}
      sections={[
        {
          title: say('general'),
          fields: [
            text('name', 8),
            text('vatNo', 4),
            text('address', 6),
            text('postCode', 2),
            text('city', 4),
            text('phone', 4),
            text('email', 4),
            text('countryCode', 2),
          ],
        },
        {
          title: say('regional'),
          fields: [
            text('timeZone', 4),
            text('currencyCode', 2),
            {
              name: 'language',
              label: say('language'),
              kind: 'select',
              span: 3,
              options: [
                { value: 'it', label: 'Italiano' },
                { value: 'en', label: 'English' },
              ],
            },
            {
              name: 'baseCalendarCode',
              label: say('baseCalendarCode'),
              kind: 'lookup',
              from: baseCalendars,
              span: 3,
            },
          ],
        },
      ]}
    />
  )
}

function ServicePage() {
  const say = useSetupWords()
  return (
    <Record
      title={say('service')}
      read={readServiceSetup}
      update={updateServiceSetup}
      sections={serviceSections(say)}
    />
  )
}

function DispatchPage() {
  const { say, text, number, flag } = useFields()
  const may = useMay(updateDispatchSetup)
  return (
    <Record
      title={say('dispatch')}
      read={readDispatchSetup}
      update={updateDispatchSetup}
      sections={[
        {
          title: say('general'),
          fields: [
            number('planHorizonDays', 1, 31),
            number('planningSeconds', 1, 600),
            number('replanSeconds', 1, 10),
            number('promiseToleranceMinutes', 0, 480),
            number('threads', 1, 64),
            number('freezeMinutes', 0, 1440),
            number('minimumRestMinutes', 0, 1440),
            number('longestVisitMinutes', 30, 1440),
            number('longestDayMinutes', 30, 1440),
            number('offerDays', 1, 15),
            number('holdMinutes', 1, 120),
            {
              name: 'offerWindows',
              label: say('offerWindows'),
              kind: 'own',
              span: 12,
              draw: (value, onChange) => <WindowsField value={value} onChange={onChange} />,
            },
            text('mapTileUrl', 8),
            text('mapAttribution', 4),
          ],
        },
        {
          title: say('positions'),
          text: say('positions-help'),
          fields: [flag('positionSharing'), number('positionRetentionMinutes', 5, 240)],
        },
        {
          title: say('weights'),
          fields: [
            {
              name: 'weights',
              label: say('weights'),
              kind: 'own',
              span: 12,
              draw: (value, onChange) => <WeightsField value={value} onChange={onChange} disabled={!may} />,
            },
          ],
        },
      ]}
    />
  )
}

function TravelPage() {
  const { say, text, number, choice } = useFields()
  const decimal = (name: string, min: number, max: number) => number(name, min, max, 3)
  return (
    <Record
      title={say('travel')}
      read={readTravelSetup}
      update={updateTravelSetup}
      sections={[
        {
          title: say('general'),
          fields: [
            choice('provider', 'provider', ['estimate', 'valhalla', 'osrm', 'roads'], 5),
            text('serverUrl', 5),
            text('profile', 2),
          ],
        },
        {
          title: say('estimate'),
          fields: [
            decimal('detourFactor', 1, 3),
            decimal('slowKmh', 5, 130),
            decimal('fastKmh', 5, 200),
            decimal('reachKm', 0.1, 500),
            decimal('fixedSeconds', 0, 3600),
          ],
        },
      ]}
    />
  )
}

function useCodePages(kind: string): MasterPages {
  const { say, text, number, choice, flag } = useFields()
  const key = (name: string) => ({
    name,
    label: say('code'),
    kind: 'text' as const,
    span: 3,
    onlyNew: true,
    upper: true,
    required: true,
  })
  const columns = (name: string) => [
    { field: name, label: say('code'), width: 140 },
    { field: 'description', label: say('description'), width: 320 },
  ]
  const common = {
    path: `/setup/${kind}`,
    nameOf: (row: Readonly<{ [name: string]: unknown }>) => String(row.description),
    actions: <Kinds />,
    crumb: { to: '/setup/company', label: say('setup') },
  }
  if (kind === 'statuses')
    return {
      ...common,
      api: repairStatuses,
      title: say('statuses'),
      side: () => <StatusPriorities />,
      columns: [
        ...columns('repairStatusCode'),
        {
          field: 'orderStatus',
          label: say('orderStatus'),
          width: 140,
          sortable: false,
          filterable: false,
          show: (row) => say(`status.${row.orderStatus}` as 'status.pending'),
        },
        {
          field: 'priority',
          label: say('priority'),
          width: 130,
          sortable: false,
          filterable: false,
          show: (row) => say(`priority.${row.priority}` as 'priority.high'),
        },
      ],
      sections: [
        {
          title: say('general'),
          fields: [
            key('repairStatusCode'),
            text('description', 6),
            choice('orderStatus', 'status', ['pending', 'in-process', 'on-hold', 'finished'], 3),
            {
              name: 'role',
              label: say('role'),
              kind: 'own',
              span: 6,
              draw: (value, onChange) => (
                <NativeSelect
                  size="xs"
                  label={say('role')}
                  value={String(value ?? '')}
                  data={[
                    { value: '', label: '–' },
                    ...repairRoles.map((role) => ({ value: role, label: say(`repair.${role}`) })),
                  ]}
                  onChange={(event) => onChange(event.currentTarget.value || null)}
                />
              ),
            },
          ],
        },
        {
          title: say('allowed'),
          fields: [
            'pendingAllowed',
            'inProcessAllowed',
            'finishedAllowed',
            'onHoldAllowed',
            'postingAllowed',
          ].map(flag),
        },
      ],
    }
  if (kind === 'types')
    return {
      ...common,
      api: orderTypes,
      title: say('types'),
      columns: columns('orderType'),
      sections: [
        {
          title: say('general'),
          fields: [
            key('orderType'),
            text('description', 6),
            { ...number('defaultVisitMinutes', 1, 1440, 3), label: say('minutes') },
            {
              name: 'responseHours',
              label: say('response-hours'),
              kind: 'decimal',
              span: 4,
              help: say('response-hours-help'),
            },
            {
              name: 'resolutionHours',
              label: say('resolution-hours'),
              kind: 'decimal',
              span: 4,
              help: say('resolution-hours-help'),
            },
            flag('pausesOnHold'),
          ],
        },
      ],
    }
  if (kind === 'reasons')
    return {
      ...common,
      api: reasonCodes,
      title: say('reasons'),
      columns: columns('code'),
      sections: [{ title: say('general'), fields: [key('code'), text('description', 9)] }],
    }
  return {
    ...common,
    api: baseCalendars,
    title: say('calendars'),
    side: (row) => <WhereUsed code={String(row.code)} />,
    columns: columns('code'),
    sections: [
      { title: say('general'), fields: [key('code'), text('description', 9)] },
      {
        title: say('changes'),
        fields: [
          {
            name: 'changes',
            label: say('changes'),
            kind: 'own',
            span: 12,
            draw: (value, onChange) => <CalendarLines value={value} onChange={onChange} />,
          },
        ],
      },
    ],
  }
}

const repairRoles = [
  'initial',
  'in-process',
  'referred',
  'partly-serviced',
  'spare-part-ordered',
  'spare-part-received',
  'waiting-for-customer',
  'quote-finished',
  'finished',
] as const

interface CalendarLine extends Readonly<{ [name: string]: unknown }> {
  recurring: 'once' | 'weekly' | 'yearly'
  day: string | null
  weekday: number | null
  nonworking: boolean
  description: string
}

function CalendarLines({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const say = useSetupWords()
  const language = useLanguage()
  return (
    <RowsField<CalendarLine>
      rows={(value as CalendarLine[]) ?? []}
      onChange={onChange}
      blank={() => ({
        recurring: 'once',
        day: new Date().toISOString().slice(0, 10),
        weekday: null,
        nonworking: true,
        description: '',
      })}
      add={say('add')}
      remove={say('remove')}
      draw={(row, set) => (
        <>
          <NativeSelect
            size="xs"
            aria-label={say('recurring')}
            value={row.recurring}
            onChange={(event) => {
              const recurring = event.currentTarget.value as CalendarLine['recurring']
              set(
                recurring === 'weekly'
                  ? { recurring, day: null, weekday: row.weekday ?? 6 }
                  : { recurring, weekday: null, day: row.day ?? new Date().toISOString().slice(0, 10) },
              )
            }}
            data={(['once', 'weekly', 'yearly'] as const).map((one) => ({
              value: one,
              label: say(`recurring.${one}`),
            }))}
          />
          {row.recurring === 'weekly' ? (
            <NativeSelect
              size="xs"
              aria-label={say('weekday')}
              data={weekdays(language)}
              value={String(row.weekday)}
              onChange={(event) => set({ weekday: Number(event.currentTarget.value) })}
            />
          ) : (
            <TextInput
              type="date"
              aria-label={say('day')}
              value={row.day ?? ''}
              onChange={(event) => set({ day: event.currentTarget.value })}
            />
          )}
          <TextInput
            aria-label={say('description')}
            placeholder={say('description')}
            value={row.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          <Checkbox
            label={say('nonworking')}
            checked={row.nonworking}
            onChange={(event) => set({ nonworking: event.currentTarget.checked })}
          />
        </>
      )}
    />
  )
}

const isCodeTable = (kind: string) => codeTableKinds.includes(kind)

function CodeList({ kind }: { kind: string }) {
  return isCodeTable(kind) ? <TableList key={kind} kind={kind} /> : <OwnList key={kind} kind={kind} />
}
function CodeCard({ kind }: { kind: string }) {
  return isCodeTable(kind) ? <TableCard key={kind} kind={kind} /> : <OwnCard key={kind} kind={kind} />
}
function TableList({ kind }: { kind: string }) {
  return <MasterList pages={useCodeTable(kind, <Kinds />)} />
}
function TableCard({ kind }: { kind: string }) {
  return <MasterCard pages={useCodeTable(kind, <Kinds />)} />
}
function OwnList({ kind }: { kind: string }) {
  return <MasterList pages={useCodePages(kind)} />
}
function OwnCard({ kind }: { kind: string }) {
  return <MasterCard pages={useCodePages(kind)} />
}

/** Which order status prevails when lines differ: a new priority is asked about where another has it. */
function StatusPriorities() {
  const say = useSetupWords()
  const may = useMay(setStatusPriority)
  const { data } = useAsked(readStatusPriorities, {})
  const { does: set } = useDoes(setStatusPriority)
  return (
    <Panel title={say('status-priorities')}>
      {data?.rows.map((row) => (
        <NativeSelect
          key={row.status}
          mb={6}
          size="xs"
          label={say(`status.${row.status}`)}
          disabled={!may}
          value={row.priority}
          data={(['high', 'medium-high', 'medium-low', 'low'] as const).map((value) => ({
            value,
            label: say(`priority.${value}`),
          }))}
          onChange={(event) =>
            void set({ status: row.status, priority: event.currentTarget.value as 'high' })
          }
        />
      ))}
    </Panel>
  )
}

/** Who works by a base calendar. */
function WhereUsed({ code }: { code: string }) {
  const say = useSetupWords()
  const { data } = useAsked(whereCalendarUsed, { code })
  return (
    <Panel title={say('where-used')}>
      {data?.rows.map((row) => (
        <div key={`${row.sourceType} ${row.sourceNo}`}>
          {row.sourceType === 'service' ? (
            <Link to="/setup/customized">{say('service')}</Link>
          ) : (
            say('company')
          )}{' '}
          {row.sourceNo}
          {row.customized && ` · ${say('customized')}`}
        </div>
      ))}
    </Panel>
  )
}

interface ServiceHour extends Readonly<{ [name: string]: unknown }> {
  weekday: number
  startingDate: string | null
  startTime: string
  endTime: string
  validOnHolidays: boolean
}

function HoursPage() {
  const say = useSetupWords()
  const language = useLanguage()
  const may = useMay(setServiceHours)
  const { data } = useAsked(readServiceHours, {})
  const [rows, setRows] = useState<ServiceHour[] | null>(null)
  const { does, busy } = useDoes(setServiceHours)
  const shown = rows ?? (data?.rows as ServiceHour[] | undefined) ?? []
  return (
    <Page title={say('hours')} actions={<Kinds />}>
      <Columns>
        <Panel>
          <RowsField<ServiceHour>
            rows={shown}
            onChange={setRows}
            blank={() => ({
              weekday: 1,
              startingDate: null,
              startTime: '08:00',
              endTime: '17:00',
              validOnHolidays: false,
            })}
            add={say('add')}
            remove={say('remove')}
            draw={(row, set) => (
              <>
                <NativeSelect
                  size="xs"
                  aria-label={say('weekday')}
                  data={weekdays(language)}
                  value={String(row.weekday)}
                  onChange={(event) => set({ weekday: Number(event.currentTarget.value) })}
                />
                <TextInput
                  type="time"
                  aria-label={say('from')}
                  value={row.startTime}
                  onChange={(event) => set({ startTime: event.currentTarget.value })}
                />
                <TextInput
                  type="time"
                  aria-label={say('to')}
                  value={row.endTime}
                  onChange={(event) => set({ endTime: event.currentTarget.value })}
                />
                <TextInput
                  type="date"
                  aria-label={say('starting')}
                  value={row.startingDate ?? ''}
                  onChange={(event) => set({ startingDate: event.currentTarget.value || null })}
                />
                <Checkbox
                  label={say('holidays')}
                  checked={row.validOnHolidays}
                  onChange={(event) => set({ validOnHolidays: event.currentTarget.checked })}
                />
              </>
            )}
          />
          {may && (
            <Button
              mt="md"
              loading={busy}
              disabled={rows === null}
              onClick={async () => {
                if (await does({ rows: shown as never })) setRows(null)
              }}
            >
              {say('save')}
            </Button>
          )}
        </Panel>
      </Columns>
    </Page>
  )
}

function ActivityPage() {
  const say = useSetupWords()
  const formats = useFormats()
  const { data } = useAsked(listActivity, {})
  return (
    <Page title={say('activity')} actions={<Kinds />}>
      <Columns>
        <Panel>
          <Sideways>
            <Table fz="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say('when')}</Table.Th>
                  <Table.Th>{say('who')}</Table.Th>
                  <Table.Th>{say('what')}</Table.Th>
                  <Table.Td />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data?.rows.map((row) => (
                  <Table.Tr key={row.activityNo}>
                    <Table.Td>{formats.stamp(row.at)}</Table.Td>
                    <Table.Td>{row.userName}</Table.Td>
                    <Table.Td>{row.operation}</Table.Td>
                    <Table.Td
                      c="dimmed"
                      style={{
                        maxWidth: 420,
                        overflow: 'hidden',
                        textOverflow: 'ellipsis',
                        whiteSpace: 'nowrap',
                      }}
                    >
                      {JSON.stringify(row.input)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Sideways>
        </Panel>
      </Columns>
    </Page>
  )
}
