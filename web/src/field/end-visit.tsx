import { isOpen } from '@giro/business/checklists/checklist.ts'
import { lineResults } from '@giro/business/dispatch/reports/api.ts'
import { Button, NumberInput, Select, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { MyVisit } from './my-visits.ts'
import { pointsWith } from './points-with.ts'
import { useReports } from './reports.tsx'
import { useFieldWords } from './texts.ts'

type Result = (typeof lineResults)[number]

/** How each line was left, and how far was driven. */
export function Finish({ visit, onDone }: { visit: MyVisit; onDone: () => void }) {
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

/** Why nothing came of it; the visit goes back to the office. */
export function NotDoneForm({ visit, onDone }: { visit: MyVisit; onDone: () => void }) {
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
