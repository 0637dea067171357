import { readSavedViews, saveView } from '@giro/business/company/api.ts'
import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { IconStar, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { call, useAsked } from '../app/call.ts'
import { useAppWords } from '../app/texts.ts'

/** Named views of a list or of the board, kept with the person on the server. */
export function SavedViews<View extends object>({
  list,
  view,
  onChoose,
  children,
}: {
  list: string
  view: View
  onChoose: (view: View) => void
  /** What else the menu offers. */
  children?: ReactNode
}) {
  const say = useAppWords()
  const client = useQueryClient()
  const { data } = useAsked(readSavedViews, { list })
  const [name, setName] = useState('')
  const save = async (chosen: string, kept: View | null) => {
    await call(saveView, { list, name: chosen, view: kept && ({ ...kept } as Record<string, unknown>) })
    setName('')
    await client.invalidateQueries({ queryKey: ['company', readSavedViews.name] })
  }
  return (
    <Menu position="bottom-start" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconStar size={14} />}>
          {say('views')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {data?.rows.map((saved) => (
          <Menu.Item
            key={saved.name}
            closeMenuOnClick
            onClick={() => onChoose(saved.view as View)}
            rightSection={
              <ActionIcon
                component="span"
                size={18}
                color="gray"
                aria-label={`${say('delete')} ${saved.name}`}
                onClick={(event) => {
                  event.stopPropagation()
                  void save(saved.name, null)
                }}
              >
                <IconTrash size={12} />
              </ActionIcon>
            }
          >
            {saved.name}
          </Menu.Item>
        ))}
        {(data?.rows.length ?? 0) > 0 && <Menu.Divider />}
        <form
          style={{ padding: 6 }}
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim()) void save(name.trim(), view)
          }}
        >
          <TextInput
            aria-label={say('view-name')}
            placeholder={say('save-view')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </form>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
