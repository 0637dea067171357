import type { Board, BoardVisit } from '@giro/business/dispatch/api.ts'
import { unpublishVisits } from '@giro/business/dispatch/publishing/api.ts'
import {
  changeDuration,
  customerAbsent,
  customerCancels,
  customerMoves,
  handOver,
  partArrived,
  planEmergency,
} from '@giro/business/dispatch/real-time/api.ts'
import { asDay, momentOf } from '@giro/business/foundation/day.ts'
import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useFormats } from '../app/formats.ts'
import classes from './board.module.css'
import { usePlansWords } from './plans-texts.ts'
import { knownOf } from './publication-model.ts'
import { tellPushed } from './tell-pushed.tsx'

/** What may happen to a visit, each one action away; the answer is a proposal. */
export function VisitHappened({ board, visit }: { board: Board; visit: BoardVisit }) {
  const say = usePlansWords()
  const formats = useFormats()
  const duration = useDoes(changeDuration)
  const emergency = useDoes(planEmergency)
  const absent = useDoes(customerAbsent)
  const cancels = useDoes(customerCancels)
  const part = useDoes(partArrived)
  const over = useDoes(handOver)
  const unpublish = useDoes(unpublishVisits)
  const [minutes, setMinutes] = useState<number | string>(visit.minutes)
  const [soon, setSoon] = useState(false)
  const [moving, setMoving] = useState(false)
  const { visitNo } = visit
  const planned = visit.placement !== null
  const begun = visit.state === 'on-site' || visit.state === 'paused' || visit.state === 'en-route'
  if (visit.state === 'done' || visit.state === 'not-done') return null
  const tell = (done: { output: { planNo: string | null } } | null) =>
    done && tellPushed({ pushed: [], ...done.output }, say, formats)
  const setDuration = async (value: number) => {
    setMinutes(value)
    tell(await duration.does({ visitNo, minutes: value }))
  }
  const known = knownOf(visit)
  return (
    <section aria-label={say('visit-happened')}>
      {known && known !== 'draft' && (
        <Text size="xs" c="dimmed" mb={6}>
          {known === 'published'
            ? say('known.published')
            : say(known === 'lost' ? 'known.lost' : 'known.changed', {
                name:
                  board.technicians.find((one) => one.resourceNo === visit.published!.resourceNo)?.name ??
                  visit.published!.resourceNo,
                when: `${formats.day(visit.published!.start)} ${formats.clock(visit.published!.start)}`,
              })}
          {visit.published && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              ml={4}
              loading={unpublish.busy}
              onClick={() => void unpublish.does({ visitNos: [visitNo] })}
            >
              {say('unpublish')}
            </Button>
          )}
        </Text>
      )}
      <details className={classes.happened} open={begun || undefined}>
        <summary>{say('visit-happened')}</summary>
        <Stack gap={8} mt={8}>
          {planned && (
            <Group gap={6} align="end" wrap="nowrap">
              <NumberInput
                size="xs"
                label={say('duration')}
                value={minutes}
                min={1}
                max={1440}
                step={5}
                suffix={` ${say('minutes')}`}
                onChange={setMinutes}
                style={{ flex: 1 }}
              />
              {([10, 30] as const).map((more) => (
                <Button
                  key={more}
                  variant="default"
                  px={8}
                  loading={duration.busy}
                  onClick={() => void setDuration(visit.minutes + more)}
                >
                  {say(`longer-${more}`)}
                </Button>
              ))}
              <Button
                variant="light"
                px={10}
                loading={duration.busy}
                disabled={typeof minutes !== 'number' || minutes < 1 || minutes === visit.minutes}
                onClick={() => void setDuration(Number(minutes))}
              >
                {say('duration-set')}
              </Button>
            </Group>
          )}
          {!planned && visit.notPlannable === null && (
            <>
              <Button
                color="orange"
                loading={emergency.busy}
                onClick={async () => tell(await emergency.does({ visitNo, intoFreeze: soon }))}
              >
                {say('emergency')}
              </Button>
              <Checkbox
                size="xs"
                label={say('into-freeze')}
                checked={soon}
                onChange={(event) => setSoon(event.currentTarget.checked)}
              />
            </>
          )}
          {!planned && visit.notPlannable === 'ON_HOLD' && (
            <Button
              variant="light"
              loading={part.busy}
              onClick={async () => tell(await part.does({ visitNo }))}
            >
              {say('part')}
            </Button>
          )}
          {planned && (
            <Group gap={6}>
              <Button
                variant="default"
                loading={absent.busy}
                onClick={async () => tell(await absent.does({ visitNo }))}
              >
                {say('absent')}
              </Button>
              {!begun && (
                <>
                  <Button
                    variant="default"
                    loading={cancels.busy}
                    onClick={async () => tell(await cancels.does({ visitNo }))}
                  >
                    {say('cancels')}
                  </Button>
                  <Button variant="default" onClick={() => setMoving(true)}>
                    {say('moves')}
                  </Button>
                </>
              )}
            </Group>
          )}
          {planned && !begun && (
            <Select
              placeholder={say('hand-over')}
              aria-label={say('hand-over')}
              searchable
              value={null}
              disabled={over.busy}
              data={board.technicians
                .filter((one) => one.resourceNo !== visit.placement!.resourceNo)
                .map((one) => ({ value: one.resourceNo, label: one.name }))}
              onChange={async (resourceNo) =>
                resourceNo && tell(await over.does({ visitNos: [visitNo], resourceNo }))
              }
            />
          )}
        </Stack>
      </details>
      <Modal opened={moving} onClose={() => setMoving(false)} title={say('moves-title')} size="sm">
        {moving && <MovesForm board={board} visit={visit} onDone={() => setMoving(false)} />}
      </Modal>
    </section>
  )
}

function MovesForm({ board, visit, onDone }: { board: Board; visit: BoardVisit; onDone: () => void }) {
  const say = usePlansWords()
  const formats = useFormats()
  const moves = useDoes(customerMoves)
  const [day, setDay] = useState<string>(visit.placement?.day ?? board.fromDay)
  const [from, setFrom] = useState('14:00')
  const [to, setTo] = useState('16:00')
  const at = (time: string) => momentOf(asDay(day), time, board.timeZone)
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        const done = await moves.does({ visitNo: visit.visitNo, promised: { from: at(from), to: at(to) } })
        if (!done) return
        tellPushed({ ...done.output, pushed: [] }, say, formats)
        onDone()
      }}
    >
      <Stack gap="sm">
        <TextInput
          type="date"
          label={say('first-day')}
          required
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Group grow>
          <TextInput
            type="time"
            label={say('from')}
            required
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={say('until')}
            required
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {say('cancel')}
          </Button>
          <Button type="submit" loading={moves.busy} disabled={!day || !from || !to}>
            {say('report')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
