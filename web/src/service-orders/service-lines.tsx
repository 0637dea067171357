import { standardTexts } from '@giro/business/extended-texts/api.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { items } from '@giro/business/items/api.ts'
import { resources } from '@giro/business/resources/api.ts'
import { readComponents } from '@giro/business/service-items/components/api.ts'
import type { readOrder } from '@giro/business/service-orders/api.ts'
import {
  addServiceLine,
  changeServiceLine,
  deleteServiceLine,
  insertExtendedText,
  insertFee,
  readServiceLines,
  splitResourceLine,
} from '@giro/business/service-orders/service-lines-api.ts'
import { serviceCosts, workTypes } from '@giro/business/service-setup/code-tables-api.ts'
import { insertStandardServices, offerStandardServices } from '@giro/business/standard-services/api.ts'
import { createLinesFromTimeSheets } from '@giro/business/time-sheets/api.ts'
import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  Group,
  Menu,
  Modal,
  NativeSelect,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { IconArrowsSplit, IconChevronDown, IconPlus, IconTextPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { Lookup } from '../ui/fields.tsx'
import { Panel, Sideways } from '../ui/page.tsx'
import { useOrderWords } from './texts.ts'

type Order = OutputOf<typeof readOrder>
type ServiceLine = OutputOf<typeof readServiceLines>['rows'][number]
type LineType = ServiceLine['type']

const finders: Partial<Record<LineType, unknown>> = {
  '': standardTexts,
  item: items,
  resource: resources,
  cost: serviceCosts,
}

/** Parts, hours, costs and words of an order, under their item lines. */
export function ServiceLinesPanel({
  order,
  onlyItemLineNo,
}: {
  order: Order
  /** Shows what belongs to one item line only. */
  onlyItemLineNo?: number
}) {
  const say = useOrderWords()
  const formats = useFormats()
  const may = useMay(addServiceLine)
  const { data } = useAsked(readServiceLines, { orderNo: order.orderNo })
  const [open, setOpen] = useState<ServiceLine | 'new' | null>(null)
  const [standard, setStandard] = useState(false)
  const { does: fee } = useDoes(insertFee)
  const { does: remove } = useDoes(deleteServiceLine)
  const { does: extend } = useDoes(insertExtendedText)
  const { does: split } = useDoes(splitResourceLine)
  const rows = (data?.rows ?? []).filter(
    (row) => onlyItemLineNo === undefined || row.itemLineNo === onlyItemLineNo,
  )
  const { orderNo, version } = order
  const nameOf = (itemLineNo: number | null) =>
    order.lines.find((line) => line.lineNo === itemLineNo)?.description ?? ''
  const total = rows.reduce((all, row) => all + Number(row.lineAmount), 0)
  return (
    <Panel title={say('service-lines')}>
      {rows.length > 0 && (
        <Sideways>
          <Table fz="sm" highlightOnHover miw={680} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('type')}</Table.Th>
                <Table.Th>{say('description')}</Table.Th>
                <Table.Th ta="right">{say('quantity')}</Table.Th>
                <Table.Th ta="right">{say('unitPrice')}</Table.Th>
                <Table.Th ta="right">{say('discount')}</Table.Th>
                <Table.Th ta="right">{say('amount')}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr
                  key={row.lineNo}
                  onClick={() => may && setOpen(row)}
                  style={{ cursor: may ? 'pointer' : undefined }}
                >
                  <Table.Td>{row.attachedToLineNo === null && say(`type.${row.type}`)}</Table.Td>
                  <Table.Td pl={row.attachedToLineNo === null ? undefined : 'xl'}>
                    {row.description || row.no}
                    <Text size="xs" c="dimmed">
                      {[
                        row.no,
                        row.attachedToLineNo === null && nameOf(row.itemLineNo),
                        row.sparePartAction && say(`action.${row.sparePartAction}`),
                        row.faultReasonCode,
                        row.plannedDeliveryDate && formats.calendarDay(row.plannedDeliveryDate),
                        row.timeSheetWeek && say('on-time-sheet'),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">
                    {row.type !== '' && `${formats.exact(Number(row.quantity))} ${row.unitCode ?? ''}`}
                  </Table.Td>
                  <Table.Td ta="right">{row.type !== '' && formats.money(Number(row.unitPrice))}</Table.Td>
                  <Table.Td ta="right">
                    {row.lineDiscountType !== '' && (
                      <Badge variant="light" color={row.lineDiscountType === 'warranty' ? 'teal' : 'gray'}>
                        {say(`discount.${row.lineDiscountType}`)} {formats.exact(Number(row.lineDiscountPct))}{' '}
                        %
                      </Badge>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">{row.type !== '' && formats.money(Number(row.lineAmount))}</Table.Td>
                  <Table.Td onClick={(event) => event.stopPropagation()}>
                    {may && row.type === 'resource' && row.itemLineNo !== null && order.lines.length > 1 && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={say('split')}
                        title={say('split')}
                        onClick={() => void split({ orderNo, lineNo: row.lineNo, version })}
                      >
                        <IconArrowsSplit size={15} />
                      </ActionIcon>
                    )}
                    {may && row.no !== '' && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={say('extended-text')}
                        title={say('extended-text')}
                        onClick={() => void extend({ orderNo, lineNo: row.lineNo, version })}
                      >
                        <IconTextPlus size={15} />
                      </ActionIcon>
                    )}
                    {may && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={say('remove')}
                        onClick={() => void remove({ orderNo, lineNo: row.lineNo, version })}
                      >
                        <IconTrash size={14} />
                      </ActionIcon>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
              <Table.Tr fw={600}>
                <Table.Td colSpan={5}>{say('total-without-tax')}</Table.Td>
                <Table.Td ta="right">{formats.money(total)}</Table.Td>
                <Table.Td />
              </Table.Tr>
            </Table.Tbody>
          </Table>
        </Sideways>
      )}
      {may && (
        <Group mt="xs" gap="xs">
          <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => setOpen('new')}>
            {say('add')}
          </Button>
          <Button variant="default" disabled={order.lines.length === 0} onClick={() => setStandard(true)}>
            {say('standard-services')}
          </Button>
          <HoursFromSheets order={order} />
          <Menu>
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={12} />}>
                {say('insert-fee')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void fee({ orderNo, version, fee: 'starting' })}>
                {say('starting-fee')}
              </Menu.Item>
              <Menu.Item onClick={() => void fee({ orderNo, version, fee: 'travel' })}>
                {say('travel-fee')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      )}
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={say('service-line')} size="lg">
        {open && <LineForm order={order} line={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      </Modal>
      <Modal opened={standard} onClose={() => setStandard(false)} title={say('standard-services')}>
        {standard && <StandardServices order={order} onClose={() => setStandard(false)} />}
      </Modal>
    </Panel>
  )
}

/** Approved hours of time sheets that have no line here yet. */
function HoursFromSheets({ order: { orderNo, version, kind } }: { order: Order }) {
  const say = useOrderWords()
  const { does, busy } = useDoes(createLinesFromTimeSheets)
  if (!useMay(createLinesFromTimeSheets) || kind === 'quote') return null
  return (
    <Button variant="default" loading={busy} onClick={() => void does({ orderNo, version })}>
      {say('hours-from-sheets')}
    </Button>
  )
}

const editable = [
  'itemLineNo',
  'type',
  'no',
  'description',
  'quantity',
  'unitPrice',
  'workTypeCode',
  'lineDiscountPct',
  'excludeWarranty',
  'serialNo',
  'sparePartAction',
  'replacedComponentLineNo',
  'copyComponentsFrom',
] as const

function LineForm({ order, line, onClose }: { order: Order; line: ServiceLine | null; onClose: () => void }) {
  const say = useOrderWords()
  const [changes, setChanges] = useState<Partial<ServiceLine>>({})
  const { does: add, busy: adding } = useDoes(addServiceLine)
  const { does: change, busy: changing } = useDoes(changeServiceLine)
  const start: Partial<ServiceLine> = line ?? {
    type: 'item',
    itemLineNo: order.lines[0]?.lineNo ?? null,
    quantity: '1',
  }
  const shown = { ...start, ...changes }
  const set = (more: Partial<ServiceLine>) => setChanges((before) => ({ ...before, ...more }))
  const type = shown.type ?? ''
  const { orderNo, version } = order
  const save = async () => {
    const given = line ? changes : { ...start, ...changes }
    const input = Object.fromEntries(
      editable.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]),
    )
    const done = line
      ? await change({ orderNo, version, lineNo: line.lineNo, ...input } as never)
      : await add({ orderNo, version, ...input } as never)
    if (done) onClose()
  }
  const text = (
    name: 'description' | 'quantity' | 'unitPrice' | 'lineDiscountPct' | 'serialNo',
    label: string,
  ) => (
    <TextInput
      label={label}
      {...(name !== 'description' && name !== 'serialNo' && { inputMode: 'decimal' as const })}
      value={shown[name] ?? ''}
      onChange={(event) =>
        set({
          [name]:
            name === 'description' || name === 'serialNo'
              ? event.currentTarget.value
              : event.currentTarget.value.replace(',', '.'),
        })
      }
    />
  )
  return (
    <Stack gap="sm">
      <Group grow align="end">
        <NativeSelect
          label={say('type')}
          value={type}
          data={(['', 'item', 'resource', 'cost', 'gl-account'] as const).map((value) => ({
            value,
            label: say(`type.${value}`),
          }))}
          onChange={(event) => set({ type: event.currentTarget.value as LineType, no: '' })}
        />
        <NativeSelect
          label={say('line')}
          value={String(shown.itemLineNo ?? '')}
          data={[
            { value: '', label: say('whole-order') },
            ...order.lines.map((one) => ({ value: String(one.lineNo), label: one.description })),
          ]}
          onChange={(event) =>
            set({ itemLineNo: event.currentTarget.value ? Number(event.currentTarget.value) : null })
          }
        />
      </Group>
      {finders[type] !== undefined && (
        <Lookup
          key={type}
          from={finders[type] as never}
          label={say(type === '' ? 'standard-text' : 'no')}
          value={shown.no || null}
          onChange={(no) => set({ no: no ?? '' })}
        />
      )}
      {type === 'gl-account' && (
        <TextInput
          label={say('no')}
          value={shown.no ?? ''}
          onChange={(event) => set({ no: event.currentTarget.value.toUpperCase() })}
        />
      )}
      {text('description', say('description'))}
      {type !== '' && (
        <Group grow align="end">
          {text('quantity', say('quantity'))}
          {line && text('unitPrice', say('unitPrice'))}
          {line && text('lineDiscountPct', say('discount'))}
        </Group>
      )}
      {type === 'resource' && (
        <Lookup
          from={workTypes as never}
          label={say('work-type')}
          value={shown.workTypeCode ?? null}
          onChange={(workTypeCode) => set({ workTypeCode })}
        />
      )}
      {line && (line.warranty || line.excludeWarranty) && (
        <Checkbox
          label={say('exclude-warranty')}
          checked={shown.excludeWarranty === true}
          onChange={(event) => set({ excludeWarranty: event.currentTarget.checked })}
        />
      )}
      {type === 'item' && <SparePart order={order} shown={shown} set={set} isNew={line === null} />}
      <Group justify="flex-end">
        <Button loading={adding || changing} onClick={save}>
          {say('save')}
        </Button>
      </Group>
    </Stack>
  )
}

/** What a part does: replaces or adds a component, or takes the place of the whole service item. */
function SparePart({
  order,
  shown,
  set,
  isNew,
}: {
  order: Order
  shown: Partial<ServiceLine>
  set: (more: Partial<ServiceLine>) => void
  isNew: boolean
}) {
  const say = useOrderWords()
  const itemLine = order.lines.find((one) => one.lineNo === shown.itemLineNo)
  const serviceItemNo = itemLine?.serviceItemNo ?? null
  const { data } = useAsked(
    readComponents,
    { serviceItemNo: serviceItemNo ?? '' },
    { enabled: serviceItemNo !== null },
  )
  const components = data?.tree.filter((row) => row.depth === 0) ?? []
  const whole = itemLine?.itemNo !== null && itemLine?.itemNo === shown.no
  if (serviceItemNo === null || (!whole && components.length === 0)) return null
  const actions = whole
    ? (['', 'permanent', 'temporary'] as const)
    : (['', 'component-replaced', 'component-installed'] as const)
  const action = shown.sparePartAction ?? ''
  return (
    <Stack gap="sm">
      <NativeSelect
        label={say('spare-part')}
        value={action}
        data={actions.map((value) => ({ value, label: say(value ? `action.${value}` : 'action.none') }))}
        onChange={(event) => set({ sparePartAction: event.currentTarget.value as typeof action })}
        {...(isNew && action === '' && !whole && { description: say('spare-part-help') })}
      />
      {action === 'component-replaced' && (
        <NativeSelect
          label={say('replaced-component')}
          value={String(shown.replacedComponentLineNo ?? '')}
          data={[
            { value: '', label: '–' },
            ...components.map((row) => ({
              value: String(row.lineNo),
              label: [row.description || row.no, row.serialNo].filter(Boolean).join(' · '),
            })),
          ]}
          onChange={(event) =>
            set({
              replacedComponentLineNo: event.currentTarget.value ? Number(event.currentTarget.value) : null,
            })
          }
        />
      )}
      {(action === 'permanent' || action === 'temporary') && (
        <Group grow>
          <TextInput
            label={say('new-serial')}
            value={shown.serialNo ?? ''}
            onChange={(event) => set({ serialNo: event.currentTarget.value.toUpperCase() })}
          />
          <NativeSelect
            label={say('copy-components')}
            value={shown.copyComponentsFrom ?? 'none'}
            data={(['none', 'item-bom', 'old-service-item', 'old-without-serial'] as const).map((value) => ({
              value,
              label: say(`copy.${value}`),
            }))}
            onChange={(event) => set({ copyComponentsFrom: event.currentTarget.value as 'none' })}
          />
        </Group>
      )}
    </Stack>
  )
}

function StandardServices({ order, onClose }: { order: Order; onClose: () => void }) {
  const say = useOrderWords()
  const [lineNo, setLineNo] = useState(order.lines[0]!.lineNo)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const line = order.lines.find((one) => one.lineNo === lineNo)
  const { data } = useAsked(offerStandardServices, { groupCode: line?.groupCode ?? null })
  const { does: insert, busy } = useDoes(insertStandardServices)
  return (
    <Stack gap="sm">
      <NativeSelect
        label={say('line')}
        value={String(lineNo)}
        data={order.lines.map((one) => ({ value: String(one.lineNo), label: one.description }))}
        onChange={(event) => setLineNo(Number(event.currentTarget.value))}
      />
      {data?.rows.map((row) => (
        <Checkbox
          key={row.standardServiceCode}
          label={`${row.description} (${row.standardServiceCode})`}
          checked={chosen.includes(row.standardServiceCode)}
          onChange={(event) =>
            setChosen(
              event.currentTarget.checked
                ? [...chosen, row.standardServiceCode]
                : chosen.filter((one) => one !== row.standardServiceCode),
            )
          }
        />
      ))}
      {data?.rows.length === 0 && <Text size="sm">{say('standard-none')}</Text>}
      <Button
        loading={busy}
        disabled={chosen.length === 0}
        onClick={async () => {
          const { orderNo, version } = order
          if (await insert({ orderNo, lineNo, version, standardServiceCodes: [...chosen] })) onClose()
        }}
      >
        {say('insert')}
      </Button>
    </Stack>
  )
}
