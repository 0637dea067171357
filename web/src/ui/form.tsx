import { Alert, Button, Grid as Columns12, Group, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { NotDone } from '../app/call.ts'
import { useAppWords } from '../app/texts.ts'
import { Choosing, type Field, FieldInput } from './fields.tsx'
import { Panel } from './page.tsx'

export type Values = Readonly<Record<string, unknown>>

/** Fields under a heading. */
export interface Section {
  readonly title: string
  /** What the fields mean together. */
  readonly text?: string
  readonly fields: readonly Field[]
}

export interface FormProps {
  readonly sections: readonly Section[]
  readonly values: Values
  readonly isNew: boolean
  readonly readOnly?: boolean
  /** Saves what was entered; gives the refusals, which are shown at their fields. */
  readonly onSave: (changed: Values) => Promise<NotDone | null>
  readonly extra?: ReactNode
}

/** The words beside a field: where its shape is wrong they need not say which field it is. */
function atField(reason: NotDone['reasons'][number] | undefined): string | undefined {
  const problem = reason?.code === 'engine.wrong-shape' ? String(reason.facts?.problem ?? '') : ''
  return problem ? problem.charAt(0).toUpperCase() + problem.slice(1) : reason?.text
}

/** A form: Ctrl+S saves, refusals stand at their fields, leaving with unsaved changes asks first. */
export function Form({ sections, values, isNew, readOnly, onSave, extra }: FormProps) {
  const say = useAppWords()
  const [changes, setChanges] = useState<Values>({})
  const [refused, setRefused] = useState<NotDone | null>(null)
  const [busy, setBusy] = useState(false)
  // Pickers whose choice has not come yet, and whether to save once it has.
  const [choosing, setChoosing] = useState(0)
  const [saveAfter, setSaveAfter] = useState(false)
  const chosen = useCallback((by: 1 | -1) => setChoosing((now) => now + by), [])
  const dirty = Object.keys(changes).length > 0
  const present: Values = { ...values, ...changes }
  const all = sections.flatMap((section) => section.fields)
  useBlocker({
    shouldBlockFn: () => dirty && !busy && !confirm(say('discard-changes')),
    enableBeforeUnload: () => dirty,
  })

  const set = (more: Values) => setChanges((before) => ({ ...before, ...more }))
  const errorOf = (field: Field) =>
    atField(
      refused?.reasons.find((reason) => reason.at === field.name || reason.at?.startsWith(`${field.name}.`)),
    )
  const elsewhere =
    refused?.reasons.filter(
      (reason) => !all.some((field) => reason.at === field.name || reason.at?.startsWith(`${field.name}.`)),
    ) ?? []
  const save = async () => {
    if (choosing > 0) return setSaveAfter(true)
    if (!dirty && !isNew) return
    setBusy(true)
    const trouble = await onSave(isNew ? present : changes)
    setBusy(false)
    setRefused(trouble)
    if (!trouble) setChanges({})
  }
  useEffect(() => {
    if (!saveAfter || choosing > 0) return
    setSaveAfter(false)
    void save()
  })
  useHotkeys([['mod+S', () => void save()]], [])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {elsewhere.length > 0 && (
        <Alert color="orange" mb="md" role="alert">
          {elsewhere.map((reason) => (
            <div key={reason.code + reason.text}>{reason.text}</div>
          ))}
        </Alert>
      )}
      <Choosing value={chosen}>
        {sections.map((section, index) => (
          <Panel key={section.title} title={section.title}>
            {section.text && (
              <Text size="xs" c="dimmed" mb="sm">
                {section.text}
              </Text>
            )}
            <Columns12 gap="sm">
              {section.fields.map((field, at) => (
                <Columns12.Col key={field.name} span={{ base: 12, sm: field.span ?? 6 }}>
                  {field.kind === 'own' ? (
                    field.draw?.(present[field.name], (value) => set({ [field.name]: value }), present, set)
                  ) : (
                    <FieldInput
                      field={field}
                      value={present[field.name]}
                      onChange={(value) => set({ [field.name]: value })}
                      error={errorOf(field)}
                      disabled={readOnly || (field.onlyNew && !isNew)}
                      autoFocus={isNew && index === 0 && at === 0}
                    />
                  )}
                </Columns12.Col>
              ))}
            </Columns12>
          </Panel>
        ))}
      </Choosing>
      {extra}
      {!readOnly && (
        <Group mt="md" style={{ position: 'sticky', bottom: 12 }}>
          <Button type="submit" size="sm" loading={busy || saveAfter} disabled={!dirty && !isNew}>
            {say('save')}
          </Button>
          {dirty && (
            <Button variant="default" size="sm" onClick={() => setChanges({})}>
              {say('cancel')}
            </Button>
          )}
        </Group>
      )}
    </form>
  )
}
