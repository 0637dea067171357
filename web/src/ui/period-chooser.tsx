import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'

/** A day or month to choose, with arrows to the period before and behind it. */
export function PeriodChooser({
  type = 'date',
  value,
  label,
  previous,
  next,
  onChange,
  onStep,
}: {
  readonly type?: 'date' | 'month'
  readonly value: string
  /** Words of the field and of the two arrows. */
  readonly label: string
  readonly previous: string
  readonly next: string
  readonly onChange: (value: string) => void
  readonly onStep: (by: 1 | -1) => void
}) {
  return (
    <>
      <ActionIcon color="gray" aria-label={previous} onClick={() => onStep(-1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <TextInput
        type={type}
        size="xs"
        aria-label={label}
        value={value}
        onChange={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
      />
      <ActionIcon color="gray" aria-label={next} onClick={() => onStep(1)}>
        <IconChevronRight size={16} />
      </ActionIcon>
    </>
  )
}
