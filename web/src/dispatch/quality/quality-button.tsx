import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useState } from 'react'
import { QualityDialog } from './quality-dialog.tsx'
import { useQualityWords } from './texts.ts'

/** Opens the figures of the shown days; while a proposal waits, those of the proposal beside them. */
export function QualityButton({
  fromDay,
  toDay,
  planNo,
}: {
  fromDay: string
  toDay: string
  planNo: string | null
}) {
  const say = useQualityWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Tooltip label={say('open')}>
        <ActionIcon color="gray" aria-label={say('open')} onClick={() => setOpen(true)}>
          <IconChartBar size={17} />
        </ActionIcon>
      </Tooltip>
      {open && (
        <QualityDialog fromDay={fromDay} toDay={toDay} planNo={planNo} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
