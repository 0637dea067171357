import type { ListInput } from '@giro/business/foundation/list.ts'
import {
  ActionIcon,
  Button,
  Checkbox,
  Loader,
  Menu,
  NativeSelect,
  Popover,
  Select,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { useDebouncedValue, useHotkeys, useLocalStorage, useMediaQuery } from '@mantine/hooks'
import {
  IconColumns3,
  IconDownload,
  IconFilter,
  IconFilterOff,
  IconPencil,
  IconSearch,
  IconSortAscending,
  IconSortDescending,
} from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useAppWords } from '../app/texts.ts'
import classes from './grid.module.css'
import { download, downloadWorkbook, toCsv } from './grid-export.ts'
import { SavedViews } from './saved-views.tsx'

export type Row = Readonly<Record<string, unknown>>

/** A column of a list. `field` is also the name by which the server filters and sorts. */
export interface Column<R extends Row = Row> {
  readonly field: string
  readonly label: string
  readonly width?: number
  readonly align?: 'end'
  /** How a cell looks; the plain value otherwise. */
  readonly show?: (row: R) => ReactNode
  /** What goes into the export; the plain value otherwise. */
  readonly text?: (row: R) => string
  readonly sortable?: boolean
  /** Fixed values to filter by; a text column without them is filtered by what it contains. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly filterable?: boolean
  /** Not shown until chosen. */
  readonly hidden?: boolean
  /** May be changed in the list: a double click or F2 opens the cell. */
  readonly editable?: boolean
}

/** Something to be done with the selected rows. */
export interface BulkAction<R extends Row> {
  readonly label: string
  readonly icon?: ReactNode
  readonly color?: string
  run(rows: readonly R[]): Promise<void> | void
}

export interface GridProps<R extends Row> {
  /** Name under which columns and views are remembered. */
  readonly list: string
  readonly columns: readonly Column<R>[]
  readonly rowKey: (row: R) => string
  readonly load: (
    input: Partial<ListInput>,
    signal: AbortSignal,
  ) => Promise<{ rows: readonly R[]; total: number }>
  /** First part of the query's key, so that live events refresh it. */
  readonly module: string
  readonly onOpen?: (row: R) => void
  readonly bulk?: readonly BulkAction<R>[]
  readonly defaultSort?: ListInput['sort']
  /** Saves a cell that was changed in the list. */
  readonly onEdit?: (row: R, field: string, value: string) => Promise<void>
  readonly empty?: ReactNode
}

interface View {
  readonly filters: ListInput['filters']
  readonly sort: ListInput['sort']
  readonly search: string
}

interface Layout {
  readonly widths: Readonly<Record<string, number>>
  readonly shown: Readonly<Record<string, boolean>>
}

const pageSize = 200
const rowHeight = 34

/** Sets the filters that a list will open with; its sorting stays. The page is opened by the caller. */
export function openFiltered(list: string, filters: Partial<ListInput>['filters'] & {}): void {
  const key = `giro-view-${list}`
  const present = JSON.parse(localStorage.getItem(key) ?? 'null') as View | null
  localStorage.setItem(key, JSON.stringify({ sort: present?.sort ?? [], search: '', filters }))
}

/** A list: filters, sorting and paging by the server; rows drawn only where they are seen; all of it by keyboard. */
export function Grid<R extends Row>(props: GridProps<R>) {
  const { list, columns, rowKey, load, module, onOpen, bulk = [] } = props
  const say = useAppWords()
  const narrow = useMediaQuery('(max-width: 48em)') ?? false
  const [view, setView] = useLocalStorage<View>({
    key: `giro-view-${list}`,
    defaultValue: { filters: [], sort: props.defaultSort ?? [], search: '' },
  })
  const [layout, setLayout] = useLocalStorage<Layout>({
    key: `giro-columns-${list}`,
    defaultValue: { widths: {}, shown: {} },
  })
  const [search] = useDebouncedValue(view.search, 200)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState(0)
  const [editing, setEditing] = useState<{ key: string; field: string } | null>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const shown = columns.filter((column) => layout.shown[column.field] ?? !column.hidden)
  const widthOf = (column: Column<R>) => layout.widths[column.field] ?? column.width ?? 160

  const asked = { filters: view.filters, sort: view.sort, ...(search && { search }) }
  const query = useInfiniteQuery({
    queryKey: [module, 'grid', list, asked],
    queryFn: ({ pageParam, signal }) => load({ ...asked, offset: pageParam, limit: pageSize }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((count, page) => count + page.rows.length, 0)
      return loaded < last.total ? loaded : undefined
    },
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data])
  const total = query.data?.pages[0]?.total ?? 0

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - 40 && query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }, [last, rows.length, query.hasNextPage, query.isFetchingNextPage, query.fetchNextPage])
  useHotkeys([['/', () => searchField.current?.focus()]])

  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 15,
      PageUp: -15,
      Home: -1e9,
      End: 1e9,
    }
    const step = steps[event.key]
    const row = rows[focused]
    if (step !== undefined) {
      event.preventDefault()
      const next = Math.max(0, Math.min(rows.length - 1, focused + step))
      setFocused(next)
      virtual.scrollToIndex(next)
    } else if (event.key === 'Enter' && row) onOpen?.(row)
    else if (event.key === 'F2' && row && props.onEdit) {
      const first = shown.find((column) => column.editable)
      if (first) setEditing({ key: rowKey(row), field: first.field })
    } else if (event.key === ' ' && row && bulk.length > 0) {
      event.preventDefault()
      toggle(rowKey(row))
    }
  }
  const toggle = (key: string) => {
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    setSelected(next)
  }
  const sortBy = (field: string) => {
    const present = view.sort[0]?.field === field ? view.sort[0] : undefined
    setView({
      ...view,
      sort: present
        ? present.descending
          ? []
          : [{ field, descending: true }]
        : [{ field, descending: false }],
    })
  }
  const filterBy = (field: string, value: string, is: 'contains' | 'equals') => {
    const others = view.filters.filter((filter) => filter.field !== field)
    setView({ ...view, filters: value === '' ? others : [...others, { field, is, value }] })
  }
  const exportAll = async (as: 'csv' | 'xlsx') => {
    const all: R[] = []
    for (let offset = 0; ; offset += 1000) {
      const page = await load({ ...asked, offset, limit: 1000 }, new AbortController().signal)
      all.push(...page.rows)
      if (page.rows.length < 1000) break
    }
    const cells = all.map((row) =>
      shown.map((column) => (column.text ? column.text(row) : row[column.field])),
    )
    const headings = shown.map((column) => column.label)
    if (as === 'xlsx') await downloadWorkbook(`${list}.xlsx`, headings, cells)
    else download(`${list}.csv`, toCsv(headings, cells))
  }
  const chosen = rows.filter((row) => selected.has(rowKey(row)))

  return (
    <div className={classes.wrap}>
      <div className={classes.tools}>
        <TextInput
          ref={searchField}
          placeholder={say('filter')}
          aria-label={say('filter')}
          leftSection={<IconSearch size={14} />}
          value={view.search}
          onChange={(event) => setView({ ...view, search: event.currentTarget.value })}
          w={240}
        />
        <SavedViews list={list} view={view} onChoose={setView} />
        {(view.filters.length > 0 || view.search !== '') && (
          <Button
            variant="subtle"
            leftSection={<IconFilterOff size={14} />}
            onClick={() => setView({ ...view, filters: [], search: '' })}
          >
            {say('clear-filters')}
          </Button>
        )}
        <Text size="xs" c="dimmed" ml="auto" aria-live="polite">
          {query.isFetching ? <Loader size={12} mr={6} /> : null}
          {say('rows', { count: rows.length, total })}
        </Text>
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <Tooltip label={say('columns')}>
              <ActionIcon color="gray" aria-label={say('columns')}>
                <IconColumns3 size={17} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {columns.map((column) => {
              const visible = layout.shown[column.field] ?? !column.hidden
              return (
                <Menu.Item
                  key={column.field}
                  onClick={() =>
                    setLayout({ ...layout, shown: { ...layout.shown, [column.field]: !visible } })
                  }
                >
                  <Checkbox checked={visible} readOnly tabIndex={-1} label={column.label} />
                </Menu.Item>
              )
            })}
          </Menu.Dropdown>
        </Menu>
        <Menu>
          <Menu.Target>
            <ActionIcon color="gray" aria-label={say('export')} title={say('export')}>
              <IconDownload size={17} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void exportAll('xlsx')}>Excel (.xlsx)</Menu.Item>
            <Menu.Item onClick={() => void exportAll('csv')}>CSV</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {chosen.length > 0 && (
        <div className={classes.bulk} role="status">
          {say('selected', { count: chosen.length })}
          {bulk.map((action) => (
            <Button
              key={action.label}
              variant="light"
              color={action.color}
              leftSection={action.icon}
              onClick={async () => {
                await action.run(chosen)
                setSelected(new Set())
              }}
            >
              {action.label}
            </Button>
          ))}
        </div>
      )}
      {query.isError ? (
        <div className={classes.empty} role="alert">
          {query.error.message}
        </div>
      ) : !query.isPending && rows.length === 0 ? (
        <div className={classes.empty}>
          {view.filters.length > 0 || view.search ? say('no-matches') : (props.empty ?? say('no-rows'))}
        </div>
      ) : narrow ? (
        <div ref={scroll} className={classes.scroll}>
          <div className={classes.cards}>
            {rows.map((row) => (
              <button type="button" key={rowKey(row)} className={classes.card} onClick={() => onOpen?.(row)}>
                {shown.slice(0, 5).map((column) => (
                  <div key={column.field} style={column === shown[1] ? { fontWeight: 600 } : undefined}>
                    {column.show ? column.show(row) : String(row[column.field] ?? '')}
                  </div>
                ))}
              </button>
            ))}
          </div>
        </div>
      ) : (
        <div
          ref={scroll}
          className={classes.scroll}
          role="grid"
          aria-rowcount={total}
          aria-label={list}
          tabIndex={0}
          onKeyDown={move}
        >
          <div className={classes.head} role="row">
            {bulk.length > 0 && (
              <div className={classes.headCell} role="columnheader" style={{ width: 40 }}>
                <Checkbox
                  aria-label={say('all-rows')}
                  checked={chosen.length > 0 && chosen.length === rows.length}
                  indeterminate={chosen.length > 0 && chosen.length < rows.length}
                  onChange={(event) =>
                    setSelected(event.currentTarget.checked ? new Set(rows.map(rowKey)) : new Set())
                  }
                />
              </div>
            )}
            {shown.map((column) => (
              <HeadCell
                key={column.field}
                column={column as unknown as Column}
                width={widthOf(column)}
                view={view}
                onSort={() => sortBy(column.field)}
                onFilter={(value, is) => filterBy(column.field, value, is)}
                onWidth={(width) =>
                  setLayout({ ...layout, widths: { ...layout.widths, [column.field]: width } })
                }
              />
            ))}
          </div>
          <div className={classes.rows} role="presentation" style={{ height: virtual.getTotalSize() }}>
            {drawn.map(({ index, start }) => {
              const row = rows[index]
              if (!row) return null
              const key = rowKey(row)
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid around it.
                <div
                  key={key}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={index + 2}
                  aria-selected={selected.has(key)}
                  className={classes.row}
                  data-focused={index === focused || undefined}
                  style={{
                    position: 'absolute',
                    top: 0,
                    transform: `translateY(${start}px)`,
                    minWidth: '100%',
                  }}
                  onClick={() => {
                    setFocused(index)
                    onOpen?.(row)
                  }}
                >
                  {bulk.length > 0 && (
                    <div
                      className={classes.cell}
                      role="gridcell"
                      style={{ width: 40 }}
                      onClick={(event) => event.stopPropagation()}
                      onKeyDown={() => {}}
                    >
                      <Checkbox aria-label={key} checked={selected.has(key)} onChange={() => toggle(key)} />
                    </div>
                  )}
                  {shown.map((column) => (
                    <div
                      key={column.field}
                      role="gridcell"
                      className={classes.cell}
                      data-end={column.align}
                      style={{ width: widthOf(column) }}
                    >
                      {editing?.key === key && editing.field === column.field ? (
                        <CellEditor
                          column={column as unknown as Column}
                          value={String(row[column.field] ?? '')}
                          onDone={async (value) => {
                            setEditing(null)
                            if (value === null || value === String(row[column.field] ?? '')) return
                            await props.onEdit?.(row, column.field, value)
                            await query.refetch()
                          }}
                        />
                      ) : (
                        <>
                          <span className={classes.shown}>
                            {column.show ? column.show(row) : String(row[column.field] ?? '')}
                          </span>
                          {column.editable && props.onEdit && (
                            <button
                              type="button"
                              tabIndex={-1}
                              className={classes.pencil}
                              aria-label={`${say('edit')} ${column.label}`}
                              onClick={(event) => {
                                event.stopPropagation()
                                setEditing({ key, field: column.field })
                              }}
                            >
                              <IconPencil size={12} />
                            </button>
                          )}
                        </>
                      )}
                    </div>
                  ))}
                </div>
              )
            })}
          </div>
        </div>
      )}
    </div>
  )
}

/** The cell while it is changed: Enter saves, Escape leaves it as it was. */
function CellEditor({
  column,
  value,
  onDone,
}: {
  column: Column
  value: string
  onDone: (value: string | null) => void
}) {
  const [typed, setTyped] = useState(value)
  const stop = (event: { stopPropagation: () => void }) => event.stopPropagation()
  if (column.options)
    return (
      <NativeSelect
        size="xs"
        autoFocus
        aria-label={column.label}
        data={[...column.options]}
        value={typed}
        onClick={stop}
        onChange={(event) => onDone(event.currentTarget.value)}
        onBlur={() => onDone(null)}
      />
    )
  return (
    <TextInput
      autoFocus
      aria-label={column.label}
      value={typed}
      w="100%"
      onClick={stop}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onDone(typed)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') onDone(typed)
        if (event.key === 'Escape') onDone(null)
      }}
    />
  )
}

function HeadCell(props: {
  column: Column
  width: number
  view: View
  onSort: () => void
  onFilter: (value: string, is: 'contains' | 'equals') => void
  onWidth: (width: number) => void
}) {
  const { column, width, view, onSort, onFilter, onWidth } = props
  const say = useAppWords()
  const sorted = view.sort[0]?.field === column.field ? view.sort[0] : undefined
  const filter = view.filters.find((one) => one.field === column.field)
  const grip = (event: PointerEvent<HTMLDivElement>) => {
    const start = event.clientX
    const target = event.currentTarget
    target.setPointerCapture(event.pointerId)
    target.onpointermove = (moved) => onWidth(Math.max(50, width + moved.clientX - start))
    target.onpointerup = () => {
      target.onpointermove = null
    }
  }
  return (
    <div
      className={classes.headCell}
      role="columnheader"
      style={{ width }}
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
    >
      {column.sortable === false ? (
        <span>{column.label}</span>
      ) : (
        <button
          type="button"
          className={classes.sort}
          onClick={onSort}
          title={say('sort-by', { column: column.label })}
        >
          {column.label}
        </button>
      )}
      {sorted && (sorted.descending ? <IconSortDescending size={13} /> : <IconSortAscending size={13} />)}
      {column.filterable !== false && (
        <Popover position="bottom-start" trapFocus>
          <Popover.Target>
            <ActionIcon
              size={18}
              ml="auto"
              mr={4}
              color={filter ? 'teal' : 'gray'}
              variant={filter ? 'light' : 'transparent'}
              aria-label={say('filter-column', { column: column.label })}
            >
              <IconFilter size={12} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            {column.options ? (
              <Select
                aria-label={column.label}
                data={[{ value: '', label: say('anything') }, ...column.options]}
                value={String(filter?.value ?? '')}
                onChange={(value) => onFilter(value ?? '', 'equals')}
                comboboxProps={{ withinPortal: false }}
              />
            ) : (
              <TextInput
                aria-label={column.label}
                placeholder={say('contains')}
                value={String(filter?.value ?? '')}
                onChange={(event) => onFilter(event.currentTarget.value, 'contains')}
              />
            )}
          </Popover.Dropdown>
        </Popover>
      )}
      <div className={classes.grip} onPointerDown={grip} />
    </div>
  )
}
