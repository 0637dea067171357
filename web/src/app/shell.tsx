import { ActionIcon, Badge, Kbd, Modal, Table, Tooltip } from '@mantine/core'
import { useHotkeys, useLocalStorage } from '@mantine/hooks'
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import { IconLayoutSidebar, IconSearch } from '@tabler/icons-react'
import { Outlet, useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent as KeyPressed, useEffect, useState } from 'react'
import { Bell } from '../notifications/bell.tsx'
import { Frame, useAreas } from './frame.tsx'
import { PersonMenu } from './person-menu.tsx'
import { useRecordSearch } from './record-search.ts'
import { useSession } from './session.tsx'
import classes from './shell.module.css'
import { useAppWords } from './texts.ts'

/** The frame of the office's pages: navigation, search, person. */
export function Shell() {
  const say = useAppWords()
  const { database } = useSession()
  const [narrow, setNarrow] = useLocalStorage({ key: 'giro-narrow', defaultValue: false })
  const [sheet, setSheet] = useState(false)
  // A page on the wall has the screen for itself.
  const wall = (useSearch({ strict: false }) as { wall?: boolean }).wall === true
  const navigate = useNavigate()
  const newOrder = () => navigate({ to: '/orders/new' })
  useGoKeys()
  useHotkeys([
    ['mod+K', () => spotlight.open()],
    ['alt+N', () => void newOrder()],
    ['?', () => setSheet(true)],
    ['shift+?', () => setSheet(true)],
  ])
  return (
    <>
      <Frame
        narrow={narrow}
        wall={wall}
        beforeName={
          <ActionIcon
            aria-label={say('menu')}
            color="gray"
            visibleFrom="sm"
            onClick={() => setNarrow(!narrow)}
          >
            <IconLayoutSidebar size={18} stroke={1.6} />
          </ActionIcon>
        }
        afterName={
          <>
            {database === 'embedded' && (
              <Tooltip label={say('embedded-hint')} multiline w={280}>
                <Badge color="gray" visibleFrom="md">
                  {say('embedded')}
                </Badge>
              </Tooltip>
            )}
            <button
              type="button"
              className={classes.search}
              onClick={() => spotlight.open()}
              aria-label={`${say('search')} Ctrl K`}
            >
              <IconSearch size={15} />
              <span>{say('search')}</span>
              <kbd>Ctrl K</kbd>
            </button>
          </>
        }
        tools={
          <>
            <Bell />
            <PersonMenu onShortcuts={() => setSheet(true)} />
          </>
        }
      >
        <Outlet />
      </Frame>
      <Palette />
      <ShortcutsSheet opened={sheet} onClose={() => setSheet(false)} />
    </>
  )
}

/** A name and Enter are enough: where nothing is chosen with the arrows, what is found first is. */
function takeFirst({ key, currentTarget }: KeyPressed<HTMLElement>) {
  const list = currentTarget.closest('[role=dialog]')
  if (key !== 'Enter' || list?.querySelector('[data-action][data-selected]')) return
  list?.querySelector<HTMLElement>('[data-action]')?.click()
}

function Palette() {
  const say = useAppWords()
  const navigate = useNavigate()
  const mine = useAreas()
  const [query, setQuery] = useState('')
  const records = useRecordSearch(query)
  const go = (to: string) => () => void navigate({ to })
  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      nothingFound={say('search-empty')}
      highlightQuery
      limit={30}
      scrollable
      searchProps={{
        placeholder: say('search'),
        leftSection: <IconSearch size={18} />,
        onKeyDown: takeFirst,
      }}
      filter={(typed, groups) => {
        const words = typed.toLowerCase().split(/\s+/)
        return (groups as SpotlightActionGroupData[]).flatMap((group) => {
          if (group.group === say('records')) return group.actions.length > 0 ? [group] : []
          const found = group.actions.filter((one) =>
            words.every((word) => one.label?.toLowerCase().includes(word)),
          )
          return found.length > 0 ? [{ ...group, actions: found }] : []
        })
      }}
      actions={[
        {
          group: say('pages'),
          actions: mine.map((area) => ({
            id: area.path,
            label: say(area.label),
            leftSection: <area.icon size={18} stroke={1.6} />,
            onClick: go(area.path),
          })),
        },
        {
          group: say('records'),
          actions: records.map((record) => ({
            id: record.path,
            label: record.label,
            description: record.hint,
            onClick: go(record.path),
          })),
        },
      ]}
    />
  )
}

function ShortcutsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useAppWords()
  const rows = [
    [['Ctrl', 'K'], say('shortcut.palette')],
    [['?'], say('shortcut.sheet')],
    [['/'], say('shortcut.find')],
    [['N'], say('shortcut.new')],
    [['Alt', 'N'], say('shortcut.new-order')],
    [['Ctrl', 'S'], say('shortcut.save')],
    [['G', 'H · R · B · O · C · T'], say('shortcut.go')],
  ] as const
  return (
    <Modal opened={opened} onClose={onClose} title={say('shortcuts')}>
      <Table>
        <Table.Tbody>
          {rows.map(([keys, what]) => (
            <Table.Tr key={what}>
              <Table.Td w={150}>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}

/** `g` and then the letter of an area. */
function useGoKeys() {
  const navigate = useNavigate()
  const mine = useAreas()
  useEffect(() => {
    let pressed = 0
    const listen = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, select, [contenteditable]')
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      const area = mine.find((one) => one.shortcut === event.key)
      if (area && Date.now() - pressed < 1200) {
        event.preventDefault()
        void navigate({ to: area.path })
      }
      pressed = event.key === 'g' ? Date.now() : 0
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [navigate, mine])
}
