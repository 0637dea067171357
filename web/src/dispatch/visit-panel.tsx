import { type Board, type BoardVisit, explainVisit, pinVisits } from '@giro/business/dispatch/api.ts'
import { ActionIcon, Badge, Button, Group, Loader, SegmentedControl, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import classes from './board.module.css'
import { CrewPanel } from './crew-panel.tsx'
import { useBoardWords } from './texts.ts'

/** Facts of the chosen visit, and why it is where it is or why it is not planned. */
export function VisitPanel({
  board,
  visit,
  onClose,
  onUnplan,
  onPut,
  onPutCrew,
}: {
  board: Board
  visit: BoardVisit
  onClose: () => void
  onUnplan: () => void
  onPut: (resourceNo: string, day: string, start: string) => void
  onPutCrew: (to: { resourceNo: string; day: string; start: string; helpers: string[] }) => void
}) {
  const say = useBoardWords()
  const formats = useFormats()
  const { does: pin } = useDoes(pinVisits)
  const technician = board.technicians.find((one) => one.resourceNo === visit.placement?.resourceNo)
  const { data: why, isFetching } = useAsked(explainVisit, {
    visitNo: visit.visitNo,
    fromDay: board.fromDay as never,
    toDay: board.toDay as never,
  })
  const movable = visit.state === 'planned' || visit.state === 'unplanned'
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
          {visit.placement && (
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
          {visit.placement?.helpers && visit.placement.helpers.length > 0 && (
            <>
              <dt>{say('helpers')}</dt>
              <dd>
                {visit.placement.helpers
                  .map(
                    ({ resourceNo }) =>
                      board.technicians.find((one) => one.resourceNo === resourceNo)?.name ?? resourceNo,
                  )
                  .join(', ')}
              </dd>
            </>
          )}
          {visit.parts > 1 && (
            <>
              <dt>{say('part')}</dt>
              <dd>{say('part-of', { part: visit.part, parts: visit.parts })}</dd>
            </>
          )}
          {visit.after.length > 0 && (
            <>
              <dt>{say('comes-after')}</dt>
              <dd>{visit.after.join(', ')}</dd>
            </>
          )}
          {visit.partsReadyAt && (
            <>
              <dt>{say('parts-ready')}</dt>
              <dd>{when(visit.partsReadyAt)}</dd>
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
          {visit.promised && (
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
        {visit.notPlannable === 'NO_POSITION' && (
          <Text size="xs" c="orange">
            {say('no-position-hint')}{' '}
            <Link to="/customers/$id" params={{ id: visit.customerNo }}>
              {say('to-map')}
            </Link>
          </Text>
        )}
        {visit.notPlannable === 'BLOCKED_ITEM' && (
          <Text size="xs" c="orange">
            {say('blocked-item')}
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
        {visit.crewSize > 1 && movable && visit.position && (
          <CrewPanel key={visit.visitNo + visit.version} board={board} visit={visit} onPut={onPutCrew} />
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
        <section className={classes.why} aria-label={say(visit.placement ? 'why' : 'why-not')}>
          <Text fw={650} size="sm">
            {say(visit.placement ? 'why' : 'why-not')} {isFetching && <Loader size={11} />}
          </Text>
          {why && (
            <>
              <Text size="sm" mt={4}>
                {why.sentence}
              </Text>
              {why.candidates.slice(0, 8).map((candidate) => (
                <Group key={candidate.resourceNo + candidate.day} gap={6} mt={5} wrap="nowrap" align="start">
                  <div style={{ flex: 1 }}>
                    <b>{candidate.name}</b>{' '}
                    {board.fromDay !== board.toDay && (
                      <span className="dim">{formats.calendarDay(candidate.day)}</span>
                    )}
                    <div className="dim" style={{ fontSize: '0.74rem' }}>
                      {candidate.reasons.length > 0
                        ? candidate.reasons.map((reason) => reason.text).join('; ')
                        : candidate.added !== null
                          ? say('more', { money: formats.money(candidate.added) })
                          : say('fine')}
                      {candidate.start && ` · ${formats.clock(candidate.start)}`}
                    </div>
                  </div>
                  {candidate.start && movable && (visit.crewSize === 1 || visit.placement) && (
                    <Button
                      size="compact-xs"
                      variant="light"
                      onClick={() => onPut(candidate.resourceNo, candidate.day, candidate.start!)}
                    >
                      {formats.clock(candidate.start)}
                    </Button>
                  )}
                </Group>
              ))}
              {why.relaxations.length > 0 && (
                <>
                  <Text fw={650} size="xs" mt="sm">
                    {say('would-help')}
                  </Text>
                  <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
                    {why.relaxations.slice(0, 4).map((one) => (
                      <li key={one.code + one.text}>{one.text}</li>
                    ))}
                  </ul>
                </>
              )}
            </>
          )}
        </section>
      </div>
    </aside>
  )
}
