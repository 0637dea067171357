import { Button, Group, Modal } from '@mantine/core'
import {
  IconCar,
  IconCheck,
  IconMapPin,
  IconPhone,
  IconPlayerPause,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { type MyVisit, navigationTo } from './my-visits.ts'
import { useReports } from './reports.tsx'
import { useFieldWords } from './texts.ts'

const endVisit = () => import('./end-visit.tsx')
const Finish = lazy(async () => ({ default: (await endVisit()).Finish }))
const NotDoneForm = lazy(async () => ({ default: (await endVisit()).NotDoneForm }))

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
        <Suspense>
          {asking === 'done' && <Finish visit={visit} onDone={() => setAsking(null)} />}
          {asking === 'not-done' && <NotDoneForm visit={visit} onDone={() => setAsking(null)} />}
        </Suspense>
      </Modal>
    </>
  )
}
