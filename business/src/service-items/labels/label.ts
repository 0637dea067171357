/** What a label says about a service item. */
export interface LabelItem {
  readonly serviceItemNo: string
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

/** The address that the code opens: the card of the service item. */
export function labelAddress(origin: string, serviceItemNo: string): string {
  return `${origin.replace(/\/$/, '')}/service-items/${encodeURIComponent(serviceItemNo)}`
}

/** One label: the code, and beside it number, words, serial number, customer and place. */
export function labelOf(item: LabelItem, origin: string, format: LabelFormat) {
  const { height } = labelSizes[format]
  const code = height - 16
  const lines = [item.serialNo, item.customerName ?? '', item.locationOfItem].filter(Boolean)
  return {
    columns: [
      { width: code + 6, qr: labelAddress(origin, item.serviceItemNo), fit: code, eccLevel: 'M' as const },
      {
        width: '*' as const,
        stack: [
          { text: item.serviceItemNo, bold: true, fontSize: 10 },
          { text: item.description.slice(0, 60), fontSize: 7 },
          ...lines.map((text) => ({ text: text.slice(0, 40), fontSize: 6 })),
          { text: 'Giro', fontSize: 5, color: '#666666' },
        ],
      },
    ],
    columnGap: 4,
  }
}

/** The labels as a document, each on a page of its own or many on a sheet. */
export function labelDocument(items: readonly LabelItem[], origin: string, format: LabelFormat) {
  const size = labelSizes[format]
  const labels = items.map((item) => labelOf(item, origin, format))
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
