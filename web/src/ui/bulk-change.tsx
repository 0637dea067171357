import type { MasterApi } from '@giro/business/foundation/master.ts'
import { Alert, Button, Group, Select, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import type { Reason } from '../app/call.ts'
import { useAppWords } from '../app/texts.ts'
import { type Field, FieldInput } from './fields.tsx'
import type { Section } from './form.tsx'
import type { Row } from './grid.tsx'

/** Fields of a card that make sense for several records at once: no keys, nothing that is drawn in its own way. */
export function commonFields(api: MasterApi, sections: readonly Section[]): readonly Field[] {
  return sections
    .flatMap((section) => section.fields)
    .filter((field) => field.kind !== 'own' && !field.onlyNew && field.name in api.about.fields)
}

/** One field of several records becomes the same value: all of them or none. */
export function BulkChange({
  api,
  fields,
  rows,
  onClose,
}: {
  api: MasterApi
  fields: readonly Field[]
  rows: readonly Row[]
  onClose: () => void
}) {
  const say = useAppWords()
  const [name, setName] = useState<string | null>(null)
  const [value, setValue] = useState<unknown>(undefined)
  const [reasons, setReasons] = useState<readonly Reason[]>([])
  const { does, busy } = useDoes(api.changeMany)
  const field = fields.find((one) => one.name === name)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!field) return
    const { key } = api.about
    const input = {
      rows: rows.map((row) => ({ [key]: row[key], version: row.version })),
      changes: { [field.name]: value ?? blankOf(field) },
    }
    const done = await does(input as never, (refused) => setReasons(refused.reasons))
    if (!done) return
    notifications.show({ message: say('changed-many', { count: rows.length }) })
    onClose()
  }
  return (
    <form onSubmit={submit}>
      <Text size="sm" c="dimmed" mb="sm">
        {say('change-many-help', { count: rows.length })}
      </Text>
      <Select
        label={say('field')}
        searchable
        required
        data-autofocus
        data={fields.map((one) => ({ value: one.name, label: one.label }))}
        value={name}
        onChange={(chosen) => {
          setName(chosen)
          setValue(undefined)
          setReasons([])
        }}
      />
      {field && (
        <div style={{ marginTop: 12 }}>
          <FieldInput
            field={{ ...field, label: say('becomes') }}
            value={value ?? blankOf(field)}
            onChange={setValue}
          />
        </div>
      )}
      {reasons.length > 0 && (
        <Alert color="red" mt="sm" role="alert">
          {reasons.map((reason) => reason.text).join(' ')}
        </Alert>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => onClose()}>
          {say('cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={!field}>
          {say('change-many', { count: rows.length })}
        </Button>
      </Group>
    </form>
  )
}

/** What an empty field of the kind is. */
function blankOf(field: Field): unknown {
  if (field.kind === 'flag') return false
  if (field.kind === 'lookups') return []
  return field.kind === 'text' || field.kind === 'area' ? '' : null
}
