import { readServiceItemOrders } from '@giro/business/service-orders/api.ts'
import { Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { Panel } from '../ui/page.tsx'
import { statusColours } from './pages.tsx'
import { useOrderWords } from './texts.ts'

/** What is to be done on a service item, and what was done last: the next first. */
export function ServiceItemOrders({ serviceItemNo }: { serviceItemNo: string }) {
  const say = useOrderWords()
  const formats = useFormats()
  const { data } = useAsked(readServiceItemOrders, { serviceItemNo })
  const rows = data?.rows ?? []
  const day = (value: string | null) => (value ? formats.calendarDay(value) : '')
  return (
    <Panel title={say('orders')}>
      {rows.map((row) => (
        <div key={`${row.orderNo} ${row.lineNo}`} style={{ marginBottom: 7, fontSize: '0.8rem' }}>
          <Link to="/orders/$id" params={{ id: row.orderNo }}>
            {row.orderNo}
          </Link>{' '}
          <Badge size="xs" color={statusColours[row.status] ?? 'gray'}>
            {say(`status.${row.status}`)}
          </Badge>
          <br />
          {row.description}
          <div className="dim">
            {[
              row.plannedFor
                ? say('planned-for', { day: day(row.plannedFor), who: row.resourceName ?? '' })
                : null,
              row.targetDay ? `${say('targetDay')} ${day(row.targetDay)}` : null,
              row.finishingDate ? day(row.finishingDate) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </div>
      ))}
      {data && rows.length === 0 && (
        <Text size="xs" c="dimmed">
          {say('orders-none')}
        </Text>
      )}
    </Panel>
  )
}
