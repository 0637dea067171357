import { customers } from '@giro/business/customers/api.ts'
import { resources } from '@giro/business/resources/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { listOrders } from '@giro/business/service-orders/api.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { useSession } from './session.tsx'

/** A record that the palette found. */
export interface FoundRecord {
  readonly path: string
  readonly label: string
  readonly hint: string
}

const limit = 6

/** Customers, service items, orders and technicians that hold the words; two letters at least. */
export function useRecordSearch(typed: string): readonly FoundRecord[] {
  const [words] = useDebouncedValue(typed.trim(), 180)
  const { operations } = useSession()
  const { data } = useQuery({
    queryKey: ['record-search', words],
    enabled: words.length >= 2,
    queryFn: async () => {
      const sources = [
        [customers.find, '/customers/'],
        [serviceItems.find, '/service-items/'],
        [resources.find, '/resources/'],
      ] as const
      const found = sources
        .filter(([operation]) => operations.includes(operation.name))
        .map(async ([operation, path]) =>
          (await call(operation, { words, limit })).rows.map((row) => ({
            path: path + encodeURIComponent(row.value),
            label: row.label,
            hint: row.hint,
          })),
        )
      const orders = operations.includes(listOrders.name)
        ? call(listOrders, { search: words, limit }).then(({ rows }) =>
            rows.map((row) => ({
              path: `/orders/${encodeURIComponent(row.orderNo)}`,
              label: row.description || row.orderNo,
              hint: `${row.orderNo} · ${row.customerName}`,
            })),
          )
        : []
      return (await Promise.all([...found, orders])).flat()
    },
  })
  return data ?? []
}
