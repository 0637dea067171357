import type { SameCodes } from '../foundation/texts.ts'
import type { en } from './texts.en.ts'

export const it: SameCodes<typeof en> = {
  'imports.cell-empty': 'obbligatorio',
  'imports.cell-too-long': 'è troppo lungo',
  'imports.cell-no-code': 'non è un codice: senza spazi ai margini e senza / \\ ? #',
  'imports.cell-no-choice': 'non è uno dei valori possibili',
  'imports.cell-no-day': 'non è una data: scrivere 14/03/2026',
  'imports.cell-no-number': 'non è un numero',
  'imports.cell-negative': 'non può essere negativo',
  'imports.row-twice': 'compare due volte nel file',
  'imports.no-such-record': 'inesistente: inserirlo prima',
  'imports.not-permitted': "non ammesso dalle regole dell'articolo in assistenza",
  'imports.cell-no-degrees': 'non è una posizione: scrivere i gradi come 46.06787',
  'imports.half-position': 'servono latitudine e longitudine insieme',
  'imports.cell-no-email': 'non è un indirizzo e-mail',
  'imports.cell-no-country': 'non è un paese: scrivere due lettere, come IT',
  'imports.row-without-name': 'la riga non ha né nome né indirizzo',
  'imports.rows-not-kept': "Ciò che l'importazione {batchNo} scrisse non fu conservato: non è annullabile.",
  'imports.no-workbook': 'Il file non è una cartella XLSX leggibile. Salvarlo di nuovo, o come CSV.',
  'imports.problem':
    "Riga {row}, {field}: «{value}» non è importabile. Provare l'importazione per vedere perché.",
  'imports.batch-absent': "L'importazione {batchNo} non esiste.",
  'imports.rolled-back': "L'importazione {batchNo} è già stata annullata.",
  'imports.changed-since':
    "{subject} è stato modificato o eliminato dopo l'importazione, che non è più annullabile.",
}
