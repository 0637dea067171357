import type { Pushed } from '@giro/business/dispatch/real-time/api.ts'
import { notifications } from '@mantine/notifications'
import type { Formats } from '../app/formats.ts'
import type { PlansWords } from './plans-texts.ts'

const shown = 4

/** Tells what a fact has pushed at once, before a way out is proposed; broken promises are named as such. */
export function tellPushed(
  answer: { readonly planNo: string | null; readonly pushed: readonly Pushed[] },
  say: PlansWords,
  formats: Formats,
): void {
  if (answer.pushed.length > 0)
    notifications.show({
      color: answer.pushed.some((one) => one.promiseBroken || one.lateMinutes > 0) ? 'orange' : 'gray',
      autoClose: 10_000,
      title: say('pushed-title'),
      message: (
        <>
          {answer.pushed.slice(0, shown).map((one) => (
            <div key={one.visitNo}>
              {say('pushed-one', {
                customer: one.customerName,
                from: formats.clock(one.from),
                to: formats.clock(one.to),
              })}
              {one.promiseBroken && ` · ⚠ ${say('pushed-broken')}`}
              {one.lateMinutes > 0 && ` · ${say('pushed-late', { minutes: one.lateMinutes })}`}
            </div>
          ))}
          {answer.pushed.length > shown && (
            <div>{say('visits-more', { count: answer.pushed.length - shown })}</div>
          )}
        </>
      ),
    })
  else if (answer.planNo === null) notifications.show({ color: 'gray', message: say('no-plan') })
}
