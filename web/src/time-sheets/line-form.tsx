import type { Day } from '@giro/business/foundation/day.ts'
import { listOrders } from '@giro/business/service-orders/api.ts'
import { workTypes } from '@giro/business/service-setup/code-tables-api.ts'
import { saveTimeSheetLine } from '@giro/business/time-sheets/api.ts'
import { timeSheetTypes } from '@giro/business/time-sheets/time-sheet.ts'
import { Button, Checkbox, NativeSelect, Select, Stack, TextInput } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { ProjectAndPhase } from '../projects/project-field.tsx'
import { Lookup } from '../ui/fields.tsx'
import type { Sheet, SheetLine } from './sheet-table.tsx'
import { useTimeSheetWords } from './texts.ts'

/** What a line is for; its hours are entered in the table. */
export function LineForm({
  sheet,
  line,
  onClose,
}: {
  sheet: Sheet
  line: SheetLine | null
  onClose: () => void
}) {
  const say = useTimeSheetWords()
  const { does, busy } = useDoes(saveTimeSheetLine)
  const [given, setGiven] = useState({
    type: line?.type ?? ('service' as const),
    orderNo: line?.orderNo ?? null,
    projectNo: line?.projectNo ?? null,
    phaseNo: line?.phaseNo ?? null,
    description: line?.description ?? '',
    workTypeCode: line?.workTypeCode ?? null,
    chargeable: line?.chargeable ?? true,
  })
  const set = (more: Partial<typeof given>) => setGiven((before) => ({ ...before, ...more }))
  return (
    <Stack gap="sm">
      <NativeSelect
        label={say('type')}
        value={given.type}
        data={timeSheetTypes.map((value) => ({ value, label: say(`type.${value}`) }))}
        onChange={(event) => set({ type: event.currentTarget.value as 'service', description: '' })}
      />
      {given.type === 'service' && (
        <OrderSelect value={given.orderNo} onChange={(orderNo) => set({ orderNo, description: '' })} />
      )}
      {given.type === 'project' && (
        <ProjectAndPhase projectNo={given.projectNo} phaseNo={given.phaseNo} onChange={set} />
      )}
      <TextInput
        label={say('description')}
        description={given.type === 'service' ? say('description-help') : undefined}
        value={given.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      {given.type === 'service' && (
        <>
          <Lookup
            from={workTypes as never}
            label={say('work-type')}
            value={given.workTypeCode}
            onChange={(workTypeCode) => set({ workTypeCode })}
          />
          <Checkbox
            label={say('chargeable')}
            checked={given.chargeable}
            onChange={(event) => set({ chargeable: event.currentTarget.checked })}
          />
        </>
      )}
      <Button
        loading={busy}
        onClick={async () => {
          const { resourceNo, version } = sheet
          const done = await does({
            ...given,
            resourceNo,
            week: sheet.week as Day,
            version,
            hours: line?.hours ?? Array(7).fill('0'),
            ...(line && {
              lineNo: line.lineNo,
              itemLineNo: line.orderNo === given.orderNo ? line.itemLineNo : null,
            }),
          } as never)
          if (done) onClose()
        }}
      >
        {say('save')}
      </Button>
    </Stack>
  )
}

function OrderSelect({
  value,
  onChange,
}: {
  value: string | null
  onChange: (orderNo: string | null) => void
}) {
  const say = useTimeSheetWords()
  const [search, setSearch] = useState('')
  const { data } = useAsked(
    listOrders,
    {
      limit: 20,
      sort: [{ field: 'orderDate', descending: true }],
      ...(search && search !== value && { search }),
    },
    { placeholderData: keepPreviousData },
  )
  const found = (data?.rows ?? []).map((one) => ({
    value: one.orderNo,
    label: `${one.orderNo} · ${one.customerName} · ${one.description}`,
  }))
  const known = value === null || found.some((one) => one.value === value)
  return (
    <Select
      label={say('order')}
      searchable
      data-autofocus
      data={known ? found : [{ value: value!, label: value! }, ...found]}
      value={value}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      onChange={onChange}
    />
  )
}
