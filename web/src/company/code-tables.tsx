import { numberSeries } from '@giro/business/company/api.ts'
import { extendedTexts, standardTexts } from '@giro/business/extended-texts/api.ts'
import { faultAreas, faultReasons, resolutionCodes, symptoms } from '@giro/business/faults/api.ts'
import { items, trackingCodes } from '@giro/business/items/api.ts'
import { resources, zones } from '@giro/business/resources/api.ts'
import {
  serviceCosts,
  servicePriceGroups,
  serviceShelves,
  unitsOfMeasure,
  workTypes,
} from '@giro/business/service-setup/code-tables-api.ts'
import type { ReactNode } from 'react'
import type { Field } from '../ui/fields.tsx'
import type { Column } from '../ui/grid.tsx'
import type { MasterPages } from '../ui/master.tsx'
import { useSetupWords } from './texts.ts'

type Say = ReturnType<typeof useSetupWords>

interface CodeTable {
  readonly api: unknown
  readonly key: string
  readonly fields?: (say: Say) => readonly Field[]
  readonly columns?: (say: Say) => readonly Column[]
}

const flag = (name: string, label: string, span = 6): Field => ({ name, label, kind: 'flag', span })
const amount = (name: string, label: string): Field => ({ name, label, kind: 'decimal', span: 3 })
const unit = (label: string): Field => ({
  name: 'unitCode',
  label,
  kind: 'lookup',
  from: unitsOfMeasure,
  span: 3,
})
const yesOrNo = (say: Say, field: string, label: string): Column => ({
  field,
  label,
  width: 170,
  filterable: false,
  show: (row) => (row[field] === true ? say('yes') : ''),
})

const costTypes = ['travel', 'support', 'other'] as const

/** The tables of codes: each is a list with cards under `/setup/KIND`. */
const tables: Readonly<Record<string, CodeTable>> = {
  units: { api: unitsOfMeasure, key: 'unitCode' },
  'price-groups': { api: servicePriceGroups, key: 'priceGroupCode' },
  'work-types': {
    api: workTypes,
    key: 'workTypeCode',
    fields: (say) => [unit(say('unit'))],
    columns: (say) => [{ field: 'unitCode', label: say('unit'), width: 160 }],
  },
  shelves: { api: serviceShelves, key: 'shelfNo' },
  costs: {
    api: serviceCosts,
    key: 'costCode',
    fields: (say) => [
      {
        name: 'costType',
        label: say('costType'),
        kind: 'select',
        span: 3,
        options: costTypes.map((value) => ({ value, label: say(`costType.${value}`) })),
      },
      { name: 'zoneCode', label: say('zone'), kind: 'lookup', from: zones, span: 3, help: say('zone-help') },
      { name: 'accountNo', label: say('accountNo'), kind: 'text', span: 3 },
      amount('defaultQuantity', say('defaultQuantity')),
      unit(say('unit')),
      amount('unitCost', say('unitCost')),
      amount('unitPrice', say('unitPrice')),
    ],
    columns: (say) => [
      {
        field: 'costType',
        label: say('costType'),
        width: 130,
        options: costTypes.map((value) => ({ value, label: say(`costType.${value}`) })),
        show: (row) => say(`costType.${row.costType as 'travel'}`),
      },
      { field: 'zoneCode', label: say('zone'), width: 110 },
      { field: 'unitPrice', label: say('unitPrice'), width: 120, align: 'end', filterable: false },
    ],
  },
  'fault-areas': { api: faultAreas, key: 'faultAreaCode' },
  symptoms: { api: symptoms, key: 'symptomCode' },
  resolutions: { api: resolutionCodes, key: 'resolutionCode' },
  'fault-reasons': {
    api: faultReasons,
    key: 'faultReasonCode',
    fields: (say) => [
      flag('excludeWarrantyDiscount', say('excludeWarrantyDiscount')),
      flag('excludeContractDiscount', say('excludeContractDiscount')),
    ],
    columns: (say) => [
      yesOrNo(say, 'excludeWarrantyDiscount', say('excludeWarrantyDiscount')),
      yesOrNo(say, 'excludeContractDiscount', say('excludeContractDiscount')),
    ],
  },
  'tracking-codes': {
    api: trackingCodes,
    key: 'trackingCode',
    fields: (say) => [
      flag('serialTracked', say('serialTracked'), 4),
      {
        name: 'warrantyDateFormula',
        label: say('warrantyDateFormula'),
        kind: 'text',
        span: 4,
        help: say('formula-help'),
      },
    ],
    columns: (say) => [{ field: 'warrantyDateFormula', label: say('warrantyDateFormula'), width: 180 }],
  },
  'standard-texts': { api: standardTexts, key: 'standardTextCode' },
  'extended-texts': {
    api: extendedTexts,
    key: 'extendedTextCode',
    fields: (say) => [
      { name: 'itemNo', label: say('text-of-item'), kind: 'lookup', from: items, span: 3 },
      { name: 'resourceNo', label: say('text-of-resource'), kind: 'lookup', from: resources, span: 3 },
      {
        name: 'standardTextCode',
        label: say('text-of-standard'),
        kind: 'lookup',
        from: standardTexts,
        span: 3,
      },
      { name: 'accountNo', label: say('accountNo'), kind: 'text', span: 3, upper: true },
      { name: 'text', label: say('text'), kind: 'area', span: 12, required: true, help: say('text-help') },
      {
        name: 'language',
        label: say('text-language'),
        kind: 'select',
        span: 4,
        options: (['it', 'en'] as const).map((value) => ({ value, label: say(`language.${value}`) })),
        help: say('text-language-help'),
      },
      { name: 'startingDate', label: say('text-from'), kind: 'day', span: 4 },
      { name: 'endingDate', label: say('text-to'), kind: 'day', span: 4 },
      flag('automatic', say('text-automatic'), 4),
      flag('onQuotes', say('text-on-quotes'), 4),
      flag('onOrders', say('text-on-orders'), 4),
    ],
    columns: (say) => [
      { field: 'itemNo', label: say('text-of-item'), width: 130 },
      { field: 'resourceNo', label: say('text-of-resource'), width: 130 },
      { field: 'standardTextCode', label: say('text-of-standard'), width: 130 },
      { field: 'accountNo', label: say('accountNo'), width: 110 },
      yesOrNo(say, 'automatic', say('text-automatic')),
    ],
  },
  series: {
    api: numberSeries,
    key: 'code',
    fields: (say) => [
      { name: 'prefix', label: say('prefix'), kind: 'text', span: 3 },
      { name: 'digits', label: say('digits'), kind: 'number', min: 1, max: 12, span: 3 },
      { name: 'lastNumber', label: say('lastNumber'), kind: 'number', min: 0, span: 3 },
      flag('manualNumbers', say('manualNumbers'), 3),
      { name: 'relatedCodes', label: say('relatedCodes'), kind: 'lookups', from: numberSeries, span: 12 },
    ],
    columns: (say) => [
      { field: 'prefix', label: say('prefix'), width: 90 },
      { field: 'lastNumber', label: say('lastNumber'), width: 130, align: 'end', filterable: false },
      yesOrNo(say, 'manualNumbers', say('manualNumbers')),
    ],
  },
}

/** Kinds of the set-up that are tables of codes. */
export const codeTableKinds = Object.keys(tables)

/** The pages of a table of codes. */
export function useCodeTable(kind: string, actions: ReactNode): MasterPages {
  const say = useSetupWords()
  const table = tables[kind]!
  return {
    api: table.api,
    path: `/setup/${kind}`,
    title: say(kind as 'units'),
    crumb: { to: '/setup/company', label: say('setup') },
    actions,
    nameOf: (row) => `${String(row.description)} · ${String(row[table.key])}`,
    columns: [
      { field: table.key, label: say('code'), width: 140 },
      { field: 'description', label: say('description'), width: 320, editable: true },
      ...(table.columns?.(say) ?? []),
    ],
    sections: [
      {
        title: say('general'),
        fields: [
          {
            name: table.key,
            label: say('code'),
            kind: 'text',
            span: 3,
            onlyNew: true,
            upper: true,
            required: true,
          },
          { name: 'description', label: say('description'), kind: 'text', span: 9, required: true },
          ...(table.fields?.(say) ?? []),
        ],
      },
    ],
  }
}
