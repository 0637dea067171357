import writeWorkbook from 'write-excel-file/node'

/** An XLSX file with one sheet of these rows. */
export async function workbook(rows: readonly (readonly (string | number)[])[]): Promise<Buffer> {
  return writeWorkbook(rows.map((row) => row.map((value) => ({ value })))).toBuffer()
}
