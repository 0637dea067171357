import { readCustomizedCalendar, setCalendarDay } from '@giro/business/company/api.ts'
import { addDays, asDay, type Day, daysFromTo, mondayOf } from '@giro/business/foundation/day.ts'
import { readServiceSetup } from '@giro/business/service-setup/api.ts'
import { ActionIcon, Group, SimpleGrid, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { useLanguage } from '../app/words.ts'
import { Columns, Page, Panel } from '../ui/page.tsx'
import { useSetupWords } from './texts.ts'

/** Page Service calendar: a year at a glance; a click makes a day working or not, for the service alone. */
export function CustomizedCalendarPage({ kinds }: { kinds: ReactNode }) {
  const say = useSetupWords()
  const [year, setYear] = useState(new Date().getFullYear())
  const { data: setup } = useAsked(readServiceSetup, {})
  const calendarCode = setup?.baseCalendarCode ?? null
  return (
    <Page title={say('customized')} crumb={{ to: '/setup/company', label: say('setup') }} actions={kinds}>
      <Columns>
        <Panel>
          <Group mb="md" justify="space-between">
            <Text size="sm" c="dimmed">
              {calendarCode ? say('customized-help', { code: calendarCode }) : say('no-calendar')}
            </Text>
            <Group gap={4}>
              <ActionIcon variant="default" aria-label={String(year - 1)} onClick={() => setYear(year - 1)}>
                <IconChevronLeft size={15} />
              </ActionIcon>
              <b>{year}</b>
              <ActionIcon variant="default" aria-label={String(year + 1)} onClick={() => setYear(year + 1)}>
                <IconChevronRight size={15} />
              </ActionIcon>
            </Group>
          </Group>
          {calendarCode && <Year calendarCode={calendarCode} year={year} />}
        </Panel>
      </Columns>
    </Page>
  )
}

function Year({ calendarCode, year }: { calendarCode: string; year: number }) {
  const user = { sourceType: 'service' as const, sourceNo: '', calendarCode }
  const may = useMay(setCalendarDay)
  const { data } = useAsked(readCustomizedCalendar, { ...user, year })
  const { does: set } = useDoes(setCalendarDay)
  const off = new Set<string>(data?.nonworkingDays)
  const own = new Set(data?.changes.flatMap((change) => change.day ?? []))
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3, lg: 4 }} spacing="lg">
      {Array.from({ length: 12 }, (_, month) => (
        <Month
          // biome-ignore lint/suspicious/noArrayIndexKey: a year always has its twelve months in order.
          key={month}
          year={year}
          month={month}
          off={off}
          own={own}
          onSet={may ? (day) => void set({ ...user, day, nonworking: !off.has(day) }) : undefined}
        />
      ))}
    </SimpleGrid>
  )
}

function Month(props: {
  year: number
  month: number
  off: ReadonlySet<string>
  own: ReadonlySet<string>
  onSet: ((day: Day) => void) | undefined
}) {
  const { year, month, off, own, onSet } = props
  const language = useLanguage()
  const first = asDay(`${year}-${String(month + 1).padStart(2, '0')}-01`)
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${first}T12:00Z`),
  )
  const start = mondayOf(first)
  return (
    <div>
      <Text size="sm" fw={600} mb={4} tt="capitalize">
        {name}
      </Text>
      <div
        role="group"
        aria-label={name}
        style={{ display: 'grid', gridTemplateColumns: 'repeat(7, 1fr)', gap: 2 }}
      >
        {daysFromTo(start, addDays(start, 41)).map((day) =>
          day.slice(0, 7) === first.slice(0, 7) ? (
            <button
              key={day}
              type="button"
              disabled={!onSet}
              aria-pressed={off.has(day)}
              title={day}
              onClick={() => onSet?.(day)}
              style={{
                all: 'unset',
                cursor: onSet ? 'pointer' : 'default',
                textAlign: 'center',
                fontSize: '0.75rem',
                padding: '3px 0',
                borderRadius: 4,
                textDecoration: off.has(day) ? 'line-through' : 'none',
                background: off.has(day) ? 'var(--mantine-color-default-hover)' : 'transparent',
                outline: own.has(day) ? '1px solid var(--giro-accent)' : 'none',
              }}
            >
              {Number(day.slice(8))}
            </button>
          ) : (
            <span key={day} />
          ),
        )}
      </div>
    </div>
  )
}
