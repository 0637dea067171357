import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

const fonts = { Helvetica: { normal: 'Helvetica', bold: 'Helvetica-Bold', italics: 'Helvetica-Oblique' } }

/** The document as PDF. Its fonts are those that every reader has; pictures are given in the document itself. */
export async function pdfOf(document: TDocumentDefinitions): Promise<Buffer> {
  // Loaded with the first document: a server starts sooner without it.
  const { default: pdfmake } = await import('pdfmake')
  pdfmake.setFonts(fonts)
  // A document may fetch nothing: no addresses, and of files only the fonts' names.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path: string) => /^Helvetica(-\w+)?$/.test(path))
  const made = pdfmake.createPdf({ defaultStyle: { font: 'Helvetica', fontSize: 9 }, ...document })
  return Buffer.from(await made.getBuffer())
}
