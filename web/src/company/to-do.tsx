import { readToDo } from '@giro/business/first-setup/api.ts'
import type { Step } from '@giro/business/first-setup/to-do.ts'
import { Text } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useAsked } from '../app/call.ts'
import { useMay } from '../app/session.tsx'
import { Panel } from '../ui/page.tsx'
import { useSetupWords } from './texts.ts'

/** Where each step is done. */
const paths: Readonly<Record<Step, string>> = {
  address: '/setup/company',
  people: '/setup/people',
  groups: '/service-items/groups',
  technicians: '/resources',
  hours: '/resources',
  customers: '/customers',
  positions: '/customers',
  'service-items': '/service-items',
  warranty: '/setup/service',
  fees: '/setup/service',
}

/** What a new company still has to enter; gone when all is done. */
export function ToDo() {
  const say = useSetupWords()
  const may = useMay(readToDo)
  const { data } = useAsked(readToDo, {}, { enabled: may })
  if (!data || data.steps.every((one) => one.done)) return null
  return (
    <Panel title={say('to-do')}>
      {data.steps.map(({ step, done, open }) => (
        <Text key={step} size="sm" mb={5} c={done ? 'dimmed' : undefined}>
          {done ? (
            <IconCircleCheckFilled size={14} aria-label={say('done')} style={{ verticalAlign: -2 }} />
          ) : (
            <IconCircle size={14} aria-label={say('not-done')} style={{ verticalAlign: -2 }} />
          )}{' '}
          {done ? say(`step.${step}`) : <Link to={paths[step]}>{say(`step.${step}`)}</Link>}
          {open > 0 && <span className="dim"> ({open})</span>}
        </Text>
      ))}
    </Panel>
  )
}
