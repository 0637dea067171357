import { customers, suggestPosition } from '@giro/business/customers/api.ts'
import { mergeCustomers } from '@giro/business/customers/merge-api.ts'
import { resources, zones } from '@giro/business/resources/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { listOrders } from '@giro/business/service-orders/api.ts'
import { Badge, Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconMapPin } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { call, useAsked } from '../app/call.ts'
import { ImportButton } from '../imports/import-button.tsx'
import type { Row } from '../ui/grid.tsx'
import { HoursField } from '../ui/hours-field.tsx'
import { MasterCard, MasterList, type MasterPages } from '../ui/master.tsx'
import { MergeButton } from '../ui/merge-button.tsx'
import { Panel } from '../ui/page.tsx'
import { Locations } from './locations.tsx'
import { ShipToAddresses } from './ship-to-addresses.tsx'
import { useCustomerWords } from './texts.ts'

const PositionMap = lazy(() => import('../ui/map/position-map.tsx'))

function usePages(): MasterPages {
  const say = useCustomerWords()
  const quality = (row: Row) =>
    row.geoQuality === 'none' ? (
      <Badge color="orange" leftSection={<IconAlertTriangle size={11} />}>
        {say('quality.none')}
      </Badge>
    ) : (
      <span className="dim">{say(`quality.${row.geoQuality}` as 'quality.exact')}</span>
    )
  const text = (name: string, span = 6) => ({ name, label: say(name as 'name'), kind: 'text' as const, span })
  return {
    api: customers,
    series: { code: 'CUST' },
    path: '/customers',
    title: say('customers'),
    nameOf: (row) => `${row.name}`,
    cardActions: (row) => (
      <MergeButton
        operation={mergeCustomers}
        from={customers}
        record={{ customerNo: row.customerNo, version: row.version }}
      />
    ),
    actions: <ImportButton entity="customer" />,
    columns: [
      { field: 'customerNo', label: say('customerNo'), width: 100 },
      { field: 'name', editable: true, label: say('name'), width: 260 },
      { field: 'address', editable: true, label: say('address'), width: 210 },
      { field: 'postCode', editable: true, label: say('postCode'), width: 80 },
      { field: 'city', editable: true, label: say('city'), width: 150 },
      { field: 'county', editable: true, label: say('county'), width: 90 },
      { field: 'phone', editable: true, label: say('phone'), width: 140 },
      { field: 'zoneCode', label: say('zoneCode'), width: 110 },
      {
        field: 'geoQuality',
        label: say('geoQuality'),
        width: 120,
        show: quality,
        options: ['none', 'postcode', 'street', 'exact'].map((value) => ({
          value,
          label: say(`quality.${value}` as 'quality.none'),
        })),
      },
      { field: 'email', editable: true, label: say('email'), hidden: true },
    ],
    sections: [
      {
        title: say('general'),
        fields: [
          { ...text('customerNo', 3), onlyNew: true, upper: true },
          { ...text('name', 9), required: true },
          text('address', 12),
          text('postCode', 3),
          text('city', 5),
          text('county', 2),
          { ...text('countryCode', 2), upper: true },
        ],
      },
      {
        title: say('contact'),
        fields: [
          text('phone', 4),
          text('mobilePhone', 4),
          text('email', 4),
          text('vatNo', 4),
          {
            name: 'language',
            label: say('language'),
            kind: 'select',
            span: 4,
            options: [
              { value: 'it', label: 'Italiano' },
              { value: 'en', label: 'English' },
            ],
          },
          {
            name: 'blocked',
            label: say('blocked'),
            kind: 'select',
            span: 4,
            options: ['no', 'ship', 'invoice', 'all'].map((value) => ({
              value,
              label: say(`blocked.${value}` as 'blocked.no'),
            })),
          },
        ],
      },
      {
        title: say('position'),
        fields: [
          {
            name: 'latitude',
            label: say('latitude'),
            kind: 'own',
            span: 12,
            draw: (_, __, all, setAll) => <PositionField all={all} setAll={setAll} />,
          },
          { name: 'zoneCode', label: say('zoneCode'), kind: 'lookup', from: zones, span: 4 },
        ],
      },
      {
        title: say('receiving'),
        fields: [
          {
            name: 'receivingHours',
            label: say('receiving'),
            kind: 'own',
            span: 12,
            draw: (value, onChange) => (
              <>
                {((value as unknown[]) ?? []).length === 0 && (
                  <Text size="xs" c="dimmed" mb={4}>
                    {say('anytime')}
                  </Text>
                )}
                <HoursField
                  value={value}
                  onChange={onChange}
                  say={{
                    add: say('add'),
                    remove: say('remove'),
                    from: say('from'),
                    to: say('to'),
                    weekday: say('weekday'),
                  }}
                />
              </>
            ),
          },
        ],
      },
      {
        title: say('technicians'),
        fields: [
          {
            name: 'excludedResourceNos',
            label: say('excluded'),
            help: say('excluded-hint'),
            kind: 'lookups',
            from: resources,
            span: 12,
          },
        ],
      },
      { title: say('other'), fields: [{ name: 'note', label: say('note'), kind: 'area', span: 12 }] },
    ],
    side: (row) => <Related customerNo={String(row.customerNo)} />,
    below: (row) => (
      <>
        <ShipToAddresses customerNo={String(row.customerNo)} />
        <Locations customerNo={String(row.customerNo)} />
      </>
    ),
  }
}

function PositionField({ all, setAll }: { all: Row; setAll: (more: Row) => void }) {
  const say = useCustomerWords()
  const suggest = async () => {
    const { rows } = await call(suggestPosition, {
      city: String(all.city ?? ''),
      county: String(all.county ?? ''),
      countryCode: String(all.countryCode ?? 'IT'),
    })
    const [town] = rows
    if (town) setAll({ latitude: town.latitude, longitude: town.longitude, geoQuality: 'postcode' })
    else notifications.show({ color: 'orange', message: say('no-town') })
  }
  const latitude = all.latitude as number | null
  const longitude = all.longitude as number | null
  return (
    <>
      <Text size="xs" c="dimmed" mb={6}>
        {latitude === null || latitude === undefined
          ? say('position-help')
          : `${latitude.toFixed(5)}, ${longitude?.toFixed(5)} · ${say(`quality.${all.geoQuality ?? 'exact'}` as 'quality.exact')}`}
      </Text>
      <Button variant="default" leftSection={<IconMapPin size={14} />} onClick={suggest} mb={8}>
        {say('suggest')}
      </Button>
      <Suspense>
        <PositionMap
          position={
            latitude === null || latitude === undefined || longitude === null ? null : { latitude, longitude }
          }
          label={say('position')}
          onMove={(position) => setAll({ ...position, geoQuality: 'exact' })}
        />
      </Suspense>
    </>
  )
}

function Related({ customerNo }: { customerNo: string }) {
  const say = useCustomerWords()
  const filters = [{ field: 'customerNo', is: 'equals' as const, value: customerNo }]
  const orders = useAsked(listOrders, {
    filters: [...filters, { field: 'status', is: 'not-equals', value: 'finished' }],
    limit: 8,
  })
  const items = useAsked(serviceItems.list, { filters, limit: 8 })
  return (
    <>
      <Panel title={`${say('orders')} (${orders.data?.total ?? 0})`}>
        {orders.data?.rows.map((order) => (
          <Text key={order.orderNo} size="sm" truncate>
            <Link to="/orders/$id" params={{ id: order.orderNo }}>
              {order.orderNo}
            </Link>{' '}
            {order.description}
          </Text>
        ))}
      </Panel>
      <Panel title={`${say('items')} (${items.data?.total ?? 0})`}>
        {items.data?.rows.map((item) => (
          <Text key={String(item.serviceItemNo)} size="sm" truncate>
            <Link to="/service-items/$id" params={{ id: String(item.serviceItemNo) }}>
              {String(item.description)}
            </Link>
          </Text>
        ))}
      </Panel>
    </>
  )
}

export function CustomersPage() {
  const pages = usePages()
  return <MasterList pages={pages} />
}

export function CustomerPage() {
  const pages = usePages()
  return <MasterCard pages={pages} />
}
