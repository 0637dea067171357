import type { OutputOf } from '@giro/business/foundation/operation.ts'
import type { readOrder } from '@giro/business/service-orders/api.ts'
import { type layoutKinds, printDocument, sendDocument } from '@giro/business/service-orders/paper/api.ts'
import { Button, Group, Menu, Modal, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconMail, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useMay } from '../app/session.tsx'
import { showFile } from '../ui/notes.tsx'
import { useOrderWords } from './texts.ts'

type Order = OutputOf<typeof readOrder>
type Layout = (typeof layoutKinds)[number]

/** The document on paper: shown as PDF beside the page, or sent to the customer. */
export function PrintMenu({ order }: { order: Order }) {
  const say = useOrderWords()
  const maySend = useMay(sendDocument)
  const { does: print, busy } = useDoes(printDocument)
  const [sending, setSending] = useState<Layout | null>(null)
  const { orderNo } = order
  const main: Layout = order.kind === 'quote' ? 'quote' : 'order'
  const show = async (layout: Layout) => {
    const done = await print({ orderNo, layout })
    if (done) showFile(done.output.fileName, 'application/pdf', done.output.contentBase64)
  }
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <Button variant="default" loading={busy} rightSection={<IconChevronDown size={13} />}>
            {say('print')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPrinter size={15} />} onClick={() => void show(main)}>
            {say(`paper.${main}`)}
          </Menu.Item>
          {main === 'order' && (
            <Menu.Item leftSection={<IconPrinter size={15} />} onClick={() => void show('work-sheet')}>
              {say('paper.work-sheet')}
            </Menu.Item>
          )}
          {main === 'order' && (
            <Menu.Item leftSection={<IconPrinter size={15} />} onClick={() => void show('service-report')}>
              {say('paper.service-report')}
            </Menu.Item>
          )}
          {maySend && (
            <Menu.Item leftSection={<IconMail size={15} />} onClick={() => setSending(main)}>
              {say('send-by-mail')}
            </Menu.Item>
          )}
          {maySend && main === 'order' && (
            <Menu.Item leftSection={<IconMail size={15} />} onClick={() => setSending('service-report')}>
              {say('send-report')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={sending !== null}
        onClose={() => setSending(null)}
        title={say('send-by-mail')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        {sending && (
          <SendDocument
            orderNo={orderNo}
            email={order.email}
            layout={sending}
            onDone={() => setSending(null)}
          />
        )}
      </Modal>
    </>
  )
}

/** The address and what is written above the document. */
export function SendDocument({
  orderNo,
  email,
  layout,
  onDone,
}: {
  orderNo: string
  email: string
  layout: Layout
  onDone: () => void
}) {
  const say = useOrderWords()
  const { does, busy } = useDoes(sendDocument)
  const [to, setTo] = useState(email)
  const [message, setMessage] = useState('')
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        if (!(await does({ orderNo, layout, to, message }))) return
        notifications.show({ message: say('queued') })
        onDone()
      }}
    >
      <TextInput
        data-autofocus
        type="email"
        required
        label={say('email')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Textarea
        mt="sm"
        label={say('mail-message')}
        description={say('mail-message-help')}
        autosize
        minRows={3}
        maxLength={2000}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={busy} disabled={!to.includes('@')}>
          {say('send')}
        </Button>
      </Group>
    </form>
  )
}
