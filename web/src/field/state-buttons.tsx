import { isOpen } from '@giro/business/checklists/checklist.ts'
import { lineResults } from '@giro/business/dispatch/reports/api.ts'
import { Button, Group, Modal, NumberInput, Select, Stack, Textarea } from '@mantine/core'
import {
  IconCar,
  IconCheck,
  IconMapPin,
  IconPhone,
  IconPlayerPause,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { type MyVisit, navigationTo } from './my-visits.ts'
import { pointsWith } from './points-with.ts'
import { useReports } from './reports.tsx'
import { useFieldWords } from './texts.ts'

/** One tap each: call, go there, on the way, arrived, pause, finished, not done. */
export function StateButtons({ visit, state }: { visit: MyVisit; state: string }) {
  const say = useFieldWords()
  const { report } = useReports()
  const [asking, setAsking] = useState<'done' | 'not-done' | null>(null)
  const tell = (kind: 'en-route' | 'arrived' | 'resumed') => void report(visit.visitNo, { kind })
  const toCome = state === 'planned' || state === 'published'
  const open = toCome || state === 'en-route' || state === 'on-site' || state === 'paused'
  return (
    <>
      <Group mt="sm" gap="xs">
        {visit.phone && (
          <Button
            component="a"
            href={`tel:${visit.phone}`}
            variant="default"
            size="sm"
            leftSection={<IconPhone size={15} />}
          >
            {say('call')}
          </Button>
        )}
        {visit.position && open && (
          <Button
            component="a"
            href={navigationTo(visit.position)}
            variant="default"
            size="sm"
            leftSection={<IconMapPin size={15} />}
          >
            {say('navigate')}
          </Button>
        )}
        {toCome && (
          <Button
            size="sm"
            variant="light"
            leftSection={<IconCar size={15} />}
            onClick={() => tell('en-route')}
          >
            {say('en-route')}
          </Button>
        )}
        {(toCome || state === 'en-route') && (
          <Button size="sm" leftSection={<IconPlayerPlay size={15} />} onClick={() => tell('arrived')}>
            {say('arrived')}
          </Button>
        )}
        {state === 'on-site' && (
          <Button
            size="sm"
            variant="light"
            leftSection={<IconPlayerPause size={15} />}
            onClick={() => void report(visit.visitNo, { kind: 'paused', reason: '' })}
          >
            {say('pause')}
          </Button>
        )}
        {state === 'paused' && (
          <Button size="sm" leftSection={<IconPlayerPlay size={15} />} onClick={() => tell('resumed')}>
            {say('resume')}
          </Button>
        )}
        {(state === 'on-site' || state === 'paused') && (
          <Button size="sm" leftSection={<IconCheck size={15} />} onClick={() => setAsking('done')}>
            {say('finish')}
          </Button>
        )}
        {open && state !== 'paused' && (
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            leftSection={<IconX size={15} />}
            onClick={() => setAsking('not-done')}
          >
            {say('not-done')}
          </Button>
        )}
      </Group>
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={say(asking === 'done' ? 'finish-title' : 'not-done-title')}
        closeButtonProps={{ 'aria-label': say('cancel') }}
      >
        {asking === 'done' && <Finish visit={visit} onDone={() => setAsking(null)} />}
        {asking === 'not-done' && <NotDoneForm visit={visit} onDone={() => setAsking(null)} />}
      </Modal>
    </>
  )
}

type Result = (typeof lineResults)[number]

/** How each line was left, and how far was driven. */
function Finish({ visit, onDone }: { visit: MyVisit; onDone: () => void }) {
  const say = useFieldWords()
  const { report, kept } = useReports()
  const open = visit.lines.filter((line) => !line.finished)
  const [results, setResults] = useState<Readonly<Record<number, Result>>>({})
  const [kilometres, setKilometres] = useState<string | number>(
    visit.placement ? Math.round(visit.placement.travelMetres / 100) / 10 : '',
  )
  const openPoints = open.flatMap((line) => pointsWith(visit, line, kept.waiting)).filter(isOpen).length
  const has = (kind: string) =>
    visit.reports.some((one) => one.kind === kind) ||
    kept.waiting.some((one) => one.visitNo === visit.visitNo && one.content.kind === kind)
  const end = async () => {
    await report(visit.visitNo, {
      kind: 'done',
      lines: open.map(({ lineNo }) => ({ lineNo, result: results[lineNo] ?? 'finished' })),
      ...(kilometres !== '' && { kilometres: String(kilometres) }),
    })
    onDone()
  }
  return (
    <Stack>
      {open.map((line) => (
        <Select
          key={line.lineNo}
          label={line.description}
          value={results[line.lineNo] ?? 'finished'}
          allowDeselect={false}
          data={lineResults.map((value) => ({ value, label: say(`result.${value}`) }))}
          onChange={(value) => value && setResults({ ...results, [line.lineNo]: value as Result })}
        />
      ))}
      <NumberInput
        label={say('kilometres')}
        value={kilometres}
        onChange={setKilometres}
        min={0}
        max={2000}
        decimalScale={1}
      />
      {openPoints > 0 && <span className="dim">⚠ {say('points-open', { count: openPoints })}</span>}
      {!has('time') && <span className="dim">{say('no-hours-yet')}</span>}
      {!has('signature') && <span className="dim">{say('no-signature-yet')}</span>}
      <Button size="md" onClick={() => void end()}>
        {say('end-visit')}
      </Button>
    </Stack>
  )
}

function NotDoneForm({ visit, onDone }: { visit: MyVisit; onDone: () => void }) {
  const say = useFieldWords()
  const { report } = useReports()
  const [reason, setReason] = useState<'customer-absent' | 'other'>('customer-absent')
  const [remark, setRemark] = useState('')
  return (
    <Stack>
      <Select
        aria-label={say('not-done-title')}
        value={reason}
        allowDeselect={false}
        data={(['customer-absent', 'other'] as const).map((value) => ({
          value,
          label: say(`reason.${value}`),
        }))}
        onChange={(value) => setReason((value ?? 'other') as 'other')}
      />
      <Textarea
        label={say('remark')}
        autosize
        minRows={2}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      <Button
        size="md"
        onClick={async () => {
          await report(visit.visitNo, { kind: 'not-done', reason, remark })
          onDone()
        }}
      >
        {say('report')}
      </Button>
    </Stack>
  )
}
