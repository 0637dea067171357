import { type Board, type BoardVisit, pinVisits } from '@giro/business/dispatch/api.ts'
import { ActionIcon, Badge, Button, Group, SegmentedControl, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useDoes } from '../app/ask.tsx'
import { useFormats } from '../app/formats.ts'
import { VisitAppointment } from './appointments/visit-appointment.tsx'
import classes from './board.module.css'
import { WhyPanel } from './explanation/why-panel.tsx'
import { useBoardWords } from './texts.ts'
import { VisitHappened } from './visit-happened.tsx'

/** Facts of the chosen visit, and why it is where it is or why it is not planned. */
export function VisitPanel({
  board,
  visit,
  onClose,
  onUnplan,
  onPut,
}: {
  board: Board
  visit: BoardVisit
  onClose: () => void
  onUnplan: () => void
  onPut: (resourceNo: string, day: string, start: string) => void
}) {
  const say = useBoardWords()
  const formats = useFormats()
  const { does: pin } = useDoes(pinVisits)
  const technician = board.technicians.find((one) => one.resourceNo === visit.placement?.resourceNo)
  const movable = ['unplanned', 'planned', 'published'].includes(visit.state) && !visit.held
  const when = (moment: string) => `${formats.day(moment)} ${formats.clock(moment)}`
  return (
    <aside className={classes.side} aria-label={say('visit')}>
      <header>
        <span style={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {visit.customerName}
        </span>
        <ActionIcon ml="auto" size="sm" color="gray" aria-label={say('close')} onClick={onClose}>
          <IconX size={15} />
        </ActionIcon>
      </header>
      <div className={classes.sideBody}>
        <Group gap={6}>
          <Badge color="gray">{say(`state.${visit.state}` as 'state.planned')}</Badge>
          <Badge color={visit.priority === 'high' ? 'orange' : 'gray'}>
            {say(`priority.${visit.priority}`)}
          </Badge>
          {visit.skills.map((skill) => (
            <Badge key={skill.skillCode} variant="outline" color="gray">
              {skill.skillCode} {skill.level > 1 && skill.level}
            </Badge>
          ))}
        </Group>
        <Text fw={600}>{visit.description}</Text>
        <dl className={classes.facts}>
          {visit.placement && !visit.held && (
            <>
              <dt>{technician?.name}</dt>
              <dd>
                {when(visit.placement.start)}–{formats.clock(visit.placement.end)}
              </dd>
              <dt>{say('travel')}</dt>
              <dd>
                {formats.minutes(visit.placement.travelSeconds / 60)},{' '}
                {formats.kilometres(visit.placement.travelMetres)}
              </dd>
            </>
          )}
          <dt>{say('address')}</dt>
          <dd>
            {visit.address}, {visit.city}
          </dd>
          <dt>{say('phone')}</dt>
          <dd>{visit.phone && <a href={`tel:${visit.phone}`}>{visit.phone}</a>}</dd>
          {visit.due && (
            <>
              <dt>{say('due')}</dt>
              <dd>{when(visit.due)}</dd>
            </>
          )}
          {visit.promised && !visit.held && (
            <>
              <dt>{say('promised')}</dt>
              <dd>
                {when(visit.promised.from)}–{formats.clock(visit.promised.to)}
              </dd>
            </>
          )}
          {visit.windows.map((window) => (
            <div key={window.from} style={{ display: 'contents' }}>
              <dt>{say('window')}</dt>
              <dd>
                {when(window.from)}–{formats.clock(window.to)}
              </dd>
            </div>
          ))}
        </dl>
        {visit.state === 'unplanned' && !visit.notPlannable && (
          <VisitAppointment shown={board} visit={visit} onPlace={onPut} />
        )}
        {visit.notPlannable === 'NO_POSITION' && (
          <Text size="xs" c="orange">
            {say('no-position-hint')}{' '}
            <Link to="/customers/$id" params={{ id: visit.customerNo }}>
              {say('to-map')}
            </Link>
          </Text>
        )}
        {visit.placement && movable && (
          <div>
            <Text size="xs" c="dimmed" mb={3}>
              {say('pin')}
            </Text>
            <SegmentedControl
              size="xs"
              fullWidth
              value={visit.pin}
              onChange={(value) => void pin({ visitNos: [visit.visitNo], pin: value as 'none' })}
              data={(['none', 'resource', 'day', 'time', 'locked'] as const).map((value) => ({
                value,
                label: say(`pin.${value}`),
              }))}
            />
          </div>
        )}
        <Group gap={6}>
          <Button component={Link} to={`/orders/${visit.orderNo}`} variant="default">
            {say('open')}
          </Button>
          {visit.placement && movable && (
            <Button variant="subtle" color="orange" onClick={onUnplan}>
              {say('off-plan')}
            </Button>
          )}
        </Group>
        <VisitHappened key={visit.visitNo} board={board} visit={visit} />
        {!visit.held && <WhyPanel board={board} visit={visit} movable={movable} onPut={onPut} />}
      </div>
    </aside>
  )
}
