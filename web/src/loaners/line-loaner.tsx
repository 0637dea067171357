import {
  findAvailableLoaners,
  lendLoaner,
  readOrderLoaners,
  receiveLineLoaner,
} from '@giro/business/loaners/api.ts'
import { Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { Lookup } from '../ui/fields.tsx'
import { useLoanerWords } from './texts.ts'

/** The loaner of an order's line: lend one that is in the house, or receive the one that is lent. */
export function LineLoaner({ orderNo, lineNo }: { orderNo: string; lineNo: number }) {
  const say = useLoanerWords()
  const formats = useFormats()
  const mayLend = useMay(lendLoaner)
  const mayReceive = useMay(receiveLineLoaner)
  const { data } = useAsked(readOrderLoaners, { orderNo })
  const { does: lend, busy: lending } = useDoes(lendLoaner)
  const { does: receive, busy: receiving } = useDoes(receiveLineLoaner)
  const [chosen, setChosen] = useState<string | null>(null)
  const lent = data?.rows.find((row) => row.lineNo === lineNo)
  if (lent)
    return (
      <Group gap="sm">
        <Text size="sm">
          <Link to="/loaners/$id" params={{ id: lent.loanerNo }}>
            {lent.description || lent.loanerNo}
          </Link>{' '}
          <span className="dim">
            {say('dateLent')} {formats.calendarDay(lent.dateLent)}
          </span>
        </Text>
        {mayReceive && (
          <Button variant="light" loading={receiving} onClick={() => void receive({ orderNo, lineNo })}>
            {say('receive')}
          </Button>
        )}
      </Group>
    )
  if (!mayLend) return null
  return (
    <Group gap={6} align="end">
      <Lookup
        from={{ find: findAvailableLoaners } as never}
        aria-label={say('loaner')}
        placeholder={say('loaner')}
        value={chosen}
        onChange={setChosen}
      />
      <Button
        variant="light"
        loading={lending}
        disabled={chosen === null}
        onClick={async () => {
          if (chosen !== null && (await lend({ orderNo, lineNo, loanerNo: chosen }))) setChosen(null)
        }}
      >
        {say('lend')}
      </Button>
    </Group>
  )
}
