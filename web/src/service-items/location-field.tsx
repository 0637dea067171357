import { listLocations } from '@giro/business/customers/locations-api.ts'
import { Select } from '@mantine/core'
import { useAsked } from '../app/call.ts'
import { useItemWords } from './texts.ts'

/** Building, floor or room at the address that the card names. */
export function LocationField({
  customerNo,
  shipToCode,
  value,
  onChange,
}: {
  customerNo: string | null
  shipToCode: string
  value: number | null
  onChange: (locationNo: number | null) => void
}) {
  const say = useItemWords()
  const { data } = useAsked(listLocations, { customerNo: customerNo ?? '' }, { enabled: customerNo !== null })
  const places = (data?.rows ?? []).filter((row) => row.shipToCode === shipToCode)
  return (
    <Select
      label={say('locationNo')}
      clearable
      searchable
      disabled={places.length === 0}
      placeholder={places.length === 0 ? say('no-locations') : undefined}
      data={places.map((row) => ({ value: String(row.locationNo), label: row.path }))}
      value={value === null || value === undefined ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
    />
  )
}
