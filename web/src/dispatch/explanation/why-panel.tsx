import { type Board, type BoardVisit, explainVisit, moveVisits } from '@giro/business/dispatch/api.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { Button, Group, Loader, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useDoes } from '../../app/ask.tsx'
import { useAsked } from '../../app/call.ts'
import { type Formats, useFormats } from '../../app/formats.ts'
import classes from '../board.module.css'
import { shownTerms } from '../quality/terms.ts'
import { type QualityWords, useQualityWords } from '../quality/texts.ts'
import { useExplanationWords } from './texts.ts'

type Why = OutputOf<typeof explainVisit>
type Candidate = Why['candidates'][number]
const few = 6

/**
 * Why a visit stands where it does, or why it is not planned: one sentence, who could do it and what stands against it,
 * what would help (done by a click where the board can do it), and when it is possible at all.
 */
export function WhyPanel({
  board,
  visit,
  movable,
  onPut,
}: {
  board: Board
  visit: BoardVisit
  movable: boolean
  onPut: (resourceNo: string, day: string, start: string) => void
}) {
  const say = useExplanationWords()
  const [all, setAll] = useState(false)
  const { data: why, isFetching } = useAsked(explainVisit, {
    visitNo: visit.visitNo,
    fromDay: board.fromDay as never,
    toDay: board.toDay as never,
  })
  const title = say(visit.placement ? 'why' : 'why-not')
  const candidates = why?.candidates ?? []
  return (
    <section className={classes.why} aria-label={title}>
      <Text fw={650} size="sm">
        {title} {isFetching && <Loader size={11} />}
      </Text>
      {why && (
        <>
          <Text size="sm" mt={4}>
            {why.sentence}
          </Text>
          {why.nextPossible && <Next next={why.nextPossible} shown={board} onPut={movable ? onPut : null} />}
          {why.relaxations.length > 0 && <Helps helps={why.relaxations} board={board} />}
          {candidates.length > 0 && (
            <Text fw={650} size="xs" mt="sm">
              {say(visit.placement ? 'alternatives' : 'candidates')}
            </Text>
          )}
          {candidates.slice(0, all ? undefined : few).map((candidate) => (
            <CandidateRow
              key={candidate.resourceNo + candidate.day}
              candidate={candidate}
              several={board.fromDay !== board.toDay}
              onPut={movable ? onPut : null}
            />
          ))}
          {candidates.length > few && (
            <Button variant="subtle" color="gray" size="compact-xs" mt={6} onClick={() => setAll(!all)}>
              {all ? say('fewer') : say('all-of-them', { count: candidates.length })}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

function CandidateRow({
  candidate,
  several,
  onPut,
}: {
  candidate: Candidate
  several: boolean
  onPut: ((resourceNo: string, day: string, start: string) => void) | null
}) {
  const say = useExplanationWords()
  const sayTerm = useQualityWords()
  const formats = useFormats()
  const { added, reasons, start, terms } = candidate
  const figures =
    added === null
      ? null
      : `${say(added < 0 ? 'less' : 'more', { money: formats.money(Math.abs(added)) })}${
          terms ? termsOf(terms, sayTerm, formats) : ''
        }`
  const lines =
    reasons.length > 0 ? reasons.map((reason) => reason.text).join('; ') : (figures ?? say('fits'))
  return (
    <Group gap={6} mt={5} wrap="nowrap" align="start" data-candidate={candidate.resourceNo}>
      <div style={{ flex: 1 }}>
        <b>{candidate.name}</b> {several && <span className="dim">{formats.calendarDay(candidate.day)}</span>}
        <div className="dim" style={{ fontSize: '0.74rem' }}>
          {lines}
        </div>
      </div>
      {start && onPut && (
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => onPut(candidate.resourceNo, candidate.day, start)}
        >
          {formats.clock(start)}
        </Button>
      )}
    </Group>
  )
}

/** ` (Driving +8,00 €, Overtime +4,40 €)`; nothing where one term says it all. */
function termsOf(terms: Readonly<Record<string, number>>, say: QualityWords, formats: Formats): string {
  const parts = [...shownTerms(terms)].map(
    ([term, value]) => `${say(`term.${term}`)} ${value < 0 ? '−' : '+'}${formats.money(Math.abs(value))}`,
  )
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`
}

function Next({
  next,
  shown,
  onPut,
}: {
  next: NonNullable<Why['nextPossible']>
  shown: Pick<Board, 'fromDay' | 'toDay'>
  onPut: ((resourceNo: string, day: string, start: string) => void) | null
}) {
  const say = useExplanationWords()
  const formats = useFormats()
  const here = next.day >= shown.fromDay && next.day <= shown.toDay
  return (
    <div data-next>
      <Text fw={650} size="xs" mt="sm">
        {say('next')}
      </Text>
      <Group gap={6} wrap="nowrap" align="start" mt={3}>
        <div style={{ flex: 1 }}>
          <b>
            {say('next-at', {
              name: next.name,
              day: formats.calendarDay(next.day),
              time: formats.clock(next.start),
            })}
          </b>
          <div className="dim" style={{ fontSize: '0.74rem' }}>
            {next.lateServiceMinutes > 0
              ? say('late-by', { time: formats.minutes(next.lateServiceMinutes) })
              : say('in-time')}
          </div>
        </div>
        {!here && onPut && (
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => onPut(next.resourceNo, next.day, next.start)}
          >
            {say('put-there')}
          </Button>
        )}
      </Group>
    </div>
  )
}

/** Changes that would help; those that the board can make have a button. */
function Helps({ helps, board }: { helps: Why['relaxations']; board: Board }) {
  const say = useExplanationWords()
  const { does: move, busy } = useDoes(moveVisits)
  const versions = new Map(board.visits.map((visit) => [visit.visitNo, visit.version]))
  const help = async ({ moves }: Why['relaxations'][number]) => {
    if (!moves) return
    const seen = Object.fromEntries(
      moves.flatMap(({ visitNo }) => (versions.has(visitNo) ? [[visitNo, versions.get(visitNo)!]] : [])),
    )
    const done = await move({ moves: moves as never, seen })
    if (!done) return
    const { faults } = done.output
    notifications.show({
      color: faults.length > 0 ? 'orange' : 'teal',
      autoClose: 7000,
      message: faults.length > 0 ? faults.map((fault) => fault.text).join('; ') : say('done'),
    })
  }
  return (
    <>
      <Text fw={650} size="xs" mt="sm">
        {say('would-help')}
      </Text>
      {helps.slice(0, few).map((one) => (
        <div key={one.code + one.text} data-help={one.code} style={{ marginTop: 7 }}>
          <div>{one.text}</div>
          {one.moves && one.button && (
            <Button
              size="compact-xs"
              variant="light"
              mt={3}
              h="auto"
              py={2}
              maw="100%"
              styles={{ label: { whiteSpace: 'normal', textAlign: 'left' } }}
              disabled={busy}
              aria-label={say('do-it', { what: `${one.text}: ${one.button}` })}
              onClick={() => void help(one)}
            >
              {one.button}
            </Button>
          )}
        </div>
      ))}
    </>
  )
}
