import { readProjectWork } from '@giro/business/dispatch/projects/api.ts'
import { addDays, type Day, dayOf, daysBetween } from '@giro/business/foundation/day.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { movePhase } from '@giro/business/projects/api.ts'
import { createOrder } from '@giro/business/service-orders/api.ts'
import { Badge, Button, Checkbox, Group, Modal, NumberInput, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowsHorizontal, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay, useSession } from '../app/session.tsx'
import { Panel } from '../ui/page.tsx'
import classes from './project-work.module.css'
import { useProjectWords } from './texts.ts'

interface Project {
  readonly projectNo: string
  readonly customerNo: string | null
  readonly status: 'planning' | 'open' | 'completed'
  readonly version: number
}
type Phase = OutputOf<typeof readProjectWork>['phases'][number]

/** How far each phase is: drawn by day with its visits, and in hours; its orders below. */
export function ProjectWork({ project }: { project: Project }) {
  const say = useProjectWords()
  const { projectNo } = project
  const { data } = useAsked(readProjectWork, { projectNo })
  const [moving, setMoving] = useState<Phase | null>(null)
  if (!data) return null
  const days = data.phases
    .flatMap(({ startingDate, endingDate, firstVisit, lastVisit }) => [
      startingDate,
      endingDate,
      firstVisit,
      lastVisit,
    ])
    .filter((day) => day !== null)
    .sort() as Day[]
  const most = Math.max(1, ...data.phases.map((phase) => Math.max(...hoursOf(phase).map((one) => one.hours))))
  return (
    <Panel title={say('work')}>
      {data.phases.length === 0 && (
        <Text size="sm" c="dimmed">
          {say('work-none')}
        </Text>
      )}
      {data.phases.map((phase) => (
        <PhaseRow
          key={phase.phaseNo ?? ''}
          phase={phase}
          project={project}
          span={days.length > 0 ? { from: days[0]!, to: days.at(-1)! } : null}
          most={most}
          onMove={() => setMoving(phase)}
        />
      ))}
      <Modal
        opened={moving !== null}
        onClose={() => setMoving(null)}
        title={say('move-title', { phase: moving?.phaseNo ?? '' })}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        {moving && <MovePhase project={project} phase={moving} onClose={() => setMoving(null)} />}
      </Modal>
    </Panel>
  )
}

const hoursOf = (phase: Phase) =>
  [
    { kind: 'budget' as const, hours: Number(phase.budgetHours) },
    { kind: 'people' as const, hours: Number(phase.hoursOfPeople) },
    { kind: 'orders' as const, hours: Number(phase.estimatedHours) },
    { kind: 'planned' as const, hours: Number(phase.plannedHours) },
    { kind: 'done' as const, hours: Number(phase.doneHours) },
  ].filter((one) => one.hours > 0 || one.kind === 'budget')

function PhaseRow({
  phase,
  project,
  span,
  most,
  onMove,
}: {
  phase: Phase
  project: Project
  span: { from: Day; to: Day } | null
  most: number
  onMove: () => void
}) {
  const say = useProjectWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const mayMove = useMay(movePhase)
  const mayOrder = useMay(createOrder) && project.status !== 'completed'
  const unplanned = phase.orders.flatMap((order) => order.visits).filter((visit) => visit.day === null).length
  return (
    <section className={classes.phase}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} size="sm">
          {phase.phaseNo === null ? say('no-phase') : `${phase.phaseNo} · ${phase.description}`}
          {phase.startingDate && (
            <Text span c="dimmed" fw={400} ml={8} size="xs">
              {formats.calendarDay(phase.startingDate)} –{' '}
              {phase.endingDate && formats.calendarDay(phase.endingDate)}
            </Text>
          )}
        </Text>
        <Group gap={6}>
          {phase.late !== 'no' && (
            <Badge color="red" variant="light" leftSection={<IconAlertTriangle size={11} />}>
              {say(`late.${phase.late}`)}
            </Badge>
          )}
          {unplanned > 0 && (
            <Badge color="orange" variant="light">
              {say('to-plan', { count: unplanned })}
            </Badge>
          )}
          {phase.phaseNo !== null && mayMove && (
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconArrowsHorizontal size={13} />}
              onClick={onMove}
            >
              {say('move')}
            </Button>
          )}
          {phase.phaseNo !== null && mayOrder && (
            <Button
              size="compact-xs"
              variant="light"
              leftSection={<IconPlus size={12} />}
              aria-label={say('new-order-in', { phase: phase.phaseNo })}
              onClick={() =>
                void navigate({
                  to: '/orders/new',
                  search: {
                    projectNo: project.projectNo,
                    phaseNo: phase.phaseNo,
                    ...(project.customerNo && { customerNo: project.customerNo }),
                  } as never,
                })
              }
            >
              {say('new-order')}
            </Button>
          )}
        </Group>
      </Group>
      {span && <Days phase={phase} span={span} />}
      <div className={classes.hours}>
        {hoursOf(phase).map(({ kind, hours }) => (
          <div key={kind} className={classes.figure} data-kind={kind}>
            <span className={classes.bar} style={{ width: `${(hours / most) * 100}%` }} />
            <span className={classes.words}>
              <b>{formats.number(hours)} h</b> {say(`hours.${kind}`)}
            </span>
          </div>
        ))}
      </div>
      {phase.orders.map((order) => (
        <Text size="xs" key={order.orderNo}>
          <Link to="/orders/$id" params={{ id: order.orderNo }}>
            {order.orderNo}
          </Link>{' '}
          {order.description} · {formats.exact(Number(order.estimatedHours))} h
          {order.visits
            .filter((visit) => visit.day !== null)
            .map((visit) => (
              <span key={visit.visitNo} className={classes.visit} data-state={visit.state}>
                {formats.calendarDay(visit.day!)} {visit.resourceName}
              </span>
            ))}
        </Text>
      ))}
    </section>
  )
}

/** The phase as a bar on the days of the whole project, its visits as marks, today as a line. */
function Days({ phase, span }: { phase: Phase; span: { from: Day; to: Day } }) {
  const say = useProjectWords()
  const { company } = useSession()
  const count = daysBetween(span.from, span.to) + 1
  const at = (day: string) => `${(daysBetween(span.from, day as Day) / count) * 100}%`
  const wide = (from: string, to: string) =>
    `${((daysBetween(from as Day, addDays(to as Day, 1)) as number) / count) * 100}%`
  const today = dayOf(new Date().toISOString(), company.timeZone)
  const visits = phase.orders.flatMap((order) => order.visits).filter((visit) => visit.day !== null)
  return (
    <div className={classes.days} role="img" aria-label={say('chart')}>
      {phase.startingDate && phase.endingDate && (
        <span
          className={classes.span}
          style={{ left: at(phase.startingDate), width: wide(phase.startingDate, phase.endingDate) }}
        />
      )}
      {visits.map((visit) => (
        <span
          key={visit.visitNo}
          className={classes.mark}
          data-state={visit.state}
          style={{ left: at(visit.day!), width: wide(visit.day!, visit.day!) }}
        />
      ))}
      {today >= span.from && today <= span.to && (
        <span className={classes.today} title={say('today')} style={{ left: at(today) }} />
      )}
    </div>
  )
}

function MovePhase({ project, phase, onClose }: { project: Project; phase: Phase; onClose: () => void }) {
  const say = useProjectWords()
  const formats = useFormats()
  const { does, busy } = useDoes(movePhase)
  const [days, setDays] = useState<number | string>(7)
  const [following, setFollowing] = useState(true)
  const moved = (day: string | null) =>
    day === null ? '' : formats.calendarDay(addDays(day as Day, Number(days) || 0))
  return (
    <Stack>
      <NumberInput
        label={say('move-days')}
        value={days}
        onChange={setDays}
        min={-730}
        max={730}
        allowDecimal={false}
        data-autofocus
        description={phase.startingDate && `${moved(phase.startingDate)} – ${moved(phase.endingDate)}`}
      />
      <Checkbox
        label={say('move-following')}
        checked={following}
        onChange={(event) => setFollowing(event.currentTarget.checked)}
      />
      <Text size="xs" c="dimmed">
        {say('move-hint')}
      </Text>
      <Button
        loading={busy}
        disabled={!Number(days)}
        onClick={async () => {
          const { projectNo, version } = project
          const done = await does({
            projectNo,
            phaseNo: phase.phaseNo!,
            days: Number(days),
            following,
            version,
          })
          if (done) onClose()
        }}
      >
        {say('move')}
      </Button>
    </Stack>
  )
}
