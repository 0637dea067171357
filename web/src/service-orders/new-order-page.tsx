import { customers } from '@giro/business/customers/api.ts'
import { type Day, dayOf, momentOf, timeOf } from '@giro/business/foundation/day.ts'
import { resources } from '@giro/business/resources/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { createOrder, createQuote, orderTypes } from '@giro/business/service-orders/api.ts'
import { Text, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { NotDone } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useSession } from '../app/session.tsx'
import { useProjectField } from '../projects/project-field.tsx'
import { Form, type Values } from '../ui/form.tsx'
import { Columns, Page } from '../ui/page.tsx'
import { SeriesField } from '../ui/series-field.tsx'
import { useFaultFields } from './line-details.tsx'
import { prospectFields } from './prospect-fields.ts'
import { useOrderWords } from './texts.ts'
import { type SaidWindow, windowOf } from './window-text.ts'

/** A call becomes an order: everything on one page, by keyboard from top to bottom. */
export function NewOrderPage() {
  const say = useOrderWords()
  const navigate = useNavigate()
  const { company } = useSession()
  const {
    serviceItemNo,
    customerNo,
    projectNo,
    phaseNo,
    kind = 'order',
  } = useSearch({ strict: false }) as {
    serviceItemNo?: string
    customerNo?: string
    projectNo?: string
    phaseNo?: string
    kind?: 'order' | 'quote'
  }
  const quote = kind === 'quote'
  const { does } = useDoes(quote ? createQuote : createOrder)
  const [seriesCode, setSeriesCode] = useState<string>()
  const faults = useFaultFields().filter((field) =>
    ['faultAreaCode', 'symptomCode', 'faultCode'].includes(field.name),
  )
  const project = useProjectField()
  const saidWindow = (text: unknown) => {
    const now = new Date().toISOString()
    return windowOf(String(text ?? ''), dayOf(now, company.timeZone), timeOf(now, company.timeZone))
  }
  const moment = (day: Day, time: string) => momentOf(day, time, company.timeZone)

  const save = async (values: Values): Promise<NotDone | null> => {
    const window = saidWindow(values.window)
    // What was typed but not understood must not be lost without a word.
    if (!window && String(values.window ?? '').trim() !== '')
      return new NotDone(422, {
        reasons: [{ code: 'window-unclear', text: say('window-unclear'), at: 'window' }],
      })
    let refused: NotDone | null = null
    const done = await does(
      {
        ...(seriesCode && { seriesCode }),
        ...(values.customerNo ? { customerNo: String(values.customerNo) } : {}),
        description: String(values.description ?? ''),
        workDescription: String(values.workDescription ?? ''),
        contactName: String(values.contactName ?? ''),
        phone: String(values.phone ?? ''),
        email: String(values.email ?? ''),
        orderType: (values.orderType as string) ?? null,
        projectNo: (values.projectNo as string) ?? null,
        phaseNo: (values.phaseNo as string) ?? null,
        ...(quote && {
          validUntil: (values.validUntil as never) ?? null,
          ...Object.fromEntries(prospectFields(say).map(({ name }) => [name, String(values[name] ?? '')])),
        }),
        lines: [
          {
            serviceItemNo: (values.serviceItemNo as string) || null,
            description: values.serviceItemNo ? '' : String(values.description ?? ''),
            priority: values.priority as 'low',
            requiredResourceNo: (values.requiredResourceNo as string) ?? null,
            ...(values.estimatedMinutes ? { estimatedMinutes: Number(values.estimatedMinutes) } : {}),
            ...(values.responseDate
              ? {
                  responseDate: values.responseDate as never,
                  ...(values.responseTime ? { responseTime: values.responseTime as never } : {}),
                }
              : {}),
            ...(window && {
              promised: { from: moment(window.day, window.from), to: moment(window.day, window.to) },
            }),
            ...Object.fromEntries(
              faults.map(({ name }) => [name, (values[name] as string | null | undefined) || null]),
            ),
          },
        ],
      },
      (trouble) => {
        // Refusals of the one line stand at the fields of this page.
        refused = Object.assign(trouble, {
          reasons: trouble.reasons.map((reason) => ({
            ...reason,
            at: reason.at?.replace(/^lines\.0\./, '') ?? '',
          })),
        })
      },
    )
    if (done) await navigate({ to: '/orders/$id', params: { id: done.output.orderNo }, ignoreBlocker: true })
    return refused
  }
  return (
    <Page
      title={say(quote ? 'new-quote' : 'new')}
      crumb={quote ? { to: '/quotes', label: say('quotes') } : { to: '/orders', label: say('orders') }}
    >
      <Columns>
        <Text size="xs" c="dimmed" mb="sm">
          {say('quick-hint')}
        </Text>
        <SeriesField
          of={{ field: quote ? 'quoteSeries' : 'orderSeries' }}
          value={seriesCode}
          onChange={setSeriesCode}
        />
        <Form
          isNew
          values={{
            priority: 'low',
            serviceItemNo: serviceItemNo ?? null,
            customerNo: customerNo ?? null,
            projectNo: projectNo ?? null,
            phaseNo: phaseNo ?? null,
          }}
          onSave={save}
          sections={[
            {
              title: say('call'),
              fields: [
                { name: 'serviceItemNo', label: say('serial'), kind: 'lookup', from: serviceItems, span: 12 },
                { name: 'description', label: say('description'), kind: 'text', span: 8 },
                ...faults.map((field) => ({ ...field, span: 4 })),
                {
                  name: 'window',
                  label: say('window'),
                  kind: 'own',
                  span: 6,
                  draw: (value, onChange) => (
                    <WindowField value={value} onChange={onChange} read={saidWindow} />
                  ),
                },
                {
                  name: 'priority',
                  label: say('priority'),
                  kind: 'select',
                  span: 3,
                  options: (['low', 'medium', 'high'] as const).map((value) => ({
                    value,
                    label: say(`priority.${value}`),
                  })),
                },
                {
                  name: 'estimatedMinutes',
                  label: say('minutes'),
                  kind: 'number',
                  min: 1,
                  max: 1440,
                  span: 3,
                },
                { name: 'workDescription', label: say('workDescription'), kind: 'area', span: 12 },
              ],
            },
            {
              title: say('customer'),
              fields: [
                { name: 'customerNo', label: say('or-customer'), kind: 'lookup', from: customers, span: 6 },
                { name: 'contactName', label: say('contact'), kind: 'text', span: 6 },
                { name: 'phone', label: say('phone'), kind: 'text', span: 6 },
                { name: 'email', label: say('email'), kind: 'text', span: 6 },
              ],
            },
            ...(quote ? [{ title: say('prospect'), fields: prospectFields(say) }] : []),
            {
              title: say('more-of-order'),
              fields: [
                { name: 'orderType', label: say('orderType'), kind: 'lookup', from: orderTypes, span: 4 },
                { name: 'responseDate', label: say('due-typed'), kind: 'day', span: 4 },
                { name: 'responseTime', label: say('responseTime'), kind: 'time', span: 4 },
                {
                  name: 'requiredResourceNo',
                  label: say('required'),
                  kind: 'lookup',
                  from: resources,
                  span: 4,
                },
                project,
                ...(quote
                  ? [{ name: 'validUntil', label: say('valid-until'), kind: 'day' as const, span: 4 }]
                  : []),
              ],
            },
          ]}
        />
      </Columns>
    </Page>
  )
}

/** The promised window as one says it; below it what was understood. */
function WindowField({
  value,
  onChange,
  read,
}: {
  value: unknown
  onChange: (value: unknown) => void
  read: (text: unknown) => SaidWindow | null
}) {
  const say = useOrderWords()
  const formats = useFormats()
  const text = String(value ?? '')
  const window = read(text)
  return (
    <TextInput
      label={say('window')}
      placeholder={say('window-example')}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      description={
        window ? `${formats.calendarDayLong(window.day)}, ${window.from}–${window.to}` : say('window-help')
      }
      error={window === null && text.trim() !== '' && say('window-unclear')}
    />
  )
}
