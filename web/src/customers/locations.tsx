import { listShipToAddresses } from '@giro/business/customers/api.ts'
import { type LocationKind, locationKinds } from '@giro/business/customers/location.ts'
import { deleteLocation, listLocations, saveLocation } from '@giro/business/customers/locations-api.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { ActionIcon, Button, Group, Modal, Select, Text, TextInput } from '@mantine/core'
import { IconBuilding, IconDoor, IconMapPin, IconPencil, IconPlus, IconStairs } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { type Reason, useAsked } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { Panel } from '../ui/page.tsx'
import { useCustomerWords } from './texts.ts'

export type LocationRow = OutputOf<typeof listLocations>['rows'][number]
interface Draft {
  readonly locationNo?: number
  readonly version?: number
  readonly shipToCode: string
  readonly parentNo: number | null
  readonly kind: LocationKind
  readonly name: string
}

const icons = { building: IconBuilding, floor: IconStairs, room: IconDoor, other: IconMapPin } as const
/** What is usually within what. */
const within = { building: 'floor', floor: 'room', room: 'other', other: 'other' } as const

/** Buildings, floors and rooms at the customer's addresses, as a tree, with the service items that stand in them. */
export function Locations({ customerNo }: { customerNo: string }) {
  const say = useCustomerWords()
  const may = useMay(saveLocation)
  const { data } = useAsked(listLocations, { customerNo })
  const { data: addresses } = useAsked(listShipToAddresses, { customerNo })
  const { data: items } = useAsked(serviceItems.list, {
    filters: [{ field: 'customerNo', is: 'equals', value: customerNo }],
    limit: 1000,
  } as never)
  const [draft, setDraft] = useState<Draft | null>(null)
  const standing = Map.groupBy(
    (items?.rows ?? []) as unknown as {
      serviceItemNo: string
      description: string
      locationNo: number | null
    }[],
    (item) => item.locationNo,
  )
  const codes = ['', ...(addresses?.rows ?? []).map((one) => one.shipToCode)]
  const shown = codes.filter(
    (shipToCode) => shipToCode === '' || data?.rows.some((row) => row.shipToCode === shipToCode) || may,
  )
  const nameOf = (shipToCode: string) =>
    shipToCode === ''
      ? say('own-address')
      : (addresses?.rows.find((one) => one.shipToCode === shipToCode)?.name ?? shipToCode)
  return (
    <Panel title={say('locations')}>
      {data?.rows.length === 0 && (
        <Text size="xs" c="dimmed" mb={6}>
          {say('locations-help')}
        </Text>
      )}
      {shown.map((shipToCode) => (
        <div key={shipToCode}>
          <Group gap={4}>
            <Text size="sm" fw={600}>
              {nameOf(shipToCode)}
            </Text>
            {may && (
              <ActionIcon
                size="sm"
                aria-label={say('add-location-at', { name: nameOf(shipToCode) })}
                onClick={() => setDraft({ shipToCode, parentNo: null, kind: 'building', name: '' })}
              >
                <IconPlus size={13} />
              </ActionIcon>
            )}
          </Group>
          {data?.rows
            .filter((row) => row.shipToCode === shipToCode)
            .map((row) => (
              <Place
                key={row.locationNo}
                row={row}
                items={standing.get(row.locationNo) ?? []}
                onAdd={
                  may &&
                  (() => setDraft({ shipToCode, parentNo: row.locationNo, kind: within[row.kind], name: '' }))
                }
                onChange={may && (() => setDraft(row))}
              />
            ))}
        </div>
      ))}
      <Modal opened={draft !== null} onClose={() => setDraft(null)} title={say('location')}>
        {draft && (
          <LocationForm
            customerNo={customerNo}
            draft={draft}
            all={data?.rows ?? []}
            onClose={() => setDraft(null)}
          />
        )}
      </Modal>
    </Panel>
  )
}

function Place({
  row,
  items,
  onAdd,
  onChange,
}: {
  row: LocationRow
  items: readonly { serviceItemNo: string; description: string }[]
  onAdd: (() => void) | false
  onChange: (() => void) | false
}) {
  const say = useCustomerWords()
  const Icon = icons[row.kind]
  return (
    <div style={{ paddingLeft: 10 + row.depth * 18 }}>
      <Group gap={5} wrap="nowrap">
        <Icon size={15} stroke={1.6} aria-label={say(`location.${row.kind}`)} />
        <Text size="sm">{row.name}</Text>
        {onAdd && (
          <ActionIcon size="sm" aria-label={say('add-location-at', { name: row.name })} onClick={onAdd}>
            <IconPlus size={13} />
          </ActionIcon>
        )}
        {onChange && (
          <ActionIcon size="sm" aria-label={say('change-location', { name: row.name })} onClick={onChange}>
            <IconPencil size={13} />
          </ActionIcon>
        )}
      </Group>
      {items.map((item) => (
        <Text key={item.serviceItemNo} size="xs" pl={20}>
          <Link to={`/service-items/${item.serviceItemNo}`}>
            {item.serviceItemNo} · {item.description}
          </Link>
        </Text>
      ))}
    </div>
  )
}

function LocationForm({
  customerNo,
  draft,
  all,
  onClose,
}: {
  customerNo: string
  draft: Draft
  all: readonly LocationRow[]
  onClose: () => void
}) {
  const say = useCustomerWords()
  const [values, setValues] = useState(draft)
  const { does: save, busy } = useDoes(saveLocation)
  const [reasons, setReasons] = useState<readonly Reason[]>([])
  const { does: remove } = useDoes(deleteLocation)
  const { locationNo, version } = draft
  const wrongAt = (field: string) => reasons.find((one) => one.at === field)?.text
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { shipToCode, parentNo, kind, name } = values
    const identity = locationNo !== undefined && version !== undefined && { locationNo, version }
    const done = await save({ customerNo, shipToCode, parentNo, kind, name, ...identity }, (refused) =>
      setReasons(refused.reasons),
    )
    if (done) onClose()
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        label={say('name')}
        required
        data-autofocus
        maxLength={60}
        value={values.name}
        error={wrongAt('name')}
        onChange={({ currentTarget: { value } }) => setValues({ ...values, name: value })}
      />
      <Select
        mt="sm"
        label={say('location-kind')}
        allowDeselect={false}
        data={locationKinds.map((value) => ({ value, label: say(`location.${value}`) }))}
        value={values.kind}
        onChange={(kind) => setValues({ ...values, kind: kind as LocationKind })}
      />
      <Select
        mt="sm"
        label={say('part-of')}
        clearable
        placeholder={say('at-address')}
        data={all
          .filter((one) => one.shipToCode === values.shipToCode && one.locationNo !== locationNo)
          .map((one) => ({ value: String(one.locationNo), label: one.path }))}
        value={values.parentNo === null ? null : String(values.parentNo)}
        error={wrongAt('parentNo')}
        onChange={(parent) => setValues({ ...values, parentNo: parent === null ? null : Number(parent) })}
      />
      {reasons
        .filter((one) => one.at !== 'name' && one.at !== 'parentNo')
        .map((one) => (
          <Text key={one.text} c="red" size="sm" mt="sm" role="alert">
            {one.text}
          </Text>
        ))}
      <Group mt="md" justify="space-between">
        <Button type="submit" loading={busy}>
          {say('save')}
        </Button>
        {locationNo !== undefined && (
          <Button
            variant="subtle"
            color="red"
            onClick={async () => {
              if (await remove({ customerNo, locationNo, version: version! })) onClose()
            }}
          >
            {say('delete')}
          </Button>
        )}
      </Group>
    </form>
  )
}
