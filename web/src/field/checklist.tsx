import { measured } from '@giro/business/checklists/checklist.ts'
import { Button, FileButton, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCamera } from '@tabler/icons-react'
import classes from '../checklists/checklists.module.css'
import { type GivenAnswer, PointRow, progressOf } from '../checklists/point-row.tsx'
import { useChecklistWords } from '../checklists/texts.ts'
import type { MyVisit } from './my-visits.ts'
import { reducedPhoto } from './photo.ts'
import { pointsWith } from './points-with.ts'
import { useReports } from './reports.tsx'
import { useFieldWords } from './texts.ts'

/** The checklist of a line on the phone: answers are reports like all others, kept until they have arrived. */
export function Checklist({ visit, line }: { visit: MyVisit; line: MyVisit['lines'][number] }) {
  const say = useChecklistWords()
  const sayField = useFieldWords()
  const { kept, report } = useReports()
  const points = pointsWith(visit, line, kept.waiting)
  const waiting = new Set(
    kept.waiting.flatMap(({ visitNo, content }) =>
      visitNo === visit.visitNo && content.kind === 'check' && content.lineNo === line.lineNo
        ? [content.pointNo]
        : [],
    ),
  )
  const answer = (given: GivenAnswer, order = false) =>
    report(visit.visitNo, { kind: 'check', lineNo: line.lineNo, ...given, order })
  const answerChecked = (point: MyVisit['lines'][number]['points'][number], given: GivenAnswer) => {
    // Told at once, also without network; the server says the same.
    const nonsense =
      point.kind === 'measure' && given.verdict !== 'not-applicable' && measured(given.value) === null
    if (nonsense) notifications.show({ color: 'yellow', message: sayField('not-a-number') })
    else void answer(given)
  }
  const take = async (pointNo: number, file: File | null) => {
    if (!file) return
    const contentBase64 = await reducedPhoto(file).catch(() => null)
    if (contentBase64 === null) notifications.show({ color: 'yellow', message: sayField('photo-failed') })
    else
      await report(visit.visitNo, {
        kind: 'photo',
        lineNo: line.lineNo,
        pointNo,
        name: `controllo-${pointNo}.jpg`,
        contentBase64,
      })
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        {progressOf(points, say)}
      </Text>
      <ul className={classes.points}>
        {points.map((point) => (
          <PointRow
            key={`${point.pointNo} ${point.answeredAt}`}
            point={point}
            waiting={waiting.has(point.pointNo)}
            onAnswer={(given) => answerChecked(point, given)}
            more={
              <>
                <FileButton
                  accept="image/*"
                  capture="environment"
                  onChange={(file) => void take(point.pointNo, file)}
                >
                  {(props) => (
                    <Button
                      {...props}
                      variant={point.photo && point.photos === 0 ? 'light' : 'default'}
                      leftSection={<IconCamera size={15} />}
                    >
                      {say('photo')}
                    </Button>
                  )}
                </FileButton>
                {point.verdict === 'failed' &&
                  (point.followUpOrderNo ? (
                    <Text size="sm">{say('order-made', { no: point.followUpOrderNo })}</Text>
                  ) : (
                    <Button
                      variant="light"
                      onClick={() => {
                        const { pointNo, value, note } = point
                        void answer({ pointNo, verdict: 'failed', value, note }, true)
                        if (!navigator.onLine)
                          notifications.show({ color: 'gray', message: say('order-after') })
                      }}
                    >
                      {say('order')}
                    </Button>
                  ))}
              </>
            }
          />
        ))}
      </ul>
    </>
  )
}
