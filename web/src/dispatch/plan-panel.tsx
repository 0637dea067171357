import { applyPlan, type Board, discardPlan, type PlanView, stopPlan } from '@giro/business/dispatch/api.ts'
import { Alert, Button, Checkbox, Group, Progress, Tabs, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { type Formats, useFormats } from '../app/formats.ts'
import classes from './board.module.css'
import { PlanBeside } from './plan-beside.tsx'
import { type BoardWords, useBoardWords } from './texts.ts'

/** Progress of the search and the proposal as a difference: figures, changes one by one, what stays out and why. */
export function PlanPanel({
  plan,
  board,
  onHover,
  onShow,
  onShowPlan,
}: {
  plan: PlanView
  board: Board
  onHover: (id: string | null) => void
  onShow: (id: string) => void
  onShowPlan: (planNo: string) => void
}) {
  const say = useBoardWords()
  const formats = useFormats()
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const { does: apply, busy } = useDoes(applyPlan)
  const { does: discard } = useDoes(discardPlan)
  const { does: stop } = useDoes(stopPlan)
  const computing = plan.state === 'waiting' || plan.state === 'computing'
  const chosen = plan.changes.filter((change) => !without.has(change.visitNo))
  const visits = new Map(board.visits.map((visit) => [visit.visitNo, visit]))
  const names = new Map(board.technicians.map((one) => [one.resourceNo, one.name]))
  const accept = async () => {
    const done = await apply({
      planNo: plan.planNo,
      version: plan.version,
      ...(without.size > 0 && { visitNos: chosen.map((change) => change.visitNo) }),
    })
    if (!done) return
    const { applied, leftOut } = done.output
    notifications.show({ color: 'teal', message: say('applied', { count: applied }) })
    if (leftOut.length > 0)
      notifications.show({
        color: 'orange',
        autoClose: 12_000,
        message: say('left-out', {
          list: leftOut
            .map((one) => `${visits.get(one.visitNo)?.customerName ?? one.visitNo} (${one.text})`)
            .join(', '),
        }),
      })
  }
  const place = (placement: PlanView['changes'][number]['to']) =>
    placement
      ? `${names.get(placement.resourceNo) ?? placement.resourceNo} ${formats.day(placement.start)} ${formats.clock(placement.start)}`
      : '–'
  return (
    <aside className={classes.side} aria-label={say('proposal')}>
      <header>
        {say(computing ? 'planning' : 'proposal')}
        <Group gap={6} ml="auto">
          {computing ? (
            <Button size="compact-sm" variant="default" onClick={() => void stop({ planNo: plan.planNo })}>
              {say('stop')}
            </Button>
          ) : (
            <Button size="compact-sm" loading={busy} disabled={chosen.length === 0} onClick={accept}>
              {without.size === 0 ? say('accept-all') : say('accept-selected', { count: chosen.length })}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => void discard({ planNo: plan.planNo })}
          >
            {say('discard')}
          </Button>
        </Group>
      </header>
      <div className={classes.sideBody}>
        <PlanBeside plan={plan} onShowPlan={onShowPlan} />
        {computing && (
          <div role="status">
            <Progress
              value={plan.limitSeconds === 0 ? 100 : Math.min(100, (plan.seconds / plan.limitSeconds) * 100)}
              animated
              aria-label={say('planning')}
            />
            <Text size="xs" c="dimmed" mt={4}>
              {plan.after ? say('improving', { money: formats.money(plan.after.cost) }) : say('computing')}
            </Text>
          </div>
        )}
        {plan.failure && <Alert color="red">{say('plan-failed', { why: plan.failure })}</Alert>}
        {plan.travel?.reason && (
          <Alert color="yellow" p="xs">
            {plan.travel.reason === 'router-away'
              ? say('router-away')
              : say('no-way', { count: plan.travel.estimatedPairs })}
          </Alert>
        )}
        {plan.before && plan.after && (
          <FiguresCompared before={plan.before} after={plan.after} say={say} formats={formats} />
        )}
        <Tabs defaultValue="changes" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="changes">
              {say('changes')} {plan.changes.length}
            </Tabs.Tab>
            <Tabs.Tab value="unassigned">
              {say('unassigned')} {plan.unassigned.length}
            </Tabs.Tab>
            <Tabs.Tab value="technicians">{say('technicians')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="changes" pt="xs">
            {plan.changes.slice(0, 400).map((change) => (
              <div
                key={change.visitNo}
                className={classes.change}
                onPointerEnter={() => onHover(change.visitNo)}
                onPointerLeave={() => onHover(null)}
              >
                <Checkbox
                  mt={2}
                  aria-label={visits.get(change.visitNo)?.customerName ?? change.visitNo}
                  disabled={computing}
                  checked={!without.has(change.visitNo)}
                  onChange={() => {
                    const next = new Set(without)
                    if (!next.delete(change.visitNo)) next.add(change.visitNo)
                    setWithout(next)
                  }}
                />
                <div>
                  <b>{visits.get(change.visitNo)?.customerName ?? change.visitNo}</b>{' '}
                  <span className="dim">{say(`kind.${change.kind}`)}</span>
                  <div>
                    {change.from && `${place(change.from)} → `}
                    {place(change.to)}
                  </div>
                  <div className="dim" style={{ fontSize: '0.74rem' }}>
                    {change.why}
                  </div>
                </div>
              </div>
            ))}
          </Tabs.Panel>
          <Tabs.Panel value="unassigned" pt="xs">
            {plan.unassigned.map((one) => (
              <div key={one.visitNo} className={classes.change} style={{ gridTemplateColumns: '1fr' }}>
                <button
                  type="button"
                  style={{ all: 'unset', cursor: 'pointer', fontWeight: 600 }}
                  onClick={() => onShow(one.visitNo)}
                >
                  {one.customerName}
                </button>
                {one.reasons.slice(0, 4).map((reason) => (
                  <div key={reason.text} className="dim" style={{ fontSize: '0.74rem' }}>
                    {reason.text}
                  </div>
                ))}
              </div>
            ))}
          </Tabs.Panel>
          <Tabs.Panel value="technicians" pt="xs">
            {plan.byTechnician.map((one) => (
              <div
                key={one.resourceNo + one.day}
                className={classes.change}
                style={{ gridTemplateColumns: '1fr auto' }}
              >
                <b>
                  {names.get(one.resourceNo)}{' '}
                  {board.fromDay !== board.toDay && (
                    <span className="dim">{formats.calendarDay(one.day)}</span>
                  )}
                </b>
                <span>{formats.money(one.cost)}</span>
                <span className="dim">
                  {one.visits} · {formats.minutes(one.workSeconds / 60)} · {say('travel')}{' '}
                  {formats.minutes(one.travelSeconds / 60)}, {formats.kilometres(one.travelMetres)}
                  {one.overtimeSeconds > 0 &&
                    ` · ${say('overtime')} ${formats.minutes(one.overtimeSeconds / 60)}`}
                </span>
              </div>
            ))}
          </Tabs.Panel>
        </Tabs>
      </div>
    </aside>
  )
}

type Figures = NonNullable<PlanView['before']>

/** Now against proposed, drawn: the eye sees what gets longer and what shorter. */
function FiguresCompared({
  before,
  after,
  say,
  formats,
}: {
  before: Figures
  after: Figures
  say: BoardWords
  formats: Formats
}) {
  const rows: [string, number, number, (value: number) => string][] = [
    [say('planned'), before.planned, after.planned, formats.whole],
    [say('left'), before.unassigned, after.unassigned, formats.whole],
    [say('travel'), before.travelSeconds, after.travelSeconds, (value) => formats.minutes(value / 60)],
    [say('distance'), before.travelMetres, after.travelMetres, formats.kilometres],
    [say('overtime'), before.overtimeSeconds, after.overtimeSeconds, (value) => formats.minutes(value / 60)],
    [say('late'), before.lateVisits, after.lateVisits, formats.whole],
    [say('waiting'), before.waitingSeconds, after.waitingSeconds, (value) => formats.minutes(value / 60)],
    [say('cost'), before.cost, after.cost, formats.money],
  ]
  return (
    <section aria-label={say('figures')} style={{ display: 'grid', gap: 6 }}>
      {rows
        .filter(([, was, is]) => was !== 0 || is !== 0)
        .map(([name, was, is, show]) => {
          const most = Math.max(was, is, 1e-9)
          return (
            <div key={name} className={classes.figure}>
              <span>{name}</span>
              <span title={`${say('before')} ${show(was)}, ${say('after')} ${show(is)}`}>
                <i data-before style={{ width: `${(was / most) * 100}%` }} />
                <i style={{ width: `${(is / most) * 100}%` }} />
              </span>
              <span>
                <span className="dim">{show(was)}</span> → <b>{show(is)}</b>
              </span>
            </div>
          )
        })}
    </section>
  )
}
