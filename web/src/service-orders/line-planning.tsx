import { dayOf, momentOf, timeOf } from '@giro/business/foundation/day.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { resources } from '@giro/business/resources/api.ts'
import { listOrders, readOrder } from '@giro/business/service-orders/api.ts'
import { Checkbox, Fieldset, Group, NumberInput, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAsked } from '../app/call.ts'
import { FieldInput, RowsField } from '../ui/fields.tsx'
import { SkillsField } from '../ui/skills-field.tsx'
import { useOrderWords } from './texts.ts'

type Order = OutputOf<typeof readOrder>
type Line = Order['lines'][number]
type Values = Readonly<Record<string, unknown>>

interface After extends Record<string, unknown> {
  orderNo: string
  lineNo: number | null
  gapMinMinutes: number
  gapMaxMinutes: number | null
  sameTechnician: boolean
  sameDay: boolean
}

/** Fields of the form that lie otherwise in the line. */
export function planningValues(line: Line | null, zone: string): Values {
  return {
    stage: line?.stage ?? 1,
    crewSize: line?.crewSize ?? 1,
    targetToleranceDays: line?.targetToleranceDays ?? 7,
    optional: line?.optional ?? false,
    partsReadyDay: line?.partsReadyAt ? dayOf(line.partsReadyAt, zone) : null,
    partsReadyTime: line?.partsReadyAt ? timeOf(line.partsReadyAt, zone) : null,
  }
}

/** What the form says for planning, as the operation takes it. Parts ready on a day without a time: from 07:00. */
export function planningOf(values: Values, zone: string) {
  return {
    stage: Number(values.stage) || 1,
    crewSize: Number(values.crewSize) || 1,
    extraSkills: chosen(values.extraSkills),
    helperSkills: Number(values.crewSize) > 1 ? chosen(values.helperSkills) : [],
    // Left out on a new line: the service item's preferred technician.
    ...(values.preferredResourceNo !== undefined && {
      preferredResourceNo: values.preferredResourceNo as string | null,
    }),
    excludedResourceNos: (values.excludedResourceNos as string[]) ?? [],
    partsReadyAt: values.partsReadyDay
      ? momentOf(values.partsReadyDay as never, String(values.partsReadyTime ?? '07:00'), zone)
      : null,
    targetDay: (values.targetDay as string) ?? null,
    targetToleranceDays: Number(values.targetToleranceDays ?? 7),
    optional: values.optional === true,
    after: ((values.after as After[]) ?? []).filter((one) => one.orderNo !== ''),
  }
}

const chosen = (rows: unknown) =>
  ((rows as { skillCode: string; level: number }[]) ?? []).filter((row) => row.skillCode !== '')

/** Orders and lines that come before, in few characters. */
export function afterText(after: Line['after'], own: string): string {
  return after
    .map((one) => [one.orderNo === own ? '' : one.orderNo, one.lineNo ?? ''].filter(Boolean).join('/'))
    .join(', ')
}

/** What the planner asks about a line: who, how many, when the parts are there, what comes before. */
export function LinePlanning({
  order,
  lineNo,
  values,
  onChange,
}: {
  order: Order
  lineNo: number | null
  values: Values
  onChange: (more: Values) => void
}) {
  const say = useOrderWords()
  const field = (name: string, kind: 'number' | 'day' | 'time' | 'lookup' | 'lookups', more: object = {}) => (
    <FieldInput
      field={{ name, label: say(name as 'stage'), kind, ...more }}
      value={values[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
  const skillWords = {
    add: say('add-row'),
    remove: say('remove-row'),
    skill: say('skill'),
    level: say('level'),
  }
  return (
    <Fieldset legend={say('planning')} mt="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <FieldInput
          field={{
            name: 'preferredResourceNo',
            label: say('preferredTechnician'),
            kind: 'lookup',
            from: resources,
          }}
          value={values.preferredResourceNo}
          onChange={(preferredResourceNo) => onChange({ preferredResourceNo })}
        />
        <FieldInput
          field={{ name: 'excludedResourceNos', label: say('excluded'), kind: 'lookups', from: resources }}
          value={values.excludedResourceNos}
          onChange={(excludedResourceNos) => onChange({ excludedResourceNos })}
        />
        {field('crewSize', 'number', { min: 1, max: 10 })}
        {field('stage', 'number', { min: 1, max: 9, help: say('stage-hint') })}
        <div>
          <Text size="sm" fw={500} mb={4}>
            {say('extraSkills')}
          </Text>
          <SkillsField
            value={values.extraSkills}
            onChange={(extraSkills) => onChange({ extraSkills })}
            say={skillWords}
          />
        </div>
        {Number(values.crewSize) > 1 && (
          <div>
            <Text size="sm" fw={500} mb={4}>
              {say('helperSkills')}
            </Text>
            <SkillsField
              value={values.helperSkills}
              onChange={(helperSkills) => onChange({ helperSkills })}
              say={skillWords}
            />
          </div>
        )}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm" mt="sm" style={{ alignItems: 'end' }}>
        {field('partsReadyDay', 'day')}
        {field('partsReadyTime', 'time')}
        {field('targetDay', 'day')}
        {field('targetToleranceDays', 'number', { min: 0, max: 365 })}
      </SimpleGrid>
      <Checkbox
        mt="sm"
        label={say('optional')}
        description={say('optional-hint')}
        checked={values.optional === true}
        onChange={(event) => onChange({ optional: event.currentTarget.checked })}
      />
      <Text size="sm" fw={500} mt="sm" mb={4}>
        {say('after')}
      </Text>
      <RowsField<After>
        rows={(values.after as After[]) ?? []}
        onChange={(after) => onChange({ after })}
        blank={() => ({
          orderNo: order.lines.length > 1 ? order.orderNo : '',
          lineNo: null,
          gapMinMinutes: 0,
          gapMaxMinutes: null,
          sameTechnician: false,
          sameDay: false,
        })}
        add={say('after-add')}
        remove={say('remove-row')}
        draw={(row, set) => <AfterRow row={row} set={set} order={order} lineNo={lineNo} />}
      />
    </Fieldset>
  )
}

function AfterRow({
  row,
  set,
  order,
  lineNo,
}: {
  row: After
  set: (more: Partial<After>) => void
  order: Order
  lineNo: number | null
}) {
  const say = useOrderWords()
  const [words, setWords] = useState('')
  const [search] = useDebouncedValue(words, 200)
  const found = useAsked(listOrders, {
    search,
    limit: 20,
    filters: [{ field: 'status', is: 'not-equals', value: 'finished' }],
  })
  const other = useAsked(
    readOrder,
    { orderNo: row.orderNo },
    { enabled: row.orderNo !== '' && row.orderNo !== order.orderNo },
  )
  const lines = (row.orderNo === order.orderNo ? order.lines : (other.data?.lines ?? [])).filter(
    (line) => row.orderNo !== order.orderNo || line.lineNo !== lineNo,
  )
  const orders = [
    { value: order.orderNo, label: `${order.orderNo} · ${say('after-own')}` },
    ...(found.data?.rows ?? [])
      .filter((one) => one.orderNo !== order.orderNo)
      .map((one) => ({ value: one.orderNo, label: `${one.orderNo} · ${one.customerName}` })),
  ]
  const known = orders.some((one) => one.value === row.orderNo)
  return (
    <Stack gap={6} style={{ flex: 1, minWidth: 0 }}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={6}>
        <Select
          label={say('after-order')}
          searchable
          data={
            known || row.orderNo === '' ? orders : [{ value: row.orderNo, label: row.orderNo }, ...orders]
          }
          value={row.orderNo || null}
          onSearchChange={setWords}
          filter={({ options }) => options}
          onChange={(orderNo) => set({ orderNo: orderNo ?? '', lineNo: null })}
        />
        <Select
          label={say('after-line')}
          data={[
            { value: '', label: say('after-whole') },
            ...lines.map((line) => ({
              value: String(line.lineNo),
              label: `${line.lineNo} · ${line.description}`,
            })),
          ]}
          value={row.lineNo === null ? '' : String(row.lineNo)}
          allowDeselect={false}
          onChange={(line) => set({ lineNo: line ? Number(line) : null })}
        />
      </SimpleGrid>
      <SimpleGrid cols={2} spacing={6} style={{ alignItems: 'end' }}>
        <NumberInput
          label={say('gapMin')}
          min={0}
          max={525_600}
          value={row.gapMinMinutes}
          onChange={(next) => set({ gapMinMinutes: Number(next) || 0 })}
        />
        <NumberInput
          label={say('gapMax')}
          min={0}
          max={525_600}
          value={row.gapMaxMinutes ?? ''}
          onChange={(next) => set({ gapMaxMinutes: next === '' ? null : Number(next) })}
        />
      </SimpleGrid>
      <Group gap="md">
        <Checkbox
          size="xs"
          label={say('sameTechnician')}
          checked={row.sameTechnician}
          onChange={(event) => set({ sameTechnician: event.currentTarget.checked })}
        />
        <Checkbox
          size="xs"
          label={say('sameDay')}
          checked={row.sameDay}
          onChange={(event) => set({ sameDay: event.currentTarget.checked })}
        />
      </Group>
    </Stack>
  )
}
