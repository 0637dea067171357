import {
  layoutKinds,
  previewLayout,
  readLayout,
  updateLayout,
} from '@giro/business/service-orders/paper/api.ts'
import { Button, Group, LoadingOverlay, SegmentedControl, Switch, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useEffect, useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { type call, useAsked } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { useLanguage } from '../app/words.ts'
import { Page, Panel } from '../ui/page.tsx'
import classes from './paper.module.css'
import { useSetupWords } from './texts.ts'

type Kind = (typeof layoutKinds)[number]
type Layout = Awaited<ReturnType<typeof call<typeof readLayout>>>

/** How documents look on paper: the settings, and beside them the newest document as it would come out. */
export function PaperPage({ kinds }: { kinds: ReactNode }) {
  const say = useSetupWords()
  const [kind, setKind] = useState<Kind>('quote')
  const { data } = useAsked(readLayout, { layout: kind })
  return (
    <Page title={say('paper')} actions={kinds}>
      <div className={classes.bar}>
        <SegmentedControl
          value={kind}
          data={layoutKinds.map((value) => ({ value, label: say(`paper.${value}`) }))}
          onChange={(value) => setKind(value as Kind)}
        />
      </div>
      {data ? <Settings key={`${kind} ${data.version}`} layout={data} /> : <LoadingOverlay visible />}
    </Page>
  )
}

function Settings({ layout }: { layout: Layout }) {
  const say = useSetupWords()
  const may = useMay(updateLayout)
  const { does, busy } = useDoes(updateLayout)
  const [values, setValues] = useState(layout)
  const set = (more: Partial<Layout>) => setValues((before) => ({ ...before, ...more }))
  const area = (name: 'introIt' | 'introEn' | 'closingIt' | 'closingEn') => (
    <Textarea
      mt="sm"
      label={say(name)}
      autosize
      minRows={2}
      maxLength={1000}
      readOnly={!may}
      value={values[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <div className={classes.columns}>
      <Panel>
        {area('introIt')}
        {area('introEn')}
        {area('closingIt')}
        {area('closingEn')}
        <Switch
          mt="md"
          label={say('showPrices')}
          disabled={!may}
          checked={values.showPrices}
          onChange={(event) => set({ showPrices: event.currentTarget.checked })}
        />
        <Switch
          mt="sm"
          label={say('showSignature')}
          disabled={!may}
          checked={values.showSignature}
          onChange={(event) => set({ showSignature: event.currentTarget.checked })}
        />
        {may && (
          <Group mt="lg">
            <Button loading={busy} onClick={() => void does(values)}>
              {say('save')}
            </Button>
          </Group>
        )}
      </Panel>
      <Preview layout={values} />
    </div>
  )
}

function Preview({ layout }: { layout: Layout }) {
  const say = useSetupWords()
  const language = useLanguage()
  const [{ version: _, ...fields }] = useDebouncedValue(layout, 500)
  const { data, error } = useAsked(previewLayout, { ...fields, language })
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!data) return
    const bytes = Uint8Array.from(atob(data.contentBase64), (letter) => letter.charCodeAt(0))
    const made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  if (error) return <Text c="dimmed">{error.message}</Text>
  return url ? (
    <iframe className={classes.preview} title={say('preview')} src={url} />
  ) : (
    <LoadingOverlay visible />
  )
}
