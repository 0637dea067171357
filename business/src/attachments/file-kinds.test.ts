import { expect, test } from 'vitest'
import { isPlainText, kindOfFile } from './file-kinds.ts'

test('the content decides, and the name must agree with it', () => {
  expect(kindOfFile('Manuale.PDF', 'application/pdf')).toEqual({ mediaType: 'application/pdf' })
  expect(kindOfFile('foto.pdf', 'image/jpeg')).toEqual({ refused: 'ending' })
  expect(kindOfFile('pagina.html', 'text/html')).toEqual({ refused: 'kind' })
  expect(kindOfFile('programma.exe', 'application/x-msdownload')).toEqual({ refused: 'kind' })
  expect(kindOfFile('senza', 'image/png')).toEqual({ refused: 'ending' })
})

test('text is told from bytes', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  expect(isPlainText(bytes('Perde acqua\tà\r\n'))).toBe(true)
  expect(isPlainText(new Uint8Array([0, 1, 2]))).toBe(false)
  expect(isPlainText(new Uint8Array([0xff, 0xfe, 0x41]))).toBe(false)
})
