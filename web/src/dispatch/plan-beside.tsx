import { type PlanView, readPlan } from '@giro/business/dispatch/api.ts'
import { recordConsent } from '@giro/business/dispatch/planning/api.ts'
import { Checkbox, Loader, Text } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import classes from './plans.module.css'
import { usePlansWords } from './plans-texts.ts'

/** What happened, the plans that stand side by side for it, and whose consent the shown one needs. */
export function PlanBeside({ plan, onShowPlan }: { plan: PlanView; onShowPlan: (planNo: string) => void }) {
  const say = usePlansWords()
  const main = plan.alternativeOf ?? plan.planNo
  const { data: proposal } = useAsked(readPlan, { planNo: main }, { enabled: plan.alternativeOf !== null })
  const beside = (plan.alternativeOf === null ? plan : proposal)?.alternatives ?? []
  const choices = [main, ...beside.map((one) => one.planNo)]
  return (
    <>
      {plan.event && <p className={classes.event}>{plan.event}</p>}
      {plan.name && <p className={classes.event}>{plan.name}</p>}
      {beside.length > 0 && (
        <nav className={classes.choices} aria-label={say('beside')}>
          {choices.map((planNo) => (
            <Choice
              key={planNo}
              planNo={planNo}
              shown={planNo === plan.planNo}
              onShow={() => onShowPlan(planNo)}
            />
          ))}
          {beside.every((one) => one.state === 'proposed') && (
            <Link
              to={'/board/what-if' as string}
              search={{ plans: choices.join(',') } as never}
              className={classes.compare}
            >
              {say('compare')}
            </Link>
          )}
        </nav>
      )}
      {plan.needsConsent.length > 0 && <Consents plan={plan} />}
    </>
  )
}

/** One of the plans: what it asks of customers and what it costs. */
function Choice({ planNo, shown, onShow }: { planNo: string; shown: boolean; onShow: () => void }) {
  const say = usePlansWords()
  const formats = useFormats()
  const { data } = useAsked(
    readPlan,
    { planNo },
    {
      refetchInterval: (query) =>
        query.state.data?.state === 'waiting' || query.state.data?.state === 'computing' ? 800 : false,
    },
  )
  const working = data === undefined || data.state === 'waiting' || data.state === 'computing'
  const customers = data?.needsConsent.map((one) => one.customerName).join(', ')
  return (
    <button type="button" aria-pressed={shown} className={classes.choice} disabled={working} onClick={onShow}>
      <span>
        {working ? (
          <>
            <Loader size={10} /> {say('asks-working')}
          </>
        ) : customers ? (
          <>⚠ {say('asks-customers', { customers })}</>
        ) : (
          <>✓ {say('keeps-promises')}</>
        )}
      </span>
      {data?.after && !working && <b>{formats.money(data.after.cost)}</b>}
    </button>
  )
}

function Consents({ plan }: { plan: PlanView }) {
  const say = usePlansWords()
  const formats = useFormats()
  const { does: record, busy } = useDoes(recordConsent)
  return (
    <section className={classes.consents} aria-label={say('asks-title')}>
      <b>⚠ {say('asks-title')}</b>
      <Text size="xs">{say('asks-hint')}</Text>
      {plan.needsConsent.map((one) => (
        <div key={one.visitNo} className={classes.consent}>
          <div>
            <strong>{one.customerName}</strong>
            <div className="dim">
              {say('asks-line', {
                promised: one.promised
                  ? `${formats.clock(one.promised.from)}–${formats.clock(one.promised.to)}`
                  : '–',
                start: one.start ? formats.clock(one.start) : '–',
              })}
            </div>
            {one.phone && (
              <a href={`tel:${one.phone}`}>
                <IconPhone size={12} style={{ verticalAlign: -2 }} /> {one.phone}
              </a>
            )}
          </div>
          <Checkbox
            label={say('agreed')}
            disabled={busy || plan.state !== 'proposed'}
            checked={one.agreed}
            onChange={(event) =>
              void record({ planNo: plan.planNo, visitNo: one.visitNo, agreed: event.currentTarget.checked })
            }
          />
        </div>
      ))}
    </section>
  )
}
