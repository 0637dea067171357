import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { readOrder, repairStatuses, setRepairStatus } from '@giro/business/service-orders/api.ts'
import { printDocument } from '@giro/business/service-orders/paper/api.ts'
import { Badge, Button, Group, LoadingOverlay, Select, SimpleGrid, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconFileText, IconPrinter } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useDoes } from '../../app/ask.tsx'
import { useAsked } from '../../app/call.ts'
import { useFormats } from '../../app/formats.ts'
import { useMay } from '../../app/session.tsx'
import { LineChecklist } from '../../checklists/line-checklist.tsx'
import { LogPanel } from '../../service-items/log-panel.tsx'
import { CustomerAddress } from '../../service-orders/customer-address.tsx'
import { ServiceItemOrders } from '../../service-orders/item-orders.tsx'
import { LineDetails } from '../../service-orders/line-details.tsx'
import { Due } from '../../service-orders/pages.tsx'
import { ServiceLinesPanel } from '../../service-orders/service-lines.tsx'
import { Comments, showFile } from '../../ui/notes.tsx'
import { Columns, Page, Panel } from '../../ui/page.tsx'
import { OrderAllocations } from '../allocations/order-allocations.tsx'
import { useTaskWords } from './texts.ts'

type Order = OutputOf<typeof readOrder>
type Line = Order['lines'][number]

/** The worksheet of one item line: what it is, what was found, what was used, who comes. */
export function WorksheetPage() {
  const { id = '', line: lineText = '' } = useParams({ strict: false }) as { id?: string; line?: string }
  const say = useTaskWords()
  const { data: order, error } = useAsked(readOrder, { orderNo: id })
  const line = order?.lines.find((one) => one.lineNo === Number(lineText))
  if (!order && !error) return <LoadingOverlay visible />
  if (!order || !line)
    return (
      <Page title={say('worksheet')} crumb={{ to: '/service-tasks', label: say('tasks') }}>
        <Columns>
          <Panel>{error?.message ?? say('no-line')}</Panel>
        </Columns>
      </Page>
    )
  return <Worksheet order={order} line={line} />
}

function Worksheet({ order, line }: { order: Order; line: Line }) {
  const say = useTaskWords()
  const { orderNo } = order
  const { does: print, busy } = useDoes(printDocument)
  const at = order.lines.indexOf(line)
  const show = async () => {
    const done = await print({ orderNo, layout: 'work-sheet' })
    if (done) showFile(done.output.fileName, 'application/pdf', done.output.contentBase64)
  }
  return (
    <Page
      crumb={{ to: '/service-tasks', label: say('tasks') }}
      title={`${line.description} · ${orderNo}`}
      actions={
        <Group gap={6}>
          <Neighbour order={order} line={order.lines[at - 1]} label={say('previous-task')}>
            <IconChevronLeft size={16} />
          </Neighbour>
          <Neighbour order={order} line={order.lines[at + 1]} label={say('next-task')}>
            <IconChevronRight size={16} />
          </Neighbour>
          <Button
            component={Link}
            to={`/orders/${orderNo}` as never}
            variant="default"
            leftSection={<IconFileText size={15} />}
          >
            {say('open-document')}
          </Button>
          {order.kind === 'order' && (
            <Button
              variant="default"
              loading={busy}
              leftSection={<IconPrinter size={15} />}
              onClick={() => void show()}
            >
              {say('print-worksheet')}
            </Button>
          )}
        </Group>
      }
    >
      <Columns
        side={
          <>
            <Facts order={order} line={line} />
            <Comments
              entity="service-orders.order"
              subject={orderNo}
              lines={[{ lineNo: line.lineNo, description: line.description }]}
            />
            {line.serviceItemNo && <ServiceItemOrders serviceItemNo={line.serviceItemNo} />}
            {line.serviceItemNo && <LogPanel serviceItemNo={line.serviceItemNo} />}
          </>
        }
      >
        <Panel title={say('worksheet')}>
          <StatusField order={order} line={line} />
          <LineDetails key={line.lineNo} order={order} line={line} />
        </Panel>
        <div style={{ marginTop: 16 }}>
          <ServiceLinesPanel order={{ ...order, lines: [line] }} onlyItemLineNo={line.lineNo} />
          <LineChecklist orderNo={orderNo} lineNo={line.lineNo} />
          <OrderAllocations orderNo={orderNo} lines={[line]} />
        </div>
      </Columns>
    </Page>
  )
}

/** The order's line before or behind. */
function Neighbour(props: {
  readonly order: Order
  readonly line: Line | undefined
  readonly label: string
  readonly children: ReactNode
}) {
  if (props.order.lines.length < 2) return null
  return (
    <Button
      variant="default"
      px={8}
      aria-label={props.label}
      title={props.label}
      disabled={!props.line}
      component={Link}
      to={`/service-tasks/${props.order.orderNo}/${props.line?.lineNo ?? ''}` as never}
    >
      {props.children}
    </Button>
  )
}

function StatusField({ order, line }: { order: Order; line: Line }) {
  const say = useTaskWords()
  const may = useMay(setRepairStatus)
  const { data } = useAsked(repairStatuses.list, { limit: 100 })
  const { does } = useDoes(setRepairStatus)
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} mb="sm">
      <Select
        label={say('repair-status')}
        disabled={!may}
        allowDeselect={false}
        value={line.repairStatusCode}
        data={
          data?.rows.map((row) => ({
            value: String(row.repairStatusCode),
            label: String(row.description),
          })) ?? []
        }
        onChange={(code) =>
          code && void does({ orderNo: order.orderNo, lineNo: line.lineNo, repairStatusCode: code })
        }
      />
    </SimpleGrid>
  )
}

function Facts({ order, line }: { order: Order; line: Line }) {
  const say = useTaskWords()
  const formats = useFormats()
  return (
    <Panel title={say('address')}>
      <CustomerAddress order={order} />
      {order.phone && (
        <Text size="sm">
          <a href={`tel:${order.phone}`}>{order.phone}</a>
        </Text>
      )}
      <Text size="sm" mt={6} component="div">
        {say('due')}: <Due date={line.responseDate} time={line.responseTime} status={order.status} />
      </Text>
      {line.promised && (
        <Text size="sm">
          {formats.day(line.promised.from)} {formats.clock(line.promised.from)}–
          {formats.clock(line.promised.to)}
        </Text>
      )}
      <Group gap={4} mt={6}>
        {line.warranty && <Badge color="teal">{say('warranty')}</Badge>}
        {line.neededSkills.map((skill) => (
          <Badge key={skill.skillCode} variant="outline">
            {skill.skillCode}
          </Badge>
        ))}
      </Group>
    </Panel>
  )
}
