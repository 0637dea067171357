import {
  type PlanQualityView,
  type QualityShown,
  readPlanQuality,
} from '@giro/business/dispatch/quality/api.ts'
import { Group, Loader, Modal, SegmentedControl, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useAsked } from '../../app/call.ts'
import { type Formats, useFormats } from '../../app/formats.ts'
import { useLanguage } from '../../app/words.ts'
import classes from './quality.module.css'
import { type BarRow, Legend, type Part, StackedBars } from './stacked-bars.tsx'
import { shownTerms } from './terms.ts'
import { type QualityWords, useQualityWords } from './texts.ts'

type Figures = Omit<QualityShown['total'], 'unassigned'>

/** Cost by term and by technician, use of the time, and what goes wrong: of the shown days, or of a proposal beside them. */
export function QualityDialog({
  fromDay,
  toDay,
  planNo,
  onClose,
}: {
  fromDay: string
  toDay: string
  planNo: string | null
  onClose: () => void
}) {
  const say = useQualityWords()
  const formats = useFormats()
  const narrow = useMediaQuery('(max-width: 62em)')
  const { data, error } = useAsked(readPlanQuality, {
    fromDay: fromDay as never,
    toDay: toDay as never,
    ...(planNo !== null && { planNo }),
  })
  const period =
    fromDay === toDay
      ? formats.calendarDayLong(fromDay)
      : `${formats.calendarDay(fromDay)} – ${formats.calendarDay(toDay)}`
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${say('title')} · ${period}`}
      size="min(1120px, 94vw)"
      fullScreen={narrow === true}
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      {error ? (
        <Text c="orange">{error.message}</Text>
      ) : data ? (
        <Quality view={data} />
      ) : (
        <Group gap="xs">
          <Loader size="sm" /> {say('computing')}
        </Group>
      )}
    </Modal>
  )
}

function Quality({ view }: { view: PlanQualityView }) {
  const say = useQualityWords()
  const formats = useFormats()
  const [shown, setShown] = useState<'cost' | 'time'>('cost')
  const quality = view.proposed ?? view.now
  const before = view.proposed ? view.now : null
  if (quality.technicians.length === 0 && quality.total.unassigned === 0)
    return <Text size="sm">{say('empty')}</Text>
  const beforeOf = new Map(before?.technicians.map((one) => [one.resourceNo, one]))
  const partsOf = shown === 'cost' ? costParts : timeParts
  const rows = quality.technicians.map((one): BarRow => {
    const was = beforeOf.get(one.resourceNo)
    return {
      key: one.resourceNo,
      name: one.name,
      parts: partsOf(one, say, formats),
      before: was ? partsOf(was, say, formats) : null,
      total:
        shown === 'cost'
          ? formats.money(one.cost)
          : formats.minutes((one.workSeconds + one.travelSeconds + one.waitingSeconds) / 60),
      mark: shown === 'time' ? one.capacitySeconds : null,
    }
  })
  const sentence = (name: string, parts: string) => say('chart', { name, parts })
  return (
    <>
      {before && (
        <Text size="sm" c="dimmed" mb="xs">
          {say('both')}
        </Text>
      )}
      <Tiles is={quality.total} was={before?.total ?? null} say={say} formats={formats} />
      <div className={classes.section}>
        <h3>{say('by-term')}</h3>
      </div>
      <StackedBars
        label={say('by-term')}
        sentence={sentence}
        rows={[
          ...(before ? [termRow('now', say('now'), before.total, say, formats)] : []),
          termRow('is', before ? say('proposed') : say('total'), quality.total, say, formats),
        ]}
      />
      <Legend parts={costParts(quality.total, say, formats)} />
      <div className={classes.section}>
        <h3>{say('by-technician')}</h3>
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={(value) => setShown(value as 'cost')}
          data={[
            { value: 'cost', label: say('show-cost') },
            { value: 'time', label: say('show-time') },
          ]}
        />
      </div>
      <StackedBars label={say('by-technician')} sentence={sentence} rows={rows} />
      {shown === 'time' && <Legend parts={timeParts(quality.total, say, formats)} />}
      <TechnicianTable quality={quality} say={say} formats={formats} />
      {view.travel === 'estimated' && (
        <Text size="xs" c="dimmed" mt="sm">
          {say('estimated')}
        </Text>
      )}
    </>
  )
}

function termRow(key: string, name: string, figures: Figures, say: QualityWords, formats: Formats): BarRow {
  return {
    key,
    name,
    parts: costParts(figures, say, formats),
    before: null,
    total: formats.money(figures.cost),
    mark: null,
  }
}

function costParts(figures: Figures, say: QualityWords, formats: Formats): Part[] {
  return [...shownTerms(figures.terms)].map(([part, value]) => ({
    part,
    name: say(`term.${part}`),
    value,
    words: formats.money(value),
  }))
}

function timeParts(figures: Figures, say: QualityWords, formats: Formats): Part[] {
  const parts = [
    ['work', figures.workSeconds],
    ['travel', figures.travelSeconds],
    ['waiting', figures.waitingSeconds],
  ] as const
  return parts
    .filter(([, value]) => value > 0)
    .map(([part, value]) => ({ part, name: say(part), value, words: formats.minutes(value / 60) }))
}

type Total = QualityShown['total']

/** The figures that people compare, one beside the other; with a proposal as now → proposed. */
function Tiles({
  is,
  was,
  say,
  formats,
}: {
  is: Total
  was: Total | null
  say: QualityWords
  formats: Formats
}) {
  const percent = usePercent()
  const time = (seconds: number) => (seconds === 0 ? say('none') : formats.minutes(seconds / 60))
  const tiles: [string, (one: Total) => string, string | null][] = [
    [
      say('cost'),
      (one) => formats.money(one.cost),
      is.visits === 0
        ? null
        : say('cost-per-visit', {
            money: formats.money((is.cost - (is.terms.unassigned ?? 0)) / is.visits),
          }),
    ],
    [
      say('visits'),
      (one) => formats.whole(one.visits),
      is.unassigned > 0 ? say('unassigned', { count: is.unassigned }) : null,
    ],
    [
      say('use'),
      (one) => percent(one.use),
      say('use-of', {
        used: formats.minutes((is.workSeconds + is.travelSeconds) / 60),
        capacity: formats.minutes(is.capacitySeconds / 60),
      }),
    ],
    [
      say('travel-share'),
      (one) => percent(one.travelShare),
      `${formats.minutes(is.travelSeconds / 60)}, ${formats.kilometres(is.travelMetres)}`,
    ],
    [
      say('idle'),
      (one) => time(one.idleSeconds),
      is.waitingSeconds > 0 ? say('waiting-of', { time: formats.minutes(is.waitingSeconds / 60) }) : null,
    ],
    [say('overtime'), (one) => time(one.overtimeSeconds), null],
    [
      say('late'),
      (one) => formats.whole(one.lateVisits),
      is.lateSeconds > 0 ? say('late-by', { time: formats.minutes(is.lateSeconds / 60) }) : null,
    ],
  ]
  return (
    <dl className={classes.tiles} style={{ margin: 0 }}>
      {tiles.map(([name, show, more]) => (
        <div key={name} className={classes.tile}>
          <dt>{name}</dt>
          <dd>
            {was && show(was) !== show(is) && <span className="dim">{show(was)} → </span>}
            {show(is)}
            {more && <small>{more}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function usePercent() {
  const language = useLanguage()
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  return (share: number | null) => (share === null ? '–' : format.format(share))
}

/** The same figures to be read one by one. */
function TechnicianTable({
  quality,
  say,
  formats,
}: {
  quality: QualityShown
  say: QualityWords
  formats: Formats
}) {
  const percent = usePercent()
  const time = (seconds: number) => (seconds < 30 ? '–' : formats.minutes(seconds / 60))
  const columns: [string, (one: Figures) => string][] = [
    [say('visits-short'), (one) => formats.whole(one.visits)],
    [say('work'), (one) => time(one.workSeconds)],
    [say('travel'), (one) => time(one.travelSeconds)],
    [say('distance'), (one) => formats.kilometres(one.travelMetres)],
    [say('travel-share-short'), (one) => percent(one.travelShare)],
    [say('use'), (one) => percent(one.use)],
    [say('idle'), (one) => time(one.idleSeconds)],
    [say('waiting'), (one) => time(one.waitingSeconds)],
    [say('overtime'), (one) => time(one.overtimeSeconds)],
    [say('late'), (one) => formats.whole(one.lateVisits)],
    [say('cost'), (one) => formats.money(one.cost)],
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div className={classes.table} tabIndex={0} role="region" aria-label={say('by-technician')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('technician')}</th>
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {quality.technicians.map((one) => (
            <tr key={one.resourceNo}>
              <th scope="row">{one.name}</th>
              {columns.map(([name, show]) => (
                <td key={name}>{show(one)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {quality.total.unassigned > 0 && (
            <tr>
              <th scope="row">{say('term.unassigned')}</th>
              {columns.map(([name]) => (
                <td key={name}>
                  {name === say('visits-short') && formats.whole(quality.total.unassigned)}
                  {name === say('cost') && formats.money(quality.total.terms.unassigned ?? 0)}
                </td>
              ))}
            </tr>
          )}
          <tr>
            <th scope="row">{say('total')}</th>
            {columns.map(([name, show]) => (
              <td key={name}>{show(quality.total)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
