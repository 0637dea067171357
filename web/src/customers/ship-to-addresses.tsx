import {
  deleteShipToAddress,
  listShipToAddresses,
  saveShipToAddress,
  suggestPosition,
} from '@giro/business/customers/api.ts'
import { zones } from '@giro/business/resources/api.ts'
import { Button, Group, Modal, SimpleGrid, Table, Text } from '@mantine/core'
import { IconMapPin, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { call, useAsked } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { useAppWords } from '../app/texts.ts'
import { FieldInput } from '../ui/fields.tsx'
import { HoursField } from '../ui/hours-field.tsx'
import { Panel } from '../ui/page.tsx'
import { useCustomerWords } from './texts.ts'

type Address = Record<string, unknown>

/** Other places of the customer, where service items stand. */
export function ShipToAddresses({ customerNo }: { customerNo: string }) {
  const say = useCustomerWords()
  const app = useAppWords()
  const may = useMay(saveShipToAddress)
  const { data } = useAsked(listShipToAddresses, { customerNo })
  const [open, setOpen] = useState<Address | null>(null)
  return (
    <Panel title={say('ship-to')}>
      {(data?.rows.length ?? 0) > 0 && (
        <Table highlightOnHover fz="sm">
          <Table.Thead>
            <Table.Tr>
              {(['code', 'name', 'address', 'city', 'geoQuality'] as const).map((name) => (
                <Table.Th key={name}>{say(name)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data?.rows.map((row) => (
              <Table.Tr key={row.shipToCode} onClick={() => setOpen(row)} style={{ cursor: 'pointer' }}>
                <Table.Td>{row.shipToCode}</Table.Td>
                <Table.Td>{row.name}</Table.Td>
                <Table.Td>{row.address}</Table.Td>
                <Table.Td>{row.city}</Table.Td>
                <Table.Td>{say(`quality.${row.geoQuality}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {may && (
        <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => setOpen({})}>
          {say('add')}
        </Button>
      )}
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={say('ship-to')} size="lg">
        {open && (
          <AddressForm
            customerNo={customerNo}
            address={open}
            readOnly={!may}
            onClose={() => setOpen(null)}
            close={app('close')}
          />
        )}
      </Modal>
    </Panel>
  )
}

function AddressForm({
  customerNo,
  address,
  readOnly,
  onClose,
  close,
}: {
  customerNo: string
  address: Address
  readOnly: boolean
  onClose: () => void
  close: string
}) {
  const say = useCustomerWords()
  const app = useAppWords()
  const [values, setValues] = useState<Address>(address)
  const { does: save, busy } = useDoes(saveShipToAddress)
  const { does: remove } = useDoes(deleteShipToAddress)
  const isNew = address.version === undefined
  const set = (more: Address) => setValues((before) => ({ ...before, ...more }))
  const field = (name: string, required = false) => (
    <FieldInput
      field={{
        name,
        label: say((name === 'shipToCode' ? 'code' : name) as 'name'),
        kind: name === 'zoneCode' ? 'lookup' : 'text',
        from: zones,
        required,
        upper: name === 'shipToCode' || name === 'countryCode',
      }}
      value={values[name]}
      onChange={(value) => set({ [name]: value })}
      disabled={readOnly || (name === 'shipToCode' && !isNew)}
    />
  )
  const suggest = async () => {
    const { rows } = await call(suggestPosition, {
      city: String(values.city ?? ''),
      county: String(values.county ?? ''),
      countryCode: String(values.countryCode ?? 'IT'),
    })
    if (rows[0]) set({ latitude: rows[0].latitude, longitude: rows[0].longitude, geoQuality: 'postcode' })
  }
  const degrees = (name: 'latitude' | 'longitude') => (
    <FieldInput
      field={{ name, label: say(name), kind: 'number' }}
      value={values[name]}
      onChange={(value) => set({ [name]: value, geoQuality: value === null ? 'none' : 'exact' })}
      disabled={readOnly}
    />
  )
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {field('shipToCode', true)}
        {field('name', true)}
        {field('address')}
        {field('postCode')}
        {field('city')}
        {field('county')}
        {field('contactName')}
        {field('phone')}
        {degrees('latitude')}
        {degrees('longitude')}
        {field('zoneCode')}
      </SimpleGrid>
      <Button mt="sm" variant="default" leftSection={<IconMapPin size={14} />} onClick={suggest}>
        {say('suggest')}
      </Button>
      <Text size="xs" fw={600} mt="md" mb={4}>
        {say('receiving')}
      </Text>
      <HoursField
        value={values.receivingHours}
        onChange={(receivingHours) => set({ receivingHours })}
        say={{
          add: say('add'),
          remove: say('remove'),
          from: say('from'),
          to: say('to'),
          weekday: say('weekday'),
        }}
      />
      <Group mt="lg" justify="space-between">
        {!isNew && !readOnly ? (
          <Button
            color="red"
            variant="subtle"
            onClick={async () => {
              const done = await remove({
                customerNo,
                shipToCode: String(values.shipToCode),
                version: Number(address.version),
              })
              if (done) onClose()
            }}
          >
            {app('delete')}
          </Button>
        ) : (
          <span />
        )}
        <Group>
          <Button variant="default" onClick={onClose}>
            {close}
          </Button>
          {!readOnly && (
            <Button
              loading={busy}
              onClick={async () => {
                const done = await save({ ...values, customerNo } as never)
                if (done) onClose()
              }}
            >
              {app('save')}
            </Button>
          )}
        </Group>
      </Group>
    </>
  )
}
