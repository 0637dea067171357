import type { ToSign } from '@giro/business/dispatch/public.store.ts'
import { fillText, type Language } from '@giro/business/foundation/texts.ts'
import type { readStateByToken } from '@giro/business/requests/public.store.ts'
import { type PublicWord, publicTexts } from './public-texts.ts'

/** Who the pages speak for. */
export interface House {
  readonly name: string
  readonly phone: string
  readonly timeZone: string
}

type State = NonNullable<Awaited<ReturnType<typeof readStateByToken>>>

const sayIn =
  (language: Language) =>
  (word: PublicWord, blanks: Record<string, string | number> = {}) =>
    fillText(publicTexts[language][word], blanks)

/** Text as HTML: nothing that was written by somebody else becomes markup. */
const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const styles = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f4f6f8, #11161d); color: light-dark(#17212b, #e8edf2); }
main { max-width: 34rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
header { font-weight: 600; color: light-dark(#0b6e66, #4fd1c5); margin-bottom: 1rem; }
h1 { font-size: 1.45rem; margin: 0 0 .25rem; }
.card { background: light-dark(#fff, #18202a); border: 1px solid light-dark(#dde3e9, #2a3542); border-radius: 10px; padding: 1rem; margin: 1rem 0; }
label { display: block; font-weight: 600; margin-top: .9rem; }
input, textarea { box-sizing: border-box; width: 100%; margin-top: .25rem; padding: .6rem .7rem; font: inherit; color: inherit; background: light-dark(#fff, #10161d); border: 1px solid light-dark(#9aa8b5, #4a5868); border-radius: 8px; }
input:focus, textarea:focus, button:focus, a:focus { outline: 3px solid light-dark(#0b6e66, #4fd1c5); outline-offset: 1px; }
button, .button { display: inline-block; margin-top: 1.25rem; padding: .75rem 1.5rem; font: inherit; font-weight: 600; border: 0; border-radius: 8px; background: #0b6e66; color: #fff; text-decoration: none; cursor: pointer; }
.alert { border-left: 4px solid #c05621; padding: .6rem .8rem; background: light-dark(#fff4ec, #33211a); border-radius: 6px; }
.quiet { color: light-dark(#51606e, #a9b6c3); }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 .75rem; }
@media (max-width: 26rem) { .two { grid-template-columns: 1fr; } }
ol { list-style: none; margin: 0; padding: 0; }
ol li { position: relative; padding: .35rem 0 .35rem 1.75rem; }
ol li::before { content: '○'; position: absolute; left: 0; }
ol li.past::before { content: '●'; }
ol li.now { font-weight: 700; }
ol li.now::before { content: '◉'; color: light-dark(#0b6e66, #4fd1c5); }
.trap { position: absolute; left: -5000px; width: 1px; height: 1px; overflow: hidden; }
`

/** A whole page. It needs no script and loads nothing. */
function page(language: Language, house: House, title: string, body: string): string {
  const call = house.phone
    ? `<p class="quiet">${escaped(sayIn(language)('call'))}: <a href="tel:${escaped(house.phone.replaceAll(/[^\d+]/g, ''))}">${escaped(house.phone)}</a></p>`
    : ''
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)} · ${escaped(house.name)}</title><style>${styles}</style></head>
<body><main><header>${escaped(house.name)}</header>${body}${call}</main></body></html>`
}

/** What was typed, to be shown again beside what is wrong with it. */
export type Typed = Readonly<Record<string, string>>

/** The form. `machine` is shown where a code was scanned; `problem` says what to mend. */
export function askPage(
  language: Language,
  house: House,
  facts: { action: string; stamp: string; machine: string | null; typed: Typed; problem: PublicWord | null },
): string {
  const say = sayIn(language)
  const field = (name: PublicWord, more = '', type = 'text') =>
    `<label for="${name}">${escaped(say(name))}</label><input id="${name}" name="${name}" type="${type}" value="${escaped(facts.typed[name] ?? '')}" ${more}>`
  return page(
    language,
    house,
    say('title'),
    `<h1>${escaped(say('title'))}</h1><p class="quiet">${escaped(say('intro'))}</p>
${facts.problem ? `<p class="alert" role="alert">${escaped(say(facts.problem))}</p>` : ''}
<form class="card" method="post" enctype="multipart/form-data" action="${escaped(facts.action)}">
${facts.machine ? `<p><strong>${escaped(say('machine'))}:</strong> ${escaped(facts.machine)}</p>` : ''}
<input type="hidden" name="stamp" value="${escaped(facts.stamp)}">
<div class="trap" aria-hidden="true"><label for="website">Website</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
${field('subject', 'required maxlength="200"')}
<label for="message">${escaped(say('message'))}</label><textarea id="message" name="message" rows="4" maxlength="5000">${escaped(facts.typed.message ?? '')}</textarea>
${field('name', 'maxlength="100" autocomplete="name"')}
<div class="two"><div>${field('email', 'maxlength="200" autocomplete="email"', 'email')}</div><div>${field('phone', 'maxlength="40" autocomplete="tel"', 'tel')}</div></div>
${facts.machine ? '' : field('address', 'maxlength="200" autocomplete="street-address"')}
${field('wishes', 'maxlength="300"')}
<label for="photos">${escaped(say('photos'))}</label><input id="photos" name="photos" type="file" accept="image/*" multiple>
<button type="submit">${escaped(say('send'))}</button></form>`,
  )
}

export function thanksPage(language: Language, house: House, requestNo: number, stateUrl: string): string {
  const say = sayIn(language)
  return page(
    language,
    house,
    say('thanks'),
    `<h1>${escaped(say('thanks'))}</h1><div class="card"><p>${escaped(say('arrived', { no: requestNo }))}</p>
<p class="quiet">${escaped(say('keep-link'))}</p><a class="button" href="${escaped(stateUrl)}">${escaped(say('state-link'))}</a></div>`,
  )
}

export function plainPage(language: Language, house: House, word: PublicWord): string {
  const say = sayIn(language)
  return page(language, house, say('title'), `<div class="card"><p>${escaped(say(word))}</p></div>`)
}

/** What was done, and the form to sign for it; once signed, that it was. */
export function signPage(
  house: House,
  work: ToSign,
  facts: { action: string; typed: Typed; problem: PublicWord | null },
): string {
  const { language } = work
  const say = sayIn(language)
  const day = (at: string) =>
    new Intl.DateTimeFormat(language, { timeZone: house.timeZone, dateStyle: 'long' }).format(new Date(at))
  const when = work.arrivedAt ? `${day(work.arrivedAt)}, ${work.times}` : ''
  const list = (entries: readonly string[]) =>
    entries.length === 0 ? '' : `<ul>${entries.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`
  const done = `<div class="card"><p><strong>${escaped(work.description)}</strong></p>
<p class="quiet">${escaped([when, work.technician].filter(Boolean).join(' · '))}</p>
${list(work.lines.map((line) => `${line.description}: ${line.status}`))}${list(work.used)}</div>`
  const form = `${facts.problem ? `<p class="alert" role="alert">${escaped(say(facts.problem))}</p>` : ''}
<form class="card" method="post" enctype="multipart/form-data" action="${escaped(facts.action)}">
<label for="name">${escaped(say('sign-name'))}</label><input id="name" name="name" required maxlength="100" autocomplete="name" value="${escaped(facts.typed.name ?? '')}">
<label for="remark">${escaped(say('sign-remark'))}</label><input id="remark" name="remark" maxlength="200" value="${escaped(facts.typed.remark ?? '')}">
<label><input type="checkbox" name="agree" value="yes" required style="width:auto;margin-inline-end:.5rem"${facts.typed.agree === 'yes' ? ' checked' : ''}>${escaped(say('sign-agree'))}</label>
<button>${escaped(say('sign-button'))}</button></form>`
  const signed = work.signedAt
    ? `<div class="card" role="status"><p>${escaped(say('signed', { day: day(work.signedAt) }))}</p></div>`
    : form
  const title = say('sign-title', { no: work.orderNo })
  return page(
    language,
    house,
    title,
    `<h1>${escaped(title)}</h1><p>${escaped(work.customerName)}</p>${done}${signed}`,
  )
}

const road = ['received', 'in-work', 'planned', 'on-the-way', 'on-site', 'done'] as const

/** Where the request stands, as steps of a road. */
export function statePage(house: House, state: State): string {
  const { language } = state
  const say = sayIn(language)
  const moment = (at: string, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: house.timeZone, ...style }).format(new Date(at))
  const at = road.indexOf(state.step as 'done')
  const steps =
    at < 0
      ? `<p><strong>${escaped(say(`step.${state.step}`))}</strong></p>`
      : `<ol>${road
          .map(
            (step, index) =>
              `<li class="${index < at ? 'past' : index === at ? 'now' : ''}"${index === at ? ' aria-current="step"' : ''}>${escaped(say(`step.${step}`))}</li>`,
          )
          .join('')}</ol>`
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const window = state.visit
    ? `<p><strong>${escaped(
        say('window', {
          day: moment(state.visit.from, { weekday: 'long', day: 'numeric', month: 'long' }),
          from: moment(state.visit.from, clock),
          to: moment(state.visit.to, clock),
        }),
      )}</strong></p>`
    : ''
  const answer = state.answer
    ? `<div class="card" style="white-space:pre-wrap">${escaped(state.answer)}</div>`
    : ''
  const received = moment(state.receivedAt, { dateStyle: 'medium', timeStyle: 'short' })
  return page(
    language,
    house,
    say('state', { no: state.requestNo }),
    `<h1>${escaped(say('state', { no: state.requestNo }))}</h1><p>${escaped(state.subject)}</p>
<p class="quiet">${escaped(say('received-on', { moment: received }))}</p><div class="card">${steps}${window}</div>${answer}`,
  )
}
