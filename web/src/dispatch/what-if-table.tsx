import type { ComparedPlans } from '@giro/business/dispatch/planning/api.ts'
import type { ReactNode } from 'react'
import type { Formats } from '../app/formats.ts'
import classes from './plans.module.css'
import type { PlansWords } from './plans-texts.ts'

type Unit = ComparedPlans['measures'][number]['unit']
/** More of these is better; of all others less is. */
const welcome = new Set(['planned'])

/** The plans as columns after "now": figures drawn as bars, money by term, each technician, and each visit that differs. */
export function ComparedTable({
  compared,
  say,
  formats,
  head,
}: {
  compared: ComparedPlans
  say: PlansWords
  formats: Formats
  head: (plan: ComparedPlans['plans'][number]) => ReactNode
}) {
  const columns = compared.plans.length + 2
  const show = (unit: Unit, value: number) =>
    unit === 'money'
      ? formats.money(value)
      : unit === 'seconds'
        ? formats.minutes(value / 60)
        : unit === 'metres'
          ? formats.kilometres(value)
          : formats.whole(value)
  const section = (title: string) => (
    <tr className={classes.section}>
      <th className={classes.corner} scope="colgroup">
        {title}
      </th>
      <td colSpan={columns - 1} />
    </tr>
  )
  const mostOfTechnicians = Math.max(1, ...compared.technicians.flatMap((one) => one.values.map(busySeconds)))
  return (
    <section className={classes.sheet} aria-label={say('compare')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.corner} aria-label={say('figures')} />
            <th scope="col">
              <div className={classes.head}>
                <strong>{say('now')}</strong>
              </div>
            </th>
            {compared.plans.map((plan) => (
              <th key={plan.planNo} scope="col">
                <div className={classes.head}>
                  <strong>{plan.name || say('name.plain')}</strong>
                  {head(plan)}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {section(say('figures'))}
          {compared.measures
            .filter(({ values }) => values.some((value) => value !== 0))
            .map(({ measure, unit, values }) => (
              <tr key={measure}>
                <th scope="row">{say(`m.${measure}` as 'm.cost')}</th>
                {bars(values, (value) => show(unit, value), welcome.has(measure), say)}
              </tr>
            ))}
          {section(say('money'))}
          {compared.terms.map(({ term, values }) => (
            <tr key={term}>
              <th scope="row">{say(`t.${term}` as 't.overtime')}</th>
              {bars(values, formats.money, false, say)}
            </tr>
          ))}
          {section(say('technicians'))}
          {compared.technicians.map((one) => (
            <tr key={one.resourceNo}>
              <th scope="row">
                {one.name} {one.imagined && <span className="dim">({say('imagined')})</span>}
              </th>
              {one.values.map((sums, at) => (
                <td key={String(at)}>
                  <div className={classes.cell}>
                    <div className={classes.value}>
                      <b>{formats.minutes(busySeconds(sums) / 60)}</b>
                      <span>{formats.money(sums.cost ?? 0)}</span>
                    </div>
                    <Bar share={busySeconds(sums) / mostOfTechnicians} now={at === 0} />
                    <span className="dim">
                      {say('technician-line', {
                        visits: sums.visits ?? 0,
                        travel: formats.minutes((sums.travelSeconds ?? 0) / 60),
                      })}
                      {(sums.overtimeSeconds ?? 0) > 0 &&
                        ` · ${say('overtime')} ${formats.minutes(sums.overtimeSeconds! / 60)}`}
                    </span>
                  </div>
                </td>
              ))}
            </tr>
          ))}
          {compared.visits.length > 0 &&
            section(`${say('visits')} (${compared.visits.length + compared.visitsLeftOut})`)}
          {compared.visits.map((visit) => (
            <tr key={visit.visitNo}>
              <th scope="row">{visit.customerName}</th>
              {visit.places.map((place, at) => {
                const same = at > 0 && placeKey(place) === placeKey(visit.places[0] ?? null)
                return (
                  <td key={String(at)} className={at === 0 || same ? classes.same : classes.changed}>
                    {at > 0 && same ? (
                      '='
                    ) : place === null ? (
                      say('not-planned')
                    ) : (
                      <>
                        {place.name}
                        <br />
                        {formats.day(place.start)} {formats.clock(place.start)}
                      </>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Sums = ComparedPlans['technicians'][number]['values'][number]
const busySeconds = (sums: Sums) => (sums.workSeconds ?? 0) + (sums.travelSeconds ?? 0)

const placeKey = (place: ComparedPlans['visits'][number]['places'][number]) =>
  place === null ? '' : `${place.resourceNo} ${place.start}`

function Bar({ share, now }: { share: number; now: boolean }) {
  return (
    <div className={classes.track} aria-hidden="true">
      <i data-now={now || undefined} style={{ width: `${Math.min(100, share * 100)}%` }} />
    </div>
  )
}

/** A row of values as bars with the difference to now, which says in signs and words whether it is better. */
function bars(
  values: readonly number[],
  show: (value: number) => string,
  moreIsBetter: boolean,
  say: PlansWords,
) {
  const [now = 0] = values
  const most = Math.max(...values, 1e-9)
  return values.map((value, at) => {
    const difference = value - now
    const better = moreIsBetter ? difference > 0 : difference < 0
    return (
      <td key={String(at)}>
        <div className={classes.cell}>
          <div className={classes.value}>
            <b>{show(value)}</b>
            {at > 0 && Math.abs(difference) > 1e-6 && (
              <span
                data-good={better || undefined}
                data-bad={!better || undefined}
                title={say(better ? 'better' : 'worse')}
              >
                {difference > 0 ? '▲ +' : '▼ −'}
                {show(Math.abs(difference))}
              </span>
            )}
          </div>
          <Bar share={value / most} now={at === 0} />
        </div>
      </td>
    )
  })
}
