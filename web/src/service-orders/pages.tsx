import { createOrder, listOrders } from '@giro/business/service-orders/api.ts'
import { Badge, Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconAlertTriangle, IconClock, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { Grid, type Row } from '../ui/grid.tsx'
import { Page } from '../ui/page.tsx'
import { DocumentTabs } from './document-tabs.tsx'
import { useOrderWords } from './texts.ts'

export { ArchivedPage, ArchivePage } from './archive-pages.tsx'
export { NewOrderPage } from './new-order-page.tsx'
export { OrderPage } from './order-page.tsx'
export { QuotesPage } from './quotes-page.tsx'

export const statusColours: Readonly<Record<string, string>> = {
  pending: 'blue',
  'in-process': 'teal',
  finished: 'gray',
  'on-hold': 'yellow',
}

/** Due moment with its risk in words and sign, never by colour alone. */
export function Due({
  date,
  time,
  status,
  paused = false,
}: {
  date: string | null
  time: string | null
  status: string
  /** The clock stands: nothing is at risk meanwhile. */
  paused?: boolean
}) {
  const say = useOrderWords()
  const formats = useFormats()
  if (!date) return null
  const open = status !== 'finished' && !paused
  const hours = (Date.parse(`${date}T${time ?? '23:59'}`) - Date.now()) / 3_600_000
  const risk = open && hours < 0 ? 'overdue' : open && hours < 8 ? 'soon' : null
  return (
    <span style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
      {risk === 'overdue' && <IconAlertTriangle size={13} color="#d9480f" />}
      {risk === 'soon' && <IconClock size={13} color="#b7791f" />}
      {formats.calendarDay(date)} {time}
      {(risk || paused) && <span className="dim">({say(risk ?? 'paused')})</span>}
    </span>
  )
}

export function OrdersPage() {
  const say = useOrderWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const may = useMay(createOrder)
  const create = () => void navigate({ to: '/orders/new' })
  useHotkeys([['n', () => may && create()]])
  const options = <T extends string>(kind: string, values: readonly T[]) =>
    values.map((value) => ({ value, label: say(`${kind}.${value}` as 'status.pending') }))
  return (
    <Page
      title={say('orders')}
      actions={
        may && (
          <Button leftSection={<IconPlus size={15} />} onClick={create}>
            {say('new')}
          </Button>
        )
      }
    >
      <DocumentTabs />
      <Grid
        list="service-orders"
        module="service-orders"
        rowKey={(row) => String(row.orderNo)}
        load={(input, signal) =>
          call(listOrders, input, { signal }) as Promise<{ rows: Row[]; total: number }>
        }
        defaultSort={[{ field: 'dueAt', descending: false }]}
        onOpen={(row) => void navigate({ to: '/orders/$id', params: { id: String(row.orderNo) } })}
        columns={[
          { field: 'orderNo', label: say('orderNo'), width: 100 },
          { field: 'description', label: say('description'), width: 210 },
          { field: 'customerName', label: say('customer'), width: 220 },
          { field: 'city', label: say('city'), width: 130 },
          {
            field: 'status',
            label: say('status'),
            width: 120,
            options: options('status', ['pending', 'in-process', 'on-hold', 'finished'] as const),
            show: (row) => (
              <Badge color={statusColours[String(row.status)] ?? 'gray'}>
                {say(`status.${row.status}` as 'status.pending')}
              </Badge>
            ),
          },
          {
            field: 'priority',
            label: say('priority'),
            width: 90,
            options: options('priority', ['low', 'medium', 'high'] as const),
            show: (row) =>
              row.priority === 'high' ? (
                <Badge color="orange">▲ {say('priority.high')}</Badge>
              ) : (
                say(`priority.${row.priority}` as 'priority.low')
              ),
          },
          {
            field: 'dueAt',
            label: say('due'),
            width: 190,
            filterable: false,
            show: (row) => (
              <Due
                date={row.responseDate as string}
                time={row.responseTime as string}
                status={String(row.status)}
                paused={row.pausedSince !== null}
              />
            ),
            text: (row) => `${row.responseDate ?? ''} ${row.responseTime ?? ''}`,
          },
          {
            field: 'plannedFor',
            label: say('planned'),
            width: 110,
            sortable: false,
            filterable: false,
            show: (row) => (row.plannedFor ? formats.calendarDay(String(row.plannedFor)) : ''),
          },
          { field: 'resourceName', label: say('resource'), width: 150, sortable: false, filterable: false },
          {
            field: 'allocationState',
            label: say('allocation'),
            width: 160,
            hidden: true,
            options: options('allocation', ['partial', 'full', 'reallocation-needed'] as const),
            show: (row) => say(`allocation.${row.allocationState}` as 'allocation.full'),
          },
          { field: 'zoneCode', label: say('zone'), width: 90, hidden: true },
          { field: 'orderDate', label: say('orderDate'), width: 110, hidden: true, filterable: false },
          {
            field: 'resolutionDate',
            label: say('resolution-due'),
            width: 190,
            hidden: true,
            filterable: false,
            show: (row) => (
              <Due
                date={row.resolutionDate as string}
                time={row.resolutionTime as string}
                status={String(row.status)}
              />
            ),
          },
          {
            field: 'releaseStatus',
            label: say('released'),
            width: 110,
            hidden: true,
            options: (['open', 'released'] as const).map((value) => ({
              value,
              label: say(`release.${value}`),
            })),
            show: (row) => say(`release.${row.releaseStatus as 'open'}`),
          },
        ]}
      />
    </Page>
  )
}
