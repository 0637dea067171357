import type { LinePoint } from '@giro/business/checklists/api.ts'
import { isOpen, type PointVerdict } from '@giro/business/checklists/checklist.ts'
import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useFormats } from '../app/formats.ts'
import classes from './checklists.module.css'
import { type ChecklistWords, useChecklistWords } from './texts.ts'

/** What somebody enters for a point. */
export interface GivenAnswer {
  readonly pointNo: number
  readonly verdict: PointVerdict
  readonly value: string
  readonly note: string
}

const signs = { ok: IconCircleCheck, failed: IconCircleX, 'not-applicable': IconCircleMinus } as const

/** One point: what it asks, the answer that stands, and a new one. `more` are buttons behind it. */
export function PointRow({
  point,
  busy = false,
  waiting = false,
  mayAnswer = true,
  onAnswer,
  more,
}: {
  point: LinePoint
  busy?: boolean
  /** Its answer is still on the phone. */
  waiting?: boolean
  mayAnswer?: boolean
  onAnswer: (answer: GivenAnswer) => void
  more?: ReactNode
}) {
  const say = useChecklistWords()
  const formats = useFormats()
  const [value, setValue] = useState(point.value)
  const [note, setNote] = useState(point.note)
  const give = (verdict: PointVerdict) => onAnswer({ pointNo: point.pointNo, verdict, value, note })
  const asks = limitsOf(point, say)
  // A value with limits, and words, say themselves whether they are fine.
  const speaks = point.kind === 'text' || (point.kind === 'measure' && asks !== '')
  const Sign = point.verdict && signs[point.verdict]
  return (
    <li className={classes.point} data-point={point.pointNo} data-open={isOpen(point) || undefined}>
      <div className={classes.head}>
        <b>{point.text}</b>
        {asks && <span className={classes.dim}>{asks}</span>}
        {!point.mandatory && <span className={classes.dim}>{say('optional')}</span>}
        {point.photo && point.photos === 0 && <span className={classes.dim}>{say('photo-wanted')}</span>}
        {point.verdict && Sign && (
          <span className={classes.state} data-verdict={point.verdict}>
            <Sign size={16} /> {say(`verdict.${point.verdict}`)}
            {point.value && ` · ${point.value} ${point.unit}`}
          </span>
        )}
      </div>
      {(point.answeredAt || waiting || point.photos > 0) && (
        <span className={classes.dim}>
          {[
            point.note,
            point.answeredAt &&
              [point.answeredByName, formats.stamp(point.answeredAt)].filter(Boolean).join(', '),
            point.photos > 0 && say('photos', { count: point.photos }),
            waiting && say('waiting'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
      {mayAnswer && (
        <div className={classes.answer}>
          {point.kind === 'measure' && (
            <TextInput
              label={say('measured')}
              inputMode="decimal"
              w={130}
              value={value}
              rightSection={point.unit ? <span className={classes.dim}>{point.unit}</span> : undefined}
              rightSectionWidth={46}
              onChange={(event) => setValue(event.currentTarget.value)}
            />
          )}
          {point.kind === 'choice' && (
            <Select
              label={say('chosen')}
              w={190}
              value={value || null}
              onChange={(chosen) => setValue(chosen ?? '')}
              data={[...point.choices]}
            />
          )}
          {point.kind === 'text' && (
            <Textarea
              label={say('written')}
              autosize
              style={{ flex: '1 1 220px' }}
              value={value}
              maxLength={200}
              onChange={(event) => setValue(event.currentTarget.value)}
            />
          )}
          <TextInput
            label={say('note')}
            style={{ flex: '1 1 160px' }}
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div className={classes.answer} role="group" aria-label={say('verdict')}>
            {speaks ? (
              <Button variant="default" disabled={busy || value.trim() === ''} onClick={() => give('ok')}>
                {say('record')}
              </Button>
            ) : (
              (['ok', 'failed'] as const).map((verdict) => (
                <Button
                  key={verdict}
                  variant={point.verdict === verdict ? 'filled' : 'default'}
                  disabled={busy || (point.kind !== 'check' && value.trim() === '')}
                  onClick={() => give(verdict)}
                >
                  {say(`verdict.${verdict}`)}
                </Button>
              ))
            )}
            <Button variant="default" disabled={busy} onClick={() => give('not-applicable')}>
              {say('verdict.not-applicable')}
            </Button>
          </div>
          {more}
        </div>
      )}
    </li>
  )
}

function limitsOf({ kind, minimum, maximum, unit }: LinePoint, say: ChecklistWords): string {
  if (kind !== 'measure') return ''
  if (minimum !== null && maximum !== null) return say('between', { from: minimum, to: maximum, unit })
  if (minimum !== null) return say('at-least', { from: minimum, unit })
  return maximum === null ? '' : say('at-most', { to: maximum, unit })
}

/** How far a checklist is, in words. */
export function progressOf(points: readonly LinePoint[], say: ChecklistWords): string {
  const done = points.filter((point) => point.verdict !== null).length
  const open = points.filter(isOpen).length
  return [
    say('progress', { done, all: points.length }),
    ...(open > 0 ? [say('progress-open', { count: open })] : []),
  ].join(' · ')
}
