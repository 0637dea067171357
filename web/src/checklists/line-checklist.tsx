import {
  addToLine,
  answerPoint,
  checklists,
  followUp,
  readLinePoints,
} from '@giro/business/checklists/api.ts'
import { Button, Group, Menu, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { Panel } from '../ui/page.tsx'
import classes from './checklists.module.css'
import { PointRow, progressOf } from './point-row.tsx'
import { useChecklistWords } from './texts.ts'

/** Item worksheet: the checklist of a line, answered in the office. */
export function LineChecklist({ orderNo, lineNo }: { orderNo: string; lineNo: number }) {
  const say = useChecklistWords()
  const { data } = useAsked(readLinePoints, { orderNo, lineNo })
  const may = useMay(answerPoint)
  const answer = useDoes(answerPoint)
  const order = useDoes(followUp)
  const points = data?.points ?? []
  return (
    <Panel title={say('checklist')}>
      <Group justify="flex-end">
        <AddChecklist orderNo={orderNo} lineNo={lineNo} />
      </Group>
      {data && points.length === 0 && (
        <Text size="sm" c="dimmed">
          {say('empty')}
        </Text>
      )}
      {points.length > 0 && (
        <Text size="sm" c="dimmed">
          {progressOf(points, say)}
        </Text>
      )}
      <ul className={classes.points}>
        {points.map((point) => (
          <PointRow
            key={`${point.pointNo} ${point.answeredAt}`}
            point={point}
            busy={answer.busy}
            mayAnswer={may}
            onAnswer={(given) => void answer.does({ orderNo, lineNo, ...given })}
            more={
              point.followUpOrderNo ? (
                <Button component={Link} to={`/orders/${point.followUpOrderNo}` as never} variant="subtle">
                  {say('order-made', { no: point.followUpOrderNo })}
                </Button>
              ) : (
                point.verdict === 'failed' && (
                  <Button
                    variant="light"
                    loading={order.busy}
                    onClick={() => void order.does({ orderNo, lineNo, pointNo: point.pointNo })}
                  >
                    {say('order')}
                  </Button>
                )
              )
            }
          />
        ))}
      </ul>
    </Panel>
  )
}

function AddChecklist({ orderNo, lineNo }: { orderNo: string; lineNo: number }) {
  const say = useChecklistWords()
  const may = useMay(addToLine)
  const { data } = useAsked(checklists.list, { limit: 100 }, { enabled: may })
  const { does, busy } = useDoes(addToLine)
  if (!may || !data || data.rows.length === 0) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={14} />} loading={busy}>
          {say('add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {data.rows.map((row) => (
          <Menu.Item
            key={String(row.checklistCode)}
            onClick={() => void does({ orderNo, lineNo, checklistCode: String(row.checklistCode) })}
          >
            {String(row.description)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
