import { customers } from '@giro/business/customers/api.ts'
import { dayOf, momentOf, timeOf } from '@giro/business/foundation/day.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { resources } from '@giro/business/resources/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import {
  addLine,
  changeLine,
  changeOrder,
  deleteLine,
  orderTypes,
  readOrder,
  repairStatuses,
  setRepairStatus,
} from '@giro/business/service-orders/api.ts'
import { createCustomerOfQuote } from '@giro/business/service-orders/documents/api.ts'
import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Group,
  LoadingOverlay,
  Modal,
  Select,
  SimpleGrid,
  Table,
  Text,
} from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconListDetails, IconLock, IconMapPinOff, IconPlus, IconUserPlus } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { type NotDone, useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay, useSession } from '../app/session.tsx'
import { OrderAllocations } from '../dispatch/allocations/order-allocations.tsx'
import { OrderAppointments } from '../dispatch/appointments/order-appointments.tsx'
import { VisitReports } from '../field/visit-reports.tsx'
import { useProjectField } from '../projects/project-field.tsx'
import { type Field, FieldInput } from '../ui/fields.tsx'
import { Form, type Section } from '../ui/form.tsx'
import { History } from '../ui/master.tsx'
import { Attachments, Comments } from '../ui/notes.tsx'
import { Columns, Page, Panel, Sideways } from '../ui/page.tsx'
import { CustomerAddress } from './customer-address.tsx'
import { LineDetails } from './line-details.tsx'
import { afterText, LinePlanning, planningOf, planningValues } from './line-planning.tsx'
import { OrderActions } from './order-actions.tsx'
import { OrderClocks } from './order-clocks.tsx'
import { Due, statusColours } from './pages.tsx'
import { prospectFields } from './prospect-fields.ts'
import { ServiceLinesPanel } from './service-lines.tsx'
import { useOrderWords } from './texts.ts'

type Order = OutputOf<typeof readOrder>
type Line = Order['lines'][number]

export function OrderPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useOrderWords()
  const { data: order, error } = useAsked(readOrder, { orderNo: id })
  if (error)
    return (
      <Page title={say('order')} crumb={{ to: '/orders', label: say('orders') }}>
        <Columns>
          <Panel>{error.message}</Panel>
        </Columns>
      </Page>
    )
  return order ? <OrderDocument order={order} /> : <LoadingOverlay visible />
}

function OrderDocument({ order }: { order: Order }) {
  const say = useOrderWords()
  const may = useMay(changeOrder)
  const { does: change } = useDoes(changeOrder)
  const { orderNo, version } = order
  const quote = order.kind === 'quote'
  const project = useProjectField()
  const [more, setMore] = useLocalStorage({ key: 'giro-order-more', defaultValue: false })
  return (
    <Page
      crumb={quote ? { to: '/quotes', label: say('quotes') } : { to: '/orders', label: say('orders') }}
      title={
        <Group gap="xs" component="span">
          {order.orderNo} · {order.description}
          <Badge color={statusColours[order.status] ?? 'gray'}>{say(`status.${order.status}`)}</Badge>
          {quote && <Badge variant="outline">{say('kind.quote')}</Badge>}
          {quote && order.quoteOutcome !== 'open' && (
            <Badge color="gray">{say(`outcome.${order.quoteOutcome}`)}</Badge>
          )}
          {order.releaseStatus === 'released' && (
            <Badge color="grape" leftSection={<IconLock size={11} />}>
              {say('released')}
            </Badge>
          )}
        </Group>
      }
      actions={<OrderActions order={order} />}
    >
      <Columns
        side={
          <>
            <CustomerFacts order={order} />
            <OrderClocks order={order} />
            {!quote && <OrderAppointments orderNo={orderNo} />}
            <Comments
              entity="service-orders.order"
              subject={orderNo}
              lines={order.lines.map(({ lineNo, description }) => ({ lineNo, description }))}
            />
            <Attachments entity="service-orders.order" subject={orderNo} />
            {!quote && <VisitReports orderNo={orderNo} email={order.email} />}
            <LogPanel order={order} />
            <History entity="service-orders.order" subject={orderNo} />
          </>
        }
      >
        {order.customerNo !== null && order.latitude === null && (
          <Alert color="orange" icon={<IconMapPinOff size={16} />} mb="md">
            {say('no-position')}{' '}
            <Link to="/customers/$id" params={{ id: order.customerNo }}>
              {say('to-customer')}
            </Link>
          </Alert>
        )}
        <Button
          variant="subtle"
          size="compact-xs"
          mb={4}
          aria-expanded={more}
          onClick={() => setMore((shown) => !shown)}
        >
          {say(more ? 'fewer-fields' : 'more-fields')}
        </Button>
        <Form
          key={version}
          isNew={false}
          readOnly={!may}
          values={order}
          onSave={async (values) => {
            let refused: NotDone | null = null
            await change({ ...values, orderNo, version } as never, (trouble) => {
              refused = trouble
            })
            return refused
          }}
          sections={[
            {
              title: say('header'),
              fields: [
                { name: 'description', label: say('description'), kind: 'text', span: 8 },
                { name: 'orderType', label: say('orderType'), kind: 'lookup', from: orderTypes, span: 4 },
                { name: 'workDescription', label: say('workDescription'), kind: 'area', span: 12 },
                { name: 'contactName', label: say('contact'), kind: 'text', span: 4 },
                { name: 'phone', label: say('phone'), kind: 'text', span: 4 },
                { name: 'email', label: say('email'), kind: 'text', span: 4 },
                ...(quote
                  ? [{ name: 'validUntil', label: say('valid-until'), kind: 'day' as const, span: 4 }]
                  : []),
              ],
            },
            ...(order.customerNo === null ? [{ title: say('prospect'), fields: prospectFields(say) }] : []),
            ...(more ? [moreFields(say, quote, project)] : []),
          ]}
        />
        <div style={{ marginTop: 16 }}>
          <Lines order={order} />
          <OrderAllocations orderNo={orderNo} lines={order.lines} />
          <ServiceLinesPanel order={order} />
        </div>
      </Columns>
    </Page>
  )
}

/** What is not needed on every call: references, who pays, moments, whom to tell. */
function moreFields(say: ReturnType<typeof useOrderWords>, quote: boolean, project: Field): Section {
  const notify = (['no', 'phone', 'mobile-phone', 'email'] as const).map((value) => ({
    value,
    label: say(`notify.${value}`),
  }))
  return {
    title: say('more-of-order'),
    fields: [
      { name: 'orderDate', label: say('orderDate'), kind: 'day', span: 3 },
      { name: 'orderTime', label: say('at'), kind: 'time', span: 3 },
      { name: 'billToCustomerNo', label: say('bill-to'), kind: 'lookup', from: customers, span: 6 },
      project,
      { name: 'yourReference', label: say('your-reference'), kind: 'text', span: 4 },
      { name: 'externalDocumentNo', label: say('external-document-no'), kind: 'text', span: 4 },
      { name: 'salespersonCode', label: say('salesperson'), kind: 'text', span: 4, upper: true },
      ...(quote
        ? []
        : [
            {
              name: 'notifyCustomer',
              label: say('notify'),
              kind: 'select' as const,
              options: notify,
              span: 4,
            },
            { name: 'expectedFinishingDate', label: say('expected'), kind: 'day' as const, span: 4 },
            { name: 'expectedFinishingTime', label: say('at'), kind: 'time' as const, span: 4 },
            { name: 'startingDate', label: say('start'), kind: 'day' as const, span: 3 },
            { name: 'startingTime', label: say('at'), kind: 'time' as const, span: 3 },
            { name: 'finishingDate', label: say('finish'), kind: 'day' as const, span: 3 },
            { name: 'finishingTime', label: say('at'), kind: 'time' as const, span: 3 },
            { name: 'lateReason', label: say('late-reason'), kind: 'text' as const, span: 12 },
          ]),
    ],
  }
}

/** Of a quote for somebody who is no customer yet: they become one, with what stands on the quote. */
function CreateCustomer({ order: { orderNo, version } }: { order: Order }) {
  const say = useOrderWords()
  const { does, busy } = useDoes(createCustomerOfQuote)
  if (!useMay(createCustomerOfQuote)) return null
  return (
    <>
      <Text size="xs" c="dimmed" mt={6}>
        {say('prospect-hint')}
      </Text>
      <Button
        mt={6}
        size="xs"
        variant="light"
        leftSection={<IconUserPlus size={14} />}
        loading={busy}
        onClick={() => void does({ orderNo, version })}
      >
        {say('create-customer')}
      </Button>
    </>
  )
}

function CustomerFacts({ order }: { order: Order }) {
  const say = useOrderWords()
  return (
    <Panel title={say('customer')}>
      <CustomerAddress order={order} />
      {order.customerNo === null && <CreateCustomer order={order} />}
      {order.billToName && (
        <Text size="sm" mt={6}>
          {say('bill-to')}:{' '}
          <Link to="/customers/$id" params={{ id: order.billToCustomerNo! }}>
            {order.billToName}
          </Link>
        </Text>
      )}
      {order.quoteNo !== '' && (
        <Text size="sm" mt={6}>
          {say('from-quote', { no: order.quoteNo })}
        </Text>
      )}
      {order.lostReason !== '' && (
        <Text size="sm" mt={6}>
          {say('lost-reason')}: {order.lostReason}
        </Text>
      )}
    </Panel>
  )
}

function LogPanel({ order }: { order: Order }) {
  const say = useOrderWords()
  const formats = useFormats()
  return (
    <Panel title={say('log')}>
      {order.log.slice(0, 15).map((entry) => (
        <div
          key={entry.at + String(entry.event) + entry.after}
          style={{ marginBottom: 7, fontSize: '0.76rem' }}
        >
          <div className="dim">
            {formats.stamp(entry.at)} · {entry.byUser}
          </div>
          {say(`event.${entry.event}` as 'event.1')} {entry.before && `${entry.before} → `}
          <b>{entry.after}</b>
        </div>
      ))}
    </Panel>
  )
}

function Lines({ order }: { order: Order }) {
  const say = useOrderWords()
  const formats = useFormats()
  const may = useMay(addLine)
  const [open, setOpen] = useState<Line | 'new' | null>(null)
  const [detailsOf, setDetails] = useState<number | null>(null)
  const details = order.lines.find((line) => line.lineNo === detailsOf)
  const statuses = useAsked(repairStatuses.list, { limit: 100 })
  const { does: setRepair } = useDoes(setRepairStatus)
  return (
    <Panel title={say('lines')}>
      <Sideways>
        <Table fz="sm" highlightOnHover miw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('item')}</Table.Th>
              <Table.Th>{say('repairStatus')}</Table.Th>
              <Table.Th>{say('priority')}</Table.Th>
              <Table.Th>{say('due')}</Table.Th>
              <Table.Th>{say('minutes')}</Table.Th>
              <Table.Th>{say('promised')}</Table.Th>
              <Table.Th>{say('skills')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {order.lines.map((line) => (
              <Table.Tr
                key={line.lineNo}
                onClick={() => may && setOpen(line)}
                style={{ cursor: may ? 'pointer' : undefined }}
              >
                <Table.Td>
                  {line.description}
                  <Text size="xs" c="dimmed">
                    {[
                      line.serviceItemNo,
                      line.serialNo,
                      line.warranty && say('under-warranty'),
                      line.faultCode,
                      line.stage > 1 && `${say('stage')} ${line.stage}`,
                      line.crewSize > 1 && say('crew', { count: line.crewSize }),
                      line.partsReadyAt && say('parts-on', { day: formats.day(line.partsReadyAt) }),
                      line.targetDay && `${say('targetDay')} ${formats.calendarDay(line.targetDay)}`,
                      line.after.length > 0 && say('waits', { list: afterText(line.after, order.orderNo) }),
                      line.optional && say('optionalShort'),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </Table.Td>
                <Table.Td onClick={(event) => event.stopPropagation()}>
                  <Select
                    aria-label={say('repairStatus')}
                    w={150}
                    allowDeselect={false}
                    value={line.repairStatusCode}
                    data={
                      statuses.data?.rows.map((row) => ({
                        value: String(row.repairStatusCode),
                        label: String(row.description),
                      })) ?? []
                    }
                    onChange={(code) =>
                      code &&
                      void setRepair({ orderNo: order.orderNo, lineNo: line.lineNo, repairStatusCode: code })
                    }
                  />
                </Table.Td>
                <Table.Td>{say(`priority.${line.priority}`)}</Table.Td>
                <Table.Td>
                  <Due date={line.responseDate} time={line.responseTime} status={order.status} />
                </Table.Td>
                <Table.Td>{line.estimatedMinutes}</Table.Td>
                <Table.Td>
                  {line.promised &&
                    `${formats.day(line.promised.from)} ${formats.clock(line.promised.from)}–${formats.clock(line.promised.to)}`}
                </Table.Td>
                <Table.Td>{line.neededSkills.map((skill) => skill.skillCode).join(', ')}</Table.Td>
                <Table.Td onClick={(event) => event.stopPropagation()}>
                  <ActionIcon
                    variant="default"
                    aria-label={say('details')}
                    title={say('details')}
                    onClick={() => setDetails(line.lineNo)}
                  >
                    <IconListDetails size={15} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Sideways>
      {may && (
        <Button mt="xs" variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => setOpen('new')}>
          {say('add')}
        </Button>
      )}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={say('line')}
        size="xl"
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        {open && <LineForm order={order} line={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      </Modal>
      <Modal
        opened={details !== undefined}
        onClose={() => setDetails(null)}
        title={details?.description}
        size="lg"
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        {details && <LineDetails order={order} line={details} />}
      </Modal>
    </Panel>
  )
}

function LineForm({ order, line, onClose }: { order: Order; line: Line | null; onClose: () => void }) {
  const say = useOrderWords()
  const { company } = useSession()
  const zone = company.timeZone
  const [values, setValues] = useState<Record<string, unknown>>({
    ...line,
    promisedDay: line?.promised ? dayOf(line.promised.from, zone) : null,
    promisedFrom: line?.promised ? timeOf(line.promised.from, zone) : null,
    promisedTo: line?.promised ? timeOf(line.promised.to, zone) : null,
    priority: line?.priority ?? 'low',
    ...planningValues(line, zone),
  })
  const { does: add, busy: adding } = useDoes(addLine)
  const { does: change, busy: changing } = useDoes(changeLine)
  const { does: remove } = useDoes(deleteLine)
  const set = (name: string) => (value: unknown) => setValues((before) => ({ ...before, [name]: value }))
  const { orderNo, version } = order
  const save = async () => {
    const promised =
      values.promisedDay && values.promisedFrom && values.promisedTo
        ? {
            from: momentOf(values.promisedDay as never, String(values.promisedFrom), zone),
            to: momentOf(values.promisedDay as never, String(values.promisedTo), zone),
          }
        : null
    const typedDue =
      values.responseDate &&
      (values.responseDate !== line?.responseDate || values.responseTime !== line?.responseTime)
    const moments = Object.fromEntries(
      (['startingDate', 'startingTime', 'finishingDate', 'finishingTime'] as const)
        .filter((name) => line && (values[name] ?? null) !== line[name])
        .map((name) => [name, values[name] || null]),
    )
    const common = {
      ...moments,
      description: String(values.description ?? ''),
      priority: values.priority as 'low',
      requiredResourceNo: (values.requiredResourceNo as string) ?? null,
      promised,
      ...planningOf(values, zone),
      ...(values.estimatedMinutes ? { estimatedMinutes: Number(values.estimatedMinutes) } : {}),
      ...(typedDue
        ? {
            responseDate: values.responseDate as never,
            responseTime: (values.responseTime as never) ?? undefined,
          }
        : {}),
    }
    const done = line
      ? await change({ ...common, orderNo, lineNo: line.lineNo, version } as never)
      : await add({
          orderNo,
          version,
          line: { ...common, serviceItemNo: (values.serviceItemNo as string) ?? null },
        } as never)
    if (done) onClose()
  }
  const field = (
    name: string,
    kind: 'text' | 'number' | 'day' | 'time' | 'lookup' | 'select',
    label: string,
    more: object = {},
  ) => <FieldInput field={{ name, label, kind, ...more }} value={values[name]} onChange={set(name)} />
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" style={{ alignItems: 'end' }}>
        {!line && field('serviceItemNo', 'lookup', say('item'), { from: serviceItems })}
        {field('description', 'text', say('description'))}
        {field('priority', 'select', say('priority'), {
          options: (['low', 'medium', 'high'] as const).map((value) => ({
            value,
            label: say(`priority.${value}`),
          })),
        })}
        {field('estimatedMinutes', 'number', say('minutes'), {
          min: 1,
          max: 9600,
          ...(Number(values.estimatedMinutes) > 300 && { help: say('long-work') }),
        })}
        {field('responseDate', 'day', say('responseDate'))}
        {field('responseTime', 'time', say('responseTime'))}
        {line && (
          <Group grow>
            {field('startingDate', 'day', say('start'))}
            {field('startingTime', 'time', say('at'))}
          </Group>
        )}
        {line && (
          <Group grow>
            {field('finishingDate', 'day', say('finish'))}
            {field('finishingTime', 'time', say('at'))}
          </Group>
        )}
        {field('promisedDay', 'day', say('promised'))}
        <Group grow>
          {field('promisedFrom', 'time', say('from'))}
          {field('promisedTo', 'time', say('to'))}
        </Group>
        {field('requiredResourceNo', 'lookup', say('required'), { from: resources })}
      </SimpleGrid>
      <LinePlanning
        order={order}
        lineNo={line?.lineNo ?? null}
        values={values}
        onChange={(more) => setValues((before) => ({ ...before, ...more }))}
      />
      <Group mt="lg" justify="space-between">
        {line ? (
          <Button
            color="red"
            variant="subtle"
            onClick={async () => {
              if (await remove({ orderNo, lineNo: line.lineNo, version })) onClose()
            }}
          >
            {say('remove')}
          </Button>
        ) : (
          <span />
        )}
        <Button loading={adding || changing} onClick={save}>
          {say('save')}
        </Button>
      </Group>
    </>
  )
}
