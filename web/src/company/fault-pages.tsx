import {
  changeFaultCode,
  createFaultCode,
  deleteFaultCode,
  deleteRelationship,
  faultAreas,
  insertRelationships,
  listFaultCodes,
  listRelationships,
  resolutionCodes,
  saveRelationship,
  symptoms,
} from '@giro/business/faults/api.ts'
import type { Command } from '@giro/business/foundation/operation.ts'
import { serviceItemGroups } from '@giro/business/service-items/api.ts'
import { Button, Modal, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { call } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { type Field, FieldInput } from '../ui/fields.tsx'
import { type Column, Grid, type Row } from '../ui/grid.tsx'
import { Page } from '../ui/page.tsx'
import { useSetupWords } from './texts.ts'

/** A button that asks for some fields and does a command with them. */
function AskFields({
  label,
  operation,
  fields,
  start,
  color,
  onDone,
}: {
  label: string
  operation: Command
  fields: readonly Field[]
  start: Readonly<Record<string, unknown>>
  color?: 'default'
  onDone?: (output: Row) => void
}) {
  const may = useMay(operation)
  const [opened, { open, close }] = useDisclosure(false)
  const [values, setValues] = useState(start)
  const { does, busy } = useDoes(operation)
  if (!may) return null
  return (
    <>
      <Button
        {...(color ? { variant: color } : { leftSection: <IconPlus size={15} /> })}
        onClick={() => {
          setValues(start)
          open()
        }}
      >
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={label}>
        <Stack gap="sm">
          {fields.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={values[field.name]}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
          <Button
            loading={busy}
            onClick={async () => {
              const done = await does(values as never)
              if (!done) return
              close()
              onDone?.(done.output as Row)
            }}
          >
            {label}
          </Button>
        </Stack>
      </Modal>
    </>
  )
}

/** Page Fault codes: each belongs to an area and a symptom, as far as the reporting level has them. */
export function FaultCodesPage({ kinds }: { kinds: ReactNode }) {
  const say = useSetupWords()
  const may = useMay(changeFaultCode)
  const { does: change } = useDoes(changeFaultCode)
  const { does: remove } = useDoes(deleteFaultCode)
  return (
    <Page
      title={say('fault-codes')}
      crumb={{ to: '/setup/company', label: say('setup') }}
      actions={
        <>
          {kinds}
          <AskFields
            label={say('new')}
            operation={createFaultCode}
            start={{ faultAreaCode: null, symptomCode: null, faultCode: '', description: '' }}
            fields={[
              { name: 'faultAreaCode', label: say('faultArea'), kind: 'lookup', from: faultAreas },
              { name: 'symptomCode', label: say('symptom'), kind: 'lookup', from: symptoms },
              { name: 'faultCode', label: say('code'), kind: 'text', upper: true, required: true },
              { name: 'description', label: say('description'), kind: 'text', required: true },
            ]}
          />
        </>
      }
    >
      <Grid
        list="faults.FaultCodes"
        module="faults"
        columns={[
          { field: 'faultAreaCode', label: say('faultArea'), width: 130 },
          { field: 'symptomCode', label: say('symptom'), width: 130 },
          { field: 'faultCode', label: say('faultCode'), width: 140 },
          { field: 'description', label: say('description'), width: 360, editable: true },
        ]}
        rowKey={(row) => String(row.faultCodeNo)}
        load={(input, signal) => call(listFaultCodes, input, { signal }) as never}
        {...(may && {
          onEdit: async (row: Row, _: string, description: string) => {
            await change({
              faultCodeNo: Number(row.faultCodeNo),
              description,
              version: Number(row.version),
            })
          },
          bulk: [
            {
              label: say('remove'),
              color: 'red',
              icon: <IconTrash size={14} />,
              run: async (rows: readonly Row[]) => {
                for (const row of rows)
                  await remove({ faultCodeNo: Number(row.faultCodeNo), version: Number(row.version) })
              },
            },
          ],
        })}
      />
    </Page>
  )
}

const keyFields = ['faultCode', 'faultAreaCode', 'symptomCode', 'resolutionCode', 'groupCode'] as const

/** Page Fault/resolution relationships, with the batch that counts them anew. */
export function RelationshipsPage({ kinds }: { kinds: ReactNode }) {
  const say = useSetupWords()
  const may = useMay(deleteRelationship)
  const { does: remove } = useDoes(deleteRelationship)
  const columns: Column[] = [
    { field: 'faultCode', label: say('faultCode'), width: 120 },
    { field: 'faultAreaCode', label: say('faultArea'), width: 110 },
    { field: 'symptomCode', label: say('symptom'), width: 110 },
    { field: 'resolutionCode', label: say('resolution'), width: 120 },
    { field: 'groupCode', label: say('group'), width: 110 },
    { field: 'description', label: say('description'), width: 260 },
    { field: 'occurrences', label: say('occurrences'), width: 110, align: 'end', filterable: false },
    {
      field: 'createdManually',
      label: say('createdManually'),
      width: 100,
      filterable: false,
      show: (row) => (row.createdManually ? say('yes') : ''),
    },
  ]
  return (
    <Page
      title={say('relationships')}
      crumb={{ to: '/setup/company', label: say('setup') }}
      actions={
        <>
          {kinds}
          <AskFields
            label={say('insert-relationships')}
            operation={insertRelationships}
            color="default"
            start={{ fromDate: null, toDate: null, byServiceItemGroup: false, retainManual: true }}
            fields={[
              { name: 'fromDate', label: say('fromDate'), kind: 'day', required: true },
              { name: 'toDate', label: say('toDate'), kind: 'day', required: true },
              { name: 'byServiceItemGroup', label: say('byServiceItemGroup'), kind: 'flag' },
              { name: 'retainManual', label: say('retainManual'), kind: 'flag' },
            ]}
            onDone={(output) =>
              notifications.show({ color: 'teal', message: say('inserted', { count: Number(output.rows) }) })
            }
          />
          <AskFields
            label={say('new')}
            operation={saveRelationship}
            start={{ faultCode: '', faultAreaCode: '', symptomCode: '', resolutionCode: null, groupCode: '' }}
            fields={[
              { name: 'faultCode', label: say('faultCode'), kind: 'text', upper: true },
              { name: 'faultAreaCode', label: say('faultArea'), kind: 'text', upper: true },
              { name: 'symptomCode', label: say('symptom'), kind: 'text', upper: true },
              {
                name: 'resolutionCode',
                label: say('resolution'),
                kind: 'lookup',
                from: resolutionCodes,
                required: true,
              },
              {
                name: 'groupCode',
                label: say('group'),
                kind: 'own',
                draw: (value, onChange) => (
                  <FieldInput
                    field={{
                      name: 'groupCode',
                      label: say('group'),
                      kind: 'lookup',
                      from: serviceItemGroups,
                    }}
                    value={value || null}
                    onChange={(next) => onChange(next ?? '')}
                  />
                ),
              },
            ]}
          />
        </>
      }
    >
      <Grid
        list="faults.Relationships"
        module="faults"
        columns={columns}
        rowKey={(row) => keyFields.map((field) => row[field]).join(' ')}
        load={(input, signal) => call(listRelationships, input, { signal }) as never}
        bulk={
          may
            ? [
                {
                  label: say('remove'),
                  color: 'red',
                  icon: <IconTrash size={14} />,
                  run: async (rows) => {
                    for (const row of rows)
                      await remove(Object.fromEntries(keyFields.map((field) => [field, row[field]])) as never)
                  },
                },
              ]
            : []
        }
      />
    </Page>
  )
}
