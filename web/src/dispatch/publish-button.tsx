import type { Board } from '@giro/business/dispatch/api.ts'
import { publishVisits } from '@giro/business/dispatch/publishing/api.ts'
import { Button, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useDoes } from '../app/ask.tsx'
import { usePlansWords } from './plans-texts.ts'
import { toPublish } from './publication-model.ts'

/** Makes the draft of the shown days known; says how much of it nobody knows of yet. */
export function PublishButton({ board }: { board: Board }) {
  const say = usePlansWords()
  const { does: publish, busy } = useDoes(publishVisits)
  const { draft, changed, lost, open, seen } = useMemo(() => toPublish(board), [board])
  const now = async () => {
    const done = await publish({ fromDay: board.fromDay as never, toDay: board.toDay as never, seen })
    if (!done) return
    const { published, withdrawn } = done.output
    notifications.show({
      color: 'teal',
      message: [
        say('published-done', { count: published }),
        withdrawn > 0 && say('withdrawn-done', { count: withdrawn }),
      ]
        .filter(Boolean)
        .join(' '),
    })
  }
  return (
    <Tooltip
      label={open === 0 ? say('publish-nothing') : say('publish-hint', { draft, changed: changed + lost })}
    >
      <Button variant="default" loading={busy} disabled={open === 0} onClick={() => void now()}>
        {open === 0 ? say('publish') : say('publish-count', { count: open })}
      </Button>
    </Tooltip>
  )
}
