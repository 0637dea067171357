import type { Board, BoardVisit } from '@giro/business/dispatch/api.ts'
import { unpublishVisits } from '@giro/business/dispatch/publishing/api.ts'
import {
  changeDuration,
  customerAbsent,
  customerCancels,
  customerMoves,
  handOver,
  mergeVisits,
  partArrived,
  splitVisit,
} from '@giro/business/dispatch/real-time/api.ts'
import { asDay, momentOf } from '@giro/business/foundation/day.ts'
import { readOrder } from '@giro/business/service-orders/api.ts'
import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconUrgent } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import classes from './board.module.css'
import { EmergencyDialog } from './emergency/emergency-dialog.tsx'
import { usePlansWords } from './plans-texts.ts'
import { knownOf } from './publication-model.ts'
import { tellPushed } from './tell-pushed.tsx'

/** What may happen to a visit, each one action away; the answer is a proposal. */
export function VisitHappened({ board, visit }: { board: Board; visit: BoardVisit }) {
  const say = usePlansWords()
  const formats = useFormats()
  const duration = useDoes(changeDuration)
  const absent = useDoes(customerAbsent)
  const cancels = useDoes(customerCancels)
  const part = useDoes(partArrived)
  const over = useDoes(handOver)
  const merge = useDoes(mergeVisits)
  const unpublish = useDoes(unpublishVisits)
  const [minutes, setMinutes] = useState<number | string>(visit.minutes)
  const [urgent, setUrgent] = useState(false)
  const [moving, setMoving] = useState(false)
  const [splitting, setSplitting] = useState(false)
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
  // Other stages, and other orders of the same customer at the same address, which one visit could do.
  const together = board.visits.filter(
    (one) =>
      (one.orderNo !== visit.orderNo || one.stage !== visit.stage) &&
      one.customerNo === visit.customerNo &&
      one.address === visit.address &&
      one.city === visit.city &&
      (one.orderNo === visit.orderNo || (one.orderStatus === 'pending' && visit.orderStatus === 'pending')) &&
      ['unplanned', 'planned', 'published'].includes(one.state),
  )
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
      {!planned && visit.notPlannable === null && visit.crewSize === 1 && (
        <Button
          variant="default"
          leftSection={<IconUrgent size={16} color="var(--mantine-color-orange-6)" />}
          fullWidth
          mb={8}
          onClick={() => setUrgent(true)}
        >
          {say('emergency')}
        </Button>
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
          {!begun && (visit.lineNos.length > 1 || together.length > 0) && (
            <Group gap={6} wrap="nowrap">
              {visit.lineNos.length > 1 && (
                <Button variant="default" onClick={() => setSplitting(true)}>
                  {say('split')}
                </Button>
              )}
              {together.length > 0 && (
                <Select
                  placeholder={say('merge')}
                  aria-label={say('merge')}
                  value={null}
                  disabled={merge.busy}
                  data={together.map((one) => ({
                    value: one.visitNo,
                    label: `${one.orderNo} · ${one.description}`,
                  }))}
                  onChange={async (otherVisitNo) =>
                    otherVisitNo && tell(await merge.does({ visitNo, otherVisitNo }))
                  }
                />
              )}
            </Group>
          )}
        </Stack>
      </details>
      <Modal opened={splitting} onClose={() => setSplitting(false)} title={say('split-title')} size="sm">
        {splitting && <SplitForm visit={visit} onDone={() => setSplitting(false)} />}
      </Modal>
      {urgent && <EmergencyDialog visit={visit} timeZone={board.timeZone} onClose={() => setUrgent(false)} />}
      <Modal opened={moving} onClose={() => setMoving(false)} title={say('moves-title')} size="sm">
        {moving && <MovesForm board={board} visit={visit} onDone={() => setMoving(false)} />}
      </Modal>
    </section>
  )
}

function SplitForm({ visit, onDone }: { visit: BoardVisit; onDone: () => void }) {
  const say = usePlansWords()
  const formats = useFormats()
  const split = useDoes(splitVisit)
  const { data: order } = useAsked(readOrder, { orderNo: visit.orderNo })
  const [chosen, setChosen] = useState<readonly number[]>([])
  const lines = order?.lines.filter((line) => visit.lineNos.includes(line.lineNo)) ?? []
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        const done = await split.does({ visitNo: visit.visitNo, lineNos: [...chosen] })
        if (!done) return
        tellPushed({ ...done.output, pushed: [] }, say, formats)
        onDone()
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {say('split-hint')}
        </Text>
        {lines.map((line) => (
          <Checkbox
            key={line.lineNo}
            label={`${line.description || line.serviceItemDescription || line.lineNo} · ${line.estimatedMinutes} ${say('minutes')}`}
            checked={chosen.includes(line.lineNo)}
            onChange={(event) =>
              setChosen(
                event.currentTarget.checked
                  ? [...chosen, line.lineNo]
                  : chosen.filter((one) => one !== line.lineNo),
              )
            }
          />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {say('cancel')}
          </Button>
          <Button
            type="submit"
            loading={split.busy}
            disabled={chosen.length === 0 || chosen.length >= lines.length}
          >
            {say('report')}
          </Button>
        </Group>
      </Stack>
    </form>
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
