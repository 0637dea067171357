import { sendSignatureLink } from '@giro/business/dispatch/signing/api.ts'
import { Button, Group, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useMay } from '../app/session.tsx'
import { useFieldWords } from './texts.ts'

/** For a customer who is not there: a page where they see what was done and sign. Needs the network. */
export function SignatureLink({ visitNo, email }: { visitNo: string; email: string }) {
  const say = useFieldWords()
  const { does, busy } = useDoes(sendSignatureLink)
  const [to, setTo] = useState(email)
  const [link, setLink] = useState<string | null>(null)
  if (!useMay(sendSignatureLink)) return null
  const make = async (address: string) => {
    const done = await does({ visitNo, to: address })
    if (!done) return
    const made = `${window.location.origin}${done.output.path}`
    setLink(made)
    if (done.output.sent) notifications.show({ message: say('link-sent', { to: address }) })
    // Telephones pass it on themselves; a person who closes that has the link below.
    else await navigator.share?.({ url: made }).catch(() => {})
  }
  return (
    <>
      <Group gap="xs" align="end" mt="xs">
        <TextInput
          style={{ flex: 1 }}
          type="email"
          label={say('link-to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconLink size={15} />}
          onClick={() => void make(to.trim())}
        >
          {say(to.trim() === '' ? 'link-share' : 'link-send')}
        </Button>
      </Group>
      {link && (
        <TextInput
          readOnly
          aria-label={say('link')}
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  )
}
