import { readHistory } from '@giro/business/company/api.ts'
import type { MasterApi } from '@giro/business/foundation/master.ts'
import { Button, LoadingOverlay, Table, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconCopy, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { call, type NotDone, useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { useAppWords } from '../app/texts.ts'
import { BulkChange, commonFields } from './bulk-change.tsx'
import { Form, type Section, type Values } from './form.tsx'
import { type BulkAction, type Column, Grid, type Row } from './grid.tsx'
import { Attachments, Comments } from './notes.tsx'
import { Columns, Page, Panel } from './page.tsx'
import { SeriesField, type SeriesOf } from './series-field.tsx'
import { toldChange } from './told-value.ts'

/** A master record as its pages show it. */
export interface MasterPages {
  /** What `masterApi` made. */
  readonly api: unknown
  /** Address of the list; the card is `path/key`, a new one `path/new`. */
  readonly path: string
  readonly title: string
  readonly columns: readonly Column[]
  readonly sections: readonly Section[]
  /** Title of a card. */
  readonly nameOf: (row: Row) => string
  readonly crumb?: { readonly to: string; readonly label: string }
  /** Related facts beside the card. */
  readonly side?: (row: Row) => ReactNode
  /** Parts above the form. */
  readonly above?: (row: Row) => ReactNode
  /** Parts below the form. */
  readonly below?: (row: Row) => ReactNode
  readonly actions?: ReactNode
  readonly defaults?: Values
  /** Files beside the card, where they are more than its own. */
  readonly files?: (row: Row) => ReactNode
  /** Fields that a copy does not take over, besides the key. */
  readonly notCopied?: readonly string[]
  /** Further actions on the chosen rows of the list. */
  readonly bulk?: readonly BulkAction<Row>[]
  /** What numbers a new record, where related series may stand in. */
  readonly series?: SeriesOf
  /** Further buttons of a card. */
  readonly cardActions?: (row: Row) => ReactNode
}

/** What was copied last: the new card of the same list starts from it, once. */
const clipboard = new Map<string, Values>()

function copied(path: string): Values | undefined {
  return clipboard.get(path)
}

/** Copy, rename and delete of one record; what stands against it is told. */
function CardActions({ pages, row }: { pages: MasterPages; row: Row }) {
  const api = pages.api as MasterApi
  const say = useAppWords()
  const navigate = useNavigate()
  const { key, renames } = api.about
  const mayCreate = useMay(api.create)
  const mayDelete = useMay(api.remove)
  const mayRename = useMay(api.rename) && renames === true
  const { does: remove } = useDoes(api.remove)
  const { does: rename } = useDoes(api.rename)
  const record = { [key]: row[key], version: row.version }
  const copy = () => {
    const names = Object.keys(api.about.fields).filter((name) => !pages.notCopied?.includes(name))
    clipboard.set(pages.path, Object.fromEntries(names.map((name) => [name, row[name]])))
    void navigate({ to: `${pages.path}/new` })
  }
  const askName = () => {
    let to = String(row[key])
    modals.openConfirmModal({
      title: say('rename'),
      children: (
        <TextInput
          label={say('rename-to')}
          defaultValue={to}
          data-autofocus
          onChange={(event) => {
            to = event.currentTarget.value
          }}
        />
      ),
      labels: { confirm: say('rename'), cancel: say('cancel') },
      onConfirm: async () => {
        const done = await rename({ ...record, to } as never)
        if (done)
          await navigate({ to: `${pages.path}/${encodeURIComponent(String((done.output as Row)[key]))}` })
      },
    })
  }
  const askDelete = () =>
    modals.openConfirmModal({
      title: say('question'),
      children: <Text>{say('delete-one', { name: pages.nameOf(row) })}</Text>,
      labels: { confirm: say('delete'), cancel: say('cancel') },
      confirmProps: { color: 'red' },
      onConfirm: async () => {
        if (await remove(record as never)) await navigate({ to: pages.path, ignoreBlocker: true })
      },
    })
  return (
    <>
      {pages.cardActions?.(row)}
      {mayCreate && (
        <Button variant="default" leftSection={<IconCopy size={14} />} onClick={copy}>
          {say('copy')}
        </Button>
      )}
      {mayRename && (
        <Button variant="default" onClick={askName}>
          {say('rename')}
        </Button>
      )}
      {mayDelete && (
        <Button variant="subtle" color="red" leftSection={<IconTrash size={14} />} onClick={askDelete}>
          {say('delete')}
        </Button>
      )}
    </>
  )
}

/** List of masters: everything that every list has, and New. */
export function MasterList({ pages }: { pages: MasterPages }) {
  const api = pages.api as MasterApi
  const say = useAppWords()
  const navigate = useNavigate()
  const may = useMay(api.create)
  const mayDelete = useMay(api.remove)
  const { does } = useDoes(api.remove)
  const mayChange = useMay(api.change)
  const { does: change } = useDoes(api.change)
  const mayChangeMany = useMay(api.changeMany) && commonFields(api, pages.sections).length > 0
  const { key, module } = api.about
  const create = () => {
    clipboard.delete(pages.path)
    void navigate({ to: `${pages.path}/new` })
  }
  useHotkeys([['n', () => may && create()]])
  const changeMany = (rows: readonly Row[]) =>
    new Promise<void>((resolve) => {
      const id = modals.open({
        title: say('change-several'),
        onClose: resolve,
        children: (
          <BulkChange
            api={api}
            fields={commonFields(api, pages.sections)}
            rows={rows}
            onClose={() => modals.close(id)}
          />
        ),
      })
    })
  const remove = (rows: readonly Row[]) =>
    new Promise<void>((resolve) =>
      modals.openConfirmModal({
        title: say('question'),
        children: <Text>{say('delete-question', { count: rows.length })}</Text>,
        labels: { confirm: say('delete'), cancel: say('cancel') },
        confirmProps: { color: 'red' },
        onCancel: resolve,
        onConfirm: async () => {
          for (const row of rows) await does({ [key]: row[key], version: row.version } as never)
          resolve()
        },
      }),
    )
  return (
    <Page
      title={pages.title}
      {...(pages.crumb && { crumb: pages.crumb })}
      actions={
        <>
          {pages.actions}
          {may && (
            <Button leftSection={<IconPlus size={15} />} onClick={create}>
              {say('create')}
            </Button>
          )}
        </>
      }
    >
      <Grid
        list={`${module}.${api.about.entities}`}
        module={module}
        columns={pages.columns}
        rowKey={(row) => String(row[key])}
        load={(input, signal) => call(api.list, input, { signal }) as Promise<{ rows: Row[]; total: number }>}
        onOpen={(row) => void navigate({ to: `${pages.path}/${encodeURIComponent(String(row[key]))}` })}
        {...(mayChange && {
          onEdit: async (row: Row, field: string, value: string) => {
            await change({ [key]: row[key], [field]: value, version: row.version } as never)
          },
        })}
        bulk={[
          ...(pages.bulk ?? []),
          ...(mayChangeMany
            ? [{ label: say('change-several'), icon: <IconPencil size={14} />, run: changeMany }]
            : []),
          ...(mayDelete
            ? [{ label: say('delete'), color: 'red', icon: <IconTrash size={14} />, run: remove }]
            : []),
        ]}
      />
    </Page>
  )
}

/** Card of a master: form, related facts, history. `new` as the key makes a new one. */
export function MasterCard({ pages, id: given }: { pages: MasterPages; id?: string }) {
  const api = pages.api as MasterApi
  const say = useAppWords()
  const navigate = useNavigate()
  const { id: named = 'new' } = useParams({ strict: false }) as { id?: string }
  const id = given ?? named
  const isNew = id === 'new'
  const { key, module } = api.about
  const mayChange = useMay(isNew ? api.create : api.change)
  const { does: create } = useDoes(api.create)
  const { does: change } = useDoes(api.change)
  const [seriesCode, setSeriesCode] = useState<string>()
  const { data, error } = useAsked(api.read, { [key]: id } as never, { enabled: !isNew })
  if (!isNew && error)
    return (
      <Page title={pages.title} crumb={{ to: pages.path, label: pages.title }}>
        <Columns>
          <Panel>{error.message}</Panel>
        </Columns>
      </Page>
    )
  if (!isNew && !data) return <LoadingOverlay visible />
  const row = (data ?? {}) as Row
  const blank = Object.fromEntries(
    Object.entries(api.about.fields).map(([name, shape]) => [
      name,
      (shape as unknown as { safeParse(value: unknown): { data?: unknown } }).safeParse(undefined).data,
    ]),
  )

  const save = async (values: Values): Promise<NotDone | null> => {
    let refused: NotDone | null = null
    const note = (trouble: NotDone) => {
      refused = trouble
    }
    if (isNew) {
      const typed = Object.fromEntries(
        Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
      )
      const done = await create({ ...typed, ...(seriesCode && { seriesCode }) } as never, note)
      if (done)
        await navigate({
          to: `${pages.path}/${encodeURIComponent(String((done.output as Row)[key]))}`,
          ignoreBlocker: true,
        })
    } else await change({ ...values, [key]: id, version: row.version } as never, note)
    if (!refused) notifications.show({ color: 'teal', message: say('saved'), autoClose: 1500 })
    return refused
  }
  const entity = `${module}.${kebab(api.about.entity)}`
  return (
    <Page
      title={isNew ? say('create') : pages.nameOf(row)}
      crumb={{ to: pages.path, label: pages.title }}
      actions={isNew ? undefined : <CardActions pages={pages} row={row} />}
    >
      <Columns
        side={
          isNew ? undefined : (
            <>
              {pages.side?.(row)}
              <Comments entity={entity} subject={id} />
              {pages.files?.(row) ?? <Attachments entity={entity} subject={id} />}
              <History entity={entity} subject={id} sections={pages.sections} />
            </>
          )
        }
      >
        {isNew && pages.series && (
          <SeriesField of={pages.series} value={seriesCode} onChange={setSeriesCode} />
        )}
        {!isNew && pages.above && <div style={{ marginBottom: 16 }}>{pages.above(row)}</div>}
        <Form
          key={`${id} ${String(row.version ?? '')}`}
          sections={pages.sections}
          values={isNew ? { ...blank, ...pages.defaults, ...copied(pages.path) } : row}
          isNew={isNew}
          readOnly={!mayChange}
          onSave={save}
        />
        {!isNew && pages.below && <div style={{ marginTop: 16 }}>{pages.below(row)}</div>}
      </Columns>
    </Page>
  )
}

const kebab = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()

/** Who changed which field when. */
export function History({
  entity,
  subject,
  sections = [],
}: {
  entity: string
  subject: string
  /** Their labels name the fields. */
  sections?: readonly Section[]
}) {
  const say = useAppWords()
  const formats = useFormats()
  const may = useMay(readHistory)
  const { data } = useAsked(readHistory, { entity, subject }, { enabled: may })
  if (!data) return null
  const labels = new Map(
    sections.flatMap((section) => section.fields.map((field) => [field.name, field.label] as const)),
  )
  const words = { yes: say('yes'), no: say('no') }
  const changes = data.rows
    .map((row) => ({
      ...row,
      changes: row.changes
        .map(({ field, before, after }) => ({ field, ...toldChange(before, after, words) }))
        .filter((change) => change.before !== change.after),
    }))
    .filter((row) => row.changes.length > 0)
    .slice(0, 12)
  return (
    <Panel title={say('history')}>
      {changes.length === 0 && (
        <Text size="xs" c="dimmed">
          {say('history-empty')}
        </Text>
      )}
      {changes.map((row) => (
        <div key={row.at + row.operation} style={{ marginBottom: 10 }}>
          <Text size="xs" c="dimmed">
            {formats.stamp(row.at)} · {row.byUser}
          </Text>
          <Table verticalSpacing={1} horizontalSpacing={0} fz="xs" withRowBorders={false}>
            <Table.Tbody>
              {row.changes.slice(0, 6).map((change) => (
                <Table.Tr key={change.field}>
                  <Table.Td c="dimmed" w={92}>
                    {labels.get(change.field) ?? change.field}
                  </Table.Td>
                  <Table.Td style={{ wordBreak: 'break-word' }} title={`${change.before} → ${change.after}`}>
                    {short(change.before)} → <b>{short(change.after)}</b>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ))}
    </Panel>
  )
}

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
