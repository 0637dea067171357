import papaparse from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { refuse } from '../foundation/verdict.ts'
import type { Cells } from './cells.ts'

export interface ReadFile {
  readonly headings: readonly string[]
  readonly lines: readonly Cells[]
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Headings and lines of a CSV file, or of the first sheet of an XLSX file; which it is, its content says. */
export async function readFile(bytes: Buffer): Promise<ReadFile> {
  return isZip(bytes) ? readWorkbook(bytes) : readCsv(bytes)
}

function readCsv(bytes: Buffer): ReadFile {
  const text = new TextDecoder('utf-8').decode(bytes)
  // Older office programs write the Western code page.
  const whole = text.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text
  const parsed = papaparse.parse<Cells>(whole.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (heading) => heading.trim(),
  })
  return { headings: parsed.meta.fields ?? [], lines: parsed.data }
}

async function readWorkbook(bytes: Buffer): Promise<ReadFile> {
  const sheet = await readSheet(bytes).catch(() => refuse('imports.no-workbook', {}, 'contentBase64'))
  const [first = [], ...rest] = sheet
  const headings = first.map((cell) => String(cell ?? '').trim())
  const textOf = (cell: unknown) =>
    cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : cell === null || cell === undefined
        ? ''
        : String(cell)
  const lines = rest
    .map((cells) => Object.fromEntries(headings.map((heading, at) => [heading, textOf(cells[at])])))
    .filter((line) => Object.values(line).some((cell) => cell !== ''))
  return { headings: headings.filter(Boolean), lines }
}
