import { listRequests, receiveMail, receiveRequest } from '@giro/business/requests/api.ts'
import { Badge, Button, FileButton, Group, Modal, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconExternalLink, IconPhone } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { call } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useSession } from '../app/session.tsx'
import { Grid, type Row } from '../ui/grid.tsx'
import { base64Of } from '../ui/notes.tsx'
import { Page } from '../ui/page.tsx'
import { useRequestWords } from './texts.ts'

export { RequestPage } from './request-page.tsx'

export const stateColours = {
  new: 'blue',
  'in-work': 'teal',
  answered: 'gray',
  ordered: 'gray',
  quoted: 'gray',
  declined: 'gray',
  duplicate: 'gray',
} as const

/** The inbox: newest first; e-mails are dropped anywhere on it. */
export function RequestsPage() {
  const say = useRequestWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const { company } = useSession()
  const [calling, setCalling] = useState(false)
  const { does: take } = useDoes(receiveMail)
  useHotkeys([['n', () => setCalling(true)]])
  const takeFiles = async (files: readonly File[]) => {
    for (const file of files) {
      const done = await take({ contentBase64: await base64Of(file) })
      if (!done) continue
      const { requestNo, isNew } = done.output
      notifications.show({ message: say(isNew ? 'taken-in' : 'known-already', { no: requestNo }) })
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void takeFiles([...event.dataTransfer.files])
  }
  return (
    <Page
      title={say('requests')}
      actions={
        <Group gap="xs">
          <Button
            variant="default"
            component="a"
            href={`/ask/${company.schema}`}
            target="_blank"
            leftSection={<IconExternalLink size={15} />}
          >
            {say('public-page')}
          </Button>
          <Button leftSection={<IconPhone size={15} />} onClick={() => setCalling(true)}>
            {say('new-by-phone')}
          </Button>
        </Group>
      }
    >
      <section
        aria-label={say('drop-mail')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        style={{ display: 'contents' }}
      >
        <Text size="xs" c="dimmed" px="md" py={4}>
          {say('drop-mail')}{' '}
          <FileButton multiple accept=".eml,message/rfc822" onChange={(files) => void takeFiles(files)}>
            {(props) => (
              <Button variant="transparent" size="compact-xs" p={0} {...props}>
                {say('choose-mail')}
              </Button>
            )}
          </FileButton>
        </Text>
        <Grid
          list="requests"
          module="requests"
          rowKey={(row) => String(row.requestNo)}
          load={(input, signal) =>
            call(listRequests, input, { signal }) as Promise<{ rows: Row[]; total: number }>
          }
          defaultSort={[{ field: 'receivedAt', descending: true }]}
          onOpen={(row) => void navigate({ to: '/requests/$id', params: { id: String(row.requestNo) } })}
          columns={[
            { field: 'requestNo', label: say('no'), width: 70, filterable: false },
            {
              field: 'receivedAt',
              label: say('received'),
              width: 130,
              filterable: false,
              show: (row) => formats.stamp(String(row.receivedAt)),
            },
            {
              field: 'state',
              label: say('state'),
              width: 130,
              options: Object.keys(stateColours).map((value) => ({
                value,
                label: say(`state.${value as 'new'}`),
              })),
              show: (row) => (
                <Badge color={stateColours[row.state as 'new']}>{say(`state.${row.state as 'new'}`)}</Badge>
              ),
            },
            { field: 'subject', label: say('subject'), width: 280 },
            {
              field: 'customerName',
              label: say('customer'),
              width: 210,
              show: (row) =>
                row.customerName ? String(row.customerName) : <Text c="dimmed">{say('no-customer')}</Text>,
            },
            {
              field: 'senderName',
              label: say('sender'),
              width: 180,
              show: (row) => String(row.senderName || row.senderEmail || row.senderPhone),
            },
            {
              field: 'channel',
              label: say('channel'),
              width: 110,
              options: (['form', 'email', 'phone', 'api'] as const).map((value) => ({
                value,
                label: say(`channel.${value}`),
              })),
              show: (row) => say(`channel.${row.channel as 'form'}`),
            },
          ]}
        />
      </section>
      <Modal
        opened={calling}
        onClose={() => setCalling(false)}
        title={say('new-by-phone')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <PhoneCall onDone={(no) => void navigate({ to: '/requests/$id', params: { id: String(no) } })} />
      </Modal>
    </Page>
  )
}

/** What is written down while somebody is on the phone. */
function PhoneCall({ onDone }: { onDone: (requestNo: number) => void }) {
  const say = useRequestWords()
  const { does, busy } = useDoes(receiveRequest)
  const [values, setValues] = useState({
    senderPhone: '',
    senderName: '',
    subject: '',
    message: '',
    wishes: '',
  })
  const field = (name: keyof typeof values, label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={values[name]}
      maxLength={200}
      onChange={(event) => {
        const { value } = event.currentTarget
        setValues((before) => ({ ...before, [name]: value }))
      }}
      {...more}
    />
  )
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        const done = await does({ ...values, channel: 'phone' })
        if (done) onDone(done.output.requestNo)
      }}
    >
      <SimpleGrid cols={2} spacing="sm">
        {field('senderPhone', say('sender-phone'), { 'data-autofocus': true })}
        {field('senderName', say('sender-name'))}
      </SimpleGrid>
      {field('subject', say('subject'), { mt: 'sm', required: true })}
      <Textarea
        mt="sm"
        label={say('message')}
        autosize
        minRows={3}
        maxLength={10_000}
        value={values.message}
        onChange={(event) => {
          const { value } = event.currentTarget
          setValues((before) => ({ ...before, message: value }))
        }}
      />
      {field('wishes', say('wishes'), { mt: 'sm' })}
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={busy} disabled={values.subject.trim() === ''}>
          {say('save')}
        </Button>
      </Group>
    </form>
  )
}
