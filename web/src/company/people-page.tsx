import { addPerson, changePerson, listPeople, removePerson } from '@giro/business/access/api.ts'
import { resources } from '@giro/business/resources/api.ts'
import {
  Button,
  Group,
  MultiSelect,
  PasswordInput,
  Select,
  SimpleGrid,
  Table,
  TextInput,
} from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { Lookup } from '../ui/fields.tsx'
import { Columns, Page, Panel } from '../ui/page.tsx'
import { useSetupWords } from './texts.ts'

const blank = {
  name: '',
  email: '',
  password: '',
  language: 'it',
  roles: ['dispatcher'] as string[],
  resourceNo: null as string | null,
}

/** Who may sign in, and what each is in the company. */
export function PeoplePage({ kinds }: { kinds: ReactNode }) {
  const say = useSetupWords()
  const { data } = useAsked(listPeople, {})
  const { does: add, busy } = useDoes(addPerson)
  const { does: change } = useDoes(changePerson)
  const { does: remove } = useDoes(removePerson)
  const [draft, setDraft] = useState(blank)
  const set = (more: Partial<typeof blank>) => setDraft({ ...draft, ...more })
  const roles = (['dispatcher', 'technician', 'manager', 'administrator'] as const).map((value) => ({
    value,
    label: say(`role.${value}`),
  }))
  return (
    <Page title={say('people')} actions={kinds}>
      <Columns>
        <Panel>
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('name')}</Table.Th>
                <Table.Th>{say('email')}</Table.Th>
                <Table.Th>{say('roles')}</Table.Th>
                <Table.Th>{say('resource')}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data?.rows.map((person) => (
                <Table.Tr key={person.userId}>
                  <Table.Td>{person.name}</Table.Td>
                  <Table.Td>{person.email}</Table.Td>
                  <Table.Td>
                    <MultiSelect
                      size="xs"
                      aria-label={say('roles')}
                      data={roles}
                      value={person.roles}
                      onChange={(chosen) =>
                        void change({
                          userId: person.userId,
                          roles: chosen as never,
                          resourceNo: person.resourceNo,
                        })
                      }
                    />
                  </Table.Td>
                  <Table.Td>
                    <Lookup
                      aria-label={say('resource')}
                      from={resources as never}
                      value={person.resourceNo}
                      onChange={(resourceNo) =>
                        void change({ userId: person.userId, roles: person.roles, resourceNo })
                      }
                    />
                  </Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      onClick={() => void remove({ userId: person.userId })}
                    >
                      {say('remove-person')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
        <Panel title={say('add-person')}>
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
            <TextInput
              label={say('name')}
              value={draft.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <TextInput
              label={say('email')}
              type="email"
              value={draft.email}
              onChange={(event) => set({ email: event.currentTarget.value })}
            />
            <PasswordInput
              size="xs"
              label={say('password')}
              value={draft.password}
              onChange={(event) => set({ password: event.currentTarget.value })}
            />
            <MultiSelect
              size="xs"
              label={say('roles')}
              data={roles}
              value={draft.roles}
              onChange={(chosen) => set({ roles: chosen })}
            />
            <Lookup
              label={say('resource')}
              from={resources as never}
              value={draft.resourceNo}
              onChange={(resourceNo) => set({ resourceNo })}
            />
            <Select
              label={say('language')}
              data={[
                { value: 'it', label: 'Italiano' },
                { value: 'en', label: 'English' },
              ]}
              value={draft.language}
              onChange={(language) => set({ language: language ?? 'it' })}
            />
          </SimpleGrid>
          <Group mt="md">
            <Button
              loading={busy}
              onClick={async () => {
                if (await add(draft as never)) setDraft(blank)
              }}
            >
              {say('add-person')}
            </Button>
          </Group>
        </Panel>
      </Columns>
    </Page>
  )
}
