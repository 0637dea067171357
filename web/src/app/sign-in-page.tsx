import {
  Alert,
  Avatar,
  Badge,
  Button,
  Card,
  Group,
  PasswordInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
  UnstyledButton,
} from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { OwnCompanyCard } from '../company/own-company-card.tsx'
import type { Stranger } from './session.tsx'
import classes from './sign-in-page.module.css'
import { useAppWords } from './texts.ts'
import { speak, useLanguage } from './words.ts'

/** For strangers: e-mail and password, and in the demo its people at one click. */
export function SignInPage({ demoUsers, mayFound }: Pick<Stranger, 'demoUsers' | 'mayFound'>) {
  const say = useAppWords()
  const client = useQueryClient()
  const language = useLanguage()
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [founding, setFounding] = useState(false)
  const signIn = async (email: string, password: string) => {
    setBusy(true)
    setWrong(null)
    const answer = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    }).catch(() => null)
    setBusy(false)
    if (answer?.ok) await client.invalidateQueries({ queryKey: ['session'] })
    else
      setWrong(say(answer === null ? 'no-connection' : answer.status === 429 ? 'too-many' : 'wrong-password'))
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void signIn(String(form.get('email')), String(form.get('password')))
  }
  if (founding)
    return (
      <main className={classes.page}>
        <OwnCompanyCard onCancel={() => setFounding(false)} />
      </main>
    )
  return (
    <main className={classes.page}>
      <Card className={classes.card} withBorder shadow="md" padding="xl" radius="lg">
        <Group justify="space-between" align="start" mb="lg">
          <Group gap="sm">
            <img src="/giro.svg" width={42} height={42} alt="" />
            <div>
              <Title order={1}>{say('sign-in-title')}</Title>
              <Text c="dimmed" size="sm">
                {say('sign-in-text')}
              </Text>
            </div>
          </Group>
          <SegmentedControl
            size="xs"
            value={language}
            onChange={(value) => speak(value as 'it')}
            data={['it', 'en'].map((value) => ({ value, label: value.toUpperCase() }))}
          />
        </Group>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              name="email"
              type="email"
              label={say('email')}
              autoComplete="username"
              required
              size="sm"
            />
            <PasswordInput name="password" label={say('password')} autoComplete="current-password" required />
            {wrong && (
              <Alert color="red" role="alert">
                {wrong}
              </Alert>
            )}
            <Button type="submit" size="sm" loading={busy}>
              {say('sign-in')}
            </Button>
          </Stack>
        </form>
        {demoUsers.length > 0 && (
          <>
            <Text fw={600} mt="xl" size="sm">
              {say('demo-people')}
            </Text>
            <Text size="xs" c="dimmed" mb="xs">
              {say('demo-text')}
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
              {demoUsers.slice(0, 6).map((person) => (
                <UnstyledButton
                  key={person.email}
                  className={classes.person}
                  onClick={() => signIn(person.email, person.password)}
                >
                  <Avatar size={32} radius="xl" name={person.name} color="initials" alt="" />
                  <div>
                    <Text size="sm" fw={550}>
                      {person.name}
                    </Text>
                    <Group gap={4}>
                      {person.roles.map((role) => (
                        <Badge key={role} size="xs" color="gray">
                          {say(`role.${role}` as 'role.manager')}
                        </Badge>
                      ))}
                    </Group>
                  </div>
                </UnstyledButton>
              ))}
            </SimpleGrid>
          </>
        )}
        {mayFound && (
          <Button variant="light" fullWidth mt="xl" onClick={() => setFounding(true)}>
            {say('own-company')}
          </Button>
        )}
      </Card>
    </main>
  )
}
