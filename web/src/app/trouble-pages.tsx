import { Button, Stack, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { useAppWords } from './texts.ts'

export function NotFoundPage() {
  const say = useAppWords()
  return (
    <Stack align="center" p={64}>
      <Title order={2}>{say('not-found')}</Title>
      <Text c="dimmed">{say('not-found-text')}</Text>
    </Stack>
  )
}

export function BrokenPage({ error }: { error: unknown }) {
  const say = useAppWords()
  return (
    <Stack align="center" p={64} role="alert">
      <Title order={2}>{say('broken')}</Title>
      <Text c="dimmed">{say('broken-text')}</Text>
      <Text size="xs" c="dimmed">
        {error instanceof Error ? error.message : String(error)}
      </Text>
      <Button onClick={() => location.reload()}>{say('reload')}</Button>
    </Stack>
  )
}

/** An address of the pages that are built apart, the office's or the technicians': the server has them. */
export function OtherPages() {
  useEffect(() => location.reload(), [])
  return null
}
