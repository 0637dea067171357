import { skills } from '@giro/business/resources/api.ts'
import { assignMissingSkills, readSkills, replaceSkill, setSkills } from '@giro/business/service-items/api.ts'
import { ActionIcon, Button, Group, NumberInput, Table, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconReplace, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { Lookup } from '../ui/fields.tsx'
import { Panel } from '../ui/page.tsx'
import { useItemWords } from './texts.ts'

export type SkillOwner = 'service-item' | 'item' | 'service-item-group'

/** Skills of a group, an item or a service item: where each came from, and who has them all. */
export function SkillsPanel({ ownerType, ownerNo }: { ownerType: SkillOwner; ownerNo: string }) {
  const say = useItemWords()
  const may = useMay(setSkills)
  const { data } = useAsked(readSkills, { ownerType, ownerNo })
  const { does: set } = useDoes(setSkills)
  const { does: replace } = useDoes(replaceSkill)
  const { does: assign } = useDoes(assignMissingSkills)
  const [fresh, setFresh] = useState<string | null>(null)
  const rows = data?.skills ?? []
  const save = (wanted: { skillCode: string; level: number }[]) =>
    set({ ownerType, ownerNo, skills: wanted.map(({ skillCode, level }) => ({ skillCode, level })) })
  const askReplacement = (skillCode: string) => {
    let by: string | null = null
    modals.openConfirmModal({
      title: say('replace-skill', { skill: skillCode }),
      children: <Replacement onChange={(code) => (by = code)} />,
      labels: { confirm: say('replace'), cancel: say('cancel') },
      onConfirm: () => by && void replace({ ownerType, ownerNo, skillCode, by: { skillCode: by } }),
    })
  }
  return (
    <Panel title={say('skills')}>
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {say('skills-none')}
        </Text>
      )}
      {rows.length > 0 && (
        <Table fz="sm" verticalSpacing={3}>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.skillCode}>
                <Table.Td pl={0}>
                  {row.description || row.skillCode}
                  <Text size="xs" c="dimmed">
                    {row.assignedFrom
                      ? say('assigned-from', {
                          from: say(`owner.${row.assignedFrom}`),
                          source: row.sourceCode ?? '',
                        })
                      : say('assigned-here')}
                  </Text>
                </Table.Td>
                <Table.Td w={62} px={2}>
                  <NumberInput
                    aria-label={say('level')}
                    min={1}
                    max={5}
                    w={54}
                    disabled={!may}
                    value={row.level}
                    onChange={(level) => {
                      if (Number(level) >= 1 && Number(level) !== row.level)
                        void save(
                          rows.map((one) =>
                            one.skillCode === row.skillCode ? { ...one, level: Number(level) } : one,
                          ),
                        )
                    }}
                  />
                </Table.Td>
                <Table.Td w={58} px={2}>
                  {may && (
                    <Group gap={2} wrap="nowrap">
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={say('replace')}
                        onClick={() => askReplacement(row.skillCode)}
                      >
                        <IconReplace size={14} />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={say('remove')}
                        onClick={() => void save(rows.filter((one) => one.skillCode !== row.skillCode))}
                      >
                        <IconTrash size={14} />
                      </ActionIcon>
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {may && (
        <Group mt={6} gap={6} align="end">
          <Lookup
            from={skills as never}
            aria-label={say('skill')}
            placeholder={say('skill')}
            value={fresh}
            onChange={setFresh}
          />
          <Button
            variant="light"
            disabled={fresh === null}
            onClick={async () => {
              if (fresh !== null && (await save([...rows, { skillCode: fresh, level: 1 }]))) setFresh(null)
            }}
          >
            {say('add')}
          </Button>
          {ownerType === 'service-item' && (
            <Button variant="subtle" onClick={() => void assign({ serviceItemNo: ownerNo })}>
              {say('assign-missing')}
            </Button>
          )}
        </Group>
      )}
      {data && rows.length > 0 && (
        <Text size="xs" mt="sm">
          <b>{say('skilled', { count: data.skilledResources.length })}</b>{' '}
          <span className="dim">{data.skilledResources.map((one) => one.name).join(', ')}</span>
        </Text>
      )}
    </Panel>
  )
}

function Replacement({ onChange }: { onChange: (code: string | null) => void }) {
  const say = useItemWords()
  const [code, setCode] = useState<string | null>(null)
  return (
    <Lookup
      from={skills as never}
      label={say('skill')}
      value={code}
      onChange={(next) => {
        setCode(next)
        onChange(next)
      }}
    />
  )
}
