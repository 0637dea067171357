import { addDays, type Day, dayOf } from '@giro/business/foundation/day.ts'
import { readStatistics, readTrendscape } from '@giro/business/service-ledger/api.ts'
import { Group, SegmentedControl, Switch, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useSession } from '../app/session.tsx'
import { Panel, Sideways } from '../ui/page.tsx'
import { useItemWords } from './texts.ts'

/** Income, cost and profit of a service item by kind of entry. */
export function StatisticsPanel({ serviceItemNo }: { serviceItemNo: string }) {
  const say = useItemWords()
  const formats = useFormats()
  const { data } = useAsked(readStatistics, { serviceItemNo })
  if (!data) return null
  const money = (text: string) => formats.money(Number(text))
  return (
    <Panel title={say('statistics')}>
      <Sideways>
        <Table fz="xs" miw={560} verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              {(['invoiced', 'usage', 'cost', 'quantity', 'profit', 'profitPct'] as const).map((name) => (
                <Table.Th key={name} ta="right">
                  {say(`statistics.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.rows.map((row) => (
              <Table.Tr key={row.row} fw={row.row === 'total' ? 600 : 400}>
                <Table.Td>{say(`statistics.row.${row.row}`)}</Table.Td>
                <Table.Td ta="right">{money(row.invoiced)}</Table.Td>
                <Table.Td ta="right">{money(row.usageAmount)}</Table.Td>
                <Table.Td ta="right">{money(row.cost)}</Table.Td>
                <Table.Td ta="right">{formats.exact(Number(row.quantity))}</Table.Td>
                <Table.Td ta="right">{money(row.profit)}</Table.Td>
                <Table.Td ta="right">{formats.exact(Number(row.profitPct))} %</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Sideways>
    </Panel>
  )
}

const spans = { week: 7 * 12, month: 365, quarter: 730, year: 365 * 5 } as const

/** Posted income against cost, period by period, drawn and listed. */
export function TrendscapePanel({ serviceItemNo }: { serviceItemNo: string }) {
  const say = useItemWords()
  const formats = useFormats()
  const { company } = useSession()
  const today = dayOf(new Date().toISOString(), company.timeZone)
  const [period, setPeriod] = useState<keyof typeof spans>('month')
  const [balance, setBalance] = useState(false)
  const from: Day = addDays(today, -spans[period])
  const { data } = useAsked(readTrendscape, { serviceItemNo, period, from, to: today, balance })
  const rows = data?.rows ?? []
  const filled = rows.filter((row) => Number(row.posted) !== 0 || Number(row.profit) !== 0)
  const costOf = (row: (typeof rows)[number]) => Number(row.parts) + Number(row.resources) + Number(row.costs)
  const most = Math.max(1, ...rows.map((row) => Math.max(Number(row.posted), costOf(row))))
  const nameOf = (day: string) => day.slice(0, period === 'year' ? 4 : period === 'week' ? 10 : 7)
  return (
    <Panel title={say('trendscape')}>
      <Group mb="sm" justify="space-between">
        <SegmentedControl
          size="xs"
          aria-label={say('period')}
          value={period}
          onChange={(value) => setPeriod(value as 'month')}
          data={(['week', 'month', 'quarter', 'year'] as const).map((value) => ({
            value,
            label: say(`period.${value}`),
          }))}
        />
        <Switch
          size="xs"
          label={say('balance')}
          checked={balance}
          onChange={(event) => setBalance(event.currentTarget.checked)}
        />
      </Group>
      {filled.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('trendscape-none')}
        </Text>
      ) : (
        <>
          <svg viewBox="0 0 600 120" width="100%" role="img" aria-label={say('trendscape')}>
            {rows.map((row, at) => {
              const width = 600 / rows.length
              const [posted, cost] = [(Number(row.posted) / most) * 110, (costOf(row) / most) * 110]
              return (
                <g key={row.from}>
                  <title>{`${nameOf(row.from)}: ${formats.money(Number(row.posted))} / ${formats.money(costOf(row))}`}</title>
                  <rect
                    x={at * width + width * 0.12}
                    y={115 - posted}
                    width={width * 0.36}
                    height={posted}
                    fill="var(--giro-accent)"
                  />
                  <rect
                    x={at * width + width * 0.52}
                    y={115 - cost}
                    width={width * 0.36}
                    height={cost}
                    fill="none"
                    stroke="currentColor"
                    strokeWidth={1.5}
                  />
                </g>
              )
            })}
            <line x1={0} x2={600} y1={115.5} y2={115.5} stroke="currentColor" opacity={0.3} />
          </svg>
          <Text size="xs" c="dimmed" mb="xs">
            {say('trendscape-legend')}
          </Text>
          <Sideways>
            <Table fz="xs" miw={520} verticalSpacing={2}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say('period')}</Table.Th>
                  {(['prepaid', 'posted', 'parts', 'resources', 'costs', 'profit', 'profitPct'] as const).map(
                    (name) => (
                      <Table.Th key={name} ta="right">
                        {say(`trendscape.${name}`)}
                      </Table.Th>
                    ),
                  )}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {filled.map((row) => (
                  <Table.Tr key={row.from}>
                    <Table.Td>{nameOf(row.from)}</Table.Td>
                    {[row.prepaid, row.posted, row.parts, row.resources, row.costs, row.profit].map(
                      (value, at) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: columns of a fixed order.
                        <Table.Td key={at} ta="right">
                          {formats.money(Number(value))}
                        </Table.Td>
                      ),
                    )}
                    <Table.Td ta="right">{formats.exact(Number(row.profitPct))} %</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Sideways>
        </>
      )}
    </Panel>
  )
}
