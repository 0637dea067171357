import { depots, groups, resources, skills, templates, zones } from '@giro/business/resources/api.ts'
import { Badge, Button, ColorInput, Group, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { NotFoundPage } from '../app/trouble-pages.tsx'
import { useLanguage } from '../app/words.ts'
import { CalendarFeed } from '../field/calendar-feed.tsx'
import { Lookup, RowsField } from '../ui/fields.tsx'
import type { Row } from '../ui/grid.tsx'
import { MasterCard, MasterList, type MasterPages } from '../ui/master.tsx'
import { SkillsField } from '../ui/skills-field.tsx'
import { weekdays } from '../ui/weekdays.ts'
import { Absences } from './absences.tsx'
import { BusyCalendar } from './busy-calendar.tsx'
import { useResourceWords } from './texts.ts'

export { CapacityPage } from './capacity-page.tsx'

const PositionMap = lazy(() => import('../ui/map/position-map.tsx'))

interface SkillRow {
  skillCode: string
  level: number
}

function Kinds() {
  const say = useResourceWords()
  return (
    <Group gap={4}>
      {(['capacity', 'groups', 'skills', 'zones', 'templates', 'depots'] as const).map((kind) => (
        <Button key={kind} component={Link} to={`/resources/${kind}`} variant="default">
          {say(kind)}
        </Button>
      ))}
    </Group>
  )
}

function useResourcePages(): MasterPages {
  const say = useResourceWords()
  const types = (['person', 'machine'] as const).map((value) => ({ value, label: say(`type.${value}`) }))
  const text = (name: string, span: number, label = name) => ({
    name,
    label: say(label as 'name'),
    kind: 'text' as const,
    span,
  })
  const words = {
    add: say('add'),
    remove: say('remove'),
    skill: say('skill'),
    level: say('level'),
    validUntil: say('validUntil'),
  }
  const skillsOf = (row: Row) =>
    ((row.skills as SkillRow[]) ?? []).map((skill) => `${skill.skillCode} ${skill.level}`).join(', ')
  return {
    api: resources,
    path: '/resources',
    title: say('resources'),
    nameOf: (row) => String(row.name),
    actions: <Kinds />,
    columns: [
      { field: 'resourceNo', label: say('resourceNo'), width: 120 },
      { field: 'name', label: say('name'), width: 200 },
      { field: 'groupNo', label: say('group'), width: 150, show: (row) => String(row.groupName ?? '') },
      {
        field: 'skills',
        label: say('skills'),
        width: 260,
        sortable: false,
        filterable: false,
        text: skillsOf,
        show: (row) => (
          <Group gap={3} wrap="nowrap">
            {((row.skills as SkillRow[]) ?? []).map((skill) => (
              <Badge key={skill.skillCode} size="xs" variant="outline" color="gray">
                {skill.skillCode} {skill.level}
              </Badge>
            ))}
          </Group>
        ),
      },
      { field: 'city', editable: true, label: say('city'), width: 140 },
      { field: 'templateCode', label: say('template'), width: 130 },
      { field: 'phone', editable: true, label: say('phone'), width: 140 },
      { field: 'vehicle', editable: true, label: say('vehicle'), width: 120 },
      {
        field: 'type',
        label: say('type'),
        options: types,
        show: (row) => say(`type.${row.type as 'person'}`),
        hidden: true,
      },
    ],
    sections: [
      {
        title: say('general'),
        fields: [
          { ...text('resourceNo', 3), onlyNew: true, upper: true, required: true },
          { ...text('name', 6), required: true },
          { name: 'type', label: say('type'), kind: 'select', options: types, span: 3 },
          { name: 'groupNo', label: say('group'), kind: 'lookup', from: groups, span: 4 },
          text('phone', 4),
          text('email', 4),
          text('address', 6),
          text('postCode', 2),
          text('city', 4),
          text('vehicle', 4),
          { name: 'costPerHour', label: say('costPerHour'), kind: 'decimal', span: 4 },
          {
            name: 'subcontractor',
            label: say('subcontractor'),
            help: say('subcontractor-hint'),
            kind: 'flag',
            span: 8,
          },
          { name: 'blocked', label: say('blocked'), kind: 'flag', span: 4 },
        ],
      },
      {
        title: say('skills'),
        fields: [
          {
            name: 'skills',
            label: say('skills'),
            kind: 'own',
            span: 12,
            draw: (value, onChange) => <SkillsField value={value} onChange={onChange} say={words} dated />,
          },
        ],
      },
      {
        title: say('zones'),
        fields: [
          {
            name: 'zones',
            label: say('zones'),
            kind: 'own',
            span: 12,
            draw: (value, onChange) => (
              <RowsField<{ zoneCode: string; startingDate: string | null; description: string }>
                rows={(value as never) ?? []}
                onChange={onChange}
                blank={() => ({ zoneCode: '', startingDate: null, description: '' })}
                add={say('add')}
                remove={say('remove')}
                draw={(row, set) => (
                  <>
                    <Lookup
                      from={zones as never}
                      aria-label={say('zone')}
                      value={row.zoneCode || null}
                      onChange={(zoneCode) => set({ zoneCode: zoneCode ?? '' })}
                    />
                    <TextInput
                      type="date"
                      aria-label={say('startingDate')}
                      value={row.startingDate ?? ''}
                      onChange={(event) => set({ startingDate: event.currentTarget.value || null })}
                    />
                  </>
                )}
              />
            ),
          },
        ],
      },
      {
        title: say('hours'),
        fields: [
          { name: 'templateCode', label: say('template'), kind: 'lookup', from: templates, span: 4 },
          {
            name: 'maxOvertimeMinutes',
            label: say('maxOvertimeMinutes'),
            kind: 'number',
            min: 0,
            max: 480,
            span: 4,
          },
          {
            name: 'maxVisitsPerDay',
            label: say('maxVisitsPerDay'),
            kind: 'number',
            min: 1,
            max: 100,
            span: 4,
          },
          { name: 'useTimeSheet', label: say('useTimeSheet'), kind: 'flag', span: 6 },
          {
            name: 'maxWeeklyHours',
            label: say('maxWeeklyHours'),
            kind: 'number',
            min: 1,
            max: 100,
            span: 4,
          },
          {
            name: 'startFrom',
            label: say('startFrom'),
            kind: 'select',
            span: 4,
            options: (['home', 'depot'] as const).map((value) => ({ value, label: say(`start.${value}`) })),
          },
          { name: 'depotCode', label: say('depot'), kind: 'lookup', from: depots, span: 4 },
          {
            name: 'homeLatitude',
            label: say('home'),
            kind: 'own',
            span: 12,
            draw: (_, __, all, setAll) => (
              <PositionField
                latitude={all.homeLatitude as number | null}
                longitude={all.homeLongitude as number | null}
                onMove={(at) => setAll({ homeLatitude: at.latitude, homeLongitude: at.longitude })}
              />
            ),
          },
        ],
      },
    ],
    below: (row) => (
      <>
        <Absences resourceNo={String(row.resourceNo)} />
        <CalendarFeed resourceNo={String(row.resourceNo)} />
        <BusyCalendar resourceNo={String(row.resourceNo)} />
      </>
    ),
  }
}

function PositionField({
  latitude,
  longitude,
  onMove,
}: {
  latitude: number | null | undefined
  longitude: number | null | undefined
  onMove: (at: { latitude: number; longitude: number }) => void
}) {
  const say = useResourceWords()
  const known = latitude !== null && latitude !== undefined && longitude !== null && longitude !== undefined
  return (
    <>
      <Text size="xs" c="dimmed" mb={4}>
        {known ? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` : say('no-home')}
      </Text>
      <Suspense>
        <PositionMap position={known ? { latitude, longitude } : null} label={say('home')} onMove={onMove} />
      </Suspense>
    </>
  )
}

interface TemplateDay extends Record<string, unknown> {
  weekday: number
  startTime: string
  endTime: string
  breakMinutes: number
  breakEarliest: string | null
  breakLatest: string | null
}

function TemplateDays({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const say = useResourceWords()
  const language = useLanguage()
  return (
    <RowsField<TemplateDay>
      rows={(value as TemplateDay[]) ?? []}
      onChange={onChange}
      blank={() => ({
        weekday: Math.min(7, ((value as TemplateDay[]) ?? []).length + 1),
        startTime: '08:00',
        endTime: '17:00',
        breakMinutes: 60,
        breakEarliest: '12:00',
        breakLatest: '13:30',
      })}
      add={say('add')}
      remove={say('remove')}
      draw={(row, set) => (
        <>
          <NativeSelect
            size="xs"
            aria-label={say('weekday')}
            data={weekdays(language)}
            value={String(row.weekday)}
            onChange={(event) => set({ weekday: Number(event.currentTarget.value) })}
          />
          <TextInput
            type="time"
            label={say('from')}
            value={row.startTime}
            onChange={(event) => set({ startTime: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={say('to')}
            value={row.endTime}
            onChange={(event) => set({ endTime: event.currentTarget.value })}
          />
          <NumberInput
            label={say('breakMinutes')}
            w={90}
            min={0}
            max={240}
            value={row.breakMinutes}
            onChange={(next) =>
              set({
                breakMinutes: Number(next) || 0,
                ...(Number(next) ? {} : { breakEarliest: null, breakLatest: null }),
              })
            }
          />
          <TextInput
            type="time"
            label={say('breakEarliest')}
            value={row.breakEarliest ?? ''}
            onChange={(event) => set({ breakEarliest: event.currentTarget.value || null })}
          />
          <TextInput
            type="time"
            label={say('breakLatest')}
            value={row.breakLatest ?? ''}
            onChange={(event) => set({ breakLatest: event.currentTarget.value || null })}
          />
        </>
      )}
    />
  )
}

function useKindPages(kind: string): MasterPages | null {
  const say = useResourceWords()
  const crumb = { to: '/resources', label: say('resources') }
  const coded = (key: string, name: string) => [
    { field: key, label: say('code'), width: 130 },
    { field: name, label: say(name as 'name'), width: 320 },
  ]
  const keyField = (name: string) => ({
    name,
    label: say('code'),
    kind: 'text' as const,
    span: 3,
    onlyNew: true,
    upper: true,
    required: true,
  })
  const textField = (name: string, span = 6) => ({
    name,
    label: say(name as 'name'),
    kind: 'text' as const,
    span,
    required: name !== 'address' && name !== 'city',
  })
  const common = { path: `/resources/${kind}`, crumb }
  switch (kind) {
    case 'skills':
      return {
        ...common,
        api: skills,
        title: say('skills'),
        nameOf: (row) => String(row.description),
        columns: coded('skillCode', 'description'),
        sections: [
          {
            title: say('general'),
            fields: [
              keyField('skillCode'),
              textField('description'),
              { name: 'certificateNeeded', label: say('certificateNeeded'), kind: 'flag', span: 3 },
            ],
          },
        ],
      }
    case 'zones':
      return {
        ...common,
        api: zones,
        title: say('zones'),
        nameOf: (row) => String(row.description),
        columns: coded('zoneCode', 'description'),
        sections: [
          {
            title: say('general'),
            fields: [
              keyField('zoneCode'),
              textField('description', 9),
              {
                name: 'postCodes',
                label: say('postCodes'),
                kind: 'own',
                span: 12,
                draw: (value, onChange) => (
                  <TextInput
                    label={say('postCodes')}
                    value={((value as string[]) ?? []).join(', ')}
                    onChange={(event) =>
                      onChange(
                        event.currentTarget.value
                          .split(',')
                          .map((one) => one.trim())
                          .filter(Boolean),
                      )
                    }
                  />
                ),
              },
            ],
          },
        ],
      }
    case 'groups':
      return {
        ...common,
        api: groups,
        title: say('groups'),
        nameOf: (row) => String(row.name),
        columns: coded('groupNo', 'name'),
        sections: [
          {
            title: say('general'),
            fields: [
              keyField('groupNo'),
              textField('name'),
              {
                name: 'colour',
                label: say('colour'),
                kind: 'own',
                span: 3,
                draw: (value, onChange) => (
                  <ColorInput
                    size="xs"
                    label={say('colour')}
                    value={String(value ?? '#4c6ef5')}
                    onChange={onChange}
                    eyeDropperButtonProps={{ 'aria-label': say('colour-pick') }}
                  />
                ),
              },
              { name: 'teamLeaderNo', label: say('teamLeaderNo'), kind: 'lookup', from: resources, span: 6 },
            ],
          },
        ],
      }
    case 'templates':
      return {
        ...common,
        api: templates,
        title: say('templates'),
        nameOf: (row) => String(row.description),
        columns: coded('templateCode', 'description'),
        sections: [
          { title: say('general'), fields: [keyField('templateCode'), textField('description', 9)] },
          {
            title: say('days'),
            fields: [
              {
                name: 'days',
                label: say('days'),
                kind: 'own',
                span: 12,
                draw: (value, onChange) => <TemplateDays value={value} onChange={onChange} />,
              },
            ],
          },
        ],
      }
    case 'depots':
      return {
        ...common,
        api: depots,
        title: say('depots'),
        nameOf: (row) => String(row.name),
        columns: [...coded('depotCode', 'name'), { field: 'city', label: say('city'), width: 160 }],
        sections: [
          {
            title: say('general'),
            fields: [
              keyField('depotCode'),
              textField('name', 9),
              textField('address'),
              textField('city'),
              {
                name: 'latitude',
                label: say('home'),
                kind: 'own',
                span: 12,
                draw: (_, __, all, setAll) => (
                  <PositionField
                    latitude={all.latitude as number}
                    longitude={all.longitude as number}
                    onMove={setAll as never}
                  />
                ),
              },
            ],
          },
        ],
      }
    default:
      return null
  }
}

export function ResourcesPage() {
  return <MasterList pages={useResourcePages()} />
}

const kinds = new Set(['skills', 'zones', 'groups', 'templates', 'depots'])

/** `/resources/skills` is a list, `/resources/skills/GAS` a card, `/resources/ROSSI` a resource. */
export function ResourceKindPage() {
  const { kind = '', id } = useParams({ strict: false }) as { kind?: string; id?: string }
  const pages = useKindPages(kind)
  if (pages)
    return id === undefined ? (
      <MasterList key={kind} pages={pages} />
    ) : (
      <MasterCard key={kind} pages={pages} />
    )
  return id === undefined && !kinds.has(kind) ? <ResourceCard no={kind} /> : <NotFoundPage />
}

function ResourceCard({ no }: { no: string }) {
  return <MasterCard pages={useResourcePages()} id={no} />
}
