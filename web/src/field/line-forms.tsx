import { items } from '@giro/business/items/api.ts'
import { workTypes } from '@giro/business/service-setup/code-tables-api.ts'
import {
  Button,
  FileButton,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBarcode, IconCamera } from '@tabler/icons-react'
import { useState } from 'react'
import { useFaultFields } from '../service-orders/line-details.tsx'
import { FieldInput } from '../ui/fields.tsx'
import type { MyVisit } from './my-visits.ts'
import { canScan, codeIn, reducedPhoto } from './photo.ts'
import { useReports } from './reports.tsx'
import { useFieldWords } from './texts.ts'

interface FormProps {
  readonly visit: MyVisit
  readonly line: MyVisit['lines'][number]
}

const usual = [15, 30, 45, 60, 90, 120]

/** Worked time on a line: a tap for the usual lengths. */
export function Hours({ visit, line }: FormProps) {
  const say = useFieldWords()
  const { report } = useReports()
  const [minutes, setMinutes] = useState<number | string>(30)
  const [workTypeCode, setWorkType] = useState<string | null>(null)
  return (
    <Stack gap="xs">
      <Group gap={6}>
        {usual.map((value) => (
          <Button
            key={value}
            size="compact-sm"
            variant={minutes === value ? 'filled' : 'default'}
            onClick={() => setMinutes(value)}
          >
            {value} min
          </Button>
        ))}
      </Group>
      <NumberInput label={say('minutes')} min={1} max={1440} value={minutes} onChange={setMinutes} />
      <FieldInput
        field={{ name: 'workTypeCode', label: say('work-type'), kind: 'lookup', from: workTypes }}
        value={workTypeCode}
        onChange={(value) => setWorkType(value as string | null)}
      />
      <Button
        disabled={!(Number(minutes) > 0)}
        onClick={() =>
          void report(visit.visitNo, {
            kind: 'time',
            lineNo: line.lineNo,
            minutes: Math.round(Number(minutes)),
            workTypeCode,
            remark: '',
          })
        }
      >
        {say('add-hours')}
      </Button>
    </Stack>
  )
}

/** A part that was used: found by words, by the code on it, or typed. */
export function Parts({ visit, line }: FormProps) {
  const say = useFieldWords()
  const { report } = useReports()
  const [itemNo, setItem] = useState('')
  const [quantity, setQuantity] = useState<number | string>(1)
  const [serialNo, setSerial] = useState('')
  const scan = async (file: File | null) => {
    if (!file) return
    const code = await codeIn(file)
    if (code) setItem(code)
    else notifications.show({ color: 'yellow', message: say('scan-failed') })
  }
  const add = async () => {
    await report(visit.visitNo, {
      kind: 'part',
      lineNo: line.lineNo,
      itemNo: itemNo.trim().toUpperCase(),
      quantity: String(quantity),
      serialNo,
    })
    setItem('')
    setSerial('')
    setQuantity(1)
  }
  return (
    <Stack gap="xs">
      {navigator.onLine && (
        <FieldInput
          field={{ name: 'item', label: say('item-no'), kind: 'lookup', from: items, help: say('item-help') }}
          value={itemNo || null}
          onChange={(value) => setItem(String(value ?? ''))}
        />
      )}
      <Group gap="xs" align="end">
        <TextInput
          style={{ flex: 1 }}
          aria-label={say('item-no')}
          placeholder={say('item-no')}
          value={itemNo}
          onChange={(event) => setItem(event.currentTarget.value)}
        />
        {canScan() && (
          <FileButton accept="image/*" capture="environment" onChange={(file) => void scan(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconBarcode size={15} />}>
                {say('scan')}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      <Group grow>
        <NumberInput label={say('quantity')} min={0.01} max={9999} value={quantity} onChange={setQuantity} />
        <TextInput
          label={say('serial-no')}
          value={serialNo}
          onChange={(event) => setSerial(event.currentTarget.value)}
        />
      </Group>
      <Button disabled={itemNo.trim() === '' || !(Number(quantity) > 0)} onClick={() => void add()}>
        {say('add-part')}
      </Button>
    </Stack>
  )
}

const faultFields = [
  'faultAreaCode',
  'symptomCode',
  'faultCode',
  'resolutionCode',
  'faultReasonCode',
] as const
type FaultValues = Partial<Record<(typeof faultFields)[number], string | null>>

/** What was wrong and what helped; what the office changes meanwhile is not written over. */
export function Faults({ visit, line }: FormProps) {
  const say = useFieldWords()
  const { report } = useReports()
  const fields = useFaultFields()
  const [changes, setChanges] = useState<FaultValues>({})
  const save = async () => {
    const seen = Object.fromEntries(Object.keys(changes).map((name) => [name, line[name as 'faultCode']]))
    await report(visit.visitNo, { kind: 'faults', lineNo: line.lineNo, ...changes, seen })
    setChanges({})
  }
  return (
    <Stack gap="xs">
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={{ ...field, label: say(field.name as 'faultCode') }}
          value={changes[field.name as 'faultCode'] ?? line[field.name as 'faultCode']}
          onChange={(value) => setChanges({ ...changes, [field.name]: (value as string) || null })}
        />
      ))}
      <Button disabled={Object.keys(changes).length === 0} onClick={() => void save()}>
        {say('save')}
      </Button>
    </Stack>
  )
}

/** Words and photos of a line. */
export function Notes({ visit, line }: FormProps) {
  const say = useFieldWords()
  const { report } = useReports()
  const [about, setAbout] = useState<'fault' | 'resolution' | 'internal'>('resolution')
  const [note, setNote] = useState('')
  const take = async (file: File | null) => {
    if (!file) return
    const contentBase64 = await reducedPhoto(file).catch(() => null)
    if (contentBase64 === null) {
      notifications.show({ color: 'yellow', message: say('photo-failed') })
      return
    }
    await report(visit.visitNo, {
      kind: 'photo',
      lineNo: line.lineNo,
      name: `foto-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-')}.jpg`,
      contentBase64,
    })
  }
  return (
    <Stack gap="xs">
      <Select
        aria-label={say('notes')}
        value={about}
        allowDeselect={false}
        data={(['fault', 'resolution', 'internal'] as const).map((value) => ({
          value,
          label: say(`note-${value}`),
        }))}
        onChange={(value) => setAbout((value ?? 'resolution') as 'fault')}
      />
      <Textarea
        aria-label={say(`note-${about}`)}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          disabled={note.trim() === ''}
          onClick={async () => {
            await report(visit.visitNo, { kind: 'note', lineNo: line.lineNo, about, note })
            setNote('')
          }}
        >
          {say('add-note')}
        </Button>
        <FileButton accept="image/*" capture="environment" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconCamera size={15} />}>
              {say('photo')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Text size="xs" c="dimmed">
        {say('photo-help')}
      </Text>
    </Stack>
  )
}
