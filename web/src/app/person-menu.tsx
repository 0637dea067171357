import { setMyPreferences } from '@giro/business/access/api.ts'
import type { Language } from '@giro/business/foundation/texts.ts'
import { ActionIcon, Avatar, Menu, SegmentedControl, Text, useMantineColorScheme } from '@mantine/core'
import { IconBell, IconBuilding, IconBuildingPlus, IconKeyboard, IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { chooseCompany } from '../company/companies.ts'
import { forgetData } from '../field/offline.ts'
import { useNotificationWords } from '../notifications/texts.ts'
import { call } from './call.ts'
import { initialsOf } from './initials.ts'
import { useSession } from './session.tsx'
import { useAppWords } from './texts.ts'
import { speak, useLanguage } from './words.ts'

const ChoicesDialog = lazy(async () => ({
  default: (await import('../notifications/choices.tsx')).ChoicesDialog,
}))

/** Who is signed in, how they want to see Giro, and the way out. Without `onShortcuts` there is no sheet of keys. */
export function PersonMenu({ onShortcuts }: { onShortcuts?: () => void }) {
  const [choosing, setChoosing] = useState(false)
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
    <>
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
          <Menu.Item closeMenuOnClick leftSection={<IconBell size={16} />} onClick={() => setChoosing(true)}>
            {sayNotice('choices')}
          </Menu.Item>
          {onShortcuts && (
            <Menu.Item closeMenuOnClick leftSection={<IconKeyboard size={16} />} onClick={onShortcuts}>
              {say('shortcuts')}
            </Menu.Item>
          )}
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
      <Suspense>{choosing && <ChoicesDialog opened onClose={() => setChoosing(false)} />}</Suspense>
    </>
  )
}
