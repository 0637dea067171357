import type { Board } from '@giro/business/dispatch/api.ts'
import { Button, Menu, MultiSelect, Popover, Stack, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconDeviceTv, IconFilter, IconLink } from '@tabler/icons-react'
import { SavedViews } from '../../ui/saved-views.tsx'
import { type Look, lookOf, usualLook, zonesOf } from './look.ts'
import { useLookWords } from './texts.ts'

/** Which teams and zones the board shows, boards kept under a name, the link to this one, and the wall. */
export function LookMenu({
  board,
  look,
  onLook,
}: {
  /** Unfiltered. */
  board: Board
  look: Look
  onLook: (change: Partial<Look>) => void
}) {
  const say = useLookWords()
  const count = look.teams.length + look.zones.length
  return (
    <>
      <Popover position="bottom-end" withinPortal trapFocus>
        <Popover.Target>
          <Button
            variant={count > 0 ? 'light' : 'default'}
            leftSection={<IconFilter size={14} />}
            visibleFrom="sm"
          >
            {count > 0 ? say('filter-on', { count }) : say('filter')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown w={300}>
          <Stack gap="sm">
            <MultiSelect
              label={say('teams')}
              placeholder={look.teams.length === 0 ? say('all-teams') : undefined}
              data={board.groups.map((group) => ({ value: group.groupNo, label: group.name }))}
              value={[...look.teams]}
              onChange={(teams) => onLook({ teams })}
              comboboxProps={{ withinPortal: false }}
              clearable
            />
            <MultiSelect
              label={say('zones')}
              placeholder={look.zones.length === 0 ? say('all-zones') : undefined}
              data={[...new Set([...zonesOf(board), ...look.zones])]}
              value={[...look.zones]}
              onChange={(zones) => onLook({ zones })}
              comboboxProps={{ withinPortal: false }}
              clearable
            />
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <SavedViews list="board" view={look} onChoose={(saved) => onLook(lookOf({ ...usualLook, ...saved }))}>
        <Menu.Divider />
        <Menu.Item
          closeMenuOnClick
          leftSection={<IconLink size={14} />}
          onClick={() => void copyLink(say('link-copied'), say('link-here'))}
        >
          {say('link-copy')}
        </Menu.Item>
        <Menu.Item
          closeMenuOnClick
          leftSection={<IconDeviceTv size={14} />}
          onClick={() => onLook({ wall: true })}
        >
          {say('wall')}
        </Menu.Item>
      </SavedViews>
    </>
  )
}

/** The address already says everything; where the browser does not let it be copied it is shown to be copied by hand. */
async function copyLink(copied: string, here: string) {
  try {
    await navigator.clipboard.writeText(location.href)
    notifications.show({ color: 'teal', message: copied })
  } catch {
    modals.open({
      title: here,
      children: <TextInput readOnly value={location.href} aria-label={here} data-autofocus />,
    })
  }
}
