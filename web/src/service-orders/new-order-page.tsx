import { customers } from '@giro/business/customers/api.ts'
import { dayOf, momentOf } from '@giro/business/foundation/day.ts'
import { resources } from '@giro/business/resources/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { createOrder, createQuote, orderTypes } from '@giro/business/service-orders/api.ts'
import { Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import type { NotDone } from '../app/call.ts'
import { useSession } from '../app/session.tsx'
import { Form, type Values } from '../ui/form.tsx'
import { Columns, Page } from '../ui/page.tsx'
import { SeriesField } from '../ui/series-field.tsx'
import { useOrderWords } from './texts.ts'

/** A call becomes an order: everything on one page, by keyboard from top to bottom. */
export function NewOrderPage() {
  const say = useOrderWords()
  const navigate = useNavigate()
  const { company } = useSession()
  const { serviceItemNo, kind = 'order' } = useSearch({ strict: false }) as {
    serviceItemNo?: string
    kind?: 'order' | 'quote'
  }
  const quote = kind === 'quote'
  const { does } = useDoes(quote ? createQuote : createOrder)
  const [seriesCode, setSeriesCode] = useState<string>()
  const today = dayOf(new Date().toISOString(), company.timeZone)
  const moment = (day: unknown, time: unknown) =>
    day && time ? momentOf(day as never, String(time), company.timeZone) : null

  const save = async (values: Values): Promise<NotDone | null> => {
    const from = moment(values.promisedDay, values.promisedFrom)
    const to = moment(values.promisedDay, values.promisedTo)
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
        ...(quote && { validUntil: (values.validUntil as never) ?? null }),
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
            ...(from && to ? { promised: { from, to } } : {}),
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
          values={{ priority: 'low', serviceItemNo: serviceItemNo ?? null, promisedDay: today }}
          onSave={save}
          sections={[
            {
              title: say('customer'),
              fields: [
                { name: 'serviceItemNo', label: say('serial'), kind: 'lookup', from: serviceItems, span: 7 },
                { name: 'customerNo', label: say('or-customer'), kind: 'lookup', from: customers, span: 5 },
                { name: 'contactName', label: say('contact'), kind: 'text', span: 4 },
                { name: 'phone', label: say('phone'), kind: 'text', span: 4 },
                { name: 'email', label: say('email'), kind: 'text', span: 4 },
              ],
            },
            {
              title: say('header'),
              fields: [
                { name: 'description', label: say('description'), kind: 'text', span: 8 },
                { name: 'orderType', label: say('orderType'), kind: 'lookup', from: orderTypes, span: 4 },
                { name: 'workDescription', label: say('workDescription'), kind: 'area', span: 12 },
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
                { name: 'responseDate', label: say('responseDate'), kind: 'day', span: 3, help: '' },
                { name: 'responseTime', label: say('responseTime'), kind: 'time', span: 3 },
                ...(quote
                  ? [{ name: 'validUntil', label: say('valid-until'), kind: 'day' as const, span: 4 }]
                  : []),
              ],
            },
            {
              title: say('promised'),
              fields: [
                { name: 'promisedDay', label: say('window'), kind: 'day', span: 4 },
                { name: 'promisedFrom', label: say('from'), kind: 'time', span: 4 },
                { name: 'promisedTo', label: say('to'), kind: 'time', span: 4 },
                {
                  name: 'requiredResourceNo',
                  label: say('required'),
                  kind: 'lookup',
                  from: resources,
                  span: 4,
                },
              ],
            },
          ]}
        />
      </Columns>
    </Page>
  )
}
