import { listNotifications, readNotifications } from '@giro/business/notifications/api.ts'
import { ActionIcon, Indicator, Popover, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import classes from './bell.module.css'
import { useNotificationWords } from './texts.ts'

/** One's notifications; opening the list reads them. */
export function Bell() {
  const say = useNotificationWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const [opened, setOpened] = useState(false)
  const { data } = useAsked(listNotifications, {})
  const { does: read } = useDoes(readNotifications)
  const unread = data?.unread ?? 0
  const toggle = (open: boolean) => {
    setOpened(open)
    const newest = data?.rows[0]
    // Read when closed, so that what is new stays marked while it is looked at.
    if (!open && newest && unread > 0) void read({ upTo: newest.notificationNo })
  }
  const label = unread > 0 ? say('unread', { count: unread }) : say('notifications')
  return (
    <Popover opened={opened} onChange={toggle} position="bottom-end" width={330} trapFocus>
      <Indicator label={unread > 99 ? '99+' : unread} size={16} disabled={unread === 0} color="red.8">
        <Popover.Target>
          <ActionIcon color="gray" aria-label={label} title={label} onClick={() => toggle(!opened)}>
            <IconBell size={18} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0}>
        <div className={classes.list}>
          {data?.rows.length === 0 && (
            <Text p="md" size="sm" c="dimmed">
              {say('none-yet')}
            </Text>
          )}
          {data?.rows.map((row) => (
            <button
              type="button"
              key={row.notificationNo}
              className={classes.row}
              data-unread={!row.isRead || undefined}
              onClick={() => {
                toggle(false)
                void navigate({ to: row.link })
              }}
            >
              {row.text}
              <span className={classes.at}>{formats.stamp(row.at)}</span>
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
