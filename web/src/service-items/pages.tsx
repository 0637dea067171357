import { customers } from '@giro/business/customers/api.ts'
import { items } from '@giro/business/items/api.ts'
import { resources } from '@giro/business/resources/api.ts'
import { readDocuments, serviceItemGroups, serviceItems } from '@giro/business/service-items/api.ts'
import { readLabels } from '@giro/business/service-items/labels/api.ts'
import { mergeServiceItems } from '@giro/business/service-items/merge/api.ts'
import { createOrder } from '@giro/business/service-orders/api.ts'
import { servicePriceGroups, unitsOfMeasure } from '@giro/business/service-setup/code-tables-api.ts'
import { Badge, Button, Text } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { call, useAsked } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { ImportButton } from '../imports/import-button.tsx'
import { AssignedGuidelines, TroubleshootingButton } from '../know-how/troubleshooting.tsx'
import { ServiceItemOrders } from '../service-orders/item-orders.tsx'
import type { Field } from '../ui/fields.tsx'
import type { Row } from '../ui/grid.tsx'
import { MasterCard, MasterList, type MasterPages } from '../ui/master.tsx'
import { MergeButton } from '../ui/merge-button.tsx'
import { Attachments, showFile } from '../ui/notes.tsx'
import { Panel } from '../ui/page.tsx'
import { ComponentsPanel } from './components-panel.tsx'
import { LocationField } from './location-field.tsx'
import { LogPanel } from './log-panel.tsx'
import { MetersPanel } from './meters-panel.tsx'
import { SkillsPanel } from './skills-panel.tsx'
import { StatisticsPanel, TrendscapePanel } from './statistics-panel.tsx'
import { useItemWords } from './texts.ts'

interface Skill {
  skillCode: string
  level: number
}

const skillText = (skills: unknown) =>
  ((skills as Skill[] | undefined) ?? [])
    .map((skill) => `${skill.skillCode}${skill.level > 1 ? ` ${skill.level}` : ''}`)
    .join(', ')

function useItemPages(): MasterPages {
  const say = useItemWords()
  const navigate = useNavigate()
  const statuses = (
    ['none', 'own-service-item', 'installed', 'temporarily-installed', 'defective'] as const
  ).map((value) => ({ value, label: say(`status.${value}`) }))
  const priorities = (['low', 'medium', 'high'] as const).map((value) => ({
    value,
    label: say(`priority.${value}`),
  }))
  const text = (name: string, span: number, more: object = {}): Field => ({
    name,
    label: say(name as 'serialNo'),
    kind: 'text',
    span,
    ...more,
  })
  const decimal = (name: string): Field => ({
    name,
    label: say(name as 'serialNo'),
    kind: 'decimal',
    span: 3,
  })
  return {
    api: serviceItems,
    series: { field: 'serviceItemSeries' },
    path: '/service-items',
    title: say('items'),
    nameOf: (row) => `${row.description} · ${row.serviceItemNo}`,
    actions: (
      <>
        <ImportButton entity="service-item" />
        <Button variant="default" onClick={() => void navigate({ to: '/service-items/reports' })}>
          {say('reports')}
        </Button>
        <Button variant="default" onClick={() => void navigate({ to: '/service-items/groups' })}>
          {say('groups')}
        </Button>
      </>
    ),
    columns: [
      { field: 'serviceItemNo', label: say('serviceItemNo'), width: 100 },
      { field: 'description', editable: true, label: say('description'), width: 240 },
      { field: 'serialNo', editable: true, label: say('serialNo'), width: 130 },
      { field: 'customerName', label: say('customer'), width: 220 },
      { field: 'city', label: say('city'), width: 140 },
      {
        field: 'groupCode',
        label: say('group'),
        width: 110,
        show: (row) => String(row.groupDescription ?? ''),
      },
      {
        field: 'skills',
        label: say('skills'),
        width: 120,
        sortable: false,
        filterable: false,
        show: (row) => skillText(row.neededSkills),
        text: (row) => skillText(row.neededSkills),
      },
      {
        field: 'priority',
        editable: true,
        label: say('priority'),
        width: 90,
        options: priorities,
        show: (row) => (
          <Badge color={row.priority === 'high' ? 'orange' : 'gray'}>
            {say(`priority.${row.priority as 'low'}`)}
          </Badge>
        ),
      },
      {
        field: 'status',
        label: say('status'),
        width: 130,
        options: statuses,
        show: (row) => say(`status.${row.status as 'installed'}`),
        hidden: true,
      },
      { field: 'manufacturer', label: say('manufacturer'), hidden: true },
      { field: 'model', label: say('model'), hidden: true },
      { field: 'itemNo', label: say('item'), hidden: true },
      { field: 'locationOfItem', label: say('locationOfItem'), hidden: true, editable: true },
      { field: 'lastServiceDate', label: say('lastServiceDate'), hidden: true, filterable: false },
      { field: 'warrantyEndParts', label: say('warrantyEndParts'), hidden: true, filterable: false },
      { field: 'warrantyEndLabor', label: say('warrantyEndLabor'), hidden: true, filterable: false },
      { field: 'blocked', label: say('blocked'), hidden: true },
      { field: 'installationDate', label: say('installationDate'), hidden: true, filterable: false },
    ],
    sections: [
      {
        title: say('general'),
        fields: [
          text('serviceItemNo', 3, { onlyNew: true, upper: true }),
          text('description', 6),
          text('description2', 3),
          { name: 'itemNo', label: say('item'), kind: 'lookup', from: items, span: 4 },
          text('variantCode', 2, { upper: true }),
          text('serialNo', 3, { upper: true }),
          { name: 'groupCode', label: say('group'), kind: 'lookup', from: serviceItemGroups, span: 3 },
          text('manufacturer', 3),
          text('model', 3),
          { name: 'status', label: say('status'), kind: 'select', options: statuses, span: 3 },
          { name: 'installationDate', label: say('installationDate'), kind: 'day', span: 3 },
        ],
      },
      {
        title: say('place'),
        fields: [
          { name: 'customerNo', label: say('customer'), kind: 'lookup', from: customers, span: 6 },
          text('shipToCode', 3, { upper: true }),
          {
            name: 'locationNo',
            label: say('locationNo'),
            kind: 'own',
            span: 6,
            draw: (value, onChange, all) => (
              <LocationField
                customerNo={(all.customerNo as string | null) ?? null}
                shipToCode={String(all.shipToCode ?? '')}
                value={value as number | null}
                onChange={onChange}
              />
            ),
          },
          text('locationOfItem', 6),
        ],
      },
      {
        title: say('service'),
        fields: [
          { name: 'priority', label: say('priority'), kind: 'select', options: priorities, span: 3 },
          {
            name: 'responseTimeHours',
            label: say('responseTimeHours'),
            kind: 'decimal',
            help: say('hours'),
            span: 3,
          },
          {
            name: 'preferredResourceNo',
            label: say('preferredResourceNo'),
            kind: 'lookup',
            from: resources,
            span: 3,
          },
          {
            name: 'blocked',
            label: say('blocked'),
            kind: 'select',
            span: 3,
            options: (['no', 'service-contract', 'all'] as const).map((value) => ({
              value,
              label: say(`blocked.${value}`),
            })),
          },
          { name: 'lastServiceDate', label: say('lastServiceDate'), kind: 'day', span: 3 },
          { name: 'note', label: say('note'), kind: 'area', span: 9 },
        ],
      },
      {
        title: say('warranty'),
        fields: (['Parts', 'Labor'] as const).flatMap((kind): Field[] => [
          { name: `warrantyStart${kind}`, label: say(`warrantyStart${kind}`), kind: 'day', span: 4 },
          { name: `warrantyEnd${kind}`, label: say(`warrantyEnd${kind}`), kind: 'day', span: 4 },
          { name: `warrantyPct${kind}`, label: say(`warrantyPct${kind}`), kind: 'decimal', span: 4 },
        ]),
      },
      {
        title: say('sale'),
        fields: [
          { name: 'salesDate', label: say('salesDate'), kind: 'day', span: 3 },
          { name: 'unitCode', label: say('unitCode'), kind: 'lookup', from: unitsOfMeasure, span: 3 },
          decimal('salesUnitCost'),
          decimal('salesUnitPrice'),
          text('vendorNo', 3, { upper: true }),
          text('vendorItemNo', 3),
          text('vendorItemName', 6),
        ],
      },
      {
        title: say('contract'),
        fields: [
          decimal('defaultContractCost'),
          decimal('defaultContractValue'),
          decimal('defaultContractDiscountPct'),
          {
            name: 'servicePriceGroupCode',
            label: say('servicePriceGroupCode'),
            kind: 'lookup',
            from: servicePriceGroups,
            span: 3,
          },
        ],
      },
    ],
    notCopied: ['serialNo', 'lastServiceDate', 'shipmentDocNo'],
    bulk: [
      {
        label: say('labels'),
        icon: <IconQrcode size={14} />,
        run: (rows) =>
          printLabels(
            rows.map((row) => String(row.serviceItemNo)),
            'sheet',
          ),
      },
    ],
    cardActions: (row) => (
      <>
        <Button
          variant="default"
          leftSection={<IconQrcode size={14} />}
          onClick={() => void printLabels([String(row.serviceItemNo)], 'single')}
        >
          {say('label')}
        </Button>
        <MergeButton
          operation={mergeServiceItems}
          from={serviceItems}
          record={{ serviceItemNo: row.serviceItemNo, version: row.version }}
        />
        <TroubleshootingButton
          serviceItemNo={String(row.serviceItemNo)}
          itemNo={(row.itemNo as string) ?? null}
          groupCode={(row.groupCode as string) ?? null}
        />
      </>
    ),
    side: (row) => (
      <>
        <Related row={row} />
        <ServiceItemOrders serviceItemNo={String(row.serviceItemNo)} />
        <SkillsPanel ownerType="service-item" ownerNo={String(row.serviceItemNo)} />
        <AssignedGuidelines type="service-item" no={String(row.serviceItemNo)} />
        <LogPanel serviceItemNo={String(row.serviceItemNo)} />
      </>
    ),
    files: (row) => <Documents serviceItemNo={String(row.serviceItemNo)} />,
    below: (row) => (
      <>
        <ComponentsPanel serviceItemNo={String(row.serviceItemNo)} />
        <MetersPanel serviceItemNo={String(row.serviceItemNo)} />
        <StatisticsPanel serviceItemNo={String(row.serviceItemNo)} />
        <TrendscapePanel serviceItemNo={String(row.serviceItemNo)} />
      </>
    ),
  }
}

/** Labels with a QR code that opens the card, as PDF beside the page. */
async function printLabels(serviceItemNos: string[], format: 'single' | 'sheet') {
  const { contentBase64 } = await call(readLabels, { serviceItemNos, format, origin: window.location.origin })
  showFile('labels.pdf', 'application/pdf', contentBase64)
}

/** Its own files, and the manuals of its item and group. */
function Documents({ serviceItemNo }: { serviceItemNo: string }) {
  const say = useItemWords()
  const { data } = useAsked(readDocuments, { serviceItemNo })
  return (
    <Attachments
      entity="service-items.service-item"
      subject={serviceItemNo}
      rows={data?.rows ?? []}
      title={say('documents')}
      hintOf={(row) =>
        row.entity === 'items.item'
          ? say('of-item')
          : row.entity === 'service-items.service-item-group'
            ? say('of-group')
            : ''
      }
    />
  )
}

function Related({ row }: { row: Row }) {
  const say = useItemWords()
  const may = useMay(createOrder)
  return (
    <Panel title={say('customer')}>
      {row.customerNo ? (
        <Text size="sm">
          <Link to="/customers/$id" params={{ id: String(row.customerNo) }}>
            {String(row.customerName ?? row.customerNo)}
          </Link>
          <br />
          <span className="dim">{String(row.city ?? '')}</span>
        </Text>
      ) : null}
      {may && (
        <Button
          component={Link}
          to={`/orders/new?serviceItemNo=${row.serviceItemNo}`}
          mt="sm"
          variant="light"
        >
          {say('new-order')}
        </Button>
      )}
    </Panel>
  )
}

function useGroupPages(): MasterPages {
  const say = useItemWords()
  return {
    api: serviceItemGroups,
    path: '/service-items/groups',
    title: say('groups'),
    crumb: { to: '/service-items', label: say('items') },
    nameOf: (row) => String(row.description),
    columns: [
      { field: 'groupCode', label: say('groupCode'), width: 130 },
      { field: 'description', label: say('description'), width: 300 },
      {
        field: 'responseTimeHours',
        label: say('responseTimeHours'),
        width: 170,
        align: 'end',
        sortable: false,
        filterable: false,
      },
      {
        field: 'skills',
        label: say('skills'),
        width: 200,
        sortable: false,
        filterable: false,
        show: (row) => skillText(row.skills),
        text: (row) => skillText(row.skills),
      },
    ],
    sections: [
      {
        title: say('general'),
        fields: [
          {
            name: 'groupCode',
            label: say('groupCode'),
            kind: 'text',
            span: 3,
            onlyNew: true,
            upper: true,
            required: true,
          },
          { name: 'description', label: say('description'), kind: 'text', span: 6, required: true },
          { name: 'responseTimeHours', label: say('responseTimeHours'), kind: 'decimal', span: 3 },
          {
            name: 'defaultContractDiscountPct',
            label: say('defaultContractDiscountPct'),
            kind: 'decimal',
            span: 4,
          },
          {
            name: 'defaultServicePriceGroupCode',
            label: say('servicePriceGroupCode'),
            kind: 'lookup',
            from: servicePriceGroups,
            span: 4,
          },
          { name: 'createServiceItem', label: say('createServiceItem'), kind: 'flag', span: 4 },
        ],
      },
    ],
    side: (row) => (
      <>
        <SkillsPanel ownerType="service-item-group" ownerNo={String(row.groupCode)} />
        <AssignedGuidelines type="service-item-group" no={String(row.groupCode)} />
      </>
    ),
  }
}

export function ServiceItemsPage() {
  return <MasterList pages={useItemPages()} />
}
export function ServiceItemPage() {
  return <MasterCard pages={useItemPages()} />
}
export function GroupsPage() {
  return <MasterList pages={useGroupPages()} />
}
export function GroupPage() {
  return <MasterCard pages={useGroupPages()} />
}
