/** What a label says: a title, lines below it, and the address that its code opens. */
export interface Label {
  readonly title: string
  readonly lines: readonly string[]
  readonly address: string
}

/** What the label of a service item is made of. */
export interface LabelItem {
  readonly serviceItemNo: string
  readonly publicCode: string
  readonly description: string
  readonly serialNo: string
  readonly customerName: string | null
  readonly locationOfItem: string
}

export const labelFormats = ['single', 'sheet'] as const
export type LabelFormat = (typeof labelFormats)[number]

/** Points in a millimetre. */
const mm = 72 / 25.4

/** A label printer's 62 × 29 mm, or sheets of A4 with 3 × 8 labels of 70 × 37 mm. */
export const labelSizes = {
  single: { page: { width: 62 * mm, height: 29 * mm }, columns: 1, width: 62 * mm, height: 29 * mm },
  sheet: { page: 'A4' as const, columns: 3, width: 70 * mm, height: 37 * mm },
} as const

/** The address that the code opens: the card for our people, the page to ask for service for everybody else. */
export function labelAddress(origin: string, company: string, publicCode: string): string {
  return `${origin.replace(/\/$/, '')}/ask/${company}/${publicCode}`
}

/** Number, words, serial number, customer and place of a service item. */
export function labelOfItem(item: LabelItem, origin: string, company: string): Label {
  return {
    title: item.serviceItemNo,
    lines: [item.description, item.serialNo, item.customerName ?? '', item.locationOfItem],
    address: labelAddress(origin, company, item.publicCode),
  }
}

/** The code, and beside it the words; the first line a little larger. */
function drawn(label: Label, format: LabelFormat) {
  const { height } = labelSizes[format]
  const code = height - 16
  const [first = '', ...rest] = label.lines
  return {
    columns: [
      { width: code + 6, qr: label.address, fit: code, eccLevel: 'M' as const },
      {
        width: '*' as const,
        stack: [
          { text: label.title, bold: true, fontSize: 10 },
          { text: first.slice(0, 60), fontSize: 7 },
          ...rest.filter(Boolean).map((text) => ({ text: text.slice(0, 40), fontSize: 6 })),
          { text: 'Giro', fontSize: 5, color: '#666666' },
        ],
      },
    ],
    columnGap: 4,
  }
}

/** The labels as a document, each on a page of its own or many on a sheet. */
export function labelDocument(all: readonly Label[], format: LabelFormat) {
  const size = labelSizes[format]
  const labels = all.map((label) => drawn(label, format))
  if (format === 'single')
    return {
      pageSize: size.page as { width: number; height: number },
      pageMargins: 6,
      content: labels.map((label, at) => (at === 0 ? label : { ...label, pageBreak: 'before' as const })),
    }
  const rows = Array.from({ length: Math.ceil(labels.length / size.columns) }, (_, row) =>
    Array.from({ length: size.columns }, (__, column) => labels[row * size.columns + column] ?? ''),
  )
  return {
    pageSize: 'A4' as const,
    pageMargins: [0, 0, 0, 0] as [number, number, number, number],
    content: [
      {
        layout: 'noBorders' as const,
        table: {
          widths: Array.from({ length: size.columns }, () => size.width - 8),
          heights: size.height - 4,
          dontBreakRows: true,
          body: rows,
        },
      },
    ],
  }
}
