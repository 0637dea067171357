import { type Command, type InputOf, moduleOf, type OutputOf } from '@giro/business/foundation/operation.ts'
import { Button, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { type AskedQuestion, call, NotDone } from './call.ts'
import { useAppWords } from './texts.ts'

/** Shows one question of the server; null when the person turns away. */
function askPerson(question: AskedQuestion, title: string, cancel: string): Promise<string | null> {
  return new Promise((resolve) => {
    const id = modals.open({
      title,
      onClose: () => resolve(null),
      children: (
        <Stack>
          <Text>{question.text}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => modals.close(id)}>
              {cancel}
            </Button>
            {question.answers.map((answer) => (
              <Button
                key={answer.value}
                onClick={() => {
                  resolve(answer.value)
                  modals.close(id)
                }}
              >
                {answer.label}
              </Button>
            ))}
          </Group>
        </Stack>
      ),
    })
  })
}

/** How a command went: its output, or nothing when the person turned away or it was refused. */
export type Done<O extends Command> = { readonly output: OutputOf<O> } | null

/**
 * Does a command for the person: asks its questions, repeats with the answers and the same key, tells refusals.
 * `onRefused` takes the refusals instead of the notification (forms put them at their fields).
 */
export function useDoes<O extends Command>(operation: O) {
  const client = useQueryClient()
  const say = useAppWords()
  const [busy, setBusy] = useState(false)
  const does = useCallback(
    async (input: InputOf<O>, onRefused?: (refused: NotDone) => void): Promise<Done<O>> => {
      const key = crypto.randomUUID()
      const answers: Record<string, string> = {}
      setBusy(true)
      try {
        for (;;) {
          try {
            const output = await call(operation, input, { key, answers })
            void client.invalidateQueries({ queryKey: [moduleOf(operation.name)] })
            return { output }
          } catch (error) {
            if (!(error instanceof NotDone)) throw error
            if (error.questions.length === 0) {
              if (onRefused) onRefused(error)
              else tellRefusal(error, say('not-done'))
              if (error.status === 409)
                void client.invalidateQueries({ queryKey: [moduleOf(operation.name)] })
              return null
            }
            for (const question of error.questions) {
              const answer = await askPerson(question, say('question'), say('cancel'))
              if (answer === null) return null
              answers[question.code] = answer
            }
          }
        }
      } catch {
        notifications.show({ color: 'red', title: say('not-done'), message: say('no-connection') })
        return null
      } finally {
        setBusy(false)
      }
    },
    [client, operation, say],
  )
  return { does, busy }
}

/** A refusal as a notification. */
export function tellRefusal(refused: NotDone, title: string): void {
  notifications.show({
    color: refused.status >= 500 ? 'red' : 'orange',
    title,
    message: refused.reasons.map((reason) => reason.text).join(' ') || refused.message,
    autoClose: 9000,
  })
}
