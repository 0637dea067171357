import type { MasterApi } from '@giro/business/foundation/master.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { Checkbox, Group, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import { call, queryKey } from '../app/call.ts'
import { useAppWords } from '../app/texts.ts'

/** The find operation of a master; what a picker asks. */
export type Findable = { readonly find: MasterApi['find'] }

/** A field of a form. `name` is the field of the operation's input. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly kind:
    | 'text'
    | 'area'
    | 'number'
    | 'decimal'
    | 'select'
    | 'lookup'
    | 'lookups'
    | 'day'
    | 'time'
    | 'flag'
    | 'own'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly from?: unknown
  readonly required?: boolean
  readonly help?: string
  /** Columns of twelve; 6 where not said. */
  readonly span?: number
  /** May only be typed when the record is new. */
  readonly onlyNew?: boolean
  readonly upper?: boolean
  readonly min?: number
  readonly max?: number
  /** Field of its own making. */
  readonly draw?: (
    value: unknown,
    onChange: (value: unknown) => void,
    all: Readonly<Record<string, unknown>>,
    setAll: (more: Readonly<Record<string, unknown>>) => void,
  ) => ReactNode
}

export interface FieldInputProps {
  readonly field: Field
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly error?: string | undefined
  readonly disabled?: boolean
  readonly autoFocus?: boolean
}

/** One field as its kind looks. Empty lookups and days are null, empty texts ''. */
export function FieldInput({ field, value, onChange, error, disabled, autoFocus }: FieldInputProps) {
  const common = {
    label: field.label,
    description: field.help,
    error,
    disabled,
    withAsterisk: field.required,
    ...(autoFocus && { 'data-autofocus': true, autoFocus: true }),
  }
  switch (field.kind) {
    case 'area':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={8}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...common}
          min={field.min}
          max={field.max}
          value={(value as number) ?? ''}
          onChange={(next) => onChange(next === '' ? null : Number(next))}
        />
      )
    case 'decimal':
      return (
        <TextInput
          {...common}
          inputMode="decimal"
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value.replace(',', '.'))}
        />
      )
    case 'select':
      return (
        <Select
          {...common}
          data={[...(field.options ?? [])]}
          value={String(value ?? '')}
          allowDeselect={false}
          onChange={onChange}
        />
      )
    case 'flag':
      return (
        <Checkbox
          mt={22}
          label={field.label}
          description={field.help}
          disabled={disabled}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'day':
      return (
        <TextInput
          {...common}
          type="date"
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      )
    case 'time':
      return (
        <TextInput
          {...common}
          type="time"
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      )
    case 'lookup':
      return (
        <Lookup
          {...common}
          from={field.from as Findable}
          value={(value as string) ?? null}
          onChange={onChange}
        />
      )
    case 'lookups':
      return (
        <Lookups
          {...common}
          from={field.from as Findable}
          value={(value as string[]) ?? []}
          onChange={onChange}
        />
      )
    default:
      return (
        <TextInput
          {...common}
          value={String(value ?? '')}
          onChange={(event) =>
            onChange(field.upper ? event.currentTarget.value.toUpperCase() : event.currentTarget.value)
          }
        />
      )
  }
}

interface LookupProps {
  readonly from: Findable
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly label?: string
  readonly placeholder?: string
  readonly error?: string | undefined
  readonly disabled?: boolean | undefined
  readonly withAsterisk?: boolean | undefined
  readonly autoFocus?: boolean
  readonly 'aria-label'?: string
}

type Found = OutputOf<MasterApi['find']>['rows'][number]

function useFound(from: Findable, words: string, enabled: boolean) {
  const [typed] = useDebouncedValue(words, 150)
  const found = useQuery({
    queryKey: queryKey(from.find, { words: typed, limit: 30 }),
    queryFn: ({ signal }) => call(from.find, { words: typed, limit: 30 }, { signal }),
    enabled,
  })
  /** The list is that of the words as they stand now, not of what was typed before. */
  return { ...found, isCurrent: typed === words && found.data !== undefined }
}

const asOption = ({ value, label, hint }: Found) => ({
  value,
  label: hint && hint !== label ? `${label}  ·  ${hint}` : label,
})

/** Told +1 by a picker whose choice is not known yet, and -1 once it is; a form waits with saving. */
export const Choosing = createContext<(by: 1 | -1) => void>(() => {})

/** Picks another record by any of its words. Enter takes the first that is found, also before the list has come. */
export function Lookup({ from, value, onChange, ...rest }: LookupProps) {
  const say = useAppWords()
  const [words, setWords] = useState('')
  const [opened, setOpened] = useState(false)
  // Words at which Enter was pressed while the list still was that of older ones; leaving the field clears its text.
  const [wanted, setWanted] = useState<string | null>(null)
  const walked = useRef(false)
  const choosing = useContext(Choosing)
  const waits = wanted !== null
  const { data, isFetching, isCurrent, isError } = useFound(
    from,
    wanted ?? (opened ? words : (value ?? '')),
    opened || wanted !== null || value !== null,
  )
  const options = data?.rows.map(asOption) ?? []
  const first = options[0]?.value
  // The chosen one stays choosable while others are looked for.
  const all =
    value === null || options.some((one) => one.value === value)
      ? options
      : [{ value, label: value }, ...options]
  const takeFirst = () => {
    setWanted(null)
    if (first === undefined) return
    setOpened(false)
    onChange(first)
  }
  useEffect(() => {
    if (waits && isCurrent) takeFirst()
    else if (waits && isError) setWanted(null)
  })
  useEffect(() => {
    if (!waits) return
    choosing(1)
    return () => choosing(-1)
  }, [waits, choosing])
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walked.current = true
    // Whoever types on has changed their mind; a command like Ctrl+S is no typing.
    const types = event.key.length === 1 && !event.ctrlKey && !event.metaKey
    if (types || event.key === 'Backspace') setWanted(null)
    // Without words, or after walking through the list, Enter takes what is marked.
    if (event.key !== 'Enter' || !opened || words === '' || walked.current) return
    event.preventDefault()
    event.stopPropagation()
    if (isCurrent) takeFirst()
    else setWanted(words)
  }
  return (
    <div style={{ display: 'contents' }} onKeyDownCapture={onKey}>
      <Select
        {...rest}
        data={all}
        value={value}
        onChange={onChange}
        searchable
        clearable
        selectFirstOptionOnChange
        filter={({ options: shown }) => shown}
        onSearchChange={(next) => {
          walked.current = false
          setWords(next)
        }}
        dropdownOpened={opened}
        onDropdownOpen={() => {
          setWords('')
          setOpened(true)
        }}
        onDropdownClose={() => setOpened(false)}
        nothingFoundMessage={isFetching ? say('loading') : say('search-empty')}
        maxDropdownHeight={260}
      />
    </div>
  )
}

function Lookups({
  from,
  value,
  onChange,
  ...rest
}: Omit<LookupProps, 'value' | 'onChange'> & { value: string[]; onChange: (value: string[]) => void }) {
  const { data } = useFound(from, '', true)
  return (
    <MultiSelect
      {...rest}
      data={(data?.rows ?? []).map(asOption)}
      value={value}
      onChange={onChange}
      searchable
      size="xs"
    />
  )
}

/** Rows of small fields with add and remove; for lists inside a card. */
export function RowsField<R extends Readonly<Record<string, unknown>>>(props: {
  readonly rows: readonly R[]
  readonly onChange: (rows: R[]) => void
  readonly blank: () => R
  readonly draw: (row: R, set: (more: Partial<R>) => void) => ReactNode
  readonly add: string
  readonly remove: string
}) {
  const { rows, onChange, blank, draw, add, remove } = props
  return (
    <div>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own until they are saved.
        <Group key={at} gap={6} mb={6} align="end">
          {draw(row, (more) =>
            onChange(rows.map((one, index) => (index === at ? { ...one, ...more } : one))),
          )}
          <button
            type="button"
            className="dim"
            aria-label={remove}
            title={remove}
            style={{ all: 'unset', cursor: 'pointer', padding: '4px 8px' }}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            ✕
          </button>
        </Group>
      ))}
      <button
        type="button"
        style={{ all: 'unset', cursor: 'pointer', color: 'var(--giro-accent)', fontSize: '0.8rem' }}
        onClick={() => onChange([...rows, blank()])}
      >
        + {add}
      </button>
    </div>
  )
}
