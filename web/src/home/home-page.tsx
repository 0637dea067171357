import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { readHome, tiles } from '@giro/business/home/api.ts'
import { Button, Group, LoadingOverlay, Text } from '@mantine/core'
import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useLiveEvents } from '../app/live.tsx'
import { useSession } from '../app/session.tsx'
import { openFiltered } from '../ui/grid.tsx'
import { Page, Panel } from '../ui/page.tsx'
import classes from './home.module.css'
import { useHomeWords } from './texts.ts'

type Home = OutputOf<typeof readHome>
type Tile = (typeof tiles)[number]
type Filters = Parameters<typeof openFiltered>[1]

/** The list behind each tile, filtered to what the tile counts. */
function listOf(tile: Tile, now: string): { path: string; list: string; filters: Filters } {
  const orders = (filters: Filters) => ({ path: '/orders', list: 'service-orders', filters })
  const is = (field: string, value: string | boolean | number) => ({ field, is: 'equals' as const, value })
  const pending = is('status', 'pending')
  switch (tile) {
    case 'requests':
      return {
        path: '/requests',
        list: 'requests',
        filters: [{ field: 'state', is: 'one-of', value: ['new', 'in-work'] }],
      }
    case 'unplanned':
      return orders([
        { field: 'status', is: 'one-of', value: ['pending', 'in-process'] },
        is('isPlanned', false),
      ])
    case 'due-today':
      return orders([pending, { field: 'dueAt', is: 'to', value: `${now.slice(0, 10)} 24:00` }])
    case 'late':
      return orders([pending, { field: 'dueAt', is: 'to', value: now }])
    case 'at-risk':
      return orders([pending, { field: 'warningStatus', is: 'from', value: 1 }])
    case 'in-process':
    case 'on-hold':
    case 'finished':
      return orders([is('status', tile)])
    case 'reallocation':
      return orders([is('needsReallocation', true)])
    case 'quotes':
      return { path: '/quotes', list: 'service-quotes', filters: [is('quoteOutcome', 'open')] }
    case 'loaners':
      return {
        path: '/loaners',
        list: 'loaners.Loaners',
        filters: [{ field: 'documentNo', is: 'filled' }],
      }
    case 'time-sheets':
      return { path: '/time-sheets', list: 'time-sheets', filters: [] }
    case 'mail-errors':
      return { path: '/mail', list: 'mails', filters: [is('status', 'error')] }
  }
}

const tones: Partial<Record<Tile, 'urgent' | 'soon'>> = {
  late: 'urgent',
  'mail-errors': 'urgent',
  'at-risk': 'soon',
  reallocation: 'soon',
  requests: 'soon',
}

/** The dispatcher's first page: what waits, what is urgent, how the coming days look. It keeps itself fresh. */
export function HomePage() {
  const say = useHomeWords()
  const { data } = useAsked(readHome, {})
  const client = useQueryClient()
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refresh = useCallback(() => {
    clearTimeout(later.current)
    later.current = setTimeout(() => void client.invalidateQueries({ queryKey: ['home'] }), 400)
  }, [client])
  useLiveEvents(refresh)
  // Time passes without any news too.
  useEffect(() => {
    const timer = setInterval(refresh, 60_000)
    return () => clearInterval(timer)
  }, [refresh])
  if (!data) return <LoadingOverlay visible />
  return (
    <Page title={say('home')} actions={<QuickActions />}>
      <div className={classes.body}>
        <Headline home={data} />
        <Tiles home={data} />
        <div className={classes.below}>
          <div>
            <Days home={data} />
          </div>
          <div>
            <Urgent home={data} />
            <Out home={data} />
          </div>
        </div>
      </div>
    </Page>
  )
}

function QuickActions() {
  const say = useHomeWords()
  const { operations } = useSession()
  const link = (to: string, label: string, operation: string, search?: object) =>
    operations.includes(operation) && (
      <Button key={label} component={Link} to={to} search={search as never} variant="default">
        {label}
      </Button>
    )
  return (
    <Group gap={6}>
      {link('/orders/new', say('new-order'), 'service-orders.createOrder')}
      {link('/orders/new', say('new-quote'), 'service-orders.createQuote', { kind: 'quote' })}
      {link('/service-items/new', say('new-item'), 'service-items.createServiceItem')}
      {link('/board', say('board'), 'dispatch.readBoard')}
    </Group>
  )
}

/** A greeting and the two most urgent facts. */
function Headline({ home }: { home: Home }) {
  const say = useHomeWords()
  const { user } = useSession()
  const hour = Number(home.now.slice(11, 13))
  const greeting = hour < 13 ? 'good-morning' : hour < 18 ? 'good-afternoon' : 'good-evening'
  const facts = (['late', 'requests', 'unplanned'] as const)
    .filter((tile) => (home.counts[tile] ?? 0) > 0)
    .slice(0, 2)
    .map((tile) => say(`first-${tile}`, { count: home.counts[tile] ?? 0 }))
  return (
    <div style={{ marginBottom: 14 }}>
      <Text fz="1.25rem" fw={650}>
        {say(greeting, { name: user.name.split(' ')[0] ?? '' })}
      </Text>
      <Text c="dimmed">{facts.length > 0 ? facts.join(' ') : say('calm')}</Text>
    </div>
  )
}

function Tiles({ home }: { home: Home }) {
  const say = useHomeWords()
  const navigate = useNavigate()
  return (
    <div className={classes.tiles}>
      {tiles.map((tile) => {
        const count = home.counts[tile] ?? 0
        const tone = count > 0 ? tones[tile] : undefined
        const { path, list, filters } = listOf(tile, home.now)
        return (
          <a
            key={tile}
            href={path}
            className={classes.tile}
            data-tone={tone}
            onClick={(event) => {
              event.preventDefault()
              openFiltered(list, filters)
              void navigate({ to: path })
            }}
          >
            <span className={classes.count} data-zero={count === 0 || undefined}>
              {count}
              {tone === 'urgent' && <IconAlertTriangle size={19} color="#c53030" aria-hidden />}
              {tone === 'soon' && <IconClock size={19} color="#b7791f" aria-hidden />}
            </span>
            {say(`tile.${tile}`)}
          </a>
        )
      })}
    </div>
  )
}

/** Bars of what is due and not begun: planned below, unplanned hatched on top, so that grey prints read too. */
function Days({ home }: { home: Home }) {
  const say = useHomeWords()
  const formats = useFormats()
  const most = Math.max(1, ...home.days.map((day) => day.planned + day.unplanned))
  const height = (count: number) => `${Math.round((count / most) * 120)}px`
  return (
    <Panel title={say('days')}>
      <ol className={classes.bars}>
        {home.days.map(({ day, planned, unplanned }, at) => {
          const label = day === null ? say('overdue') : at === 1 ? say('today') : formats.calendarDay(day)
          return (
            <li
              key={label}
              className={classes.bar}
              title={say('day-sum', { day: label, planned, unplanned })}
            >
              <span>{planned + unplanned || ''}</span>
              <span
                className={`${classes.part} ${classes.unplanned}`}
                style={{ height: height(unplanned) }}
              />
              <span className={classes.planned} style={{ height: height(planned) }} />
              <span style={{ paddingTop: 4, whiteSpace: 'nowrap' }}>{label}</span>
            </li>
          )
        })}
      </ol>
      <Text size="xs" c="dimmed" mt={8}>
        <span className={`${classes.key} ${classes.planned}`} />
        {say('planned')}
        <span className={`${classes.key} ${classes.unplanned}`} style={{ marginInlineStart: 14 }} />
        {say('unplanned')}
      </Text>
    </Panel>
  )
}

function Urgent({ home }: { home: Home }) {
  const say = useHomeWords()
  const formats = useFormats()
  return (
    <Panel title={say('urgent')}>
      {home.urgent.length === 0 && <Text c="dimmed">{say('urgent-none')}</Text>}
      {home.urgent.map((order) => {
        const late = order.dueAt <= home.now
        return (
          <div key={order.orderNo} style={{ marginBottom: 8 }}>
            <Group gap={5} wrap="nowrap">
              {late ? <IconAlertTriangle size={14} color="#c53030" /> : <IconClock size={14} />}
              <Text size="sm" fw={600}>
                {formats.calendarDay(order.dueAt.slice(0, 10))} {order.dueAt.slice(11)}
              </Text>
              <Text size="xs" c="dimmed">
                {say(order.isPlanned ? 'is-planned' : 'is-unplanned')}
              </Text>
            </Group>
            <Text size="sm" truncate>
              <Link to="/orders/$id" params={{ id: order.orderNo }}>
                {order.orderNo}
              </Link>{' '}
              {order.customerName} · {order.description}
            </Text>
          </div>
        )
      })}
    </Panel>
  )
}

function Out({ home }: { home: Home }) {
  const say = useHomeWords()
  return (
    <Panel title={say('out')}>
      {home.out.length === 0 && <Text c="dimmed">{say('out-none')}</Text>}
      {home.out.map((one) => (
        <Text size="sm" key={one.resourceNo}>
          {one.name} <span className="dim">({say(`kind.${one.kind as 'sick'}`)})</span>
        </Text>
      ))}
    </Panel>
  )
}
