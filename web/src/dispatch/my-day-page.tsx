import { type BoardVisit, readMyDay } from '@giro/business/dispatch/api.ts'
import { setOut } from '@giro/business/dispatch/real-time/api.ts'
import { dayOf } from '@giro/business/foundation/day.ts'
import { setRepairStatus } from '@giro/business/service-orders/api.ts'
import { Badge, Button, Card, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconCar, IconMapPin, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useSession } from '../app/session.tsx'
import { Page } from '../ui/page.tsx'
import { useBoardWords } from './texts.ts'

/** A technician's own day in order: where, when, what; call, directions, start and done. */
export function MyDayPage() {
  const say = useBoardWords()
  const formats = useFormats()
  const { company } = useSession()
  const [day, setDay] = useState<string>(dayOf(new Date().toISOString(), company.timeZone))
  const { data, refetch } = useAsked(readMyDay, { day: day as never })
  const { does } = useDoes(setRepairStatus)
  const { does: leave } = useDoes(setOut)
  // One tap for the whole visit: every open line of it.
  const set = async (visit: BoardVisit, repairStatusCode: string) => {
    for (const lineNo of visit.lineNos) await does({ orderNo: visit.orderNo, lineNo, repairStatusCode })
    void refetch()
  }
  return (
    <Page
      title={say('my-day')}
      actions={
        <TextInput
          type="date"
          aria-label={say('day')}
          value={day}
          onChange={(event) => event.currentTarget.value && setDay(event.currentTarget.value)}
        />
      }
    >
      <Stack p="md" gap="sm" maw={640}>
        {data?.visits.length === 0 && <Text c="dimmed">{say('no-visits')}</Text>}
        {data?.visits.map((visit, at) => (
          <Card key={visit.visitNo} withBorder padding="md">
            <Group justify="space-between" wrap="nowrap">
              <Text fw={650}>
                {at + 1}. {visit.customerName}
              </Text>
              <Group gap={4} wrap="nowrap">
                {visit.placement && visit.placement.resourceNo !== data.resourceNo && (
                  <Badge color="gray">{say('helper')}</Badge>
                )}
                <Badge>{visit.placement ? formats.clock(visit.placement.start) : ''}</Badge>
              </Group>
            </Group>
            <Text size="sm">
              {visit.description}
              {visit.parts > 1 && ` · ${say('part-of', { part: visit.part, parts: visit.parts })}`}
            </Text>
            <Text size="sm" c="dimmed">
              {visit.address}, {visit.city} · {visit.minutes} min
            </Text>
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
              {visit.position && (
                <Button
                  component="a"
                  href={`geo:${visit.position.latitude},${visit.position.longitude}`}
                  variant="default"
                  size="sm"
                  leftSection={<IconMapPin size={15} />}
                >
                  {say('navigate')}
                </Button>
              )}
              {(visit.state === 'planned' || visit.state === 'published') && (
                <Button
                  size="sm"
                  variant="default"
                  leftSection={<IconCar size={15} />}
                  onClick={async () => {
                    await leave({ visitNo: visit.visitNo })
                    void refetch()
                  }}
                >
                  {say('on-my-way')}
                </Button>
              )}
              {['planned', 'published', 'en-route'].includes(visit.state) && (
                <Button size="sm" onClick={() => void set(visit, 'IN PROCESS')}>
                  {say('start')}
                </Button>
              )}
              {visit.state === 'on-site' && (
                <Button size="sm" color="green" onClick={() => void set(visit, 'FINISHED')}>
                  {say('finish')}
                </Button>
              )}
              {visit.state === 'done' && <Badge color="green">{say('state.done')}</Badge>}
            </Group>
          </Card>
        ))}
      </Stack>
    </Page>
  )
}
