import { printDocument, sendDocument } from '@giro/business/service-orders/paper/api.ts'
import { Button, Group, Modal } from '@mantine/core'
import { IconFileText, IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useMay } from '../app/session.tsx'
import { SendDocument } from '../service-orders/print-menu.tsx'
import { showFile } from '../ui/notes.tsx'
import { Panel } from '../ui/page.tsx'
import type { MyVisit } from './my-visits.ts'
import { useFieldWords } from './texts.ts'

/** What was done, as a document: shown to the customer on the phone, or sent before leaving. Needs the network. */
export function CustomerReport({ visit }: { visit: MyVisit }) {
  const say = useFieldWords()
  const maySend = useMay(sendDocument)
  const { does: print, busy } = useDoes(printDocument)
  const [sending, setSending] = useState(false)
  const show = async () => {
    const done = await print({ orderNo: visit.orderNo, layout: 'service-report' })
    if (done) showFile(done.output.fileName, 'application/pdf', done.output.contentBase64)
  }
  return (
    <Panel title={say('customer-report')}>
      <Group gap="xs">
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconFileText size={15} />}
          onClick={() => void show()}
        >
          {say('show-report')}
        </Button>
        {maySend && (
          <Button variant="default" leftSection={<IconMail size={15} />} onClick={() => setSending(true)}>
            {say('send-report')}
          </Button>
        )}
      </Group>
      <Modal
        opened={sending}
        onClose={() => setSending(false)}
        title={say('send-report')}
        closeButtonProps={{ 'aria-label': say('cancel') }}
      >
        {sending && (
          <SendDocument
            orderNo={visit.orderNo}
            email={visit.email}
            layout="service-report"
            onDone={() => setSending(false)}
          />
        )}
      </Modal>
    </Panel>
  )
}
