import { checklists } from '@giro/business/checklists/api.ts'
import { serviceItemGroups } from '@giro/business/service-items/api.ts'
import { standardServices } from '@giro/business/standard-services/api.ts'
import { guidelines } from '@giro/business/troubleshooting/api.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Points, Uses } from '../checklists/template-fields.tsx'
import { useTemplateWords } from '../checklists/template-texts.ts'
import { FieldInput, RowsField } from '../ui/fields.tsx'
import { MasterCard, MasterList, type MasterPages } from '../ui/master.tsx'
import { useKnowHowWords } from './texts.ts'

interface StandardLine extends Readonly<Record<string, unknown>> {
  type: string
  no: string
  description: string
  quantity: string
  amountExclVat: string
}

function StandardLines({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const say = useKnowHowWords()
  const types = (['', 'item', 'resource', 'cost', 'gl-account'] as const).map((type) => ({
    value: type,
    label: say(`type.${type}`),
  }))
  return (
    <RowsField<StandardLine>
      rows={(value as StandardLine[]) ?? []}
      onChange={onChange}
      blank={() => ({ type: 'item', no: '', description: '', quantity: '1', amountExclVat: '0' })}
      add={say('add')}
      remove={say('remove')}
      draw={(row, set) => (
        <>
          <NativeSelect
            aria-label={say('type')}
            data={types}
            value={row.type}
            onChange={(event) => {
              const type = event.currentTarget.value
              set({ type, no: '', quantity: type === '' ? '0' : row.quantity, amountExclVat: '0' })
            }}
          />
          {row.type !== '' && (
            <TextInput
              aria-label={say('no')}
              placeholder={say('no')}
              w={120}
              value={row.no}
              onChange={(event) => set({ no: event.currentTarget.value.toUpperCase() })}
            />
          )}
          <TextInput
            aria-label={say('description')}
            placeholder={say('description')}
            style={{ flex: 1 }}
            value={row.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          {row.type !== '' && (
            <TextInput
              aria-label={say('quantity')}
              w={80}
              inputMode="decimal"
              value={row.quantity}
              onChange={(event) => set({ quantity: event.currentTarget.value.replace(',', '.') })}
            />
          )}
          {row.type === 'gl-account' && (
            <TextInput
              aria-label={say('amount')}
              placeholder={say('amount')}
              w={110}
              inputMode="decimal"
              value={row.amountExclVat}
              onChange={(event) => set({ amountExclVat: event.currentTarget.value.replace(',', '.') })}
            />
          )}
        </>
      )}
    />
  )
}

function Steps({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const say = useKnowHowWords()
  return (
    <RowsField<{ text: string }>
      rows={((value as string[]) ?? []).map((text) => ({ text }))}
      onChange={(rows) => onChange(rows.map((row) => row.text))}
      blank={() => ({ text: '' })}
      add={say('add')}
      remove={say('remove')}
      draw={(row, set) => (
        <TextInput
          aria-label={say('step')}
          style={{ flex: 1 }}
          maxLength={80}
          value={row.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      )}
    />
  )
}

function usePages(kind: string): MasterPages {
  const say = useKnowHowWords()
  const navigate = useNavigate()
  const sayTemplate = useTemplateWords()
  const others = (['troubleshooting', 'standard-services', 'checklists'] as const).filter(
    (one) => one !== (kind === 'standard-services' || kind === 'checklists' ? kind : 'troubleshooting'),
  )
  const common = {
    path: `/know-how/${kind}`,
    crumb: { to: '/know-how', label: say('know-how') },
    actions: (
      <>
        {others.map((other) => (
          <Button key={other} variant="default" onClick={() => void navigate({ to: `/know-how/${other}` })}>
            {say(other)}
          </Button>
        ))}
      </>
    ),
    nameOf: (row: Readonly<Record<string, unknown>>) => String(row.description),
  }
  const key = (name: string, label: string, required: boolean) => ({
    name,
    label,
    kind: 'text' as const,
    span: 3,
    onlyNew: true,
    upper: true,
    required,
  })
  if (kind === 'standard-services')
    return {
      ...common,
      api: standardServices,
      title: say('standard-services'),
      columns: [
        { field: 'standardServiceCode', label: say('code'), width: 140 },
        { field: 'description', label: say('description'), width: 340, editable: true },
        { field: 'currencyCode', label: say('currency'), width: 170 },
      ],
      sections: [
        {
          title: say('general'),
          fields: [
            key('standardServiceCode', say('code'), true),
            { name: 'description', label: say('description'), kind: 'text', span: 6, required: true },
            { name: 'currencyCode', label: say('currency'), kind: 'text', span: 3, upper: true },
            {
              name: 'groups',
              label: say('groups'),
              kind: 'own',
              span: 12,
              draw: (value, onChange) => {
                const codes = ((value as (string | null)[]) ?? []).flatMap((code) => code ?? [])
                return (
                  <FieldInput
                    field={{
                      name: 'groups',
                      label: say('groups'),
                      kind: 'lookups',
                      from: serviceItemGroups,
                      help: say('groups-help'),
                    }}
                    value={codes}
                    onChange={(next) => onChange((next as string[]).length === 0 ? [null] : next)}
                  />
                )
              },
            },
          ],
        },
        {
          title: say('lines'),
          fields: [
            {
              name: 'lines',
              label: say('lines'),
              kind: 'own',
              span: 12,
              draw: (value, onChange) => <StandardLines value={value} onChange={onChange} />,
            },
          ],
        },
      ],
    }
  if (kind === 'checklists')
    return {
      ...common,
      api: checklists,
      title: say('checklists'),
      columns: [
        { field: 'checklistCode', label: say('code'), width: 140 },
        { field: 'description', label: say('description'), width: 420, editable: true },
      ],
      sections: [
        {
          title: say('general'),
          fields: [
            key('checklistCode', say('code'), true),
            { name: 'description', label: say('description'), kind: 'text', span: 9, required: true },
          ],
        },
        {
          title: sayTemplate('points'),
          fields: [
            {
              name: 'points',
              label: sayTemplate('points'),
              kind: 'own',
              span: 12,
              draw: (value, onChange) => <Points value={value} onChange={onChange} />,
            },
          ],
        },
        {
          title: sayTemplate('uses'),
          fields: [
            {
              name: 'uses',
              label: sayTemplate('uses'),
              help: sayTemplate('uses-help'),
              kind: 'own',
              span: 12,
              draw: (value, onChange) => <Uses value={value} onChange={onChange} />,
            },
          ],
        },
      ],
    }
  return {
    ...common,
    api: guidelines,
    series: { field: 'troubleshootingSeries' },
    title: say('troubleshooting'),
    columns: [
      { field: 'troubleshootingNo', label: say('no'), width: 120 },
      { field: 'description', label: say('description'), width: 420, editable: true },
    ],
    sections: [
      {
        title: say('general'),
        fields: [
          key('troubleshootingNo', say('no'), false),
          { name: 'description', label: say('description'), kind: 'text', span: 9, required: true },
          {
            name: 'lines',
            label: say('steps'),
            kind: 'own',
            span: 12,
            draw: (value, onChange) => <Steps value={value} onChange={onChange} />,
          },
        ],
      },
    ],
  }
}

export function KnowHowPage() {
  const { kind = 'troubleshooting', id } = useParams({ strict: false }) as { kind?: string; id?: string }
  return id === undefined ? <KnowHowList key={kind} kind={kind} /> : <KnowHowCard key={kind} kind={kind} />
}
function KnowHowList({ kind }: { kind: string }) {
  return <MasterList pages={usePages(kind)} />
}
function KnowHowCard({ kind }: { kind: string }) {
  return <MasterCard pages={usePages(kind)} />
}
