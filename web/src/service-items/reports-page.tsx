import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { readResourceUsage, readServiceProfit } from '@giro/business/service-ledger/api.ts'
import { Group, SegmentedControl, Table, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { Columns, Page, Panel, Sideways } from '../ui/page.tsx'
import { useItemWords } from './texts.ts'

const kinds = ['out-of-warranty', 'resource-usage', 'service-profit'] as const
type Kind = (typeof kinds)[number]
interface Days {
  readonly from: string
  readonly to: string
}

/** Page Reports: out of warranty, resource usage and profit by service item. */
export function ReportsPage() {
  const say = useItemWords()
  const [kind, setKind] = useState<Kind>('out-of-warranty')
  const today = new Date().toISOString().slice(0, 10)
  const [days, setDays] = useState<Days>({ from: `${today.slice(0, 4)}-01-01`, to: today })
  const field = (name: keyof Days) => (
    <TextInput
      type="date"
      label={say(name)}
      value={days[name]}
      onChange={(event) => setDays({ ...days, [name]: event.currentTarget.value })}
    />
  )
  return (
    <Page title={say('reports')} crumb={{ to: '/service-items', label: say('items') }}>
      <Columns>
        <Panel>
          <Group align="end" mb="md">
            <SegmentedControl
              aria-label={say('reports')}
              value={kind}
              onChange={(value) => setKind(value as Kind)}
              data={kinds.map((value) => ({ value, label: say(`report.${value}`) }))}
            />
            {kind !== 'out-of-warranty' && field('from')}
            {field('to')}
          </Group>
          {kind === 'out-of-warranty' && <OutOfWarranty before={days.to} />}
          {kind === 'resource-usage' && <Usage days={days} />}
          {kind === 'service-profit' && <Profit days={days} />}
        </Panel>
      </Columns>
    </Page>
  )
}

function OutOfWarranty({ before }: { before: string }) {
  const say = useItemWords()
  const formats = useFormats()
  const { data } = useAsked(
    serviceItems.list,
    {
      limit: 200,
      filters: [
        { field: 'warrantyEndParts', is: 'filled' },
        ...(before ? [{ field: 'warrantyEndParts', is: 'to' as const, value: before }] : []),
      ],
      sort: [{ field: 'warrantyEndParts', descending: false }],
    },
    { enabled: true },
  )
  if (data && data.total === 0) return <Text size="sm">{say('report-none')}</Text>
  return (
    <Table fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('warrantyEndParts')}</Table.Th>
          <Table.Th>{say('description')}</Table.Th>
          <Table.Th>{say('serialNo')}</Table.Th>
          <Table.Th>{say('customer')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data?.rows.map((row) => (
          <Table.Tr key={row.serviceItemNo}>
            <Table.Td>{row.warrantyEndParts ? formats.calendarDay(row.warrantyEndParts) : ''}</Table.Td>
            <Table.Td>
              <ItemLink no={row.serviceItemNo} /> {row.description}
            </Table.Td>
            <Table.Td>{row.serialNo}</Table.Td>
            <Table.Td>{row.customerName}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const ItemLink = ({ no }: { no: string }) => (
  <Link to="/service-items/$id" params={{ id: no }}>
    {no}
  </Link>
)

const asked = ({ from, to }: Days) => ({
  ...(from && { from: from as never }),
  ...(to && { to: to as never }),
})

function Usage({ days }: { days: Days }) {
  const { data } = useAsked(readResourceUsage, asked(days))
  return <Figures rows={data?.rows} columns={['quantity', 'cost', 'amount', 'profit', 'profitPct']} />
}

function Profit({ days }: { days: Days }) {
  const { data } = useAsked(readServiceProfit, asked(days))
  return (
    <Figures
      rows={data?.rows}
      columns={['sales', 'discount', 'contractDiscount', 'cost', 'profit', 'profitPct']}
    />
  )
}

type FigureRow =
  | OutputOf<typeof readResourceUsage>['rows'][number]
  | OutputOf<typeof readServiceProfit>['rows'][number]

function Figures({ rows, columns }: { rows: readonly FigureRow[] | undefined; columns: readonly string[] }) {
  const say = useItemWords()
  const formats = useFormats()
  if (!rows) return null
  if (rows.length === 0) return <Text size="sm">{say('report-none')}</Text>
  const shown = (row: FigureRow, column: string) => {
    const value = Number(row[column as 'cost'])
    if (column === 'profitPct') return `${formats.number(value)} %`
    return column === 'quantity' ? formats.number(value) : formats.money(value)
  }
  return (
    <Sideways>
      <Table fz="sm" miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('service-item')}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} ta="right">
                {say(`figure.${column}` as 'figure.cost')}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.serviceItemNo ?? 'total'} fw={row.serviceItemNo === null ? 600 : 400}>
              <Table.Td>
                {row.serviceItemNo === null ? (
                  say('statistics.row.total')
                ) : (
                  <ItemLink no={row.serviceItemNo} />
                )}
              </Table.Td>
              {columns.map((column) => (
                <Table.Td key={column} ta="right">
                  {shown(row, column)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sideways>
  )
}
