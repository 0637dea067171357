import { createQuote, listQuotes } from '@giro/business/service-orders/api.ts'
import { Badge, Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import { Grid, type Row } from '../ui/grid.tsx'
import { Page } from '../ui/page.tsx'
import { DocumentTabs } from './document-tabs.tsx'
import { useOrderWords } from './texts.ts'

const outcomeColours = { open: 'blue', accepted: 'teal', lost: 'gray', expired: 'orange' } as const

/** Quotes: open ones first; a click opens the document. */
export function QuotesPage() {
  const say = useOrderWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const may = useMay(createQuote)
  return (
    <Page
      title={say('quotes')}
      actions={
        may && (
          <Button
            leftSection={<IconPlus size={15} />}
            onClick={() => void navigate({ to: '/orders/new', search: { kind: 'quote' } as never })}
          >
            {say('new-quote')}
          </Button>
        )
      }
    >
      <DocumentTabs />
      <Grid
        list="service-quotes"
        module="service-orders"
        rowKey={(row) => String(row.orderNo)}
        load={(input, signal) =>
          call(listQuotes, input, { signal }) as Promise<{ rows: Row[]; total: number }>
        }
        defaultSort={[{ field: 'orderDate', descending: true }]}
        onOpen={(row) => void navigate({ to: '/orders/$id', params: { id: String(row.orderNo) } })}
        columns={[
          { field: 'orderNo', label: say('orderNo'), width: 100 },
          { field: 'description', label: say('description'), width: 240 },
          { field: 'customerName', label: say('customer'), width: 240 },
          { field: 'city', label: say('city'), width: 130 },
          {
            field: 'quoteOutcome',
            label: say('outcome'),
            width: 120,
            options: (['open', 'lost', 'expired'] as const).map((value) => ({
              value,
              label: say(`outcome.${value}`),
            })),
            show: (row) => (
              <Badge color={outcomeColours[row.quoteOutcome as 'open']}>
                {say(`outcome.${row.quoteOutcome as 'open'}`)}
              </Badge>
            ),
          },
          {
            field: 'validUntil',
            label: say('valid-until'),
            width: 120,
            filterable: false,
            show: (row) => (row.validUntil ? formats.calendarDay(String(row.validUntil)) : ''),
          },
          {
            field: 'orderDate',
            label: say('made-on'),
            width: 120,
            filterable: false,
            show: (row) => formats.calendarDay(String(row.orderDate)),
          },
        ]}
      />
    </Page>
  )
}
