import {
  type Board,
  type BoardVisit,
  moveVisits,
  openPlan,
  pinVisits,
  planDays,
  previewMove,
  readBoard,
  readPlan,
  redoStep,
  undoStep,
} from '@giro/business/dispatch/api.ts'
import { addDays, asDay, type Day, dayOf, mondayOf } from '@giro/business/foundation/day.ts'
import {
  ActionIcon,
  Badge,
  Button,
  Group,
  LoadingOverlay,
  SegmentedControl,
  Select,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { useHotkeys, useLocalStorage } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconChevronRight,
  IconMap,
  IconRoute,
  IconSparkles,
} from '@tabler/icons-react'
import { keepPreviousData, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { tellRefusal, useDoes } from '../app/ask.tsx'
import { call, useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { usePresence } from '../app/live.tsx'
import { useSession } from '../app/session.tsx'
import { useAppWords } from '../app/texts.ts'
import { shownHours } from '../ui/timeline/scale.ts'
import { Timeline } from '../ui/timeline/timeline.tsx'
import type { DropPreview, DropTarget } from '../ui/timeline/types.ts'
import { useHoldClock } from './appointments/countdown.ts'
import classes from './board.module.css'
import { barsOf, rowsOf, technicianColours, unplannedOf } from './board-model.ts'
import { useBoardNews } from './board-news.ts'
import { putOfBar, visitOfBar, withHelperBars } from './crew-model.ts'
import { HandOverButton } from './hand-over/hand-over-button.tsx'
import { HappenedMenu } from './happened-menu.tsx'
import { BarCard } from './look/bar-card.tsx'
import { addressOf, boardOf, type Look, lookOf, schemes, spans, usualLook } from './look/look.ts'
import { LookMenu } from './look/look-menu.tsx'
import { chosenByOthers, OthersHere } from './look/others-here.tsx'
import { useLookWords } from './look/texts.ts'
import { WallBar } from './look/wall-bar.tsx'
import { mapOf } from './map-model.ts'
import { type Move, movesTo, type Put, together } from './moves.ts'
import { usePeopleOnTheWay } from './people-on-the-way.ts'
import { PlanPanel } from './plan-panel.tsx'
import { usePlansWords } from './plans-texts.ts'
import { PrintButton } from './print-button.tsx'
import { PublishButton } from './publish-button.tsx'
import { QualityButton } from './quality/quality-button.tsx'
import { useBoardWords } from './texts.ts'
import { Tray } from './tray.tsx'
import { type Clash, clashOf, TwoVersions } from './two-versions.tsx'
import { VisitPanel } from './visit-panel.tsx'

const RouteMap = lazy(() => import('../ui/map/route-map.tsx'))
const noTiles = { url: '', attribution: '' }

/** The board's day in its address, so that a link shows the same; how it looks stands there too, see `Look`. */
interface Shown {
  readonly day?: string
  /** A plan to show instead of the open one: an alternative, or a what-if plan. */
  readonly plan?: string
}

/** Unplanned work, technicians by time, and the map: one screen, linked to each other. */
export function BoardPage() {
  const search = useSearch({ strict: false }) as Shown
  const navigate = useNavigate()
  const { company } = useSession()
  const today = dayOf(new Date().toISOString(), company.timeZone)
  // What the person chose last is usual for them; the address may say otherwise.
  const [usual, setUsual] = useLocalStorage<Pick<Look, 'colours' | 'map'>>({
    key: 'giro-board-look',
    defaultValue: { colours: usualLook.colours, map: usualLook.map },
    getInitialValueInEffect: false,
  })
  const look = useMemo(
    () => lookOf(search as Record<string, unknown>, { ...usualLook, ...usual }),
    [search, usual],
  )
  const { days } = look
  const wanted = search.day && /^\d{4}-\d\d-\d\d$/.test(search.day) ? asDay(search.day) : today
  const from = days >= 7 ? mondayOf(wanted) : wanted
  const show = useCallback(
    (day: Day) => void navigate({ to: '/board', search: { ...addressOf(look), day } as never }),
    [navigate, look],
  )
  const changeLook = (change: Partial<Look>) => {
    const next = { ...look, ...change }
    setUsual({ colours: next.colours, map: next.map })
    // On the wall it follows the day by itself.
    const day = search.day && !next.wall ? { day: wanted } : {}
    void navigate({ to: '/board', search: { ...addressOf(next), ...day } as never })
  }
  const { data: board, error } = useAsked(
    readBoard,
    { fromDay: from, toDay: addDays(from, days - 1) },
    { placeholderData: keepPreviousData, ...(look.wall && { refetchInterval: 60_000 }) },
  )

  // Without a day in the address the board opens on the first day that has a plan.
  const next = board?.nextPlannedDay
  const nothingToday =
    search.day === undefined &&
    board &&
    board.fromDay === today &&
    !board.visits.some((visit) => visit.placement)
  useEffect(() => {
    if (nothingToday && next && next !== today && !look.wall) show(asDay(next))
  }, [nothingToday, next, today, look.wall, show])
  if (error) return <Text p="xl">{error.message}</Text>
  if (!board) return <LoadingOverlay visible />
  return <BoardView all={board} look={look} from={from} today={today} onShow={show} onLook={changeLook} />
}

function BoardView({
  all,
  look,
  from,
  today,
  onShow,
  onLook,
}: {
  all: Board
  look: Look
  from: Day
  today: Day
  onShow: (day: Day) => void
  onLook: (change: Partial<Look>) => void
}) {
  const { days, colours: scheme, map: mapShown, wall } = look
  const board = useMemo(() => boardOf(all, look), [all, look])
  const say = useBoardWords()
  const sayApp = useAppWords()
  const sayPlans = usePlansWords()
  const sayLook = useLookWords()
  const formats = useFormats()
  const client = useQueryClient()
  const session = useSession()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [hovered, setHovered] = useState<string | null>(null)
  /** The bar, not only its visit, on which pointer or keyboard rest. */
  const [pointedAt, setPointedAt] = useState<string | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [focusRow, setFocusRow] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [tab, setTab] = useState('board')

  const reload = useBoardNews()

  const { data: open } = useAsked(openPlan, {})
  const wantedPlan = (useSearch({ strict: false }) as Shown).plan
  const [chosenPlan, setChosenPlan] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const planNo =
    [chosenPlan, wantedPlan].find((no) => typeof no === 'string' && no !== over) ?? open?.planNo ?? null
  const { data: answered } = useAsked(
    readPlan,
    { planNo: planNo ?? '' },
    {
      enabled: planNo !== null,
      refetchInterval: (query) => (query.state.data?.state === 'proposed' ? false : 800),
    },
  )
  // A plan that was looked at and is over gives way to the one that is open.
  const ended = answered && answered.planNo === planNo && !isOpen(answered.state) ? answered.planNo : null
  useEffect(() => {
    if (ended) setOver(ended)
  }, [ended])
  const plan =
    planNo !== null && answered && answered.planNo === planNo && isOpen(answered.state) ? answered : null

  const untils = useMemo(() => board.visits.flatMap((visit) => visit.held?.until ?? []), [board])
  const now = useHoldClock(board.now, untils, reload)
  const others = usePresence('board', from, selected)
  const chosen = useMemo(() => chosenByOthers(others), [others])
  const ownBars = useMemo(
    () => barsOf(board, plan, scheme, say, formats, sayPlans, now),
    [board, plan, scheme, say, formats, sayPlans, now],
  )
  const bars = useMemo(
    () =>
      chosen.size === 0
        ? ownBars
        : ownBars.map((bar) => {
            const name = chosen.get(visitOfBar(bar.id))
            return name ? { ...bar, chosenBy: name, chosenByText: sayLook('chosen-by', { name }) } : bar
          }),
    [ownBars, chosen, sayLook],
  )
  const rows = useMemo(() => rowsOf(board, bars, say, formats), [board, bars, say, formats])
  const unplanned = useMemo(() => unplannedOf(board, plan, words), [board, plan, words])
  const colours = useMemo(() => technicianColours(board), [board])
  const map = useMemo(() => mapOf(board, bars, unplanned, colours), [board, bars, unplanned, colours])
  const people = usePeopleOnTheWay(board, colours)
  const hours = useMemo(
    () =>
      shownHours(
        board.technicians.flatMap((one) =>
          one.days.flatMap((day) => (day.open && day.close ? [{ open: day.open, close: day.close }] : [])),
        ),
        board.timeZone,
      ),
    [board],
  )
  const visits = useMemo(() => new Map(board.visits.map((visit) => [visit.visitNo, visit])), [board])
  const tiles = useMemo(
    () => (board.map.tileUrl ? { url: board.map.tileUrl, attribution: board.map.attribution } : noTiles),
    [board.map.tileUrl, board.map.attribution],
  )

  const selectedBars = useMemo(() => withHelperBars(selected, bars), [selected, bars])
  const hoverBar = useCallback((id: string | null) => {
    setHovered(id && visitOfBar(id))
    setPointedAt(id)
  }, [])
  const openBar = useCallback((id: string) => setOpened(visitOfBar(id)), [])

  const { does: move } = useDoes(moveVisits)
  const { does: start, busy: starting } = useDoes(planDays)
  const { does: undo } = useDoes(undoStep)
  const { does: redo } = useDoes(redoStep)
  const { does: pin } = useDoes(pinVisits)

  const select = useCallback((barId: string | null, add: boolean) => {
    const id = barId === null ? null : visitOfBar(barId)
    setSelected((before) => {
      if (id === null) return new Set()
      if (!add) return new Set([id])
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
    if (id !== null && !add) setOpened(id)
  }, [])

  const [clash, setClash] = useState<Clash | null>(null)
  const moveAll = useCallback(
    async (moves: readonly Move[], known: Readonly<Record<string, number>> = {}) => {
      const wanted = moves.filter(({ visitNo, to }) => to !== null || visits.get(visitNo)?.placement)
      if (wanted.length === 0) return
      // Shown at once where it was dropped; the server's answer corrects it.
      client.setQueriesData<Board>(
        { queryKey: ['dispatch', readBoard.name] },
        (before) => before && wanted.reduce((shown, one) => placedAt(shown, one.visitNo, one.to), before),
      )
      const seen = Object.fromEntries(
        wanted.flatMap(({ visitNo }) => {
          const visit = visits.get(visitNo)
          return visit ? [[visitNo, known[visitNo] ?? visit.version]] : []
        }),
      )
      const done = await move({ moves: wanted as never, seen }, (refused) => {
        const both = clashOf(refused, wanted)
        if (both) setClash(both)
        else tellRefusal(refused, sayApp('not-done'))
      })
      if (!done) void reload()
      else if (done.output.faults.length > 0)
        notifications.show({
          color: 'orange',
          autoClose: 7000,
          message: done.output.faults
            .slice(0, 3)
            .map((fault) => fault.text)
            .join('; '),
        })
    },
    [visits, client, move, reload, sayApp],
  )
  const put = useCallback(
    (visitNo: string, to: Put | null) => (visits.has(visitNo) ? moveAll([{ visitNo, to }]) : undefined),
    [visits, moveAll],
  )
  /** Moves of a drop: the bar's visit, and those that are chosen together with it. */
  const dropMoves = useCallback(
    (barId: string, target: DropTarget | null): Move[] => {
      const visitNo = visitOfBar(barId)
      const dragged = together(visitNo, selected, visits)
      const to = target && placeOf(target)
      if (dragged.length > 1) return movesTo(dragged, to, visits)
      return [{ visitNo, to: to && putOfBar(barId, visits.get(visitNo), to) }]
    },
    [selected, visits],
  )
  const drop = useCallback(
    (barId: string, target: DropTarget | null) => void moveAll(dropMoves(barId, target)),
    [moveAll, dropMoves],
  )
  const preview = useCallback(
    async (barId: string, target: DropTarget | null, signal: AbortSignal): Promise<DropPreview> => {
      const visitNo = visitOfBar(barId)
      const moves = dropMoves(barId, target)
      try {
        const answer = await call(previewMove, { moves: moves as never }, { signal })
        const sign = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '±')
        const money = `${sign(answer.cost)}${formats.money(Math.abs(answer.cost))}`
        const minutes = `${sign(answer.travelSeconds)}${Math.abs(Math.round(answer.travelSeconds / 60))}`
        const start = answer.placements.find((one) => one.visitNo === visitNo)?.placement.start
        const shown = answer.faults
          .slice(0, 4)
          .map(
            (fault) =>
              `${fault.visitNo && fault.visitNo !== visitNo ? `${visits.get(fault.visitNo)?.customerName}: ` : ''}${fault.text}`,
          )
        return {
          lines: [
            ...(moves.length > 1 ? [say('visits-together', { count: moves.length })] : []),
            `${start ? `${formats.clock(start)} · ` : ''}${say('cost-more', { money, minutes })}`,
          ],
          faults: shown,
        }
      } catch (error) {
        if (signal.aborted) throw error
        return { lines: [], faults: [(error as Error).message] }
      }
    },
    [formats, say, visits, dropMoves],
  )
  const lasso = useCallback((ids: readonly string[], add: boolean) => {
    const found = ids.map(visitOfBar)
    setSelected((before) => new Set(add ? [...before, ...found] : found))
  }, [])
  const planNow = async (visitNos?: string[]) => {
    await start({
      fromDay: from,
      toDay: addDays(from, days - 1),
      ...(visitNos && { visitNos }),
      // Of a board with some teams only these are planned.
      ...(look.teams.length > 0 && { resourceNos: board.technicians.map((one) => one.resourceNo) }),
    })
    setOpened(null)
    void reload()
  }
  const step = async (direction: 'undo' | 'redo') => {
    const done = await (direction === 'undo' ? undo({}) : redo({}))
    if (done)
      notifications.show({
        color: 'gray',
        autoClose: 2500,
        message: say(direction === 'undo' ? 'undone' : 'redone', { label: done.output.label }),
      })
    void reload()
  }
  const shift = (count: number) => onShow(addDays(from, count))
  useHotkeys([
    ['mod+Z', () => void step('undo')],
    ['mod+shift+Z', () => void step('redo')],
    ['mod+Y', () => void step('redo')],
    ['T', () => onShow(today)],
    [
      'P',
      () =>
        selected.size > 0 &&
        void pin({
          visitNos: [...selected],
          pin: [...selected].every((id) => visits.get(id)?.pin === 'none') ? 'locked' : 'none',
        }),
    ],
    ['Delete', () => void moveAll([...selected].map((visitNo) => ({ visitNo, to: null })))],
    [
      'Escape',
      () => {
        setSelected(new Set())
        setOpened(null)
      },
    ],
  ])
  const openVisit = opened ? visits.get(opened) : undefined
  const spanWords = (count: Look['days']) =>
    count === 1
      ? say('day')
      : count === 3
        ? say('3days')
        : count === 7
          ? say('week')
          : sayLook(`span.${count}`)
  const carded = pointedAt === null ? undefined : bars.find((bar) => bar.id === pointedAt)
  const cardedVisit = carded && visits.get(visitOfBar(carded.id))
  const planSelection = [...selected].filter((id) => visits.get(id))
  const mayPlan = session.operations.includes(planDays.name)
  return (
    <div className={classes.page} data-wall={wall || undefined}>
      {carded && cardedVisit && <BarCard bar={carded} visit={cardedVisit} />}
      <h1 style={{ position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1, overflow: 'hidden' }}>
        {say('board')}
      </h1>
      {wall && <WallBar board={board} onEnd={() => onLook({ wall: false })} />}
      <div className={classes.bar} hidden={wall}>
        <Group gap={2}>
          <ActionIcon color="gray" aria-label={say('previous')} onClick={() => shift(-days)}>
            <IconChevronLeft size={17} />
          </ActionIcon>
          <Button variant="default" size="compact-sm" onClick={() => onShow(today)}>
            {say('today')}
          </Button>
          <ActionIcon color="gray" aria-label={say('next')} onClick={() => shift(days)}>
            <IconChevronRight size={17} />
          </ActionIcon>
        </Group>
        <span className={classes.date}>
          {days === 1
            ? formats.calendarDayLong(from)
            : `${formats.calendarDay(from)} – ${formats.calendarDay(addDays(from, days - 1))}`}
        </span>
        <TextInput
          type="date"
          aria-label={say('day')}
          value={from}
          onChange={(event) => event.currentTarget.value && onShow(asDay(event.currentTarget.value))}
          className={classes.dateInput}
          w={128}
        />
        <Select
          aria-label={sayLook('span')}
          w={112}
          allowDeselect={false}
          value={String(days)}
          onChange={(value) => onLook({ days: Number(value) as Look['days'] })}
          data={spans.map((value) => ({ value: String(value), label: spanWords(value) }))}
        />
        <Tooltip label={say(board.travel.provider === 'estimate' ? 'travel-estimated' : 'travel-routed')}>
          <Badge
            color={board.travel.provider === 'estimate' ? 'yellow' : 'teal'}
            leftSection={<IconRoute size={11} />}
            visibleFrom="md"
            tt="none"
          >
            {sayPlans(
              board.travel.provider === 'estimate' ? 'travel-short-estimated' : 'travel-short-routed',
            )}
          </Badge>
        </Tooltip>
        <Group gap={4} ml="auto">
          <OthersHere others={others} />
          <Tooltip label={board.steps.undo ?? say('undo')}>
            <ActionIcon
              color="gray"
              disabled={!board.steps.undo}
              aria-label={say('undo')}
              onClick={() => void step('undo')}
            >
              <IconArrowBackUp size={17} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={board.steps.redo ?? say('redo')}>
            <ActionIcon
              color="gray"
              disabled={!board.steps.redo}
              aria-label={say('redo')}
              onClick={() => void step('redo')}
            >
              <IconArrowForwardUp size={17} />
            </ActionIcon>
          </Tooltip>
          <QualityButton
            fromDay={board.fromDay}
            toDay={board.toDay}
            planNo={plan?.state === 'proposed' ? plan.planNo : null}
          />
          <PrintButton day={board.fromDay} technicians={board.technicians} />
          <HandOverButton onOpenVisit={setOpened} />
          <LookMenu board={all} look={look} onLook={onLook} />
          <Select
            aria-label={say('colour-by')}
            w={96}
            allowDeselect={false}
            value={scheme}
            onChange={(value) => onLook({ colours: value as Look['colours'] })}
            data={schemes.map((value) => ({
              value,
              label: say(`colour.${value}`),
            }))}
            visibleFrom="md"
          />
          <Tooltip label={say('show-map')}>
            <ActionIcon
              color={mapShown ? 'teal' : 'gray'}
              variant={mapShown ? 'light' : 'subtle'}
              aria-pressed={mapShown}
              aria-label={say('show-map')}
              onClick={() => onLook({ map: !mapShown })}
              visibleFrom="md"
            >
              <IconMap size={17} />
            </ActionIcon>
          </Tooltip>
          {mayPlan && (
            <>
              <HappenedMenu board={board} day={from} resourceNo={focusRow} />
              <Button
                variant="default"
                component={Link}
                to={'/board/what-if' as string}
                search={{ day: from } as never}
                visibleFrom="sm"
              >
                {sayPlans('what-if')}
              </Button>
              <PublishButton board={board} />
            </>
          )}
          {mayPlan && planSelection.length > 1 && (
            <Button variant="light" disabled={plan !== null} onClick={() => void planNow(planSelection)}>
              {say('plan-selection')} ({planSelection.length})
            </Button>
          )}
          {mayPlan && (
            <Button
              leftSection={<IconSparkles size={15} />}
              loading={starting}
              disabled={plan !== null && plan.state !== 'failed'}
              onClick={() => void planNow()}
            >
              {say('plan')}
            </Button>
          )}
        </Group>
        <SegmentedControl
          className={classes.phoneTabs}
          size="xs"
          value={tab}
          onChange={setTab}
          data={[
            { value: 'board', label: say('board') },
            { value: 'tray', label: say('unplanned') },
            { value: 'map', label: say('map') },
            ...(plan || openVisit ? [{ value: 'side', label: say(plan ? 'proposal' : 'visit') }] : []),
          ]}
        />
      </div>
      <Timeline
        rows={rows}
        bars={bars}
        fromDay={from}
        days={days}
        timeZone={board.timeZone}
        hours={hours}
        now={Date.parse(board.now) / 1000}
        selected={selectedBars}
        hovered={hovered}
        onSelect={select}
        onLasso={lasso}
        onHover={hoverBar}
        onOpen={openBar}
        onRow={(row) => setFocusRow((before) => (before === row ? null : row))}
        onPreview={preview}
        onDrop={drop}
        formatClock={(at) => formats.clock(at * 1000)}
        formatDay={formats.calendarDay}
        words={{
          board: say('keys'),
          row: say('row'),
          pinned: say('pinned'),
          warning: say('warning'),
          picked: say('picked'),
          target: say('target'),
          dropped: say('dropped'),
          cancelled: say('cancelled'),
          offThePlan: say('off-plan-drop'),
          computing: say('computing'),
          zoomIn: say('zoom-in'),
          zoomOut: say('zoom-out'),
          team: say('team'),
        }}
      >
        {(timeline) => (
          <div
            className={classes.body}
            data-wall={wall || undefined}
            data-panel={!wall && (plan || openVisit) ? true : undefined}
            data-tab={tab}
          >
            {!wall && (
              <Tray
                visits={unplanned}
                total={unplanned.length}
                words={words}
                onWords={setWords}
                selected={selected}
                onSelect={select}
                onHover={setHovered}
                onOpen={setOpened}
                now={board.now}
                colourOf={trayColour}
                nameOf={(no) =>
                  board.technicians.find((one) => one.resourceNo === no)?.name ??
                  board.groups.find((one) => one.groupNo === no)?.name ??
                  no
                }
              />
            )}
            <div className={classes.center}>
              <div className={classes.timeline}>{timeline}</div>
              {(mapShown || tab === 'map') && (
                <div className={classes.map}>
                  <Suspense>
                    <RouteMap
                      {...map}
                      people={people}
                      selected={selected}
                      hovered={hovered}
                      focusRoute={focusRow}
                      tiles={tiles}
                      onSelect={select}
                      onLasso={lasso}
                      onHover={setHovered}
                      words={{ map: say('map'), noMap: say('no-map') }}
                    />
                  </Suspense>
                </div>
              )}
            </div>
            {wall ? null : plan ? (
              <PlanPanel
                plan={plan}
                board={board}
                onHover={setHovered}
                onShow={setOpened}
                onShowPlan={setChosenPlan}
              />
            ) : (
              openVisit && (
                <VisitPanel
                  board={board}
                  visit={openVisit}
                  onClose={() => setOpened(null)}
                  onUnplan={() => void put(openVisit.visitNo, null)}
                  onPut={(resourceNo, day, at) => void put(openVisit.visitNo, { resourceNo, day, start: at })}
                  onPutCrew={(to) => void put(openVisit.visitNo, to)}
                />
              )
            )}
          </div>
        )}
      </Timeline>
      <TwoVersions
        clash={clash}
        board={board}
        onLeave={() => setClash(null)}
        onInsist={({ moves, changed }) => {
          setClash(null)
          void moveAll(moves, Object.fromEntries(changed.map(({ visitNo, version }) => [visitNo, version])))
        }}
      />
    </div>
  )
}

const isOpen = (state: string) => ['waiting', 'computing', 'proposed', 'failed'].includes(state)

const trayColour = (visit: BoardVisit) =>
  visit.priority === 'high' ? '#d9480f' : visit.priority === 'medium' ? '#b7791f' : '#9aa7b5'

const placeOf = (target: DropTarget) => ({
  resourceNo: target.rowId,
  day: target.day,
  start: new Date(target.seconds * 1000).toISOString(),
})

/** The board with a visit where it was just dropped, until the server answers. */
function placedAt(board: Board, visitNo: string, to: Put | null): Board {
  return {
    ...board,
    visits: board.visits.map((visit) => {
      if (visit.visitNo !== visitNo) return visit
      if (to === null) return { ...visit, state: 'unplanned', placement: null }
      const end = new Date(Date.parse(to.start) + visit.minutes * 60_000).toISOString()
      const { helpers: _, ...place } = to
      return {
        ...visit,
        state: 'planned',
        placement: {
          ...place,
          arrival: to.start,
          end,
          travelSeconds: 0,
          travelMetres: 0,
          travelQuality: 'estimated',
        },
      }
    }),
  }
}
