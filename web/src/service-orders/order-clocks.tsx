import type { OutputOf } from '@giro/business/foundation/operation.ts'
import type { readOrder } from '@giro/business/service-orders/api.ts'
import { Badge, Table, Text } from '@mantine/core'
import { IconPlayerPause } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats } from '../app/formats.ts'
import { Panel } from '../ui/page.tsx'
import { Due } from './pages.tsx'
import { useOrderWords } from './texts.ts'

type Order = OutputOf<typeof readOrder>

/** Both clocks of the order, what was measured, and when it is expected to be done. */
export function OrderClocks({ order }: { order: Order }) {
  const say = useOrderWords()
  const formats = useFormats()
  const hours = (value: string) => say('hours', { hours: formats.number(Number(value)) })
  const begun = order.startingDate !== null
  const expected =
    order.expectedFinishingDate !== null
      ? { day: order.expectedFinishingDate, time: order.expectedFinishingTime ?? '' }
      : order.expectedFinish
  const row = (label: string, value: ReactNode) => (
    <Table.Tr>
      <Table.Td c="dimmed" pl={0}>
        {label}
      </Table.Td>
      <Table.Td pr={0}>{value}</Table.Td>
    </Table.Tr>
  )
  return (
    <Panel title={say('times')}>
      {order.pausedSince && (
        <Badge color="yellow" leftSection={<IconPlayerPause size={11} />} mb={6}>
          {say('paused-since', { moment: formats.stamp(order.pausedSince) })}
        </Badge>
      )}
      <Table fz="sm" verticalSpacing={3}>
        <Table.Tbody>
          {row(
            say('ordered'),
            <>
              {formats.calendarDay(order.orderDate)} {order.orderTime}
            </>,
          )}
          {row(
            say('due'),
            begun ? (
              <>
                {formats.calendarDay(order.responseDate ?? order.orderDate)} {order.responseTime}
              </>
            ) : (
              <Due date={order.responseDate} time={order.responseTime} status={order.status} />
            ),
          )}
          {order.resolutionDate &&
            row(
              say('resolution-due'),
              <Due date={order.resolutionDate} time={order.resolutionTime} status={order.status} />,
            )}
          {begun &&
            row(
              say('began'),
              <>
                {formats.calendarDay(order.startingDate!)} {order.startingTime}{' '}
                <Text span size="xs" c="dimmed">
                  {say('after-hours', { hours: hours(order.actualResponseHours) })}
                </Text>
              </>,
            )}
          {order.finishingDate &&
            row(
              say('ended'),
              <>
                {formats.calendarDay(order.finishingDate)} {order.finishingTime}{' '}
                <Text span size="xs" c="dimmed">
                  {say('worked', { hours: hours(order.serviceTimeHours) })}
                </Text>
              </>,
            )}
          {!order.finishingDate &&
            expected &&
            row(
              say('expected'),
              <>
                {formats.calendarDay(expected.day)} {expected.time}
              </>,
            )}
          {Number(order.pausedHours) > 0 && row(say('stood'), hours(order.pausedHours))}
          {order.warningStatus > 0 &&
            row(say('warnings'), say('warning-level', { level: order.warningStatus }))}
        </Table.Tbody>
      </Table>
    </Panel>
  )
}
