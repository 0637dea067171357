import { customers } from '@giro/business/customers/api.ts'
import { projects } from '@giro/business/projects/api.ts'
import { type Phase, type PlannedHours, projectStates } from '@giro/business/projects/project.ts'
import { groups, resources } from '@giro/business/resources/api.ts'
import { Badge, Select, Text, TextInput } from '@mantine/core'
import { useFormats } from '../app/formats.ts'
import { Lookup, RowsField } from '../ui/fields.tsx'
import { MasterCard, MasterList, type MasterPages } from '../ui/master.tsx'
import { ProjectWork } from './project-work.tsx'
import { useProjectWords } from './texts.ts'

/** As rows of a card's list. */
type PhaseRow = { [Key in keyof Phase]: Phase[Key] }
type HoursRow = { [Key in keyof PlannedHours]: PlannedHours[Key] }

const colours = { planning: 'gray', open: 'teal', completed: 'blue' } as const

function usePages(): MasterPages {
  const say = useProjectWords()
  const formats = useFormats()
  const day = (value: unknown) => (value ? formats.calendarDay(String(value)) : '')
  const states = projectStates.map((value) => ({ value, label: say(`status.${value}`) }))
  return {
    api: projects,
    path: '/projects',
    title: say('projects'),
    nameOf: (row) => `${row.description} · ${row.projectNo}`,
    notCopied: ['plannedHours'],
    columns: [
      { field: 'projectNo', label: say('projectNo'), width: 100 },
      { field: 'description', label: say('description'), width: 260, editable: true },
      { field: 'customerName', label: say('customer'), width: 220 },
      {
        field: 'status',
        label: say('status'),
        width: 130,
        options: states,
        show: (row) => (
          <Badge variant="light" color={colours[row.status as 'open']}>
            {say(`status.${row.status as 'open'}`)}
          </Badge>
        ),
        text: (row) => say(`status.${row.status as 'open'}`),
      },
      { field: 'responsible', label: say('responsible'), width: 150, editable: true },
      {
        field: 'startingDate',
        label: say('from'),
        width: 110,
        sortable: false,
        filterable: false,
        show: (row) => day(row.startingDate),
      },
      {
        field: 'endingDate',
        label: say('to'),
        width: 110,
        sortable: false,
        filterable: false,
        show: (row) => day(row.endingDate),
      },
      {
        field: 'budgetHours',
        label: say('budget-hours'),
        width: 120,
        align: 'end',
        sortable: false,
        filterable: false,
        show: (row) => formats.exact(Number(row.budgetHours)),
      },
    ],
    defaults: { status: 'planning', phases: [], plannedHours: [] },
    sections: [
      {
        title: say('general'),
        fields: [
          { name: 'projectNo', label: say('projectNo'), kind: 'text', span: 3, onlyNew: true, upper: true },
          { name: 'description', label: say('description'), kind: 'text', span: 6, required: true },
          { name: 'status', label: say('status'), kind: 'select', span: 3, options: states },
          { name: 'customerNo', label: say('customer'), kind: 'lookup', from: customers, span: 6 },
          { name: 'responsible', label: say('responsible'), kind: 'text', span: 6 },
          { name: 'note', label: say('note'), kind: 'area', span: 12 },
        ],
      },
      {
        title: say('phases'),
        fields: [
          {
            name: 'phases',
            label: say('phases'),
            kind: 'own',
            span: 12,
            draw: (value, onChange) => <PhaseRows rows={(value as PhaseRow[]) ?? []} onChange={onChange} />,
          },
        ],
      },
      {
        title: say('planned-hours'),
        fields: [
          {
            name: 'plannedHours',
            label: say('planned-hours'),
            kind: 'own',
            span: 12,
            draw: (value, onChange, all) => (
              <HourRows
                rows={(value as HoursRow[]) ?? []}
                phases={(all.phases as Phase[]) ?? []}
                onChange={onChange}
              />
            ),
          },
        ],
      },
    ],
    above: (row) => <ProjectWork project={row as never} />,
  }
}

const decimalOf = (text: string) => text.replace(',', '.')

function PhaseRows({ rows, onChange }: { rows: PhaseRow[]; onChange: (rows: PhaseRow[]) => void }) {
  const say = useProjectWords()
  return (
    <RowsField
      rows={rows}
      onChange={onChange}
      add={say('add-phase')}
      remove={say('remove')}
      blank={() => ({
        phaseNo: String((rows.length + 1) * 10),
        description: '',
        startingDate: null,
        endingDate: null,
        budgetHours: '0',
      })}
      draw={(row, set) => (
        <>
          <TextInput
            size="xs"
            w={70}
            label={say('phase')}
            value={row.phaseNo}
            onChange={(event) => set({ phaseNo: event.currentTarget.value.toUpperCase() })}
          />
          <TextInput
            size="xs"
            style={{ flex: 1, minWidth: 140 }}
            label={say('description')}
            value={row.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          {(['startingDate', 'endingDate'] as const).map((field) => (
            <TextInput
              key={field}
              size="xs"
              w={135}
              type="date"
              label={say(field === 'startingDate' ? 'from' : 'to')}
              value={row[field] ?? ''}
              onChange={(event) => set({ [field]: event.currentTarget.value || null })}
            />
          ))}
          <TextInput
            size="xs"
            w={100}
            label={say('budget-hours')}
            inputMode="decimal"
            value={row.budgetHours}
            onChange={(event) => set({ budgetHours: decimalOf(event.currentTarget.value) })}
          />
        </>
      )}
    />
  )
}

function HourRows(props: {
  rows: HoursRow[]
  phases: readonly Phase[]
  onChange: (rows: HoursRow[]) => void
}) {
  const { rows, phases, onChange } = props
  const say = useProjectWords()
  return (
    <>
      <Text size="xs" c="dimmed" mb={6}>
        {say('planned-hours-help')}
      </Text>
      <RowsField
        rows={rows}
        onChange={onChange}
        add={say('add-hours')}
        remove={say('remove')}
        blank={() =>
          ({
            phaseNo: rows.at(-1)?.phaseNo ?? phases[0]?.phaseNo ?? '',
            day: rows.at(-1)?.day ?? phases[0]?.startingDate ?? '',
            resourceNo: rows.at(-1)?.resourceNo ?? null,
            groupNo: null,
            hours: '8',
            description: '',
          }) as HoursRow
        }
        draw={(row, set) => (
          <>
            <Select
              size="xs"
              w={190}
              label={say('phase')}
              data={phases.map(({ phaseNo, description }) => ({
                value: phaseNo,
                label: `${phaseNo} · ${description}`,
              }))}
              value={row.phaseNo || null}
              onChange={(phaseNo) => set({ phaseNo: phaseNo ?? '' })}
            />
            <TextInput
              size="xs"
              w={135}
              type="date"
              label={say('day')}
              value={row.day}
              onChange={(event) => set({ day: event.currentTarget.value as never })}
            />
            <div style={{ flex: 1, minWidth: 130 }}>
              <Lookup
                from={resources as never}
                label={say('who')}
                value={row.resourceNo}
                onChange={(resourceNo) => set({ resourceNo, ...(resourceNo && { groupNo: null }) })}
              />
            </div>
            <div style={{ flex: 1, minWidth: 130 }}>
              <Lookup
                from={groups as never}
                label={say('or-group')}
                value={row.groupNo}
                onChange={(groupNo) => set({ groupNo, ...(groupNo && { resourceNo: null }) })}
              />
            </div>
            <TextInput
              size="xs"
              w={70}
              label={say('hours')}
              inputMode="decimal"
              value={row.hours}
              onChange={(event) => set({ hours: decimalOf(event.currentTarget.value) })}
            />
          </>
        )}
      />
    </>
  )
}

export function ProjectsPage() {
  return <MasterList pages={usePages()} />
}
export function ProjectPage() {
  return <MasterCard pages={usePages()} />
}
