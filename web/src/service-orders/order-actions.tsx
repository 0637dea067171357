import { customers } from '@giro/business/customers/api.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import {
  changeOrder,
  deleteOrder,
  readLineLabels,
  type readOrder,
  setStatus,
} from '@giro/business/service-orders/api.ts'
import {
  acceptQuote,
  archiveOrder,
  changeOrderCustomer,
  copyOrder,
  loseQuote,
  releaseOrder,
  reopenOrder,
} from '@giro/business/service-orders/documents/api.ts'
import { Button, Group, Menu, Modal, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconArchive,
  IconCheck,
  IconChevronDown,
  IconCopy,
  IconLock,
  IconLockOpen,
  IconTags,
  IconTrash,
  IconUserShare,
  IconX,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { call } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { FieldInput } from '../ui/fields.tsx'
import { showFile } from '../ui/notes.tsx'
import { PrintMenu } from './print-menu.tsx'
import { useOrderWords } from './texts.ts'

type Order = OutputOf<typeof readOrder>

/** What can be done with the whole document: the next step as a button, the rest in a menu. */
export function OrderActions({ order }: { order: Order }) {
  const say = useOrderWords()
  const navigate = useNavigate()
  const may = useMay(changeOrder)
  const { does: status } = useDoes(setStatus)
  const { does: accept, busy: accepting } = useDoes(acceptQuote)
  const [dialog, setDialog] = useState<'customer' | 'lost' | null>(null)
  const { orderNo, version } = order
  const toOrder = (no: string) => navigate({ to: '/orders/$id', params: { id: no } })
  if (!may) return <PrintMenu order={order} />
  return (
    <Group gap="xs" wrap="nowrap">
      {order.kind === 'order' ? (
        <Menu>
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={13} />}>
              {say('set-status')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['pending', 'in-process', 'on-hold', 'finished'] as const).map((one) => (
              <Menu.Item key={one} onClick={() => void status({ orderNo, status: one, version })}>
                {say(`status.${one}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <Button
          leftSection={<IconCheck size={15} />}
          loading={accepting}
          onClick={async () => {
            const done = await accept({ orderNo, version })
            if (done) await toOrder(done.output.orderNo)
          }}
        >
          {say('make-order')}
        </Button>
      )}
      <PrintMenu order={order} />
      <MoreActions order={order} onDialog={setDialog} />
      <Modal
        opened={dialog === 'customer'}
        onClose={() => setDialog(null)}
        title={say('other-customer')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <OtherCustomer order={order} onClose={() => setDialog(null)} />
      </Modal>
      <Modal
        opened={dialog === 'lost'}
        onClose={() => setDialog(null)}
        title={say('lose-quote')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <LoseQuote order={order} onClose={() => setDialog(null)} />
      </Modal>
    </Group>
  )
}

function MoreActions({ order, onDialog }: { order: Order; onDialog: (dialog: 'customer' | 'lost') => void }) {
  const say = useOrderWords()
  const navigate = useNavigate()
  const { does: release } = useDoes(releaseOrder)
  const { does: reopen } = useDoes(reopenOrder)
  const { does: archive } = useDoes(archiveOrder)
  const { does: copy } = useDoes(copyOrder)
  const { does: remove } = useDoes(deleteOrder)
  const { orderNo, version, kind } = order
  const quote = kind === 'quote'
  const copyAs = async (as: 'order' | 'quote') => {
    const done = await copy({ orderNo, kind: as })
    if (done) await navigate({ to: '/orders/$id', params: { id: done.output.orderNo } })
  }
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={13} />}>
          {say('more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {order.releaseStatus === 'open' ? (
          <Menu.Item leftSection={<IconLock size={15} />} onClick={() => void release({ orderNo, version })}>
            {say('release')}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconLockOpen size={15} />}
            onClick={() => void reopen({ orderNo, version })}
          >
            {say('reopen')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconArchive size={15} />}
          onClick={async () => {
            const done = await archive({ orderNo })
            if (done)
              notifications.show({
                message: say('archived-as', { version: done.output.archivedVersion }),
              })
          }}
        >
          {say('archive-now')}
        </Menu.Item>
        {order.archivedVersions > 0 && (
          <Menu.Item onClick={() => void navigate({ to: '/archive', search: { of: orderNo } as never })}>
            {say('archived-versions', { count: order.archivedVersions })}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => void copyAs('order')}>
          {say('copy-to-order')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => void copyAs('quote')}>
          {say('copy-to-quote')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUserShare size={15} />} onClick={() => onDialog('customer')}>
          {say('other-customer')}
        </Menu.Item>
        {order.lines.length > 0 && (
          <Menu.Item leftSection={<IconTags size={15} />} onClick={() => void printLineLabels(orderNo)}>
            {say('labels')}
          </Menu.Item>
        )}
        <Menu.Divider />
        {quote && order.quoteOutcome !== 'lost' && (
          <Menu.Item leftSection={<IconX size={15} />} onClick={() => onDialog('lost')}>
            {say('lose-quote')}
          </Menu.Item>
        )}
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} />}
          onClick={async () => {
            if (await remove({ orderNo, version })) await navigate({ to: quote ? '/quotes' : '/orders' })
          }}
        >
          {say(quote ? 'delete-quote' : 'delete-order')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function OtherCustomer({ order, onClose }: { order: Order; onClose: () => void }) {
  const say = useOrderWords()
  const { does, busy } = useDoes(changeOrderCustomer)
  const [customerNo, setCustomer] = useState<unknown>(order.customerNo)
  const [shipToCode, setShipTo] = useState(order.shipToCode)
  return (
    <>
      <FieldInput
        field={{ name: 'customerNo', label: say('customer'), kind: 'lookup', from: customers }}
        value={customerNo}
        onChange={setCustomer}
      />
      <TextInput
        mt="sm"
        label={say('ship-to-code')}
        description={say('ship-to-hint')}
        maxLength={10}
        value={shipToCode}
        onChange={(event) => setShipTo(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button
          loading={busy}
          disabled={!customerNo}
          onClick={async () => {
            const { orderNo, version } = order
            const done = await does({ orderNo, version, customerNo: String(customerNo), shipToCode })
            if (done) onClose()
          }}
        >
          {say('save')}
        </Button>
      </Group>
    </>
  )
}

function LoseQuote({ order, onClose }: { order: Order; onClose: () => void }) {
  const say = useOrderWords()
  const { does, busy } = useDoes(loseQuote)
  const [reason, setReason] = useState('')
  const save = async () => {
    if (await does({ orderNo: order.orderNo, version: order.version, reason })) onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextInput
        data-autofocus
        label={say('lost-reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={busy} disabled={reason.trim() === ''}>
          {say('lose-quote')}
        </Button>
      </Group>
    </form>
  )
}

/** One label for each line, with a code that opens the order, as PDF beside the page. */
async function printLineLabels(orderNo: string) {
  const { contentBase64 } = await call(readLineLabels, { orderNo, origin: window.location.origin })
  showFile(`${orderNo}.pdf`, 'application/pdf', contentBase64)
}
