import { usualWeights, weightsAbout } from '@giro/business/dispatch/weights.ts'
import { Button, Group, NumberInput, SimpleGrid, Text } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useSession } from '../app/session.tsx'
import { useLanguage } from '../app/words.ts'
import { useWeightWords } from './weights-texts.ts'

type Weights = Readonly<Record<string, number>>

/** A maximum this high says nothing to the reader. */
const sensibleMost = 1000

/** All weights by term, with meaning, unit, range and default. */
export function WeightsField({
  value,
  onChange,
  disabled,
}: {
  value: unknown
  onChange: (value: Weights) => void
  disabled: boolean
}) {
  const say = useWeightWords()
  const language = useLanguage()
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 4 })
  const { company } = useSession()
  const weights: Weights = { ...usualWeights, ...(value as Weights | null) }
  const changed = weightsAbout.filter((about) => weights[about.name] !== about.default)
  const terms = Map.groupBy(weightsAbout, (about) => about.term)
  const range = (about: (typeof weightsAbout)[number]) =>
    say(about.max > sensibleMost ? 'range-open' : 'range', {
      min: number.format(about.min),
      max: number.format(about.max),
      value: number.format(about.default),
    })
  return (
    <>
      <Group justify="space-between" align="start" mb="sm">
        <Text size="xs" c="dimmed" maw={620}>
          {say('hint')}
        </Text>
        {!disabled && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRestore size={14} />}
            disabled={changed.length === 0}
            onClick={() => onChange({ ...usualWeights })}
          >
            {say('reset')}
          </Button>
        )}
      </Group>
      {changed.length > 0 && (
        <Text size="xs" c="orange" mb="xs">
          {say('changed', { count: changed.length })}
        </Text>
      )}
      {[...terms].map(([term, abouts]) => (
        <fieldset
          key={term}
          style={{
            border: 0,
            borderTop: '1px solid var(--giro-line)',
            margin: '12px 0 0',
            padding: '10px 0 0',
          }}
        >
          <legend style={{ fontSize: '0.84rem', fontWeight: 650, padding: '0 8px 0 0' }}>
            {say(`term.${term}` as 'term.S1')}
          </legend>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm" verticalSpacing="sm">
            {abouts.map((about) => (
              <NumberInput
                key={about.name}
                label={say(about.name)}
                description={say(`${about.name}-is` as 'lateLow-is')}
                inputWrapperOrder={['label', 'description', 'input', 'error']}
                error={false}
                min={about.min}
                max={about.max}
                clampBehavior="strict"
                decimalScale={4}
                decimalSeparator={language === 'it' ? ',' : '.'}
                step={about.default < 1 ? 0.05 : 1}
                disabled={disabled}
                value={weights[about.name]}
                title={range(about)}
                rightSectionWidth={84}
                rightSectionPointerEvents="none"
                rightSection={
                  <Text size="xs" c="dimmed" pr={8} w={84} ta="right">
                    {say(`unit.${about.unit}`, { currency: company.currency })}
                  </Text>
                }
                onChange={(next) => onChange({ ...weights, [about.name]: Number(next) || 0 })}
                inputContainer={(input) => (
                  <>
                    {input}
                    <Text
                      size="xs"
                      mt={2}
                      c={weights[about.name] === about.default ? 'dimmed' : 'orange'}
                      style={{ fontSize: '0.7rem' }}
                    >
                      {range(about)}
                    </Text>
                  </>
                )}
              />
            ))}
          </SimpleGrid>
        </fieldset>
      ))}
    </>
  )
}
