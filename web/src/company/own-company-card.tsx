import { type Trade, trades } from '@giro/business/first-setup/own-company.ts'
import {
  Alert,
  Button,
  Card,
  Checkbox,
  Group,
  NumberInput,
  PasswordInput,
  Radio,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Stepper,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { NotDone, type Reason } from '../app/call.ts'
import classes from '../app/sign-in-page.module.css'
import { speak, useLanguage } from '../app/words.ts'
import { foundCompany } from './companies.ts'
import { useOwnCompanyWords } from './own-company-words.ts'

const questions = ['company', 'trade', 'technicians', 'hours', 'you'] as const

const blank = {
  company: { name: '', address: '', postCode: '', city: '', phone: '', vatNo: '' },
  trade: 'heating' as Trade,
  technicians: '',
  hours: { startTime: '08:00', endTime: '17:00', breakMinutes: 60, saturday: false },
  you: { name: '', email: '', password: '' },
}
type Draft = typeof blank

/** Card with the first set-up of a newcomer's own company: five questions, then its own board with the founder signed in. */
export function OwnCompanyCard({ onCancel }: { onCancel: () => void }) {
  const say = useOwnCompanyWords()
  const language = useLanguage()
  const [at, setAt] = useState(0)
  const [draft, setDraft] = useState(blank)
  const [reasons, setReasons] = useState<readonly Reason[]>([])
  const [busy, setBusy] = useState(false)
  const question = questions[at]!
  const last = at === questions.length - 1
  const wrongAt = (field: string) => reasons.find((one) => one.at === field)?.text

  const found = async () => {
    setBusy(true)
    setReasons([])
    try {
      await foundCompany({
        ...draft,
        technicians: draft.technicians
          .split('\n')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
        you: { ...draft.you, language },
      })
      location.assign('/setup/company')
    } catch (failure) {
      const told = failure instanceof NotDone ? failure.reasons : []
      setReasons(
        told.length > 0 ? told : [{ code: '', text: (failure as Error).message || say('no-connection') }],
      )
      // To the question whose answer was not taken.
      const wrong = questions.findIndex((one) => told.some(({ at }) => at?.startsWith(one)))
      if (wrong >= 0) setAt(wrong)
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (last) void found()
    else setAt(at + 1)
  }
  const text = (part: 'company' | 'you', name: string, more: { required?: boolean; type?: string } = {}) => (
    <TextInput
      label={say(name as 'name')}
      value={(draft[part] as Record<string, string>)[name] ?? ''}
      error={wrongAt(`${part}.${name}`)}
      onChange={({ currentTarget: { value } }) =>
        setDraft({ ...draft, [part]: { ...draft[part], [name]: value } })
      }
      {...more}
    />
  )
  const fields: Record<(typeof questions)[number], ReactNode> = {
    company: (
      <>
        {text('company', 'name', { required: true })}
        {text('company', 'address')}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          {text('company', 'postCode')}
          {text('company', 'city')}
          {text('company', 'phone', { type: 'tel' })}
          {text('company', 'vatNo')}
        </SimpleGrid>
      </>
    ),
    trade: (
      <>
        <Radio.Group
          value={draft.trade}
          onChange={(trade) => setDraft({ ...draft, trade: trade as Trade })}
          aria-label={say('ask.trade')}
        >
          <Stack gap="xs">
            {trades.map((trade) => (
              <Radio key={trade} value={trade} label={say(`trade.${trade}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Hint>{say('trade-hint')}</Hint>
      </>
    ),
    technicians: (
      <Textarea
        label={say('names')}
        description={say('names-hint')}
        autosize
        minRows={5}
        maxRows={12}
        placeholder={'Marco Rossi\nLuca Bianchi'}
        value={draft.technicians}
        error={wrongAt('technicians')}
        onChange={({ currentTarget: { value } }) => setDraft({ ...draft, technicians: value })}
      />
    ),
    hours: <Hours draft={draft} onChange={setDraft} wrongAt={wrongAt} />,
    you: (
      <>
        {text('you', 'name', { required: true })}
        {text('you', 'email', { required: true, type: 'email' })}
        <PasswordInput
          label={say('password')}
          required
          minLength={10}
          autoComplete="new-password"
          value={draft.you.password}
          error={wrongAt('you.password')}
          onChange={({ currentTarget: { value } }) =>
            setDraft({ ...draft, you: { ...draft.you, password: value } })
          }
        />
      </>
    ),
  }
  const elsewhere = reasons.filter((one) => !one.at || !questions.some((part) => one.at?.startsWith(part)))
  return (
    <Card className={classes.wide} withBorder shadow="md" padding="xl" radius="lg">
      <Group justify="space-between" align="start" mb="lg" wrap="nowrap">
        <div>
          <Title order={1}>{say('title')}</Title>
          <Text c="dimmed" size="sm">
            {say('lead')}
          </Text>
        </div>
        <SegmentedControl
          size="xs"
          style={{ flexShrink: 0 }}
          aria-label={say('language')}
          value={language}
          onChange={(value) => speak(value as 'it')}
          data={['it', 'en'].map((value) => ({ value, label: value.toUpperCase() }))}
        />
      </Group>
      <Stepper
        iconSize={28}
        wrap={false}
        active={at}
        onStepClick={setAt}
        allowNextStepsSelect={false}
        size="xs"
        mb="lg"
      >
        {questions.map((one) => (
          <Stepper.Step key={one} label={say(`step.${one}`)} />
        ))}
      </Stepper>
      <form onSubmit={submit}>
        <Title order={2} size="h4" mb="sm">
          {say(`ask.${question}`)}
        </Title>
        <Stack gap="sm" mih={260}>
          {fields[question]}
          {elsewhere.map((reason) => (
            <Alert key={reason.text} color="red" role="alert">
              {reason.text}
            </Alert>
          ))}
        </Stack>
        <Group justify="space-between" mt="lg">
          <Button variant="default" disabled={busy} onClick={() => (at === 0 ? onCancel() : setAt(at - 1))}>
            {say(at === 0 ? 'cancel' : 'back')}
          </Button>
          <Group gap="sm">
            {busy && (
              <Text size="sm" c="dimmed" role="status">
                {say('busy')}
              </Text>
            )}
            <Button type="submit" loading={busy}>
              {say(last ? 'found' : 'next')}
            </Button>
          </Group>
        </Group>
      </form>
    </Card>
  )
}

function Hours({
  draft,
  onChange,
  wrongAt,
}: {
  draft: Draft
  onChange: (draft: Draft) => void
  wrongAt: (field: string) => string | undefined
}) {
  const say = useOwnCompanyWords()
  const set = (more: Partial<Draft['hours']>) => onChange({ ...draft, hours: { ...draft.hours, ...more } })
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <TextInput
          type="time"
          required
          label={say('from')}
          value={draft.hours.startTime}
          error={wrongAt('hours.startTime')}
          onChange={({ currentTarget: { value: startTime } }) => set({ startTime })}
        />
        <TextInput
          type="time"
          required
          label={say('to')}
          value={draft.hours.endTime}
          error={wrongAt('hours.endTime')}
          onChange={({ currentTarget: { value: endTime } }) => set({ endTime })}
        />
        <NumberInput
          label={say('break')}
          min={0}
          max={240}
          step={15}
          allowDecimal={false}
          value={draft.hours.breakMinutes}
          onChange={(value) => set({ breakMinutes: Number(value) || 0 })}
        />
      </SimpleGrid>
      <Checkbox
        label={say('saturday')}
        checked={draft.hours.saturday}
        onChange={({ currentTarget: { checked } }) => set({ saturday: checked })}
      />
      <Hint>{say('hours-hint')}</Hint>
    </>
  )
}

function Hint({ children }: { children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  )
}
