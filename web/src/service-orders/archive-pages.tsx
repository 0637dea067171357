import { listArchived, readArchived, restoreArchived } from '@giro/business/service-orders/documents/api.ts'
import { Button, LoadingOverlay, Table, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconRestore } from '@tabler/icons-react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useDoes } from '../app/ask.tsx'
import { call, useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { Grid, type Row } from '../ui/grid.tsx'
import { Columns, Page, Panel } from '../ui/page.tsx'
import { DocumentTabs } from './document-tabs.tsx'
import { useOrderWords } from './texts.ts'

/** Orders and quotes as they were; `?of=` shows the versions of one. */
export function ArchivePage() {
  const say = useOrderWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const { of } = useSearch({ strict: false }) as { of?: string }
  return (
    <Page
      title={of ? say('archive-of', { no: of }) : say('archive')}
      {...(of && { crumb: { to: `/orders/${of}`, label: of } })}
    >
      <DocumentTabs />
      <Grid
        list={of ? 'archive-of-one' : 'archive'}
        key={of ?? ''}
        module="service-orders"
        rowKey={(row) => String(row.archiveNo)}
        load={(input, signal) =>
          call(
            listArchived,
            of
              ? {
                  ...input,
                  filters: [
                    ...(input.filters ?? []),
                    { field: 'documentNo', is: 'equals', value: of },
                  ] as never,
                }
              : input,
            { signal },
          ) as Promise<{ rows: Row[]; total: number }>
        }
        onOpen={(row) => void navigate({ to: '/archive/$id', params: { id: String(row.archiveNo) } })}
        columns={[
          { field: 'documentNo', label: say('orderNo'), width: 110 },
          {
            field: 'kind',
            label: say('type'),
            width: 110,
            options: (['order', 'quote'] as const).map((value) => ({ value, label: say(`kind.${value}`) })),
            show: (row) => say(`kind.${row.kind as 'order'}`),
          },
          { field: 'version', label: say('version'), width: 90, filterable: false },
          { field: 'customerName', label: say('customer'), width: 230 },
          { field: 'description', label: say('description'), width: 230 },
          {
            field: 'reason',
            label: say('why-archived'),
            width: 140,
            options: (['by-hand', 'deleted', 'printed', 'accepted', 'lost'] as const).map((value) => ({
              value,
              label: say(`archived.${value}`),
            })),
            show: (row) => say(`archived.${row.reason as 'lost'}`),
          },
          {
            field: 'archivedAt',
            label: say('archived-at'),
            width: 150,
            sortable: false,
            filterable: false,
            show: (row) => formats.stamp(String(row.archivedAt)),
          },
          { field: 'archivedBy', label: say('archived-by'), width: 140, sortable: false, filterable: false },
        ]}
      />
    </Page>
  )
}

export function ArchivedPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useOrderWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const may = useMay(restoreArchived)
  const { does: restore, busy } = useDoes(restoreArchived)
  const { data } = useAsked(readArchived, { archiveNo: Number(id) })
  if (!data) return <LoadingOverlay visible />
  const text = (row: Readonly<Record<string, unknown>>, field: string) => String(row[field] ?? '')
  const doRestore = async () => {
    const done = await restore({ archiveNo: data.archiveNo })
    if (!done) return
    if (done.output.allocationsLost > 0)
      notifications.show({
        color: 'orange',
        message: say('allocations-lost', { count: done.output.allocationsLost }),
      })
    await navigate({ to: '/orders/$id', params: { id: done.output.orderNo } })
  }
  return (
    <Page
      crumb={{ to: '/archive', label: say('archive') }}
      title={`${data.documentNo} · ${say('version')} ${data.version}`}
      actions={
        may &&
        data.present && (
          <Button
            leftSection={<IconRestore size={15} />}
            loading={busy}
            onClick={() =>
              modals.openConfirmModal({
                title: say('restore'),
                children: <Text size="sm">{say('restore-sure', { no: data.documentNo })}</Text>,
                labels: { confirm: say('restore'), cancel: say('close') },
                onConfirm: () => void doRestore(),
              })
            }
          >
            {say('restore')}
          </Button>
        )
      }
    >
      <Columns
        side={
          <>
            <Panel title={say('archive')}>
              <Text size="sm">
                {say(`archived.${data.reason}`)} · {formats.stamp(data.archivedAt)} · {data.archivedBy}
              </Text>
              {data.present && (
                <Text size="sm" mt={6}>
                  <Link to="/orders/$id" params={{ id: data.documentNo }}>
                    {say('to-document')}
                  </Link>
                </Text>
              )}
            </Panel>
            <Panel title={say('comments')}>
              {data.comments.map((comment) => (
                <Text size="sm" key={`${comment.day} ${comment.comment}`} mb={4}>
                  <Text span size="xs" c="dimmed">
                    {formats.calendarDay(comment.day)} · {comment.userName}
                  </Text>
                  <br />
                  {comment.comment}
                </Text>
              ))}
            </Panel>
          </>
        }
      >
        <Panel title={say('header')}>
          <Text fw={600}>{data.customerName}</Text>
          <Text size="sm">{data.description}</Text>
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
            {text(data.header, 'workDescription')}
          </Text>
          <Text size="sm" mt={6}>
            {say(`status.${text(data.header, 'status') as 'pending'}`)} · {say('due')}:{' '}
            {formats.calendarDay(text(data.header, 'responseDate'))} {text(data.header, 'responseTime')}
          </Text>
        </Panel>
        <Panel title={say('lines')}>
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('item')}</Table.Th>
                <Table.Th>{say('repairStatus')}</Table.Th>
                <Table.Th>{say('due')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.lines.map((line) => (
                <Table.Tr key={text(line, 'lineNo')}>
                  <Table.Td>
                    {text(line, 'description')}{' '}
                    <Text span size="xs" c="dimmed">
                      {text(line, 'serialNo')}
                    </Text>
                  </Table.Td>
                  <Table.Td>{text(line, 'repairStatusCode')}</Table.Td>
                  <Table.Td>
                    {formats.calendarDay(text(line, 'responseDate'))} {text(line, 'responseTime')}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
        <Panel title={say('service-lines')}>
          <Table fz="sm">
            <Table.Tbody>
              {data.serviceLines.map((line) => (
                <Table.Tr key={text(line, 'lineNo')}>
                  <Table.Td>{say(`type.${text(line, 'type')}` as 'type.item')}</Table.Td>
                  <Table.Td>{text(line, 'no')}</Table.Td>
                  <Table.Td>{text(line, 'description')}</Table.Td>
                  <Table.Td ta="end">{formats.exact(Number(line.quantity))}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
      </Columns>
    </Page>
  )
}
