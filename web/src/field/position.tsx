import { readMyPosition, sharePosition, tellPosition } from '@giro/business/dispatch/positions/api.ts'
import { Button, Group, Switch, Text } from '@mantine/core'
import { IconCurrentLocation } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useDoes } from '../app/ask.tsx'
import { call, useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay, useSession } from '../app/session.tsx'
import { Panel } from '../ui/page.tsx'
import classes from './position.module.css'
import { useReports } from './reports.tsx'
import { useFieldWords } from './texts.ts'

/** The phone tells where it is at most so often; the server takes no more than one place in 30 seconds. */
const tellEveryMilliseconds = 32_000

const journeyEnds: ReadonlySet<string> = new Set(['arrived', 'done', 'not-done'])

/** Saying yes or no, and what that means. Nothing where the company takes no positions. */
export function PositionChoice() {
  const say = useFieldWords()
  const { data } = useAsked(readMyPosition, {})
  const { does, busy } = useDoes(sharePosition)
  if (!data?.allowed) return null
  return (
    <Panel title={say('position')}>
      <Switch
        label={say('position-share')}
        checked={data.sharingSince !== null}
        disabled={busy}
        onChange={(event) => void does({ share: event.currentTarget.checked })}
      />
      <Text size="xs" c="dimmed" mt={6}>
        {say('position-help', { minutes: data.retentionMinutes })}
      </Text>
    </Panel>
  )
}

/** On every page of a technician who is on the way: tells the office where, says so, and stops with one tap. */
export function PositionTeller() {
  const { user } = useSession()
  const may = useMay(tellPosition)
  return user.resourceNo !== null && may ? <Teller /> : null
}

function Teller() {
  const say = useFieldWords()
  const formats = useFormats()
  const client = useQueryClient()
  const { data: mine } = useAsked(readMyPosition, {})
  const { kept } = useReports()
  const { does: share, busy } = useDoes(sharePosition)
  // Having tapped "arrived" is enough, also before that could be sent.
  const arrived = kept.waiting.some(
    ({ visitNo, content }) => visitNo === mine?.onTheWayTo && journeyEnds.has(content.kind),
  )
  const telling = mine?.allowed && mine.sharingSince !== null && !arrived ? mine.onTheWayTo : null
  useEffect(() => {
    if (telling === null || !('geolocation' in navigator)) return
    const refresh = () => void client.invalidateQueries({ queryKey: ['dispatch', readMyPosition.name] })
    let told = 0
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        if (timestamp - told < tellEveryMilliseconds) return
        told = timestamp
        const { latitude, longitude, accuracy } = coords
        const accuracyMetres = Math.min(100_000, Math.round(accuracy))
        // Without network, or before the server knows of the journey, the next place will do.
        call(tellPosition, { visitNo: telling, latitude, longitude, accuracyMetres }).then(refresh, () => {})
      },
      refresh,
      { enableHighAccuracy: false, maximumAge: tellEveryMilliseconds },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [telling, client])
  if (telling === null) return null
  return (
    <Group className={classes.banner} gap="xs" wrap="nowrap" role="status">
      <IconCurrentLocation size={18} />
      <Text size="sm" style={{ flex: 1 }}>
        {mine?.seen ? say('position-seen', { time: formats.clock(mine.seen.at) }) : say('position-not-seen')}
      </Text>
      <Button variant="default" loading={busy} onClick={() => void share({ share: false })}>
        {say('position-stop')}
      </Button>
    </Group>
  )
}
