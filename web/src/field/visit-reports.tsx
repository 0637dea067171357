import { listVisitReports } from '@giro/business/dispatch/reports/api.ts'
import { Badge, Text } from '@mantine/core'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { Panel } from '../ui/page.tsx'
import { SignatureLink } from './signature-link.tsx'
import { useFieldWords } from './texts.ts'

/** On the order: what technicians reported, the newest first; what could not be entered says why. */
export function VisitReports({ orderNo, email }: { orderNo: string; email: string }) {
  const say = useFieldWords()
  const formats = useFormats()
  const { data } = useAsked(listVisitReports, { orderNo })
  if (!data || data.rows.length === 0) return null
  const [newest] = data.rows
  const signed = data.rows.some((row) => row.kind === 'signature')
  return (
    <Panel title={say('from-site')}>
      {data.rows.map((row) => (
        <div key={row.reportId} style={{ marginBottom: 7, fontSize: '0.76rem' }}>
          <div className="dim">
            {formats.stamp(row.at)} · {row.byName}
          </div>
          <b>{say(`kind.${row.kind as 'time'}`)}</b> {row.summary}
          {row.outcome === 'kept' && (
            <Text size="xs" component="div">
              <Badge size="xs" color="orange">
                {say('kept')}
              </Badge>{' '}
              {row.words.join(' ')}
            </Text>
          )}
        </div>
      ))}
      {newest && !signed && <SignatureLink visitNo={newest.visitNo} email={email} />}
    </Panel>
  )
}
