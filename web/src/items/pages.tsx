import { items, trackingCodes } from '@giro/business/items/api.ts'
import { serviceItemGroups } from '@giro/business/service-items/api.ts'
import { unitsOfMeasure } from '@giro/business/service-setup/code-tables-api.ts'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { ImportButton } from '../imports/import-button.tsx'
import { AssignedGuidelines } from '../know-how/troubleshooting.tsx'
import { SkillsPanel } from '../service-items/skills-panel.tsx'
import { type Field, Lookup, RowsField } from '../ui/fields.tsx'
import { MasterCard, MasterList, type MasterPages } from '../ui/master.tsx'
import { useStockWords } from './texts.ts'

type Say = ReturnType<typeof useStockWords>
type Rows = Readonly<Record<string, unknown>>[]

const input = (
  label: string,
  value: unknown,
  onChange: (value: string) => void,
  more: { w?: number; flex?: boolean; decimal?: boolean } = {},
) => (
  <TextInput
    aria-label={label}
    placeholder={label}
    {...(more.w && { w: more.w })}
    {...(more.flex && { style: { flex: 1 } })}
    {...(more.decimal && { inputMode: 'decimal' as const })}
    value={String(value ?? '')}
    onChange={(event) =>
      onChange(more.decimal ? event.currentTarget.value.replace(',', '.') : event.currentTarget.value)
    }
  />
)

function variantsField(say: Say): Field {
  return {
    name: 'variants',
    label: say('variants'),
    kind: 'own',
    span: 12,
    draw: (value, onChange) => (
      <RowsField
        rows={(value as Rows) ?? []}
        onChange={onChange}
        blank={() => ({ variantCode: '', description: '', blocked: false, serviceBlocked: false })}
        add={say('add')}
        remove={say('remove')}
        draw={(row, set) => (
          <>
            {input(say('variantCode'), row.variantCode, (variantCode) => set({ variantCode }), { w: 120 })}
            {input(say('description'), row.description, (description) => set({ description }), {
              flex: true,
            })}
            <Checkbox
              label={say('serviceBlocked')}
              checked={row.serviceBlocked === true}
              onChange={(event) => set({ serviceBlocked: event.currentTarget.checked })}
            />
          </>
        )}
      />
    ),
  }
}

function unitsField(say: Say): Field {
  return {
    name: 'units',
    label: say('units'),
    kind: 'own',
    span: 12,
    draw: (value, onChange) => (
      <RowsField
        rows={(value as Rows) ?? []}
        onChange={onChange}
        blank={() => ({ unitCode: '', quantityPer: '1' })}
        add={say('add')}
        remove={say('remove')}
        draw={(row, set) => (
          <>
            <Lookup
              from={unitsOfMeasure as never}
              aria-label={say('unit')}
              value={(row.unitCode as string) || null}
              onChange={(unitCode) => set({ unitCode: unitCode ?? '' })}
            />
            {input(say('quantityPer'), row.quantityPer, (quantityPer) => set({ quantityPer }), {
              w: 150,
              decimal: true,
            })}
          </>
        )}
      />
    ),
  }
}

function bomField(say: Say): Field {
  return {
    name: 'bomLines',
    label: say('bom'),
    kind: 'own',
    span: 12,
    draw: (value, onChange) => {
      const rows = (value as Rows) ?? []
      const next = 10000 + Math.max(0, ...rows.map((row) => Number(row.lineNo)))
      return (
        <RowsField
          rows={rows}
          onChange={onChange}
          blank={() => ({
            lineNo: next,
            type: 'item',
            no: '',
            variantCode: '',
            description: '',
            quantityPer: '1',
            installedInLineNo: null,
          })}
          add={say('add')}
          remove={say('remove')}
          draw={(row, set) => (
            <>
              <span className="dim" style={{ minWidth: 44, fontSize: '0.72rem' }}>
                {String(row.lineNo)}
              </span>
              <NativeSelect
                aria-label={say('type')}
                value={String(row.type)}
                data={(['item', 'resource', 'text'] as const).map((type) => ({
                  value: type,
                  label: say(`bom.${type}`),
                }))}
                onChange={(event) => set({ type: event.currentTarget.value, no: '' })}
              />
              {row.type === 'item' && (
                <Lookup
                  from={items as never}
                  aria-label={say('no')}
                  value={(row.no as string) || null}
                  onChange={(no) => set({ no: no ?? '' })}
                />
              )}
              {row.type === 'resource' &&
                input(say('no'), row.no, (no) => set({ no: no.toUpperCase() }), { w: 110 })}
              {input(say('description'), row.description, (description) => set({ description }), {
                flex: true,
              })}
              {row.type !== 'text' &&
                input(say('quantity'), row.quantityPer, (quantityPer) => set({ quantityPer }), {
                  w: 76,
                  decimal: true,
                })}
              {row.type === 'item' &&
                input(
                  say('installedIn'),
                  row.installedInLineNo,
                  (line) => set({ installedInLineNo: line === '' ? null : Number(line) || null }),
                  { w: 110 },
                )}
            </>
          )}
        />
      )
    },
  }
}

function usePages(): MasterPages {
  const say = useStockWords()
  const choice = (name: 'type' | 'replenishment', values: readonly string[], span: number): Field => ({
    name,
    label: say(name),
    kind: 'select',
    span,
    options: values.map((value) => ({ value, label: say(`${name}.${value}` as 'type.service') })),
  })
  const text = (name: string, span: number, more: object = {}): Field => ({
    name,
    label: say(name as 'itemNo'),
    kind: 'text',
    span,
    ...more,
  })
  const types = ['inventory', 'service', 'non-inventory']
  return {
    api: items,
    path: '/items',
    title: say('items'),
    nameOf: (row) => `${row.description} · ${row.itemNo}`,
    actions: <ImportButton entity="item" />,
    columns: [
      { field: 'itemNo', label: say('itemNo'), width: 120 },
      { field: 'description', label: say('description'), width: 280, editable: true },
      {
        field: 'type',
        label: say('type'),
        width: 130,
        options: types.map((value) => ({ value, label: say(`type.${value}` as 'type.service') })),
        show: (row) => say(`type.${row.type}` as 'type.service'),
      },
      { field: 'baseUnitCode', label: say('baseUnitCode'), width: 100 },
      { field: 'unitCost', label: say('unitCost'), width: 110, align: 'end', filterable: false },
      { field: 'unitPrice', label: say('unitPrice'), width: 110, align: 'end', filterable: false },
      { field: 'serviceItemGroupCode', label: say('group'), width: 140 },
      { field: 'vendorItemNo', label: say('vendorItemNo'), width: 160 },
      {
        field: 'serviceBlocked',
        label: say('serviceBlocked'),
        width: 130,
        filterable: false,
        show: (row) => (row.serviceBlocked ? say('yes') : ''),
      },
    ],
    sections: [
      {
        title: say('general'),
        fields: [
          text('itemNo', 3, { onlyNew: true, upper: true, required: true }),
          text('description', 6, { required: true }),
          text('description2', 3),
          choice('type', types, 3),
          {
            name: 'baseUnitCode',
            label: say('baseUnitCode'),
            kind: 'lookup',
            from: unitsOfMeasure,
            span: 3,
            required: true,
          },
          choice('replenishment', ['purchase', 'assembly', 'production'], 3),
          { name: 'blocked', label: say('blocked'), kind: 'flag', span: 3 },
        ],
      },
      {
        title: say('prices'),
        fields: [
          { name: 'unitCost', label: say('unitCost'), kind: 'decimal', span: 3 },
          { name: 'unitPrice', label: say('unitPrice'), kind: 'decimal', span: 3 },
          text('vendorNo', 2, { upper: true }),
          text('vendorItemNo', 2),
          text('vendorItemName', 2),
        ],
      },
      {
        title: say('service'),
        fields: [
          {
            name: 'serviceItemGroupCode',
            label: say('group'),
            kind: 'lookup',
            from: serviceItemGroups,
            span: 4,
          },
          { name: 'trackingCode', label: say('trackingCode'), kind: 'lookup', from: trackingCodes, span: 4 },
          { name: 'serviceBlocked', label: say('serviceBlocked'), kind: 'flag', span: 4 },
          { name: 'note', label: say('note'), kind: 'area', span: 12 },
        ],
      },
      { title: say('variants'), fields: [variantsField(say)] },
      { title: say('units'), fields: [unitsField(say)] },
      { title: say('bom'), fields: [bomField(say)] },
    ],
    side: (row) => (
      <>
        <SkillsPanel ownerType="item" ownerNo={String(row.itemNo)} />
        <AssignedGuidelines type="item" no={String(row.itemNo)} />
      </>
    ),
  }
}

export function ItemsPage() {
  return <MasterList pages={usePages()} />
}
export function ItemPage() {
  return <MasterCard pages={usePages()} />
}
