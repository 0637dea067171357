import {
  addComment,
  attachFile,
  deleteAttachment,
  deleteComment,
  listAttachments,
  listComments,
  readAttachment,
} from '@giro/business/attachments/api.ts'
import { mostBytes } from '@giro/business/attachments/file-kinds.ts'
import { ActionIcon, Button, FileButton, Group, Loader, NativeSelect, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { call, useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { useAppWords } from '../app/texts.ts'
import { Panel } from './page.tsx'

const commentTypes = ['general', 'fault', 'resolution', 'accessory', 'internal', 'loaner'] as const
type CommentType = (typeof commentTypes)[number]

interface RecordOf {
  /** As in the history: `service-items.service-item`. */
  readonly entity: string
  readonly subject: string
}

/** Comments of a record, newest first, with a field for the next. */
export function Comments({
  entity,
  subject,
  lines,
}: RecordOf & {
  /** Of a document: its comments say what they are about, most of them of a line. */
  lines?: readonly { readonly lineNo: number; readonly description: string }[]
}) {
  const say = useAppWords()
  const formats = useFormats()
  const may = useMay(addComment)
  const { data } = useAsked(listComments, { entity, subject })
  const { does: add, busy } = useDoes(addComment)
  const { does: remove } = useDoes(deleteComment)
  const [text, setText] = useState('')
  const [type, setType] = useState<CommentType>('general')
  const [lineNo, setLineNo] = useState<number | null>(null)
  const lineOf = (no: number | null) => lines?.find((line) => line.lineNo === no)?.description
  const save = async () => {
    const about = type === 'general' || type === 'loaner' ? null : (lineNo ?? lines?.[0]?.lineNo ?? null)
    if (
      text.trim() !== '' &&
      (await add({ entity, subject, comment: text, commentType: type, lineNo: about }))
    )
      setText('')
  }
  return (
    <Panel title={say('comments')}>
      {data?.rows.map((row) => (
        <Group key={row.commentNo} align="start" wrap="nowrap" gap={4} mb={6}>
          <div style={{ flex: 1, minWidth: 0 }}>
            <Text size="xs" c="dimmed">
              {[
                formats.calendarDay(row.day),
                row.userName,
                row.commentType !== 'general' && say(`comment.${row.commentType}`),
                lineOf(row.lineNo),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {row.comment}
            </Text>
          </div>
          {may && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={say('delete')}
              onClick={() => void remove({ commentNo: row.commentNo })}
            >
              <IconTrash size={13} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {may && (
        <>
          <Textarea
            aria-label={say('comment-new')}
            placeholder={say('comment-new')}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && void save()}
          />
          {text.trim() !== '' && lines && lines.length > 0 && (
            <Group gap={6} mt={6} grow>
              <NativeSelect
                size="xs"
                aria-label={say('comment-about')}
                value={type}
                data={commentTypes.map((value) => ({ value, label: say(`comment.${value}`) }))}
                onChange={(event) => setType(event.currentTarget.value as CommentType)}
              />
              {type !== 'general' && type !== 'loaner' && (
                <NativeSelect
                  size="xs"
                  aria-label={say('comment-line')}
                  value={String(lineNo ?? lines[0]?.lineNo)}
                  data={lines.map((line) => ({ value: String(line.lineNo), label: line.description }))}
                  onChange={(event) => setLineNo(Number(event.currentTarget.value))}
                />
              )}
            </Group>
          )}
          {text.trim() !== '' && (
            <Button mt={6} size="compact-sm" loading={busy} onClick={save}>
              {say('comment-add')}
            </Button>
          )}
        </>
      )}
    </Panel>
  )
}

/** The file's content, as operations take it. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

/** Shows a file beside the page where the browser can, else downloads it. */
export function showFile(name: string, mediaType: string, contentBase64: string) {
  const bytes = Uint8Array.from(atob(contentBase64), (letter) => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  if (/^(image|application\/pdf|text\/plain)/.test(mediaType)) link.target = '_blank'
  else link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

async function openFile(attachmentNo: number) {
  const { name, mediaType, contentBase64 } = await call(readAttachment, { attachmentNo })
  showFile(name, mediaType, contentBase64)
}

export interface FileRow {
  readonly attachmentNo: number
  readonly entity: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly attachedAt: string
  readonly userName: string
}

const sizeOf = (bytes: number, number: (value: number) => string) =>
  bytes < 1e6 ? `${number(Math.max(1, bytes / 1e3))} kB` : `${number(bytes / 1e6)} MB`

/** Files of a record: attach, open, delete. `rows` are shown instead of its own where they are given. */
export function Attachments({
  entity,
  subject,
  rows,
  title,
  hintOf,
}: RecordOf & {
  readonly rows?: readonly FileRow[] | undefined
  readonly title?: string
  readonly hintOf?: (row: FileRow) => string
}) {
  const say = useAppWords()
  const formats = useFormats()
  const may = useMay(attachFile)
  const { data } = useAsked(listAttachments, { entity, subject }, { enabled: rows === undefined })
  const { does: attach, busy } = useDoes(attachFile)
  const { does: remove } = useDoes(deleteAttachment)
  const shown: readonly FileRow[] = rows ?? data?.rows ?? []
  const take = async (files: readonly File[]) => {
    for (const file of files) {
      if (file.size > mostBytes)
        notifications.show({ color: 'orange', message: say('file-too-large', { name: file.name }) })
      else await attach({ entity, subject, name: file.name, contentBase64: await base64Of(file) })
    }
  }
  return (
    <Panel title={title ?? say('attachments')}>
      {shown.map((row) => (
        <Group key={row.attachmentNo} wrap="nowrap" gap={4} mb={4}>
          <button
            type="button"
            onClick={() =>
              void openFile(row.attachmentNo).catch(() =>
                notifications.show({ color: 'orange', message: say('file-not-here', { name: row.name }) }),
              )
            }
            style={{ all: 'unset', cursor: 'pointer', flex: 1, minWidth: 0, color: 'var(--giro-accent)' }}
          >
            <Text size="sm" truncate>
              {row.name}
            </Text>
            <Text size="xs" c="dimmed">
              {[hintOf?.(row), sizeOf(row.bytes, formats.number), formats.stamp(row.attachedAt), row.userName]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </button>
          {may && row.entity === entity && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={say('delete')}
              onClick={() => void remove({ attachmentNo: row.attachmentNo })}
            >
              <IconTrash size={13} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {may && (
        <FileButton multiple onChange={(files) => void take(files)}>
          {(props) => (
            <Button
              {...props}
              size="compact-sm"
              variant="subtle"
              disabled={busy}
              leftSection={busy ? <Loader size={12} /> : <IconPaperclip size={13} />}
            >
              {say('attach')}
            </Button>
          )}
        </FileButton>
      )}
    </Panel>
  )
}
