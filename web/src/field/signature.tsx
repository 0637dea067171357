import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import SignaturePad from 'signature_pad'
import type { MyVisit } from './my-visits.ts'
import { withoutHead } from './photo.ts'
import { useReports } from './reports.tsx'
import { SignatureLink } from './signature-link.tsx'
import { useFieldWords } from './texts.ts'

/** Somebody signs with the finger, with their name; or the reason why nobody does. */
export function Signature({ visit }: { visit: MyVisit }) {
  const say = useFieldWords()
  const { report } = useReports()
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad | null>(null)
  const [name, setName] = useState('')
  const [drawn, setDrawn] = useState(false)
  const [whyNot, setWhyNot] = useState('')
  useEffect(() => {
    const area = canvas.current!
    // As many points as the screen has, so that the line is sharp.
    const ratio = Math.max(window.devicePixelRatio || 1, 1)
    area.width = area.offsetWidth * ratio
    area.height = area.offsetHeight * ratio
    area.getContext('2d')!.scale(ratio, ratio)
    const own = new SignaturePad(area, { backgroundColor: '#ffffff', penColor: '#111111' })
    own.addEventListener('endStroke', () => setDrawn(true))
    pad.current = own
    return () => own.off()
  }, [])
  const clear = () => {
    pad.current?.clear()
    setDrawn(false)
  }
  const keep = async () => {
    const contentBase64 = withoutHead(pad.current!.toDataURL('image/png'))
    await report(visit.visitNo, { kind: 'signature', name, whyNot: '', contentBase64 })
    clear()
    setName('')
  }
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        {say('sign')}
      </Text>
      <canvas
        ref={canvas}
        aria-label={say('sign')}
        style={{
          width: '100%',
          height: 170,
          border: '1px solid var(--giro-line)',
          borderRadius: 6,
          touchAction: 'none',
          background: '#fff',
        }}
      />
      <TextInput
        label={say('sign-name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button disabled={!drawn || name.trim() === ''} onClick={() => void keep()}>
          {say('keep-signature')}
        </Button>
        <Button variant="default" disabled={!drawn} onClick={clear}>
          {say('clear')}
        </Button>
      </Group>
      <Group gap="xs" align="end" mt="xs">
        <TextInput
          style={{ flex: 1 }}
          label={say('why-not')}
          value={whyNot}
          onChange={(event) => setWhyNot(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={whyNot.trim() === ''}
          onClick={async () => {
            await report(visit.visitNo, { kind: 'signature', name: '', whyNot, contentBase64: null })
            setWhyNot('')
          }}
        >
          {say('no-signature')}
        </Button>
      </Group>
      <SignatureLink visitNo={visit.visitNo} email={visit.email} />
    </Stack>
  )
}
