import {
  listImports,
  previewImport,
  readImportHeadings,
  runImport,
} from '@giro/business/customers/import-api.ts'
import { importFields } from '@giro/business/customers/import-customers.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { Alert, Button, FileButton, Group, Select, SimpleGrid, Table, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { Columns, Page, Panel } from '../ui/page.tsx'
import { useCustomerWords } from './texts.ts'

type Headings = OutputOf<typeof readImportHeadings>
type Preview = OutputOf<typeof previewImport>

/** Customers from a CSV file: choose, map the columns, try, import; all rows or none. */
export function ImportPage() {
  const say = useCustomerWords()
  const formats = useFormats()
  const [file, setFile] = useState<{ fileName: string; csv: string } | null>(null)
  const [headings, setHeadings] = useState<Headings | null>(null)
  const [mapping, setMapping] = useState<Record<string, string>>({})
  const [preview, setPreview] = useState<Preview | null>(null)
  const [done, setDone] = useState<Preview | null>(null)
  const { does: read, busy: reading } = useDoes(readImportHeadings)
  const { does: tryIt, busy: trying } = useDoes(previewImport)
  const { does: run, busy: running } = useDoes(runImport)
  const earlier = useAsked(listImports, {})

  const choose = async (chosen: File | null) => {
    if (!chosen) return
    const csv = await chosen.text()
    setFile({ fileName: chosen.name, csv })
    setPreview(null)
    setDone(null)
    const found = await read({ csv })
    if (!found) return
    setHeadings(found.output)
    setMapping(found.output.mapping)
  }
  const restart = () => {
    setFile(null)
    setHeadings(null)
    setPreview(null)
    setDone(null)
  }
  return (
    <Page title={say('import-title')} crumb={{ to: '/customers', label: say('customers') }}>
      <Columns
        side={
          <Panel title={say('earlier')}>
            {earlier.data?.rows.map((row) => (
              <Text key={row.importNo} size="xs" mb={4}>
                {formats.stamp(row.at)} · {row.fileName}: {row.createdCount} {say('import-created')},{' '}
                {row.changedCount} {say('import-changed')}
              </Text>
            ))}
          </Panel>
        }
      >
        {!headings && (
          <Panel>
            <FileButton accept=".csv,text/csv,text/plain" onChange={choose}>
              {(props) => (
                <Button {...props} size="md" leftSection={<IconFileImport size={18} />} loading={reading}>
                  {say('import-file')}
                </Button>
              )}
            </FileButton>
            <Text size="sm" c="dimmed" mt="sm">
              {say('import-drop')}
            </Text>
          </Panel>
        )}
        {file && headings && !done && (
          <>
            <Panel title={say('import-map')}>
              <Text size="xs" c="dimmed" mb="sm">
                {file.fileName}: {say('import-rows', { count: headings.rows })}
              </Text>
              <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
                {importFields.map((field) => (
                  <Select
                    key={field}
                    label={say(field)}
                    description={
                      mapping[field]
                        ? headings.examples
                            .map((row) => row[mapping[field]!])
                            .filter(Boolean)
                            .slice(0, 2)
                            .join(', ')
                        : undefined
                    }
                    data={headings.headings}
                    placeholder={say('not-imported')}
                    clearable
                    value={mapping[field] ?? null}
                    onChange={(heading) => {
                      setPreview(null)
                      const { [field]: _, ...others } = mapping
                      setMapping(heading === null ? others : { ...others, [field]: heading })
                    }}
                  />
                ))}
              </SimpleGrid>
              <Group mt="md">
                <Button
                  loading={trying}
                  onClick={async () => setPreview((await tryIt({ ...file, mapping }))?.output ?? null)}
                >
                  {say('import-try')}
                </Button>
                <Button variant="default" onClick={restart}>
                  {say('import-again')}
                </Button>
              </Group>
            </Panel>
            {preview && (
              <Panel>
                <Counts preview={preview} />
                {preview.problems.length === 0 ? (
                  <Button
                    loading={running}
                    onClick={async () => setDone((await run({ ...file, mapping }))?.output ?? null)}
                  >
                    {say('import-run', { count: preview.created + preview.changed })}
                  </Button>
                ) : (
                  <Problems preview={preview} />
                )}
              </Panel>
            )}
          </>
        )}
        {done && (
          <Panel>
            <Alert color="teal" mb="md">
              {say('import-done')}
            </Alert>
            <Counts preview={done} />
            <Button variant="default" onClick={restart}>
              {say('import-again')}
            </Button>
          </Panel>
        )}
      </Columns>
    </Page>
  )
}

function Counts({ preview }: { preview: Preview }) {
  const say = useCustomerWords()
  return (
    <Group mb="md" gap="xl">
      {(['created', 'changed', 'unchanged'] as const).map((kind) => (
        <div key={kind}>
          <Text fz={24} fw={650}>
            {preview[kind]}
          </Text>
          <Text size="xs" c="dimmed">
            {say(`import-${kind}`)}
          </Text>
        </div>
      ))}
      <div>
        <Text fz={24} fw={650} c={preview.problems.length > 0 ? 'orange' : undefined}>
          {preview.problems.length}
        </Text>
        <Text size="xs" c="dimmed">
          {say('import-problems')}
        </Text>
      </div>
    </Group>
  )
}

function Problems({ preview }: { preview: Preview }) {
  const say = useCustomerWords()
  return (
    <>
      <Text size="sm" mb="xs">
        {say('import-mend')}
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
          {preview.problems.slice(0, 200).map((problem) => (
            <Table.Tr key={`${problem.row} ${problem.field}`}>
              <Table.Td>{problem.row}</Table.Td>
              <Table.Td>{say(problem.field as 'name')}</Table.Td>
              <Table.Td>{problem.value}</Table.Td>
              <Table.Td>{problem.text}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
