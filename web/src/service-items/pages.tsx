import { customers } from '@giro/business/customers/api.ts'
import { resources } from '@giro/business/resources/api.ts'
import { serviceItemGroups, serviceItems } from '@giro/business/service-items/api.ts'
import { createOrder } from '@giro/business/service-orders/api.ts'
import { Badge, Button, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMay } from '../app/session.tsx'
import type { Row } from '../ui/grid.tsx'
import { MasterCard, MasterList, type MasterPages } from '../ui/master.tsx'
import { Panel } from '../ui/page.tsx'
import { SkillsField } from '../ui/skills-field.tsx'
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
  const statuses = (['own-service-item', 'installed', 'temporarily-installed', 'defective'] as const).map(
    (value) => ({ value, label: say(`status.${value}`) }),
  )
  const priorities = (['low', 'medium', 'high'] as const).map((value) => ({
    value,
    label: say(`priority.${value}`),
  }))
  const words = { add: say('add'), remove: say('remove'), skill: say('skill'), level: say('level') }
  return {
    api: serviceItems,
    path: '/service-items',
    title: say('items'),
    nameOf: (row) => `${row.description} · ${row.serviceItemNo}`,
    actions: (
      <Button variant="default" onClick={() => void navigate({ to: '/service-items/groups' })}>
        {say('groups')}
      </Button>
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
      { field: 'installationDate', label: say('installationDate'), hidden: true, filterable: false },
    ],
    sections: [
      {
        title: say('general'),
        fields: [
          {
            name: 'serviceItemNo',
            label: say('serviceItemNo'),
            kind: 'text',
            span: 3,
            onlyNew: true,
            upper: true,
          },
          { name: 'description', label: say('description'), kind: 'text', span: 9, required: true },
          { name: 'groupCode', label: say('group'), kind: 'lookup', from: serviceItemGroups, span: 4 },
          { name: 'manufacturer', label: say('manufacturer'), kind: 'text', span: 4 },
          { name: 'model', label: say('model'), kind: 'text', span: 4 },
          { name: 'serialNo', label: say('serialNo'), kind: 'text', span: 4 },
          { name: 'installationDate', label: say('installationDate'), kind: 'day', span: 4 },
          { name: 'status', label: say('status'), kind: 'select', options: statuses, span: 4 },
        ],
      },
      {
        title: say('place'),
        fields: [
          { name: 'customerNo', label: say('customer'), kind: 'lookup', from: customers, span: 6 },
          { name: 'shipToCode', label: say('shipToCode'), kind: 'text', span: 3, upper: true },
          { name: 'locationOfItem', label: say('locationOfItem'), kind: 'text', span: 3 },
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
          {
            name: 'skills',
            label: say('skills'),
            kind: 'own',
            span: 12,
            draw: (value, onChange, all) => (
              <>
                <Text size="xs" fw={500} mb={4}>
                  {say('skills')}
                </Text>
                {((value as Skill[]) ?? []).length === 0 && skillText(all.neededSkills) !== '' && (
                  <Text size="xs" c="dimmed" mb={4}>
                    {say('inherited', { list: skillText(all.neededSkills) })}
                  </Text>
                )}
                <SkillsField value={value} onChange={onChange} say={words} />
              </>
            ),
          },
          { name: 'note', label: say('note'), kind: 'area', span: 12 },
        ],
      },
    ],
    side: (row) => <Related row={row} />,
  }
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
  const words = { add: say('add'), remove: say('remove'), skill: say('skill'), level: say('level') }
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
            name: 'skills',
            label: say('skills'),
            kind: 'own',
            span: 12,
            draw: (value, onChange) => <SkillsField value={value} onChange={onChange} say={words} />,
          },
        ],
      },
    ],
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
