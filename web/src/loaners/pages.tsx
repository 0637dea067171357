import { items } from '@giro/business/items/api.ts'
import { listLoanerEntries, loaners, receiveLoaner } from '@giro/business/loaners/api.ts'
import { unitsOfMeasure } from '@giro/business/service-setup/code-tables-api.ts'
import { Badge, Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import type { Row } from '../ui/grid.tsx'
import { MasterCard, MasterList, type MasterPages } from '../ui/master.tsx'
import { Panel } from '../ui/page.tsx'
import { useLoanerWords } from './texts.ts'

function usePages(): MasterPages {
  const say = useLoanerWords()
  const formats = useFormats()
  return {
    api: loaners,
    series: { field: 'loanerSeries' },
    path: '/loaners',
    title: say('loaners'),
    nameOf: (row) => `${row.description} · ${row.loanerNo}`,
    notCopied: ['serialNo', 'blocked'],
    columns: [
      { field: 'loanerNo', label: say('loanerNo'), width: 110 },
      { field: 'description', label: say('description'), width: 240, editable: true },
      { field: 'serialNo', label: say('serialNo'), width: 130, editable: true },
      {
        field: 'lent',
        label: say('state'),
        width: 120,
        sortable: false,
        filterable: false,
        show: (row) => (
          <Badge color={row.lent ? 'orange' : 'teal'} variant="light">
            {row.lent ? say('lent') : say('available')}
          </Badge>
        ),
        text: (row) => (row.lent ? say('lent') : say('available')),
      },
      { field: 'customerName', label: say('customer'), width: 200 },
      { field: 'documentNo', label: say('order'), width: 110 },
      {
        field: 'dateLent',
        label: say('dateLent'),
        width: 120,
        filterable: false,
        show: (row) => (row.dateLent ? formats.calendarDay(String(row.dateLent)) : ''),
      },
      {
        field: 'blocked',
        label: say('blocked'),
        width: 90,
        filterable: false,
        show: (row) => (row.blocked ? say('yes') : ''),
      },
    ],
    sections: [
      {
        title: say('general'),
        fields: [
          { name: 'loanerNo', label: say('loanerNo'), kind: 'text', span: 3, onlyNew: true, upper: true },
          { name: 'description', label: say('description'), kind: 'text', span: 6 },
          { name: 'description2', label: say('description2'), kind: 'text', span: 3 },
          { name: 'itemNo', label: say('item'), kind: 'lookup', from: items, span: 4 },
          { name: 'serialNo', label: say('serialNo'), kind: 'text', span: 3, upper: true },
          { name: 'unitCode', label: say('unit'), kind: 'lookup', from: unitsOfMeasure, span: 3 },
          { name: 'blocked', label: say('blocked'), kind: 'flag', span: 2 },
        ],
      },
    ],
    side: (row) => <Entries row={row} />,
    cardActions: (row) => (row.lent ? <Receive loanerNo={String(row.loanerNo)} /> : null),
  }
}

function Receive({ loanerNo }: { loanerNo: string }) {
  const say = useLoanerWords()
  const may = useMay(receiveLoaner)
  const { does, busy } = useDoes(receiveLoaner)
  return may ? (
    <Button loading={busy} onClick={() => void does({ loanerNo })}>
      {say('receive')}
    </Button>
  ) : null
}

function Entries({ row }: { row: Row }) {
  const say = useLoanerWords()
  const formats = useFormats()
  const { data } = useAsked(listLoanerEntries, {
    filters: [{ field: 'loanerNo', is: 'equals', value: String(row.loanerNo) }],
    limit: 50,
  })
  return (
    <Panel title={say('entries')}>
      {data?.rows.map((entry) => (
        <Text size="xs" key={entry.entryNo} mb={5}>
          <b>{formats.calendarDay(entry.dateLent)}</b> {entry.timeLent} →{' '}
          {entry.dateReceived ? (
            <>
              <b>{formats.calendarDay(entry.dateReceived)}</b> {entry.timeReceived}
            </>
          ) : (
            <b>{say('lent')}</b>
          )}
          <br />
          {entry.customerName}{' '}
          <Link to="/orders/$id" params={{ id: entry.documentNo }}>
            {entry.documentNo}
          </Link>
        </Text>
      ))}
      {data?.rows.length === 0 && (
        <Text size="xs" c="dimmed">
          {say('entries-none')}
        </Text>
      )}
    </Panel>
  )
}

export function LoanersPage() {
  return <MasterList pages={usePages()} />
}
export function LoanerPage() {
  return <MasterCard pages={usePages()} />
}
