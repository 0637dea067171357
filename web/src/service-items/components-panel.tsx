import { items } from '@giro/business/items/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import {
  addComponent,
  changeComponent,
  copyComponentsFromBom,
  deleteComponent,
  readComponents,
} from '@giro/business/service-items/components/api.ts'
import { ActionIcon, Button, Group, NativeSelect, Table, Text, TextInput } from '@mantine/core'
import { IconCornerDownRight, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { Lookup } from '../ui/fields.tsx'
import { Panel, Sideways } from '../ui/page.tsx'
import { useItemWords } from './texts.ts'

/** How a service item is built now, as a tree, and what was replaced. */
export function ComponentsPanel({ serviceItemNo }: { serviceItemNo: string }) {
  const say = useItemWords()
  const formats = useFormats()
  const may = useMay(addComponent)
  const { data } = useAsked(readComponents, { serviceItemNo })
  const { does: change } = useDoes(changeComponent)
  const { does: remove } = useDoes(deleteComponent)
  const { does: copy, busy } = useDoes(copyComponentsFromBom)
  const day = (value: string | null) => (value ? formats.calendarDay(value) : '')
  return (
    <Panel title={say('components')}>
      {data && data.tree.length === 0 && (
        <Text size="sm" c="dimmed">
          {say('components-none')}
        </Text>
      )}
      {data && data.tree.length > 0 && (
        <Sideways>
          <Table fz="sm" miw={560} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('component')}</Table.Th>
                <Table.Th>{say('serialNo')}</Table.Th>
                <Table.Th>{say('dateInstalled')}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.tree.map((row) => (
                <Table.Tr key={`${row.parentServiceItemNo} ${row.lineNo}`}>
                  <Table.Td style={{ paddingLeft: 10 + row.depth * 20 }}>
                    {row.depth > 0 && <IconCornerDownRight size={12} />}{' '}
                    {row.type === 'service-item' ? (
                      <Link to="/service-items/$id" params={{ id: row.no }}>
                        {row.description || row.no}
                      </Link>
                    ) : (
                      row.description || row.no
                    )}
                    <Text size="xs" c="dimmed">
                      {[
                        row.no,
                        row.variantCode,
                        row.replacedCount > 0 && say('replaced-times', { count: row.replacedCount }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    {may && row.depth === 0 && row.type === 'item' ? (
                      <TextInput
                        key={row.serialNo}
                        aria-label={say('serialNo')}
                        w={150}
                        defaultValue={row.serialNo}
                        onBlur={(event) => {
                          const serialNo = event.currentTarget.value
                          if (serialNo !== row.serialNo)
                            void change({ serviceItemNo, lineNo: row.lineNo, serialNo })
                        }}
                      />
                    ) : (
                      row.serialNo
                    )}
                  </Table.Td>
                  <Table.Td>{day(row.dateInstalled)}</Table.Td>
                  <Table.Td>
                    {may && row.depth === 0 && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={say('remove')}
                        onClick={() => void remove({ serviceItemNo, lineNo: row.lineNo })}
                      >
                        <IconTrash size={14} />
                      </ActionIcon>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Sideways>
      )}
      {may && (
        <Group mt="sm" align="end">
          <NewComponent serviceItemNo={serviceItemNo} />
          <Button variant="default" loading={busy} onClick={() => void copy({ serviceItemNo })}>
            {say('copy-bom')}
          </Button>
        </Group>
      )}
      {data && data.replaced.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="md" mb={4}>
            {say('replaced')}
          </Text>
          {data.replaced.map((row) => (
            <Text size="xs" key={row.lineNo} c="dimmed">
              {[row.description || row.no, row.serialNo, row.serviceOrderNo, day(row.lastDateModified)]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          ))}
        </>
      )}
    </Panel>
  )
}

function NewComponent({ serviceItemNo }: { serviceItemNo: string }) {
  const say = useItemWords()
  const [type, setType] = useState<'item' | 'service-item'>('item')
  const [no, setNo] = useState<string | null>(null)
  const { does: add, busy } = useDoes(addComponent)
  return (
    <>
      <NativeSelect
        aria-label={say('component')}
        value={type}
        data={[
          { value: 'item', label: say('item') },
          { value: 'service-item', label: say('service-item') },
        ]}
        onChange={(event) => {
          setType(event.currentTarget.value as 'item')
          setNo(null)
        }}
      />
      <Lookup
        key={type}
        from={(type === 'item' ? items : serviceItems) as never}
        aria-label={say('component')}
        placeholder={say('component')}
        value={no}
        onChange={setNo}
      />
      <Button
        variant="light"
        loading={busy}
        disabled={no === null}
        onClick={async () => {
          if (no !== null && (await add({ serviceItemNo, type, no }))) setNo(null)
        }}
      >
        {say('add')}
      </Button>
    </>
  )
}
