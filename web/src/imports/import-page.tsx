import type { OutputOf } from '@giro/business/foundation/operation.ts'
import {
  listImports,
  previewImport,
  readImportFile,
  rollBackImport,
  runImport,
} from '@giro/business/imports/api.ts'
import type { ImportEntity } from '@giro/business/imports/entities.ts'
import { Alert, Button, FileButton, Group, Progress, Select, SimpleGrid, Table, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { base64Of } from '../ui/notes.tsx'
import { Columns, Page, Panel } from '../ui/page.tsx'
import { useImportWords } from './texts.ts'

type Read = OutputOf<typeof readImportFile>
type Summary = OutputOf<typeof previewImport>
interface Chosen {
  readonly entity: ImportEntity
  readonly fileName: string
  readonly contentBase64: string
}

const lists = { customer: '/customers', item: '/items', 'service-item': '/service-items' } as const

/** Customers, items or service items from a file: choose, map the columns, try, import; all rows or none. */
export function ImportPage() {
  const say = useImportWords()
  const { entity = 'service-item' } = useParams({ strict: false }) as { entity?: ImportEntity }
  const [file, setFile] = useState<Chosen | null>(null)
  const [read, setRead] = useState<Read | null>(null)
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({})
  const [tried, setTried] = useState<Summary | null>(null)
  const [done, setDone] = useState<Summary | null>(null)
  const { does: readFile, busy: reading } = useDoes(readImportFile)
  const { does: tryIt, busy: trying } = useDoes(previewImport)
  const { does: run, busy: running } = useDoes(runImport)
  const restart = () => {
    setFile(null)
    setRead(null)
    setTried(null)
    setDone(null)
  }
  const choose = async (picked: File | null) => {
    if (!picked) return
    restart()
    const chosen = { entity, fileName: picked.name, contentBase64: await base64Of(picked) }
    const answer = await readFile(chosen)
    if (!answer) return
    setFile(chosen)
    setRead(answer.output)
    setMapping(answer.output.mapping)
  }
  return (
    <Page
      title={`${say('title')}: ${say(`entity.${entity}`)}`}
      crumb={{ to: lists[entity], label: say(`entity.${entity}`) }}
    >
      <Columns side={<Earlier />}>
        {!read && (
          <Panel>
            <FileButton accept=".csv,.txt,.xlsx" onChange={(picked) => void choose(picked)}>
              {(props) => (
                <Button {...props} size="md" leftSection={<IconFileImport size={18} />} loading={reading}>
                  {say('choose')}
                </Button>
              )}
            </FileButton>
            <Text size="sm" c="dimmed" mt="sm">
              {say('choose-help')}
            </Text>
          </Panel>
        )}
        {file && read && !done && (
          <Panel title={say('columns')}>
            <Text size="xs" c="dimmed" mb="sm">
              {file.fileName}: {say('rows', { count: read.rows })}
            </Text>
            <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
              {read.fields.map((field) => (
                <Select
                  key={field}
                  label={say(field as 'itemNo')}
                  description={read.examples
                    .map((row) => row[mapping[field] ?? ''])
                    .filter(Boolean)
                    .slice(0, 2)
                    .join(', ')}
                  data={read.headings}
                  placeholder={say('not-imported')}
                  clearable
                  value={mapping[field] ?? null}
                  onChange={(heading) => {
                    setTried(null)
                    const { [field]: _, ...others } = mapping
                    setMapping(heading === null ? others : { ...others, [field]: heading })
                  }}
                />
              ))}
            </SimpleGrid>
            <Group mt="md">
              <Button
                loading={trying}
                onClick={async () => setTried((await tryIt({ ...file, mapping }))?.output ?? null)}
              >
                {say('try')}
              </Button>
              <Button variant="default" onClick={restart}>
                {say('again')}
              </Button>
            </Group>
          </Panel>
        )}
        {file && tried && !done && (
          <Panel>
            <Counts summary={tried} />
            {running && (
              <>
                <Progress value={100} animated aria-label={say('running')} />
                <Text size="xs" c="dimmed" mt={4}>
                  {say('running')}
                </Text>
              </>
            )}
            {tried.problems.length > 0 ? (
              <Problems summary={tried} />
            ) : (
              <Button
                mt="sm"
                loading={running}
                onClick={async () => setDone((await run({ ...file, mapping }))?.output ?? null)}
              >
                {say('run', { count: tried.created + tried.changed })}
              </Button>
            )}
          </Panel>
        )}
        {done && (
          <Panel>
            <Alert color="teal" mb="md">
              {say('done')}
            </Alert>
            <Counts summary={done} />
            <Button variant="default" onClick={restart}>
              {say('again')}
            </Button>
          </Panel>
        )}
      </Columns>
    </Page>
  )
}

function Counts({ summary }: { summary: Summary }) {
  const say = useImportWords()
  const figures = [
    ['created', summary.created],
    ['changed', summary.changed],
    ['unchanged', summary.unchanged],
    ['problems', summary.problems.length],
  ] as const
  return (
    <Group mb="md" gap="xl">
      {figures.map(([name, count]) => (
        <div key={name}>
          <Text fz={24} fw={650}>
            {count}
          </Text>
          <Text size="xs" c="dimmed">
            {say(name)}
          </Text>
        </div>
      ))}
    </Group>
  )
}

function Problems({ summary }: { summary: Summary }) {
  const say = useImportWords()
  return (
    <>
      <Text size="sm" mb="xs">
        {say('mend')}
      </Text>
      <Table fz="xs" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {(['row', 'field', 'value', 'problem'] as const).map((name) => (
              <Table.Th key={name}>{say(name)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {summary.problems.slice(0, 200).map((problem) => (
            <Table.Tr key={`${problem.row} ${problem.field}`}>
              <Table.Td>{problem.row}</Table.Td>
              <Table.Td>{say(problem.field as 'itemNo')}</Table.Td>
              <Table.Td>{problem.value}</Table.Td>
              <Table.Td>{problem.text}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

function Earlier() {
  const say = useImportWords()
  const formats = useFormats()
  const may = useMay(rollBackImport)
  const { data } = useAsked(listImports, {})
  const { does: rollBack } = useDoes(rollBackImport)
  return (
    <Panel title={say('earlier')}>
      {data?.rows.map((row) => (
        <div key={row.batchNo} style={{ marginBottom: 8 }}>
          <Text size="xs">
            {formats.stamp(row.at)} · {row.byUser}
            <br />
            {say(`entity.${row.entity}`)}, {row.fileName}: {row.createdCount} {say('created')},{' '}
            {row.changedCount} {say('changed')}
            {row.rolledBackAt && ` · ${say('rolled-back')}`}
          </Text>
          {may && !row.rolledBackAt && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              onClick={() => void rollBack({ batchNo: row.batchNo })}
            >
              {say('roll-back')}
            </Button>
          )}
        </div>
      ))}
    </Panel>
  )
}
