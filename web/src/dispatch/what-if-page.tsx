import { applyPlan, discardPlan, readBoard } from '@giro/business/dispatch/api.ts'
import {
  type ComparedPlans,
  comparePlans,
  listOpenPlans,
  startWhatIf,
} from '@giro/business/dispatch/planning/api.ts'
import { usualWeights } from '@giro/business/dispatch/weights.ts'
import { asDay, dayOf } from '@giro/business/foundation/day.ts'
import {
  ActionIcon,
  Button,
  Group,
  MultiSelect,
  Progress,
  Select,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconEye, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { type LiveEvent, useLiveEvents } from '../app/live.tsx'
import { useSession } from '../app/session.tsx'
import { Page, Panel } from '../ui/page.tsx'
import classes from './plans.module.css'
import { usePlansWords } from './plans-texts.ts'
import { ComparedTable } from './what-if-table.tsx'

interface Shown {
  readonly day?: string
  /** Plan numbers, separated by commas: only these are compared. */
  readonly plans?: string
}

/** Plans on copies of the days, side by side: what each would change, and what it costs. */
export function WhatIfPage() {
  const say = usePlansWords()
  const search = useSearch({ strict: false }) as Shown
  const { company } = useSession()
  const client = useQueryClient()
  const today = dayOf(new Date().toISOString(), company.timeZone)
  const day = search.day && /^\d{4}-\d\d-\d\d$/.test(search.day) ? asDay(search.day) : today
  const waiting = useRef(0)
  useLiveEvents(
    useCallback(
      (event: LiveEvent) => {
        if (!event.name.startsWith('dispatch.plan-')) return
        clearTimeout(waiting.current)
        waiting.current = window.setTimeout(
          () => void client.invalidateQueries({ queryKey: ['dispatch'] }),
          150,
        )
      },
      [client],
    ),
  )
  const { data: open } = useAsked(
    listOpenPlans,
    {},
    {
      refetchInterval: (query) =>
        query.state.data?.plans.some((plan) => plan.state !== 'proposed') ? 900 : false,
    },
  )
  const asked = search.plans?.split(',').filter(Boolean)
  const plans = useMemo(
    () =>
      (open?.plans ?? [])
        .filter((plan) => (asked ? asked.includes(plan.planNo) : plan.mode === 'what-if'))
        .toReversed(),
    [open, asked],
  )
  const ready = plans.filter((plan) => plan.state === 'proposed' || plan.cost !== null)
  const { data: compared } = useAsked(
    comparePlans,
    { planNos: ready.map((plan) => plan.planNo).slice(0, 6) },
    { enabled: ready.length > 0 },
  )
  const shown =
    ready.length > 0 && compared?.plans.every((one) => ready.some((plan) => plan.planNo === one.planNo))
      ? compared
      : null
  return (
    <Page title={say('what-if-title')} crumb={{ to: '/board', label: say('to-board') }}>
      <div className={classes.page}>
        <p className={classes.lead}>{say('what-if-lead')}</p>
        {!asked && <NewPlan day={day} />}
        {plans
          .filter((plan) => plan.state !== 'proposed')
          .map((plan) => (
            <div key={plan.planNo} role="status">
              <Text size="sm" fw={600}>
                {plan.name} · {plan.state === 'waiting' ? say('waiting') : say('computing')}
              </Text>
              <Progress
                mt={4}
                animated
                aria-label={plan.name}
                value={
                  plan.state === 'waiting' || plan.limitSeconds === 0
                    ? 0
                    : Math.min(100, (plan.seconds / plan.limitSeconds) * 100)
                }
              />
            </div>
          ))}
        {shown ? (
          <Compared compared={shown} plans={plans} />
        ) : (
          plans.length === 0 && (
            <Panel>
              <div className={classes.empty}>
                <b>{say('empty-title')}</b>
                {say('empty-text')}
              </div>
            </Panel>
          )
        )}
      </div>
    </Page>
  )
}

/** What makes a plan different from the one the company would make. */
const goals = {
  company: {},
  overtime: { overtimeMinute: usualWeights.overtimeMinute * 10 },
  travel: { travelMinute: usualWeights.travelMinute * 3, travelKilometre: usualWeights.travelKilometre * 3 },
  promises: {
    otherTechnician: usualWeights.otherTechnician * 4,
    startMoved: usualWeights.startMoved * 4,
    startMovedMinute: usualWeights.startMovedMinute * 4,
  },
  late: {
    lateLow: usualWeights.lateLow * 5,
    lateMedium: usualWeights.lateMedium * 5,
    lateHigh: usualWeights.lateHigh * 5,
  },
} as const
type Goal = keyof typeof goals

function NewPlan({ day }: { day: string }) {
  const say = usePlansWords()
  const [fromDay, setFromDay] = useState(day)
  const [toDay, setToDay] = useState(day)
  const [away, setAway] = useState<string[]>([])
  const [extra, setExtra] = useState<string[]>([])
  const [goal, setGoal] = useState<Goal>('company')
  const [typed, setTyped] = useState<string | null>(null)
  const { does: start, busy } = useDoes(startWhatIf)
  const valid = /^\d{4}-\d\d-\d\d$/
  const { data: board } = useAsked(
    readBoard,
    { fromDay: asDay(fromDay), toDay: asDay(fromDay), unplanned: false },
    { enabled: valid.test(fromDay) },
  )
  const technicians = (board?.technicians ?? []).map((one) => ({ value: one.resourceNo, label: one.name }))
  const names = (chosen: readonly string[]) =>
    chosen.map((no) => technicians.find((one) => one.value === no)?.label ?? no).join(', ')
  const proposedName =
    [
      away.length > 0 && say('name.away', { names: names(away) }),
      extra.length > 0 && say('name.extra', { names: names(extra) }),
      goal !== 'company' && say(`goal.${goal}`),
    ]
      .filter(Boolean)
      .join(', ') || say('name.plain')
  const name = (typed ?? proposedName).slice(0, 60)
  return (
    <Panel title={say('new-plan')}>
      <form
        className={classes.form}
        onSubmit={async (event) => {
          event.preventDefault()
          const done = await start({
            name,
            fromDay: asDay(fromDay),
            toDay: asDay(toDay),
            away,
            extraLike: extra,
            ...(goal !== 'company' && { weights: goals[goal] }),
          })
          if (done) setTyped(null)
        }}
      >
        <TextInput
          type="date"
          label={say('first-day')}
          value={fromDay}
          onChange={(event) => {
            setFromDay(event.currentTarget.value)
            if (event.currentTarget.value > toDay) setToDay(event.currentTarget.value)
          }}
        />
        <TextInput
          type="date"
          label={say('last-day')}
          value={toDay}
          min={fromDay}
          onChange={(event) => setToDay(event.currentTarget.value)}
        />
        <MultiSelect
          size="xs"
          data-wide
          searchable
          clearable
          label={say('away')}
          placeholder={away.length === 0 ? say('none') : undefined}
          value={away}
          onChange={setAway}
          data={technicians}
        />
        <MultiSelect
          size="xs"
          data-wide
          searchable
          clearable
          label={say('extra')}
          placeholder={extra.length === 0 ? say('none') : undefined}
          value={extra}
          onChange={setExtra}
          data={technicians}
        />
        <Select
          label={say('goal')}
          allowDeselect={false}
          value={goal}
          onChange={(value) => setGoal((value ?? 'company') as Goal)}
          data={(Object.keys(goals) as Goal[]).map((value) => ({ value, label: say(`goal.${value}`) }))}
        />
        <TextInput
          data-wide
          label={say('name')}
          maxLength={60}
          value={name}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          type="submit"
          data-last
          loading={busy}
          disabled={!valid.test(fromDay) || !valid.test(toDay) || name.trim() === ''}
        >
          {say('start')}
        </Button>
      </form>
    </Panel>
  )
}

function Compared({
  compared,
  plans,
}: {
  compared: ComparedPlans
  plans: readonly { planNo: string; fromDay: string; state: string }[]
}) {
  const say = usePlansWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const { does: apply, busy } = useDoes(applyPlan)
  const { does: discard } = useDoes(discardPlan)
  const accept = async (plan: ComparedPlans['plans'][number]) => {
    const done = await apply({ planNo: plan.planNo, version: plan.version })
    if (!done) return
    const { applied, leftOut } = done.output
    notifications.show({ color: 'teal', message: say('applied', { count: applied }) })
    if (leftOut.length > 0)
      notifications.show({
        color: 'orange',
        autoClose: 12_000,
        message: say('left-out', { list: leftOut.map((one) => `${one.visitNo} (${one.text})`).join(', ') }),
      })
    const day = plans.find((one) => one.planNo === plan.planNo)?.fromDay
    void navigate({ to: '/board', search: { day } as never })
  }
  return (
    <ComparedTable
      compared={compared}
      say={say}
      formats={formats}
      head={(plan) => {
        const own = plans.find((one) => one.planNo === plan.planNo)
        return (
          <Group className={classes.headButtons}>
            <Tooltip
              label={say('consent-first', { count: plan.needsConsent })}
              disabled={plan.needsConsent === 0}
            >
              <Button
                size="compact-sm"
                loading={busy}
                disabled={own?.state !== 'proposed' || plan.needsConsent > 0}
                onClick={() => void accept(plan)}
              >
                {say('accept')}
              </Button>
            </Tooltip>
            <Tooltip label={say('show')}>
              <ActionIcon
                color="gray"
                aria-label={`${say('show')}: ${plan.name}`}
                component={Link}
                to="/board"
                search={{ day: own?.fromDay, plan: plan.planNo } as never}
              >
                <IconEye size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={say('discard')}>
              <ActionIcon
                color="gray"
                aria-label={`${say('discard')}: ${plan.name}`}
                onClick={() => void discard({ planNo: plan.planNo })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Tooltip>
          </Group>
        )
      }}
    />
  )
}
