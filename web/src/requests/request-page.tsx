import { customers } from '@giro/business/customers/api.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import {
  answerRequest,
  changeRequest,
  closeRequest,
  convertRequest,
  createRequestCustomer,
  readRequest,
  revokeLink,
} from '@giro/business/requests/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { Badge, Button, Group, LoadingOverlay, Modal, Table, Text, Textarea, TextInput } from '@mantine/core'
import { IconCheck, IconFileText, IconMail } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { TroubleshootingButton } from '../know-how/troubleshooting.tsx'
import { useOrderWords } from '../service-orders/texts.ts'
import { FieldInput } from '../ui/fields.tsx'
import { Attachments, Comments } from '../ui/notes.tsx'
import { Columns, Page, Panel } from '../ui/page.tsx'
import { stateColours } from './pages.tsx'
import { useRequestWords } from './texts.ts'

type Request = OutputOf<typeof readRequest>

export function RequestPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useRequestWords()
  const { data, error } = useAsked(readRequest, { requestNo: Number(id) })
  if (error)
    return (
      <Page title={say('requests')} crumb={{ to: '/requests', label: say('requests') }}>
        <Columns>
          <Panel>{error.message}</Panel>
        </Columns>
      </Page>
    )
  return data ? <Shown key={data.requestNo} request={data} /> : <LoadingOverlay visible />
}

function Shown({ request }: { request: Request }) {
  const say = useRequestWords()
  const formats = useFormats()
  const open = request.state === 'new' || request.state === 'in-work'
  return (
    <Page
      crumb={{ to: '/requests', label: say('requests') }}
      title={
        <Group gap="xs" component="span">
          {say('request', { no: request.requestNo })} · {request.subject}
          <Badge color={stateColours[request.state]}>{say(`state.${request.state}`)}</Badge>
        </Group>
      }
      actions={open && <Actions request={request} />}
    >
      <Columns
        side={
          <>
            <AtGlance request={request} />
            <Attachments entity="requests.request" subject={String(request.requestNo)} />
            <Comments entity="requests.request" subject={String(request.requestNo)} />
          </>
        }
      >
        <Panel title={say('message')}>
          <Text size="sm" c="dimmed">
            {formats.stamp(request.receivedAt)} · {say(`channel.${request.channel}`)}
          </Text>
          <Text mt={6} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {request.message || '–'}
          </Text>
          <Table fz="sm" mt="sm" verticalSpacing={3}>
            <Table.Tbody>
              {(
                [
                  ['sender-name', request.senderName],
                  ['sender-phone', request.senderPhone],
                  ['sender-email', request.senderEmail],
                  ['address', request.senderAddress],
                  ['wishes', request.wishes],
                ] as const
              )
                .filter(([, value]) => value !== '')
                .map(([label, value]) => (
                  <Table.Tr key={label}>
                    <Table.Td c="dimmed" w={130} pl={0}>
                      {say(label)}
                    </Table.Td>
                    <Table.Td>
                      {label === 'sender-phone' ? <a href={`tel:${value}`}>{value}</a> : value}
                    </Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </Panel>
        <Whose request={request} open={open} />
        {request.documentNo !== '' && (
          <Panel>
            <Link to="/orders/$id" params={{ id: request.documentNo }}>
              {say('to-document', { no: request.documentNo })}
            </Link>
          </Panel>
        )}
        {request.answer !== '' && (
          <Panel title={say('answered')}>
            <Text style={{ whiteSpace: 'pre-wrap' }}>{request.answer}</Text>
          </Panel>
        )}
      </Columns>
    </Page>
  )
}

function Actions({ request }: { request: Request }) {
  const say = useRequestWords()
  const navigate = useNavigate()
  const { does: convert, busy } = useDoes(convertRequest)
  const { does: change } = useDoes(changeRequest)
  const { does: close } = useDoes(closeRequest)
  const [answering, setAnswering] = useState(false)
  const { requestNo, version } = request
  const into = async (kind: 'order' | 'quote') => {
    const done = await convert({ requestNo, into: kind, version })
    if (done) await navigate({ to: '/orders/$id', params: { id: done.output.orderNo } })
  }
  return (
    <Group gap="xs">
      {request.state === 'new' && (
        <Button variant="subtle" onClick={() => void change({ requestNo, version, state: 'in-work' })}>
          {say('take-on')}
        </Button>
      )}
      <Button variant="subtle" color="gray" onClick={() => void close({ requestNo, version })}>
        {say('decline')}
      </Button>
      {request.senderEmail !== '' && (
        <Button variant="default" leftSection={<IconMail size={15} />} onClick={() => setAnswering(true)}>
          {say('answer')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconFileText size={15} />}
        disabled={request.customerNo === null}
        onClick={() => void into('quote')}
      >
        {say('make-quote')}
      </Button>
      <Button
        leftSection={<IconCheck size={15} />}
        loading={busy}
        disabled={request.customerNo === null}
        onClick={() => void into('order')}
      >
        {say('make-order')}
      </Button>
      <Modal
        opened={answering}
        onClose={() => setAnswering(false)}
        title={say('answer')}
        closeButtonProps={{ 'aria-label': say('close') }}
        size="lg"
      >
        <Answer request={request} onDone={() => setAnswering(false)} />
      </Modal>
    </Group>
  )
}

function Answer({ request, onDone }: { request: Request; onDone: () => void }) {
  const say = useRequestWords()
  const { does, busy } = useDoes(answerRequest)
  const [answer, setAnswer] = useState('')
  return (
    <>
      <Text size="sm" c="dimmed" mb={6}>
        {request.senderEmail}
      </Text>
      <Textarea
        data-autofocus
        label={say('answer-text')}
        autosize
        minRows={6}
        maxLength={10_000}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button
          loading={busy}
          disabled={answer.trim() === ''}
          onClick={async () => {
            const { requestNo, version } = request
            if (await does({ requestNo, version, answer })) onDone()
          }}
        >
          {say('send')}
        </Button>
      </Group>
    </>
  )
}

/** Customer and machine: found, or chosen here. */
function Whose({ request, open }: { request: Request; open: boolean }) {
  const say = useRequestWords()
  const { does } = useDoes(changeRequest)
  const [creating, setCreating] = useState(false)
  const { requestNo, version } = request
  return (
    <Panel title={say('whose')}>
      <FieldInput
        field={{ name: 'customerNo', label: say('customer'), kind: 'lookup', from: customers }}
        value={request.customerNo}
        disabled={!open}
        onChange={(value) => void does({ requestNo, version, customerNo: (value as string | null) || null })}
      />
      <FieldInput
        field={{ name: 'serviceItemNo', label: say('item'), kind: 'lookup', from: serviceItems }}
        value={request.serviceItemNo}
        disabled={!open}
        onChange={(value) =>
          void does({ requestNo, version, serviceItemNo: (value as string | null) || null })
        }
      />
      {request.matchedBy !== '' && (
        <Text size="xs" c="dimmed" mt={4}>
          {say(`matched.${request.matchedBy}`)}
        </Text>
      )}
      {open && request.customerNo === null && (
        <Button mt={6} size="compact-sm" variant="subtle" onClick={() => setCreating(true)}>
          {say('new-customer')}
        </Button>
      )}
      {open && request.candidates.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="sm">
            {say('choose-item')}
          </Text>
          <Group gap={6} mt={4}>
            {request.candidates.map((item) => (
              <Button
                key={item.serviceItemNo}
                size="compact-sm"
                variant="default"
                onClick={() => void does({ requestNo, version, serviceItemNo: item.serviceItemNo })}
              >
                {item.description} {item.serialNo}
              </Button>
            ))}
          </Group>
        </>
      )}
      <Modal
        opened={creating}
        onClose={() => setCreating(false)}
        title={say('new-customer')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <NewCustomer request={request} onDone={() => setCreating(false)} />
      </Modal>
    </Panel>
  )
}

/** A customer of what the sender gave; phone, e-mail and language are taken along. */
function NewCustomer({ request, onDone }: { request: Request; onDone: () => void }) {
  const say = useRequestWords()
  const { does, busy } = useDoes(createRequestCustomer)
  const [values, setValues] = useState({
    name: request.senderName,
    address: request.senderAddress.slice(0, 100),
    postCode: '',
    city: '',
  })
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        const { requestNo, version } = request
        if (await does({ requestNo, version, ...values })) onDone()
      }}
    >
      {(['name', 'address', 'postCode', 'city'] as const).map((name, at) => (
        <TextInput
          key={name}
          mt={at === 0 ? 0 : 'sm'}
          label={say(`customer-${name}`)}
          {...(at === 0 && { 'data-autofocus': true, required: true })}
          value={values[name]}
          onChange={(event) => {
            const { value } = event.currentTarget
            setValues((before) => ({ ...before, [name]: value }))
          }}
        />
      ))}
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={busy} disabled={values.name.trim() === ''}>
          {say('new-customer')}
        </Button>
      </Group>
    </form>
  )
}

/** What is known: warranty, open orders, history, look-alikes, what to try first. */
function AtGlance({ request }: { request: Request }) {
  const say = useRequestWords()
  const sayOrder = useOrderWords()
  const formats = useFormats()
  const { does: close } = useDoes(closeRequest)
  const { does: revoke } = useDoes(revokeLink)
  const { requestNo, version, serviceItem } = request
  const open = request.state === 'new' || request.state === 'in-work'
  const orders = (rows: Request['openOrders']) =>
    rows.length === 0 ? (
      <Text size="sm" c="dimmed">
        {say('none')}
      </Text>
    ) : (
      rows.map((order) => (
        <Text size="sm" key={order.orderNo}>
          <Link to="/orders/$id" params={{ id: order.orderNo }}>
            {order.orderNo}
          </Link>{' '}
          {order.description}{' '}
          <Text span size="xs" c="dimmed">
            {formats.calendarDay(order.orderDate)} · {sayOrder(`status.${order.status as 'pending'}`)}
          </Text>
        </Text>
      ))
    )
  return (
    <>
      {serviceItem && (
        <Panel title={say('item')}>
          <Text size="sm">
            <Link to="/service-items/$id" params={{ id: serviceItem.serviceItemNo }}>
              {serviceItem.description}
            </Link>{' '}
            {serviceItem.serialNo}
          </Text>
          <Text size="sm" c="dimmed">
            {serviceItem.underWarranty && serviceItem.warrantyEnd
              ? say('warranty', { day: formats.calendarDay(serviceItem.warrantyEnd) })
              : say('no-warranty')}
          </Text>
          <TroubleshootingButton
            serviceItemNo={serviceItem.serviceItemNo}
            itemNo={serviceItem.itemNo}
            groupCode={serviceItem.groupCode}
          />
        </Panel>
      )}
      {request.customerNo !== null && (
        <>
          <Panel title={say('open-orders')}>{orders(request.openOrders)}</Panel>
          <Panel title={say('history')}>{orders(request.history)}</Panel>
        </>
      )}
      {request.duplicates.length > 0 && (
        <Panel title={say('duplicates')}>
          {request.duplicates.map((one) => (
            <Group key={one.requestNo} gap={6} wrap="nowrap" justify="space-between">
              <Text size="sm">
                <Link to="/requests/$id" params={{ id: String(one.requestNo) }}>
                  {one.requestNo}
                </Link>{' '}
                {one.subject}
              </Text>
              {open && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => void close({ requestNo, version, duplicateOf: one.requestNo })}
                >
                  {say('is-duplicate')}
                </Button>
              )}
            </Group>
          ))}
        </Panel>
      )}
      {request.channel !== 'phone' && (
        <Panel>
          <Text size="sm" c="dimmed">
            {say(request.linkOpen ? 'link' : 'link-closed')}
          </Text>
          {request.linkOpen && (
            <Button size="compact-xs" variant="subtle" color="red" onClick={() => void revoke({ requestNo })}>
              {say('revoke')}
            </Button>
          )}
        </Panel>
      )}
    </>
  )
}
