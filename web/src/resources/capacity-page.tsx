import {
  type readAvailability,
  readAvailability as readHours,
} from '@giro/business/dispatch/allocations/api.ts'
import { addDays, asDay, type Day, dayOf, mondayOf } from '@giro/business/foundation/day.ts'
import type { InputOf } from '@giro/business/foundation/operation.ts'
import { readCapacity } from '@giro/business/resources/api.ts'
import { setCapacity } from '@giro/business/resources/capacity/api.ts'
import { Button, Drawer, Group, Modal, SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconCalendarCog } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useAsked } from '../app/call.ts'
import { useMay, useSession } from '../app/session.tsx'
import {
  AvailabilityMatrix,
  type AvailabilityRow,
  type Figure,
  useColumnLabel,
} from '../dispatch/allocations/availability-matrix.tsx'
import { Page } from '../ui/page.tsx'
import { PeriodChooser } from '../ui/period-chooser.tsx'
import { CapacityCell } from './capacity-cell.tsx'
import { GroupFilter } from './group-filter.tsx'
import { SetCapacity } from './set-capacity.tsx'
import { useResourceWords } from './texts.ts'

type Period = NonNullable<InputOf<typeof readAvailability>['period']>

/** Columns of each kind of period, and how far the arrows go. */
const counts: Readonly<Record<Period, number>> = { day: 14, week: 8, month: 12, quarter: 4, year: 1 }
const steps: Readonly<Record<Period, number>> = { day: 14, week: 56, month: 182, quarter: 365, year: 365 }

interface View {
  readonly figure: Figure
  readonly period: Period
  readonly by: 'resource' | 'group'
}

/** A cell of the matrix that was chosen. */
export interface ChosenCell {
  readonly by: 'resource' | 'group'
  readonly no: string
  readonly name: string
  readonly from: Day
  readonly to: Day
}

/** Hours of people and groups by period: what there is, what is given away, what is left. A click tells and changes. */
export function CapacityPage() {
  const say = useResourceWords()
  const { company } = useSession()
  const may = useMay(setCapacity)
  const label = useColumnLabel()
  const [view, setView] = useLocalStorage<View>({
    key: 'giro-capacity-view',
    defaultValue: { figure: 'available', period: 'day', by: 'resource' },
  })
  const [from, setFrom] = useState<Day>(mondayOf(dayOf(new Date().toISOString(), company.timeZone)))
  const [groupNo, setGroup] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ChosenCell | null>(null)
  const [setting, setSetting] = useState(false)
  const { period, by, figure } = view
  const { data } = useAsked(
    readHours,
    { fromDay: from, period, count: counts[period], by, ...(by === 'resource' && groupNo && { groupNo }) },
    { placeholderData: keepPreviousData },
  )
  const days = useAsked(
    readCapacity,
    { fromDay: from, toDay: addDays(from, counts.day - 1) },
    { enabled: period === 'day' && by === 'resource' },
  )
  const dayOfRow = (no: string, day: string) => {
    const at = days.data?.days.indexOf(day) ?? -1
    return period === 'day' ? days.data?.rows.find((row) => row.resourceNo === no)?.days[at] : undefined
  }
  const set = (more: Partial<View>) => setView({ ...view, ...more })
  return (
    <Page
      title={say('capacity')}
      crumb={{ to: '/resources', label: say('resources') }}
      actions={
        <Group gap={6}>
          <SegmentedControl
            size="xs"
            aria-label={say('figure')}
            value={figure}
            onChange={(value) => set({ figure: value as Figure })}
            data={[
              { value: 'available', label: say('available') },
              { value: 'allocated', label: say('allocated') },
              { value: 'capacity', label: say('capacity') },
            ]}
          />
          <SegmentedControl
            size="xs"
            aria-label={say('rows-are')}
            value={by}
            onChange={(value) => set({ by: value as 'group' })}
            data={[
              { value: 'resource', label: say('resources') },
              { value: 'group', label: say('groups') },
            ]}
          />
          <SegmentedControl
            size="xs"
            aria-label={say('period')}
            value={period}
            onChange={(value) => set({ period: value as Period })}
            data={(['day', 'week', 'month', 'quarter', 'year'] as const).map((value) => ({
              value,
              label: say(`period.${value}`),
            }))}
          />
          {by === 'resource' && <GroupFilter value={groupNo} onChange={setGroup} />}
          <PeriodChooser
            value={from}
            label={say('from')}
            previous={say('previous')}
            next={say('next')}
            onChange={(day) => setFrom(asDay(day))}
            onStep={(by) => setFrom(addDays(from, by * steps[period]))}
          />
          {may && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCalendarCog size={14} />}
              onClick={() => setSetting(true)}
            >
              {say('set-capacity')}
            </Button>
          )}
        </Group>
      }
    >
      {data && (
        <AvailabilityMatrix
          data={data}
          figure={figure}
          marks={false}
          chosen={chosen && { no: chosen.no, from: chosen.from }}
          noteOf={(no, day) => {
            const shown = dayOfRow(no, day)
            if (shown?.why) return say(`why.${shown.why}` as 'why.absent')
            return shown?.onCall ? say('on-call-short') : null
          }}
          isMarked={(no, day) => dayOfRow(no, day)?.exception ?? false}
          onChoose={(row: AvailabilityRow, column) =>
            setChosen({ by, no: row.no, name: row.name, from: column.from as Day, to: column.to as Day })
          }
        />
      )}
      <Drawer
        opened={chosen !== null}
        onClose={() => setChosen(null)}
        position="right"
        title={chosen && `${chosen.name} · ${label(chosen)}`}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        {chosen && data && (
          <CapacityCell
            key={`${chosen.no} ${chosen.from} ${chosen.to}`}
            chosen={chosen}
            hours={
              data.rows.find((row) => row.no === chosen.no)?.cells[
                data.columns.findIndex((column) => column.from === chosen.from)
              ] ?? null
            }
            day={dayOfRow(chosen.no, chosen.from) ?? null}
          />
        )}
      </Drawer>
      <Modal
        opened={setting}
        onClose={() => setSetting(false)}
        title={say('set-capacity')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <SetCapacity
          from={from}
          resourceNos={by === 'resource' ? (data?.rows.map((row) => row.no) ?? []) : []}
          onClose={() => setSetting(false)}
        />
      </Modal>
    </Page>
  )
}
