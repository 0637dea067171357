import { skills } from '@giro/business/resources/api.ts'
import { NumberInput, TextInput } from '@mantine/core'
import { Lookup, RowsField } from './fields.tsx'

interface SkillRow extends Record<string, unknown> {
  skillCode: string
  level: number
  validUntil?: string | null
}

/** Rows of skill and level, and for technicians until when it is valid. */
export function SkillsField({
  value,
  onChange,
  say,
  dated,
}: {
  value: unknown
  onChange: (value: unknown) => void
  say: { add: string; remove: string; skill: string; level: string; validUntil?: string }
  dated?: boolean
}) {
  return (
    <RowsField<SkillRow>
      rows={(value as SkillRow[]) ?? []}
      onChange={onChange}
      blank={() => ({ skillCode: '', level: 1, ...(dated && { validUntil: null }) })}
      add={say.add}
      remove={say.remove}
      draw={(row, set) => (
        <>
          <Lookup
            from={skills as never}
            aria-label={say.skill}
            value={row.skillCode || null}
            onChange={(skillCode) => set({ skillCode: skillCode ?? '' })}
          />
          <NumberInput
            aria-label={say.level}
            min={1}
            max={5}
            w={70}
            value={row.level}
            onChange={(level) => set({ level: Number(level) || 1 })}
          />
          {dated && (
            <TextInput
              type="date"
              aria-label={say.validUntil}
              value={row.validUntil ?? ''}
              onChange={(event) => set({ validUntil: event.currentTarget.value || null })}
            />
          )}
        </>
      )}
    />
  )
}
