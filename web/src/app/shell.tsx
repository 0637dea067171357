import { setMyPreferences } from '@giro/business/access/api.ts'
import type { Language } from '@giro/business/foundation/texts.ts'
import {
  ActionIcon,
  Avatar,
  Badge,
  Kbd,
  Menu,
  Modal,
  SegmentedControl,
  Table,
  Text,
  Tooltip,
  useMantineColorScheme,
} from '@mantine/core'
import { useHotkeys, useLocalStorage } from '@mantine/hooks'
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import {
  IconBell,
  IconBuilding,
  IconBuildingPlus,
  IconKeyboard,
  IconLayoutSidebar,
  IconLogout,
  IconSearch,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent as KeyPressed, useEffect, useState } from 'react'
import { chooseCompany } from '../company/companies.ts'
import { forgetData } from '../field/offline.ts'
import { Bell } from '../notifications/bell.tsx'
import { ChoicesDialog } from '../notifications/choices.tsx'
import { useNotificationWords } from '../notifications/texts.ts'
import { areas } from './areas.ts'
import { call } from './call.ts'
import { initialsOf } from './initials.ts'
import { useConnected } from './live.tsx'
import { useRecordSearch } from './record-search.ts'
import { useSession } from './session.tsx'
import classes from './shell.module.css'
import { useAppWords } from './texts.ts'
import { speak, useLanguage } from './words.ts'

/** The areas that this person may enter. */
export function useAreas() {
  const { operations, user } = useSession()
  return areas.filter(
    (area) => operations.includes(area.operation) && (!area.forResources || user.resourceNo !== null),
  )
}

/** The frame of every page: navigation, search, person. */
export function Shell() {
  const say = useAppWords()
  const { company, database } = useSession()
  const connected = useConnected()
  const mine = useAreas()
  const [narrow, setNarrow] = useLocalStorage({ key: 'giro-narrow', defaultValue: false })
  const [sheet, setSheet] = useState(false)
  // A page on the wall has the screen for itself.
  const wall = (useSearch({ strict: false }) as { wall?: boolean }).wall === true
  const [choices, setChoices] = useState(false)
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
    <div className={classes.shell} data-narrow={narrow || undefined} data-wall={wall || undefined}>
      <header className={classes.top}>
        <ActionIcon aria-label={say('menu')} color="gray" visibleFrom="sm" onClick={() => setNarrow(!narrow)}>
          <IconLayoutSidebar size={18} stroke={1.6} />
        </ActionIcon>
        <Link to="/" className={classes.brand}>
          <img src="/giro.svg" width={24} height={24} alt="" />
          Giro
        </Link>
        <span className={classes.company}>{company.name}</span>
        {company.demo && <Badge color="yellow">{say('demo')}</Badge>}
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
        <Tooltip label={say(connected ? 'connected' : 'no-news')}>
          <span
            className={classes.live}
            data-off={connected ? undefined : true}
            role="status"
            aria-label={say(connected ? 'connected' : 'no-news')}
          />
        </Tooltip>
        <Bell />
        <PersonMenu onShortcuts={() => setSheet(true)} onChoices={() => setChoices(true)} />
      </header>
      <nav className={classes.side} aria-label={say('menu')}>
        {mine.map((area) => (
          <Link key={area.path} to={area.path} className={classes.link} title={say(area.label)}>
            <area.icon size={19} stroke={1.6} />
            {!narrow && say(area.label)}
          </Link>
        ))}
      </nav>
      <main className={classes.main}>
        <Outlet />
      </main>
      <nav className={classes.bottom} aria-label={say('menu')}>
        {mine.slice(0, 5).map((area) => (
          <Link key={area.path} to={area.path} className={classes.link}>
            <area.icon size={19} stroke={1.6} />
            {say(area.label)}
          </Link>
        ))}
      </nav>
      <Palette />
      <ShortcutsSheet opened={sheet} onClose={() => setSheet(false)} />
      <ChoicesDialog opened={choices} onClose={() => setChoices(false)} />
    </div>
  )
}

function PersonMenu({ onShortcuts, onChoices }: { onShortcuts: () => void; onChoices: () => void }) {
  const say = useAppWords()
  const sayNotice = useNotificationWords()
  const { user, roles, company, companies, mayFound } = useSession()
  const language = useLanguage()
  const client = useQueryClient()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choose = (preference: { language?: Language; colourScheme?: 'auto' | 'light' | 'dark' }) => {
    if (preference.language) speak(preference.language)
    if (preference.colourScheme) setColorScheme(preference.colourScheme)
    // Answers carry words in the person's language, so all of them are asked anew.
    void call(setMyPreferences, preference).then(() => client.invalidateQueries())
  }
  const signOut = async () => {
    await forgetData()
    await fetch('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    location.assign('/')
  }
  return (
    <Menu width={230} position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon
          size={30}
          radius="xl"
          variant="transparent"
          aria-label={`${initialsOf(user.name)} ${user.name}`}
        >
          <Avatar size={30} radius="xl" name={user.name} color="initials" alt="" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--giro-ink)">
            {user.name}
          </Text>
          {roles.map((role) => say(`role.${role}` as 'role.manager')).join(', ')}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{say('language')}</Menu.Label>
        <SegmentedControl
          size="xs"
          fullWidth
          mx="xs"
          value={language}
          onChange={(value) => choose({ language: value as Language })}
          data={[
            { value: 'it', label: 'Italiano' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Menu.Label>{say('colours')}</Menu.Label>
        <SegmentedControl
          size="xs"
          fullWidth
          mx="xs"
          mb="xs"
          value={colorScheme}
          onChange={(value) => choose({ colourScheme: value as 'auto' })}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({
            value,
            label: value === 'auto' ? 'Auto' : say(value),
          }))}
        />
        <Menu.Divider />
        <Menu.Item closeMenuOnClick leftSection={<IconBell size={16} />} onClick={onChoices}>
          {sayNotice('choices')}
        </Menu.Item>
        <Menu.Item closeMenuOnClick leftSection={<IconKeyboard size={16} />} onClick={onShortcuts}>
          {say('shortcuts')}
        </Menu.Item>
        {companies.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Label>{say('companies')}</Menu.Label>
            {companies.map(({ schema, name }) => (
              <Menu.Item
                key={schema}
                leftSection={<IconBuilding size={16} />}
                fw={schema === company.schema ? 600 : undefined}
                aria-current={schema === company.schema || undefined}
                onClick={() => {
                  chooseCompany(schema)
                  location.assign('/')
                }}
              >
                {name}
              </Menu.Item>
            ))}
          </>
        )}
        {mayFound && (
          <Menu.Item
            closeMenuOnClick
            component={Link}
            to="/own-company"
            leftSection={<IconBuildingPlus size={16} />}
          >
            {say('own-company')}
          </Menu.Item>
        )}
        <Menu.Item closeMenuOnClick leftSection={<IconLogout size={16} />} onClick={signOut}>
          {say('sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
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
