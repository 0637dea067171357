import { numberSeries } from '@giro/business/company/api.ts'
import { readServiceSetup } from '@giro/business/service-setup/api.ts'
import { Select } from '@mantine/core'
import { useAsked } from '../app/call.ts'
import { useAppWords } from '../app/texts.ts'

/** Which field of the service set-up names the series, or the series itself. */
export type SeriesOf =
  | {
      readonly field:
        | 'serviceItemSeries'
        | 'loanerSeries'
        | 'troubleshootingSeries'
        | 'orderSeries'
        | 'quoteSeries'
    }
  | { readonly code: string }

/** Choice among the series that may number a new record; nothing where there is only one. */
export function SeriesField({
  of,
  value,
  onChange,
}: {
  of: SeriesOf
  value: string | undefined
  onChange: (seriesCode: string | undefined) => void
}) {
  const say = useAppWords()
  const { data: setup } = useAsked(readServiceSetup, {}, { enabled: 'field' in of })
  const usual = 'code' in of ? of.code : (setup?.[of.field] ?? null)
  const { data: series } = useAsked(numberSeries.read, { code: usual ?? '' }, { enabled: usual !== null })
  const related = (series?.relatedCodes ?? []) as string[]
  if (usual === null || related.length === 0) return null
  return (
    <Select
      mb="sm"
      w={260}
      label={say('series')}
      allowDeselect={false}
      data={[usual, ...related]}
      value={value ?? usual}
      onChange={(chosen) => onChange(chosen === usual ? undefined : (chosen ?? undefined))}
    />
  )
}
