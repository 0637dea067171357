import { readDocuments } from '@giro/business/service-items/api.ts'
import { Accordion, Alert, Badge, Group, LoadingOverlay, Stack, Text } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useParams, useSearch } from '@tanstack/react-router'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { progressOf } from '../checklists/point-row.tsx'
import { useChecklistWords } from '../checklists/texts.ts'
import { TroubleshootingButton } from '../know-how/troubleshooting.tsx'
import { Attachments } from '../ui/notes.tsx'
import { Page, Panel } from '../ui/page.tsx'
import { Checklist } from './checklist.tsx'
import { CustomerReport } from './customer-report.tsx'
import { Faults, Hours, Notes, Parts } from './line-forms.tsx'
import { ReportsState } from './my-day-page.tsx'
import { type MyVisit, stateWith, useMyVisits, useToday } from './my-visits.ts'
import { pointsWith } from './points-with.ts'
import { useReports } from './reports.tsx'
import { Signature } from './signature.tsx'
import { StateButtons } from './state-buttons.tsx'
import { useFieldWords } from './texts.ts'

/** One visit on site: machine, history, hours, parts, faults, notes, photos, signature. Works without network. */
export function MyVisitPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { day } = useSearch({ strict: false }) as { day?: string }
  const say = useFieldWords()
  const formats = useFormats()
  const today = useToday()
  const { data } = useMyVisits(day ?? today)
  const visit = data?.visits.find((one) => one.visitNo === id)
  if (!data) return <LoadingOverlay visible />
  return (
    <Page title={visit?.customerName ?? id} crumb={{ to: '/my-day', label: say('my-day') }}>
      <Stack p="md" gap="sm" maw={680}>
        {data.keptAt !== null && (
          <Alert color="yellow" icon={<IconCloudOff size={16} />}>
            {say('without-network', { time: data.keptAt && formats.stamp(data.keptAt) })}
          </Alert>
        )}
        <ReportsState />
        {visit ? <OnSite visit={visit} /> : <Text c="dimmed">{say('no-visit')}</Text>}
      </Stack>
    </Page>
  )
}

function OnSite({ visit }: { visit: MyVisit }) {
  const say = useFieldWords()
  const formats = useFormats()
  const sayChecks = useChecklistWords()
  const { kept } = useReports()
  const state = stateWith(visit, kept.waiting)
  return (
    <>
      <Panel>
        <Group justify="space-between">
          <Text fw={600}>{visit.description}</Text>
          <Badge>{say(`state.${state as 'done'}`)}</Badge>
        </Group>
        {visit.workDescription && (
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {visit.workDescription}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {[visit.contactName, `${visit.address}, ${visit.city}`].filter(Boolean).join(' · ')}
        </Text>
        {visit.promised && (
          <Text size="sm" c="dimmed">
            {say('promised', {
              from: formats.clock(visit.promised.from),
              to: formats.clock(visit.promised.to),
            })}
          </Text>
        )}
        {visit.arrivedAt && (
          <Text size="sm">{say('on-site-since', { time: formats.clock(visit.arrivedAt) })}</Text>
        )}
        <StateButtons visit={visit} state={state} />
      </Panel>
      {visit.lines.map((line) => (
        <Panel key={line.lineNo} title={line.description}>
          <Group gap={6} mb={4}>
            <Badge variant="light" color={line.finished ? 'green' : 'blue'}>
              {line.repairStatus}
            </Badge>
            {line.warranty && <Badge color="teal">{say('under-warranty')}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {[line.serviceItemNo, line.serialNo && say('serial', { no: line.serialNo }), line.location]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <TroubleshootingButton
            serviceItemNo={line.serviceItemNo}
            itemNo={line.itemNo}
            groupCode={line.groupCode}
          />
          <Accordion variant="separated" mt="xs" multiple>
            <Accordion.Item value="history">
              <Accordion.Control>{say('history')}</Accordion.Control>
              <Accordion.Panel>
                {line.history.length === 0 && <Text size="sm">{say('no-history')}</Text>}
                {line.history.map((one) => (
                  <Text key={one.day + one.description} size="sm">
                    {formats.calendarDay(one.day)} · {one.description}
                    {one.resolution && ` · ${one.resolution}`}
                  </Text>
                ))}
              </Accordion.Panel>
            </Accordion.Item>
            {/* A day that an earlier release kept on the phone has none. */}
            {line.points?.length > 0 && (
              <Accordion.Item value="checklist">
                <Accordion.Control>
                  {sayChecks('checklist')} · {progressOf(pointsWith(visit, line, kept.waiting), sayChecks)}
                </Accordion.Control>
                <Accordion.Panel>
                  <Checklist visit={visit} line={line} />
                </Accordion.Panel>
              </Accordion.Item>
            )}
            {line.serviceItemNo && (
              <Accordion.Item value="documents">
                <Accordion.Control>{say('documents')}</Accordion.Control>
                <Accordion.Panel>
                  <MachineDocuments serviceItemNo={line.serviceItemNo} />
                </Accordion.Panel>
              </Accordion.Item>
            )}
            <Accordion.Item value="hours">
              <Accordion.Control>{say('hours')}</Accordion.Control>
              <Accordion.Panel>
                <Hours visit={visit} line={line} />
              </Accordion.Panel>
            </Accordion.Item>
            <Accordion.Item value="parts">
              <Accordion.Control>{say('parts')}</Accordion.Control>
              <Accordion.Panel>
                <Parts visit={visit} line={line} />
              </Accordion.Panel>
            </Accordion.Item>
            <Accordion.Item value="faults">
              <Accordion.Control>{say('faults')}</Accordion.Control>
              <Accordion.Panel>
                <Faults visit={visit} line={line} />
              </Accordion.Panel>
            </Accordion.Item>
            <Accordion.Item value="notes">
              <Accordion.Control>{say('notes')}</Accordion.Control>
              <Accordion.Panel>
                <Notes visit={visit} line={line} />
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        </Panel>
      ))}
      <Panel title={say('signature')}>
        <Signature visit={visit} />
      </Panel>
      <CustomerReport visit={visit} />
      <Attachments entity="service-orders.order" subject={visit.orderNo} />
      <Reported visit={visit} />
    </>
  )
}

/** Manuals and drawings of the machine, its item and its group; kept on the phone with the day. */
function MachineDocuments({ serviceItemNo }: { serviceItemNo: string }) {
  const say = useFieldWords()
  const { data } = useAsked(readDocuments, { serviceItemNo })
  if (data?.rows.length === 0) return <Text size="sm">{say('no-documents')}</Text>
  return <Attachments entity="service-items.service-item" subject={serviceItemNo} rows={data?.rows ?? []} />
}

/** What was reported, the newest last, with what still waits for the network. */
function Reported({ visit }: { visit: MyVisit }) {
  const say = useFieldWords()
  const formats = useFormats()
  const { kept } = useReports()
  const waiting = kept.waiting.filter((report) => report.visitNo === visit.visitNo)
  if (visit.reports.length === 0 && waiting.length === 0) return null
  return (
    <Panel title={say('reported')}>
      {visit.reports.map((report) => (
        <Text key={report.reportId} size="sm">
          {formats.clock(report.at)} {say(`kind.${report.kind as 'time'}`)} {report.summary}
          {report.outcome === 'kept' && (
            <Text span c="orange">
              {' '}
              · {say('kept')}: {report.words.join(' ')}
            </Text>
          )}
        </Text>
      ))}
      {waiting.map((report) => (
        <Text key={report.reportId} size="sm" c="dimmed">
          {formats.clock(report.at)} {say(`kind.${report.content.kind}`)} · {say('waiting')}
        </Text>
      ))}
    </Panel>
  )
}
