import type { Command } from '@giro/business/foundation/operation.ts'
import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconGitMerge } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useMay } from '../app/session.tsx'
import { useAppWords } from '../app/texts.ts'
import { Lookup } from './fields.tsx'

/** A button of a card: another record that is the same goes, and all that hangs on it comes here. */
export function MergeButton({
  operation,
  record,
  from,
}: {
  operation: Command
  /** Key and version of the one that stays. */
  record: Readonly<Record<string, unknown>>
  /** Where duplicates are picked from. */
  from: unknown
}) {
  const say = useAppWords()
  const may = useMay(operation)
  const { does, busy } = useDoes(operation)
  if (!may) return null
  const ask = () => {
    let duplicateNo: string | null = null
    modals.openConfirmModal({
      title: say('merge'),
      children: (
        <Duplicate
          from={from}
          onChange={(no) => {
            duplicateNo = no
          }}
        />
      ),
      labels: { confirm: say('merge'), cancel: say('cancel') },
      onConfirm: () => duplicateNo !== null && void does({ ...record, duplicateNo } as never),
    })
  }
  return (
    <Button variant="default" leftSection={<IconGitMerge size={14} />} loading={busy} onClick={ask}>
      {say('merge')}
    </Button>
  )
}

function Duplicate({ from, onChange }: { from: unknown; onChange: (no: string | null) => void }) {
  const say = useAppWords()
  const [no, setNo] = useState<string | null>(null)
  return (
    <Lookup
      from={from as never}
      label={say('duplicate')}
      value={no}
      onChange={(next) => {
        setNo(next)
        onChange(next)
      }}
    />
  )
}
