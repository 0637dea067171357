import type { OutputOf } from '@giro/business/foundation/operation.ts'
import {
  addMeter,
  addReading,
  deleteMeter,
  deleteReading,
  readMeters,
} from '@giro/business/service-items/meters/api.ts'
import { ActionIcon, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { Panel } from '../ui/page.tsx'
import { useItemWords } from './texts.ts'

type Meter = OutputOf<typeof readMeters>['rows'][number]

/** What a machine counts or measures: each meter drawn over time, with a field for the next reading. */
export function MetersPanel({ serviceItemNo }: { serviceItemNo: string }) {
  const say = useItemWords()
  const may = useMay(addMeter)
  const { data } = useAsked(readMeters, { serviceItemNo })
  const { does: add, busy } = useDoes(addMeter)
  const [description, setDescription] = useState('')
  const [kind, setKind] = useState<Meter['kind']>('counter')
  return (
    <Panel title={say('meters')}>
      {data?.rows.map((meter) => (
        <MeterRow key={meter.meterNo} serviceItemNo={serviceItemNo} meter={meter} />
      ))}
      {may && (
        <Group gap={6} mt="sm" align="end">
          <TextInput
            aria-label={say('meter')}
            placeholder={say('meter-example')}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <NativeSelect
            aria-label={say('meter-kind')}
            value={kind}
            data={(['counter', 'gauge'] as const).map((value) => ({ value, label: say(`meter.${value}`) }))}
            onChange={(event) => setKind(event.currentTarget.value as Meter['kind'])}
          />
          <Button
            variant="light"
            loading={busy}
            disabled={description.trim() === ''}
            onClick={async () => {
              if (await add({ serviceItemNo, description, kind })) setDescription('')
            }}
          >
            {say('meter-new')}
          </Button>
        </Group>
      )}
    </Panel>
  )
}

function MeterRow({ serviceItemNo, meter }: { serviceItemNo: string; meter: Meter }) {
  const say = useItemWords()
  const formats = useFormats()
  const may = useMay(addReading)
  const mayDelete = useMay(deleteMeter)
  const { does: add, busy } = useDoes(addReading)
  const { does: remove } = useDoes(deleteMeter)
  const { does: removeReading } = useDoes(deleteReading)
  const [reading, setReading] = useState('')
  const { meterNo } = meter
  const last = meter.readings.at(-1)
  return (
    <div style={{ marginBottom: 18 }}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {meter.description}
          {last && (
            <span className="dim" style={{ fontWeight: 400 }}>
              {' '}
              · {formats.exact(Number(last.reading))} {meter.unitCode ?? ''} ({formats.calendarDay(last.day)})
            </span>
          )}
        </Text>
        {mayDelete && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={say('remove')}
            onClick={() => void remove({ serviceItemNo, meterNo })}
          >
            <IconTrash size={14} />
          </ActionIcon>
        )}
      </Group>
      <Plot meter={meter} />
      {may && (
        <Group gap={6} align="end">
          <TextInput
            aria-label={say('reading')}
            placeholder={say('reading')}
            w={140}
            inputMode="decimal"
            value={reading}
            onChange={(event) => setReading(event.currentTarget.value.replace(',', '.'))}
          />
          <Button
            variant="light"
            loading={busy}
            disabled={!/^-?\d+(\.\d+)?$/.test(reading)}
            onClick={async () => {
              if (await add({ serviceItemNo, meterNo, reading })) setReading('')
            }}
          >
            {say('reading-add')}
          </Button>
          {last && mayDelete && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => void removeReading({ readingNo: last.readingNo })}
            >
              {say('reading-undo')}
            </Button>
          )}
        </Group>
      )}
    </div>
  )
}

/** The readings over the days, lowest at the bottom. */
function Plot({ meter }: { meter: Meter }) {
  const say = useItemWords()
  const formats = useFormats()
  if (meter.readings.length < 2) return null
  const points = meter.readings.map((one) => ({ day: Date.parse(one.day), value: Number(one.reading), one }))
  const [from, to] = [points[0]!.day, points.at(-1)!.day]
  const values = points.map((point) => point.value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const x = (day: number) => 6 + ((day - from) / Math.max(1, to - from)) * 588
  const y = (value: number) => 94 - ((value - least) / Math.max(1e-9, most - least)) * 86
  return (
    <svg
      viewBox="0 0 600 100"
      width="100%"
      role="img"
      aria-label={say('meter-plot', { name: meter.description })}
    >
      <polyline
        points={points.map((point) => `${x(point.day)},${y(point.value)}`).join(' ')}
        fill="none"
        stroke="var(--giro-accent)"
        strokeWidth={2}
      />
      {points.map(({ day, value, one }) => (
        <circle key={one.readingNo} cx={x(day)} cy={y(value)} r={3.5} fill="var(--giro-accent)">
          <title>{`${formats.calendarDay(one.day)}: ${formats.number(value)} ${meter.unitCode ?? ''}`}</title>
        </circle>
      ))}
    </svg>
  )
}
