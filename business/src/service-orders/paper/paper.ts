import { asAmount, type Decimal, decimal } from '../../foundation/decimal.ts'
import { dayText, fillText, type Language } from '../../foundation/texts.ts'

export interface Layout {
  readonly layout: 'quote' | 'order' | 'work-sheet' | 'service-report'
  readonly introIt: string
  readonly introEn: string
  readonly closingIt: string
  readonly closingEn: string
  readonly showPrices: boolean
  readonly showSignature: boolean
}

/** What stands on the paper. Days are calendar days, amounts decimal texts. */
export interface Paper {
  readonly language: Language
  readonly currency: string
  readonly house: {
    readonly name: string
    readonly address: string
    readonly postCode: string
    readonly city: string
    readonly phone: string
    readonly email: string
    readonly vatNo: string
  }
  readonly customer: { readonly name: string; readonly address: string; readonly place: string }
  /** Where the work is, if elsewhere. */
  readonly site: string
  readonly orderNo: string
  readonly description: string
  readonly workDescription: string
  readonly orderDate: string
  readonly validUntil: string | null
  readonly yourReference: string
  readonly contactName: string
  readonly phone: string
  readonly items: readonly {
    readonly description: string
    readonly serialNo: string
    readonly due: string
    readonly promised: string
    readonly fault: string
    readonly resolution: string
  }[]
  /** What was done at the place: visits with their times, what was written about it, who signed. */
  readonly done: SiteDone
  readonly lines: readonly {
    readonly description: string
    readonly quantity: string
    readonly unit: string
    readonly unitPrice: string
    readonly discountPct: string
    readonly amount: string
  }[]
  /** General comments; those for the house alone are not among them. */
  readonly comments: readonly string[]
}

export interface SiteDone {
  readonly visits: readonly { readonly day: string; readonly technician: string; readonly times: string }[]
  readonly resolutions: readonly string[]
  /** `image`: PNG as base64; null where nobody signed, with the reason in `whyNot`. */
  readonly signature: { readonly name: string; readonly image: string | null; readonly whyNot: string } | null
}

const words = {
  en: {
    quote: 'Quote',
    order: 'Order confirmation',
    'work-sheet': 'Work sheet',
    'service-report': 'Service report',
    visits: 'Visits',
    resolution: 'Resolution',
    signed: 'Signed by {name}',
    'not-signed': 'Not signed: {reason}',
    no: 'No. {no} of {day}',
    valid: 'Valid until {day}',
    reference: 'Your reference: {reference}',
    site: 'Place of work',
    contact: 'Contact',
    machine: 'Machine',
    serial: 'Serial no.',
    due: 'Due',
    promised: 'Appointment',
    fault: 'Fault',
    work: 'Work and parts',
    quantity: 'Quantity',
    price: 'Price',
    discount: 'Disc. %',
    amount: 'Amount',
    total: 'Total without tax',
    notes: 'Notes',
    done: 'Work done',
    hours: 'Began / ended',
    signature: 'Place, date, signature',
    vat: 'VAT no. {no}',
    page: 'Page {page} of {pages}',
  },
  it: {
    quote: 'Offerta',
    order: "Conferma d'ordine",
    'work-sheet': 'Scheda di lavoro',
    'service-report': 'Rapporto di intervento',
    visits: 'Visite',
    resolution: 'Soluzione',
    signed: 'Firmato da {name}',
    'not-signed': 'Non firmato: {reason}',
    no: 'Nr. {no} del {day}',
    valid: 'Valida fino al {day}',
    reference: 'Vostro riferimento: {reference}',
    site: 'Luogo del lavoro',
    contact: 'Contatto',
    machine: 'Macchina',
    serial: 'Nr. seriale',
    due: 'Scadenza',
    promised: 'Appuntamento',
    fault: 'Guasto',
    work: 'Lavoro e ricambi',
    quantity: 'Quantità',
    price: 'Prezzo',
    discount: 'Sc. %',
    amount: 'Importo',
    total: 'Totale senza IVA',
    notes: 'Note',
    done: 'Lavoro eseguito',
    hours: 'Inizio / fine',
    signature: 'Luogo, data, firma',
    vat: 'P. IVA {no}',
    page: 'Pagina {page} di {pages}',
  },
} as const

/** The document of a layout, as the PDF library takes it. */
export function paperOf(paper: Paper, layout: Layout) {
  const { language } = paper
  const say = (word: keyof (typeof words)['en'], blanks: Record<string, string | number> = {}) =>
    fillText(words[language][word], blanks)
  const day = (value: string) => dayText(language, value)
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const money = new Intl.NumberFormat(language, { style: 'currency', currency: paper.currency })
  const { house, customer } = paper
  const sheet = layout.layout === 'work-sheet'
  const report = layout.layout === 'service-report'
  const cell = (text: string, more: object = {}) => ({ text, ...more })
  const head = (...titles: string[]) =>
    titles.map((title) => cell(title, { bold: true, fillColor: '#eef2f5' }))
  const end = (text: string) => cell(text, { alignment: 'right' })
  const intro = language === 'it' ? layout.introIt : layout.introEn
  const closing = language === 'it' ? layout.closingIt : layout.closingEn
  const total = paper.lines.reduce<Decimal>((sum, line) => sum.plus(line.amount), decimal(0))
  const lineTable = {
    margin: [0, 4, 0, 10],
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 1,
      widths: layout.showPrices ? ['*', 50, 60, 40, 65] : ['*', 60],
      body: [
        layout.showPrices
          ? head(say('work'), say('quantity'), say('price'), say('discount'), say('amount'))
          : head(say('work'), say('quantity')),
        ...paper.lines.map((line) => {
          const quantity =
            Number(line.quantity) === 0 ? '' : `${number.format(Number(line.quantity))} ${line.unit}`
          return layout.showPrices
            ? [
                cell(line.description),
                end(quantity),
                end(Number(line.unitPrice) === 0 ? '' : money.format(Number(line.unitPrice))),
                end(Number(line.discountPct) === 0 ? '' : number.format(Number(line.discountPct))),
                end(Number(line.quantity) === 0 ? '' : money.format(Number(line.amount))),
              ]
            : [cell(line.description), end(quantity)]
        }),
        // Empty lines for what the technician writes by hand.
        ...(sheet ? Array.from({ length: 6 }, () => [cell(' '), cell(' ')]) : []),
      ],
    },
  }
  const fact = (label: string, value: string) =>
    value ? [{ columns: [{ text: label, width: 110, color: '#51606e' }, value] }] : []
  return {
    info: { title: `${say(layout.layout)} ${paper.orderNo}` },
    pageMargins: [42, 42, 42, 54],
    footer: (page: number, pages: number) => ({
      margin: [42, 8],
      columns: [
        {
          text: [house.name, house.vatNo && say('vat', { no: house.vatNo }), house.phone, house.email]
            .filter(Boolean)
            .join(' · '),
          fontSize: 7,
          color: '#51606e',
        },
        { text: say('page', { page, pages }), alignment: 'right', fontSize: 7, color: '#51606e', width: 80 },
      ],
    }),
    content: [
      {
        columns: [
          [
            { text: house.name, bold: true, fontSize: 13 },
            { text: `${house.address}\n${house.postCode} ${house.city}`, color: '#51606e' },
          ],
          {
            width: 210,
            stack: [{ text: customer.name, bold: true }, { text: `${customer.address}\n${customer.place}` }],
            margin: [0, 28, 0, 0],
          },
        ],
      },
      { text: say(layout.layout), fontSize: 17, bold: true, margin: [0, 18, 0, 2] },
      { text: say('no', { no: paper.orderNo, day: day(paper.orderDate) }), margin: [0, 0, 0, 6] },
      ...(layout.layout === 'quote' && paper.validUntil
        ? [{ text: say('valid', { day: day(paper.validUntil) }), margin: [0, 0, 0, 6] }]
        : []),
      ...(paper.yourReference ? [say('reference', { reference: paper.yourReference })] : []),
      ...fact(say('site'), paper.site),
      ...fact(say('contact'), [paper.contactName, paper.phone].filter(Boolean).join(' · ')),
      { text: paper.description, bold: true, margin: [0, 8, 0, 2] },
      ...(paper.workDescription ? [{ text: paper.workDescription, margin: [0, 0, 0, 6] }] : []),
      ...(intro ? [{ text: intro, margin: [0, 6, 0, 4] }] : []),
      ...(paper.items.length > 0
        ? [
            {
              margin: [0, 4, 0, 8],
              layout: 'lightHorizontalLines',
              table: {
                headerRows: 1,
                widths: ['*', 90, 85, 110],
                body: [
                  head(say('machine'), say('serial'), say('due'), say('promised')),
                  ...paper.items.map((item) => [
                    cell(
                      [
                        item.description,
                        item.fault && `${say('fault')}: ${item.fault}`,
                        report && item.resolution && `${say('resolution')}: ${item.resolution}`,
                      ]
                        .filter(Boolean)
                        .join('\n'),
                    ),
                    cell(item.serialNo),
                    cell(item.due),
                    cell(item.promised),
                  ]),
                ],
              },
            },
          ]
        : []),
      ...(paper.lines.length > 0 || sheet ? [lineTable] : []),
      ...(layout.showPrices && paper.lines.length > 0
        ? [
            {
              text: `${say('total')}: ${money.format(Number(asAmount(total)))}`,
              bold: true,
              alignment: 'right',
              margin: [0, 0, 0, 10],
            },
          ]
        : []),
      ...(report ? siteDone(paper, say, day) : []),
      ...(sheet ? [{ text: `${say('hours')}: ____________ / ____________`, margin: [0, 6, 0, 8] }] : []),
      ...(paper.comments.length > 0
        ? [
            { text: say('notes'), bold: true, margin: [0, 6, 0, 2] },
            ...paper.comments.map((text) => ({ text })),
          ]
        : []),
      ...(closing ? [{ text: closing, margin: [0, 14, 0, 4] }] : []),
      ...(report && layout.showSignature ? signatureOf(paper, say) : []),
      ...(layout.showSignature && !(report && paper.done.signature)
        ? [{ text: `${say('signature')}: ______________________________________`, margin: [0, 22, 0, 0] }]
        : []),
    ],
  }
}

type Say = (word: keyof (typeof words)['en'], blanks?: Record<string, string | number>) => string

/** Visits with their real times, and what was done in words. */
function siteDone({ done }: Paper, say: Say, day: (value: string) => string) {
  return [
    ...(done.visits.length > 0
      ? [
          { text: say('visits'), bold: true, margin: [0, 6, 0, 2] },
          ...done.visits.map((visit) => ({
            text: [day(visit.day), visit.technician, visit.times].filter(Boolean).join(' · '),
          })),
        ]
      : []),
    ...(done.resolutions.length > 0
      ? [
          { text: say('done'), bold: true, margin: [0, 8, 0, 2] },
          ...done.resolutions.map((text) => ({ text })),
        ]
      : []),
  ]
}

/** The signature with its name, or why there is none. */
function signatureOf({ done: { signature } }: Paper, say: Say) {
  if (!signature) return []
  if (signature.image === null)
    return [{ text: say('not-signed', { reason: signature.whyNot }), margin: [0, 16, 0, 0] }]
  return [
    { image: `data:image/png;base64,${signature.image}`, fit: [190, 80], margin: [0, 16, 0, 2] },
    { text: say('signed', { name: signature.name }) },
  ]
}
