import { listTasks } from '@giro/business/dispatch/tasks/api.ts'
import { repairStatuses } from '@giro/business/service-orders/api.ts'
import { printDocument } from '@giro/business/service-orders/paper/api.ts'
import { Badge } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useDoes } from '../../app/ask.tsx'
import { call, useAsked } from '../../app/call.ts'
import { useFormats } from '../../app/formats.ts'
import { DocumentTabs } from '../../service-orders/document-tabs.tsx'
import { Due } from '../../service-orders/pages.tsx'
import { Grid, type Row } from '../../ui/grid.tsx'
import { showFile } from '../../ui/notes.tsx'
import { Page } from '../../ui/page.tsx'
import { useTaskWords } from './texts.ts'

export { WorksheetPage } from './worksheet-page.tsx'

const colours = {
  nonactive: 'gray',
  active: 'blue',
  finished: 'green',
  'reallocation-needed': 'orange',
} as const

/** Every item line of orders and quotes, the most urgent first, to be filtered by whoever does it. */
export function TasksPage() {
  const say = useTaskWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const statuses = useAsked(repairStatuses.list, { limit: 100 })
  const { does: print } = useDoes(printDocument)
  const options = <T extends string>(kind: string, values: readonly T[]) =>
    values.map((value) => ({ value, label: say(`${kind}.${value}` as 'kind.order') }))
  const plain = (
    field: string,
    word: Parameters<typeof say>[0],
    width: number,
    more: { readonly hidden?: boolean; readonly sortable?: boolean } = {},
  ) => ({ field, label: say(word), width, ...more })
  return (
    <Page title={say('tasks')}>
      <DocumentTabs />
      <Grid
        list="service-tasks"
        module="dispatch"
        rowKey={(row) => `${row.orderNo} ${row.lineNo}`}
        load={(input, signal) =>
          call(listTasks, input, { signal }) as Promise<{ rows: Row[]; total: number }>
        }
        defaultSort={[
          { field: 'responseDate', descending: false },
          { field: 'responseTime', descending: false },
          { field: 'priority', descending: true },
        ]}
        onOpen={(row) =>
          void navigate({
            to: '/service-tasks/$id/$line',
            params: { id: String(row.orderNo), line: String(row.lineNo) },
          })
        }
        bulk={[
          {
            label: say('print-many'),
            icon: <IconPrinter size={14} />,
            run: async (rows) => {
              // The worksheet of an order holds all its lines: printed once.
              for (const orderNo of new Set(rows.map((row) => String(row.orderNo)))) {
                const done = await print({ orderNo, layout: 'work-sheet' })
                if (done) showFile(done.output.fileName, 'application/pdf', done.output.contentBase64)
              }
            },
          },
        ]}
        columns={[
          {
            field: 'responseDate',
            label: say('due'),
            width: 190,
            filterable: false,
            show: (row) => (
              <Due
                date={row.responseDate as string}
                time={row.responseTime as string}
                status={String(row.status)}
              />
            ),
            text: (row) => `${row.responseDate ?? ''} ${row.responseTime ?? ''}`,
          },
          {
            field: 'priority',
            label: say('priority'),
            width: 90,
            filterable: false,
            show: (row) => (row.priority === 'high' ? '▲ ' : '') + say(`priority.${row.priority as 'low'}`),
          },
          {
            field: 'kind',
            label: say('kind'),
            width: 90,
            options: options('kind', ['order', 'quote'] as const),
            show: (row) => say(`kind.${row.kind as 'order'}`),
          },
          plain('orderNo', 'orderNo', 100),
          {
            field: 'status',
            label: say('status'),
            width: 120,
            hidden: true,
            options: options('status', ['pending', 'in-process', 'on-hold', 'finished'] as const),
            show: (row) => say(`status.${row.status as 'pending'}`),
          },
          {
            field: 'repairStatusCode',
            label: say('repair-status'),
            width: 150,
            options:
              statuses.data?.rows.map((row) => ({
                value: String(row.repairStatusCode),
                label: String(row.description),
              })) ?? [],
            show: (row) => String(row.repairStatus),
          },
          plain('description', 'description', 210),
          plain('serviceItemNo', 'service-item', 100),
          plain('customerName', 'customer', 200),
          plain('city', 'city', 120),
          {
            field: 'allocationState',
            label: say('allocation'),
            width: 160,
            options: options('allocation', [
              'nonactive',
              'active',
              'finished',
              'reallocation-needed',
            ] as const),
            show: (row) => (
              <Badge color={colours[row.allocationState as 'active']} variant="light">
                {say(`allocation.${row.allocationState as 'active'}`)}
              </Badge>
            ),
          },
          plain('resourceNames', 'resource', 160),
          {
            field: 'nextDay',
            label: say('next-day'),
            width: 100,
            filterable: false,
            show: (row) => (row.nextDay ? formats.calendarDay(String(row.nextDay)) : ''),
          },
          plain('groupNos', 'resource-group', 120, { hidden: true }),
          {
            ...plain('noOfAllocations', 'allocations', 100, { hidden: true }),
            align: 'end',
            filterable: false,
          },
          plain('serialNo', 'serialNo', 120, { hidden: true }),
          plain('itemNo', 'item', 110, { hidden: true }),
          plain('variantCode', 'variant', 90, { hidden: true }),
          plain('groupCode', 'group', 90, { hidden: true }),
          plain('shelfNo', 'shelf', 90, { hidden: true }),
          {
            field: 'warranty',
            label: say('warranty'),
            width: 90,
            hidden: true,
            filterable: false,
            show: (row) => (row.warranty ? say('yes') : ''),
          },
          plain('contractNo', 'contract', 100, { hidden: true }),
          plain('customerNo', 'customerNo', 100, { hidden: true }),
          plain('shipToCode', 'ship-to', 100, { hidden: true }),
          plain('zoneCode', 'zone', 90, { hidden: true }),
        ]}
      />
    </Page>
  )
}
