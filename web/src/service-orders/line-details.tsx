import {
  faultAreas,
  faultReasons,
  findFaultCodes,
  resolutionCodes,
  symptoms,
} from '@giro/business/faults/api.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { items } from '@giro/business/items/api.ts'
import { serviceItemGroups } from '@giro/business/service-items/api.ts'
import type { readOrder } from '@giro/business/service-orders/api.ts'
import {
  changeLineDetails,
  createServiceItemFromLine,
} from '@giro/business/service-orders/service-lines-api.ts'
import { readServiceSetup } from '@giro/business/service-setup/api.ts'
import { serviceShelves } from '@giro/business/service-setup/code-tables-api.ts'
import { Badge, Button, Group, SimpleGrid, Text } from '@mantine/core'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { TroubleshootingButton } from '../know-how/troubleshooting.tsx'
import { LineLoaner } from '../loaners/line-loaner.tsx'
import { type Field, FieldInput } from '../ui/fields.tsx'
import { useOrderWords } from './texts.ts'

type Order = OutputOf<typeof readOrder>
type Line = Order['lines'][number]

/** Which fault codes a line shows at the reporting level of the set-up. */
export function useFaultFields(): readonly Field[] {
  const say = useOrderWords()
  const { data: setup } = useAsked(readServiceSetup, {})
  const level = setup?.faultReportingLevel ?? 'fault'
  const lookup = (name: string, from: unknown): Field => ({
    name,
    label: say(name as 'faultCode'),
    kind: 'lookup',
    from,
  })
  const shown: Field[] = []
  if (level === 'fault-symptom-area') shown.push(lookup('faultAreaCode', faultAreas))
  if (level === 'fault-symptom-area' || level === 'fault-symptom') shown.push(lookup('symptomCode', symptoms))
  if (level !== 'none')
    shown.push(lookup('faultCode', { find: findFaultCodes }), lookup('resolutionCode', resolutionCodes))
  return [...shown, lookup('faultReasonCode', faultReasons)]
}

/** Item, warranty, faults and loaner of a line; each field is saved as it is entered. */
export function LineDetails({ order, line }: { order: Order; line: Line }) {
  const say = useOrderWords()
  const formats = useFormats()
  const { does: change } = useDoes(changeLineDetails)
  const { does: create, busy } = useDoes(createServiceItemFromLine)
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({})
  const faults = useFaultFields()
  const { orderNo, version } = order
  const { lineNo } = line
  const shown = { ...line, ...values }
  const save = async (name: string, value: unknown) => {
    setValues((before) => ({ ...before, [name]: value }))
    await change({ orderNo, lineNo, version, [name]: value } as never)
    setValues({})
  }
  const field = (one: Field) => (
    <FieldInput
      key={one.name}
      field={one}
      value={shown[one.name as 'itemNo']}
      onChange={(value) => void save(one.name, value)}
      disabled={line.serviceItemNo !== null && ofServiceItem.has(one.name)}
    />
  )
  const day = (value: string | null) => (value ? formats.calendarDay(value) : '–')
  return (
    <div>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" style={{ alignItems: 'end' }}>
        {field({ name: 'itemNo', label: say('itemNo'), kind: 'lookup', from: items })}
        {field({ name: 'groupCode', label: say('groupCode'), kind: 'lookup', from: serviceItemGroups })}
        {field({ name: 'shelfNo', label: say('shelfNo'), kind: 'lookup', from: serviceShelves })}
        {faults.map(field)}
      </SimpleGrid>
      <Group mt="md" gap="xs" align="center">
        <Badge color={line.warranty ? 'teal' : 'gray'} variant="light">
          {line.warranty ? say('under-warranty') : say('no-warranty')}
        </Badge>
        {(line.warrantyEndParts || line.warrantyEndLabor) && (
          <Text size="xs" c="dimmed">
            {say('parts')} {day(line.warrantyStartParts)} – {day(line.warrantyEndParts)} (
            {formats.exact(Number(line.warrantyPctParts))} %) · {say('labor')} {day(line.warrantyStartLabor)}{' '}
            – {day(line.warrantyEndLabor)} ({formats.exact(Number(line.warrantyPctLabor))} %)
          </Text>
        )}
        {line.serviceItemNo === null && (
          <Button size="compact-sm" variant="default" onClick={() => void save('warranty', !line.warranty)}>
            {line.warranty ? say('warranty-clear') : say('warranty-start')}
          </Button>
        )}
      </Group>
      <Group mt="md" gap="sm">
        <LineLoaner orderNo={orderNo} lineNo={lineNo} />
        <TroubleshootingButton
          serviceItemNo={line.serviceItemNo}
          itemNo={line.itemNo}
          groupCode={line.groupCode}
        />
        {line.serviceItemNo === null && (
          <Button variant="default" loading={busy} onClick={() => void create({ orderNo, lineNo, version })}>
            {say('create-service-item')}
          </Button>
        )}
      </Group>
    </div>
  )
}

const ofServiceItem = new Set(['itemNo', 'groupCode'])
