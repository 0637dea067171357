import { groups } from '@giro/business/resources/api.ts'
import { Select } from '@mantine/core'
import { useAsked } from '../app/call.ts'
import { useResourceWords } from './texts.ts'

/** Only the resources of one group; null: all. */
export function GroupFilter(props: { value: string | null; onChange: (groupNo: string | null) => void }) {
  const say = useResourceWords()
  const { data } = useAsked(groups.list, { limit: 200 })
  return (
    <Select
      size="xs"
      w={150}
      aria-label={say('group')}
      placeholder={say('all-groups')}
      clearable
      value={props.value}
      onChange={props.onChange}
      data={data?.rows.map((row) => ({ value: String(row.groupNo), label: String(row.name) })) ?? []}
    />
  )
}
