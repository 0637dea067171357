import papaparse from 'papaparse'

/** Signs that a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/

/** A cell that no spreadsheet calculates: a text that looks like a formula is led by an apostrophe. */
export function harmless(value: unknown): string {
  const text =
    value === null || value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value)
  return formula.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text
}

/** Rows as CSV, with the headings as shown; UTF-8 with mark, so that spreadsheets read accents. */
export function toCsv(headings: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return `\uFEFF${papaparse.unparse({ fields: [...headings], data: rows.map((row) => row.map(harmless)) })}`
}

/** Hands the text to the browser as a file. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}

/** The same as a workbook; numbers stay numbers. Loaded only when somebody asks for it. */
export async function downloadWorkbook(
  name: string,
  headings: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const { default: writeWorkbook } = await import('write-excel-file/browser')
  const cellOf = (value: unknown) => ({ value: typeof value === 'number' ? value : harmless(value) })
  const heading = headings.map((value) => ({ value, fontWeight: 'bold' as const }))
  await writeWorkbook([heading, ...rows.map((row) => row.map(cellOf))]).toFile(name)
}
