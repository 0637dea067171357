import { listMails, readMail, sendMailNow } from '@giro/business/mail/api.ts'
import { Alert, Badge, Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { call, useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { DocumentTabs } from '../service-orders/document-tabs.tsx'
import { Grid, type Row } from '../ui/grid.tsx'
import { Page } from '../ui/page.tsx'
import { useMailWords } from './texts.ts'

const colours = { waiting: 'blue', processed: 'gray', error: 'red' } as const

/** What went out, waits, or could not be sent. */
export function MailsPage() {
  const say = useMailWords()
  const formats = useFormats()
  const [shown, setShown] = useState<number | null>(null)
  return (
    <Page title={say('mails')}>
      <DocumentTabs />
      <Grid
        list="mails"
        module="mail"
        rowKey={(row) => String(row.mailNo)}
        load={(input, signal) =>
          call(listMails, input, { signal }) as Promise<{ rows: Row[]; total: number }>
        }
        defaultSort={[{ field: 'mailNo', descending: true }]}
        onOpen={(row) => setShown(Number(row.mailNo))}
        columns={[
          {
            field: 'createdAt',
            label: say('created'),
            width: 140,
            filterable: false,
            show: (row) => formats.stamp(String(row.createdAt)),
          },
          {
            field: 'status',
            label: say('status'),
            width: 110,
            options: (['waiting', 'processed', 'error'] as const).map((value) => ({
              value,
              label: say(`status.${value}`),
            })),
            show: (row) => (
              <Badge color={colours[row.status as 'error']}>{say(`status.${row.status as 'error'}`)}</Badge>
            ),
          },
          { field: 'toAddress', label: say('to'), width: 230 },
          { field: 'subject', label: say('subject'), width: 330 },
          { field: 'subjectNo', label: say('about'), width: 110 },
          { field: 'attempts', label: say('attempts'), width: 90, sortable: false, filterable: false },
        ]}
      />
      <Modal
        opened={shown !== null}
        onClose={() => setShown(null)}
        title={say('mail', { no: shown ?? '' })}
        size="lg"
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        {shown !== null && <Mail mailNo={shown} />}
      </Modal>
    </Page>
  )
}

function Mail({ mailNo }: { mailNo: number }) {
  const say = useMailWords()
  const { data } = useAsked(readMail, { mailNo })
  const { does, busy } = useDoes(sendMailNow)
  if (!data) return null
  return (
    <>
      <Text size="sm">
        {say('to')}: {data.toAddress}
      </Text>
      <Text fw={600}>{data.subject}</Text>
      {data.error !== '' && (
        <Alert color="red" my="sm" title={say('error')}>
          {data.error}
        </Alert>
      )}
      <Text mt="sm" size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {data.body}
      </Text>
      {data.attachments.map((file) => (
        <Badge key={file.name} variant="outline" mt="sm">
          {file.name}
        </Badge>
      ))}
      {data.status !== 'processed' && (
        <Group justify="flex-end" mt="lg">
          <Button loading={busy} onClick={() => void does({ mailNo })}>
            {say('send-now')}
          </Button>
        </Group>
      )}
    </>
  )
}
