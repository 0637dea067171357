import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'

/** Who the customer of a document is, with a way to the card, and where they are. */
export function CustomerAddress({
  order,
}: {
  order: {
    /** Null: somebody who is no customer yet. */
    readonly customerNo: string | null
    readonly customerName: string
    readonly address: string
    readonly postCode: string
    readonly city: string
  }
}) {
  return (
    <>
      <Text size="sm">
        {order.customerNo === null ? (
          order.customerName
        ) : (
          <Link to="/customers/$id" params={{ id: order.customerNo }}>
            {order.customerName}
          </Link>
        )}
      </Text>
      <Text size="sm" c="dimmed">
        {order.address}, {order.postCode} {order.city}
      </Text>
    </>
  )
}
