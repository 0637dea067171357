import { readMailSetup, sendTestMail, updateMailSetup } from '@giro/business/mail/api.ts'
import { readRequestSetup } from '@giro/business/requests/api.ts'
import { Alert, Button, PasswordInput, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useMay, useSession } from '../app/session.tsx'
import type { Field } from '../ui/fields.tsx'
import type { Section } from '../ui/form.tsx'
import { Panel } from '../ui/page.tsx'
import type { useSetupWords } from './texts.ts'
import { useSetupWords as useWords } from './texts.ts'

type Say = ReturnType<typeof useSetupWords>

/** A password that is typed anew or left as it is; what is kept is never shown. */
function password(say: Say, name: string): Field {
  return {
    name,
    label: say('mail-password'),
    kind: 'own',
    span: 6,
    draw: (value, onChange, all) => (
      <PasswordInput
        size="xs"
        label={say('mail-password')}
        placeholder={all.hasPassword ? say('password-kept') : ''}
        autoComplete="new-password"
        maxLength={200}
        value={String(value ?? '')}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    ),
  }
}

const security = (say: Say, name: string): Field => ({
  name,
  label: say('security'),
  kind: 'select',
  span: 4,
  options: (['starttls', 'tls', 'none'] as const).map((value) => ({
    value,
    label: say(`security.${value}`),
  })),
})

/** The server that sends, and whose name mail has. */
export function mailSections(say: Say): readonly Section[] {
  return [
    {
      title: say('mail-from'),
      fields: [
        { name: 'fromAddress', label: say('from-address'), kind: 'text' },
        { name: 'fromName', label: say('from-name'), kind: 'text' },
      ],
    },
    {
      title: say('mail-server'),
      fields: [
        { name: 'host', label: say('server'), kind: 'text', span: 4 },
        { name: 'port', label: say('port'), kind: 'number', min: 1, max: 65_535, span: 4 },
        security(say, 'security'),
        { name: 'userName', label: say('user-name'), kind: 'text' },
        password(say, 'password'),
      ],
    },
  ]
}

/** Beside the server: a test, and where the queue is. */
export function MailSide() {
  const say = useWords()
  const { data } = useAsked(readMailSetup, {})
  const may = useMay(updateMailSetup)
  const { does, busy } = useDoes(sendTestMail)
  const [to, setTo] = useState('')
  const [sent, setSent] = useState(false)
  return (
    <Panel title={say('mail-test')}>
      {data?.host === '' && <Alert color="orange">{say('mail-none')}</Alert>}
      {may && data?.host !== '' && (
        <>
          <TextInput
            label={say('mail-test-to')}
            type="email"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button
            mt="sm"
            size="compact-sm"
            loading={busy}
            disabled={!to.includes('@')}
            onClick={async () => setSent((await does({ to })) !== null)}
          >
            {say('mail-test')}
          </Button>
          {sent && (
            <Text size="sm" mt={6}>
              {say('mail-test-sent')}
            </Text>
          )}
        </>
      )}
      <Text size="sm" mt="sm">
        <Link to="/mail">{say('mail-queue')}</Link>
      </Text>
    </Panel>
  )
}

/** The public page, the confirmation, and the mailbox that is read. */
export function requestSections(say: Say): readonly Section[] {
  return [
    {
      title: say('public-page'),
      fields: [
        { name: 'formOpen', label: say('form-open'), kind: 'flag' },
        { name: 'confirm', label: say('confirm-requests'), kind: 'flag' },
      ],
    },
    {
      title: say('mailbox'),
      fields: [
        { name: 'imapHost', label: say('server'), kind: 'text', span: 4, help: say('imap-help') },
        { name: 'imapPort', label: say('port'), kind: 'number', min: 1, max: 65_535, span: 4 },
        security(say, 'imapSecurity'),
        { name: 'imapUser', label: say('user-name'), kind: 'text' },
        password(say, 'imapPassword'),
        { name: 'imapFolder', label: say('imap-folder'), kind: 'text' },
      ],
    },
  ]
}

export function RequestSide() {
  const say = useWords()
  const { company } = useSession()
  const { data } = useAsked(readRequestSetup, {})
  const address = `${window.location.origin}/ask/${company.schema}`
  return (
    <>
      <Panel title={say('public-page')}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <a href={address} target="_blank" rel="noreferrer">
            {address}
          </a>
        </Text>
        <Text size="xs" c="dimmed" mt={6}>
          {say('public-help')}
        </Text>
      </Panel>
      {data && data.imapError !== '' && (
        <Alert color="red" title={say('imap-error')}>
          {data.imapError}
        </Alert>
      )}
    </>
  )
}
