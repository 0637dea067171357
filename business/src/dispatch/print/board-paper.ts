import { type Day, dayOf, timeOf } from '../../foundation/day.ts'
import { dayText, fillText, type Language } from '../../foundation/texts.ts'
import { type Technician, type Visit, visitsOf } from '../day.ts'

const words = {
  en: {
    time: 'Time',
    drive: 'Drive',
    customer: 'Customer',
    work: 'Work',
    promised: 'promised {window}',
    due: 'due {moment}',
    helper: 'helper',
    page: '{house} · printed {moment}',
    summary: '{count} visits · {work} at work · {drive} driving',
  },
  it: {
    time: 'Orario',
    drive: 'Viaggio',
    customer: 'Cliente',
    work: 'Lavoro',
    promised: 'promessa {window}',
    due: 'scadenza {moment}',
    helper: 'aiutante',
    page: '{house} · stampato {moment}',
    summary: '{count} visite · {work} di lavoro · {drive} di viaggio',
  },
} as const

export interface BoardToPrint {
  readonly house: string
  readonly day: Day
  readonly timeZone: string
  readonly language: Language
  readonly printedAt: string
  readonly technicians: readonly Pick<Technician, 'resourceNo' | 'name'>[]
  readonly visits: readonly Visit[]
}

const hours = (minutes: number) =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`

/** Technicians who have visits on the day, in their order. */
export function pagesOf({ technicians, visits, day }: BoardToPrint) {
  return technicians.flatMap((one) => {
    const mine = visitsOf(visits, one.resourceNo, day)
    return mine.length === 0 ? [] : [{ technician: one, visits: mine }]
  })
}

/** The board as the PDF library takes it: who drives where at what time, with what is to be done there. */
export function boardPaper(board: BoardToPrint) {
  const { language, timeZone } = board
  const say = (word: keyof (typeof words)['en'], blanks: Record<string, string | number> = {}) =>
    fillText(words[language][word], blanks)
  const clock = (moment: string) => timeOf(moment, timeZone)
  const head = (text: string) => ({ text, bold: true, fillColor: '#eef2f5' })
  const pages = pagesOf(board)
  return {
    info: { title: `${board.house} ${board.day}` },
    pageOrientation: 'landscape',
    pageMargins: [36, 36, 36, 46],
    footer: (page: number, count: number) => ({
      margin: [36, 8],
      columns: [
        { text: say('page', { house: board.house, moment: board.printedAt }), fontSize: 7, color: '#51606e' },
        { text: `${page} / ${count}`, alignment: 'right', fontSize: 7, color: '#51606e' },
      ],
    }),
    content: pages.flatMap(({ technician, visits }, at) => {
      const work = visits.reduce((sum, visit) => sum + visit.minutes, 0)
      const drive = Math.round(visits.reduce((sum, visit) => sum + visit.placement!.travelSeconds, 0) / 60)
      return [
        {
          text: technician.name,
          fontSize: 16,
          bold: true,
          ...(at > 0 && { pageBreak: 'before' }),
        },
        {
          text: `${dayText(language, board.day, { dateStyle: 'full' })} · ${say('summary', {
            count: visits.length,
            work: hours(work),
            drive: hours(drive),
          })}`,
          margin: [0, 2, 0, 8],
          color: '#51606e',
        },
        {
          layout: 'lightHorizontalLines',
          table: {
            headerRows: 1,
            widths: [70, 45, 190, '*', 120],
            body: [
              [head(say('time')), head(say('drive')), head(say('customer')), head(say('work')), head('')],
              ...visits.map((visit) => {
                const { start, end, travelSeconds, resourceNo } = visit.placement!
                return [
                  { text: `${clock(start)}–${clock(end)}`, bold: true },
                  hours(Math.round(travelSeconds / 60)),
                  {
                    stack: [
                      { text: visit.customerName, bold: true },
                      `${visit.address}, ${visit.city}`,
                      visit.phone,
                    ],
                  },
                  [visit.description, visit.orderNo].filter(Boolean).join('\n'),
                  [
                    resourceNo !== technician.resourceNo && say('helper'),
                    visit.promised &&
                      say('promised', {
                        window: `${clock(visit.promised.from)}–${clock(visit.promised.to)}`,
                      }),
                    visit.due &&
                      say('due', {
                        moment: `${dayText(language, dayOf(visit.due, timeZone), { dateStyle: 'short' })} ${clock(visit.due)}`,
                      }),
                    visit.skills.map((skill) => skill.skillCode).join(', '),
                  ]
                    .filter(Boolean)
                    .join('\n'),
                ]
              }),
            ],
          },
        },
      ]
    }),
  }
}
