import { readServiceItemLog } from '@giro/business/service-items/api.ts'
import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { Panel } from '../ui/page.tsx'
import { useItemWords } from './texts.ts'

const first = 8

/** What happened to a service item, newest first. */
export function LogPanel({ serviceItemNo }: { serviceItemNo: string }) {
  const say = useItemWords()
  const formats = useFormats()
  const [all, setAll] = useState(false)
  const { data } = useAsked(readServiceItemLog, { serviceItemNo })
  const rows = data?.rows ?? []
  return (
    <Panel title={say('log')}>
      {rows.slice(0, all ? rows.length : first).map((row) => (
        <div key={row.entryNo} style={{ marginBottom: 6, fontSize: '0.78rem' }}>
          <span className="dim">
            {formats.stamp(row.changedAt)} · {row.userName}
          </span>
          <br />
          {say(`event.${row.eventNo}` as 'event.1')}
          {row.documentType === 'order' && (
            <>
              {' '}
              <Link to="/orders/$id" params={{ id: row.documentNo }}>
                {row.documentNo}
              </Link>
            </>
          )}
          {(row.before || row.after) && (
            <>
              {': '}
              {row.before && `${row.before} → `}
              <b>{row.after || '–'}</b>
            </>
          )}
        </div>
      ))}
      {data && rows.length === 0 && (
        <Text size="xs" c="dimmed">
          {say('log-none')}
        </Text>
      )}
      {!all && rows.length > first && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          {say('log-all', { count: rows.length })}
        </Button>
      )}
    </Panel>
  )
}
