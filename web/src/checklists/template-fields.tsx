import { pointKinds } from '@giro/business/checklists/checklist.ts'
import { serviceItemGroups } from '@giro/business/service-items/api.ts'
import { orderTypes } from '@giro/business/service-orders/api.ts'
import { Checkbox, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { FieldInput, RowsField } from '../ui/fields.tsx'
import { useTemplateWords } from './template-texts.ts'

interface Point extends Readonly<Record<string, unknown>> {
  text: string
  kind: (typeof pointKinds)[number]
  unit: string
  minimum: string | null
  maximum: string | null
  choices: string[]
  mandatory: boolean
  photo: boolean
}

interface EditorProps {
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** Points of a checklist, in their order. */
export function Points({ value, onChange }: EditorProps) {
  const say = useTemplateWords()
  const kinds = pointKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))
  const limit = (typed: string) => (typed.trim() === '' ? null : typed.trim().replace(',', '.'))
  return (
    <RowsField<Point>
      rows={(value as Point[]) ?? []}
      onChange={onChange}
      blank={() => ({
        text: '',
        kind: 'check',
        unit: '',
        minimum: null,
        maximum: null,
        choices: [],
        mandatory: true,
        photo: false,
      })}
      add={say('add')}
      remove={say('remove')}
      draw={(row, set) => (
        <>
          <TextInput
            aria-label={say('point')}
            placeholder={say('point')}
            style={{ flex: '1 1 200px' }}
            maxLength={200}
            value={row.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={say('kind')}
            data={kinds}
            value={row.kind}
            onChange={(event) =>
              set({
                kind: event.currentTarget.value as Point['kind'],
                minimum: null,
                maximum: null,
                choices: [],
              })
            }
          />
          {row.kind === 'measure' && (
            <>
              <TextInput
                aria-label={say('minimum')}
                placeholder={say('minimum')}
                w={84}
                inputMode="decimal"
                value={row.minimum ?? ''}
                onChange={(event) => set({ minimum: limit(event.currentTarget.value) })}
              />
              <TextInput
                aria-label={say('maximum')}
                placeholder={say('maximum')}
                w={84}
                inputMode="decimal"
                value={row.maximum ?? ''}
                onChange={(event) => set({ maximum: limit(event.currentTarget.value) })}
              />
              <TextInput
                aria-label={say('unit')}
                placeholder={say('unit')}
                w={80}
                value={row.unit}
                onChange={(event) => set({ unit: event.currentTarget.value })}
              />
            </>
          )}
          {row.kind === 'choice' && (
            <TagsInput
              aria-label={say('choices')}
              placeholder={row.choices.length === 0 ? say('choices') : undefined}
              style={{ flex: '1 1 180px' }}
              value={row.choices}
              onChange={(choices) => set({ choices })}
            />
          )}
          <Checkbox
            label={say('mandatory')}
            checked={row.mandatory}
            onChange={(event) => set({ mandatory: event.currentTarget.checked })}
          />
          <Checkbox
            label={say('photo')}
            checked={row.photo}
            onChange={(event) => set({ photo: event.currentTarget.checked })}
          />
        </>
      )}
    />
  )
}

interface Use extends Readonly<Record<string, unknown>> {
  orderType: string | null
  groupCode: string | null
}

/** Lines that get the checklist by themselves. */
export function Uses({ value, onChange }: EditorProps) {
  const say = useTemplateWords()
  return (
    <RowsField<Use>
      rows={(value as Use[]) ?? []}
      onChange={onChange}
      blank={() => ({ orderType: null, groupCode: null })}
      add={say('add')}
      remove={say('remove')}
      draw={(row, set) => (
        <>
          <div style={{ flex: 1 }}>
            <FieldInput
              field={{
                name: 'orderType',
                label: say('order-type'),
                kind: 'lookup',
                from: orderTypes,
                help: say('any-type'),
              }}
              value={row.orderType}
              onChange={(orderType) => set({ orderType: (orderType as string) || null })}
            />
          </div>
          <div style={{ flex: 1 }}>
            <FieldInput
              field={{
                name: 'groupCode',
                label: say('group'),
                kind: 'lookup',
                from: serviceItemGroups,
                help: say('any-group'),
              }}
              value={row.groupCode}
              onChange={(groupCode) => set({ groupCode: (groupCode as string) || null })}
            />
          </div>
        </>
      )}
    />
  )
}
