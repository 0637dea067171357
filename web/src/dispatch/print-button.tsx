import { printBoard } from '@giro/business/dispatch/print/api.ts'
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { tellRefusal } from '../app/ask.tsx'
import { call, NotDone } from '../app/call.ts'
import { showFile } from '../ui/notes.tsx'
import { useBoardWords } from './texts.ts'

/** The day on paper: a page for each technician, or for one of them. */
export function PrintButton(props: {
  readonly day: string
  readonly technicians: readonly { readonly resourceNo: string; readonly name: string }[]
}) {
  const say = useBoardWords()
  const print = async (resourceNo?: string) => {
    try {
      const made = await call(printBoard, { day: props.day as never, ...(resourceNo && { resourceNo }) })
      showFile(made.fileName, 'application/pdf', made.contentBase64)
    } catch (error) {
      if (!(error instanceof NotDone)) throw error
      tellRefusal(error, say('print'))
    }
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label={say('print')}>
          <ActionIcon color="gray" variant="subtle" aria-label={say('print')}>
            <IconPrinter size={17} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown style={{ maxHeight: 360, overflow: 'auto' }}>
        <Menu.Item onClick={() => void print()}>{say('print-all')}</Menu.Item>
        <Menu.Divider />
        {props.technicians.map((one) => (
          <Menu.Item key={one.resourceNo} onClick={() => void print(one.resourceNo)}>
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
