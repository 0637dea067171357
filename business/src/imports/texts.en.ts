export const en = {
  'imports.cell-empty': 'must be filled',
  'imports.cell-too-long': 'is too long',
  'imports.cell-no-code': 'is no code: leave out blanks at the ends and / \\ ? #',
  'imports.cell-no-choice': 'is none of the values that are possible',
  'imports.cell-no-day': 'is no day; write 14/03/2026',
  'imports.cell-no-number': 'is no number',
  'imports.cell-negative': 'must not be negative',
  'imports.row-twice': 'stands twice in the file',
  'imports.no-such-record': 'is unknown; enter it first',
  'imports.not-permitted': 'is not permitted by the rules of the service item',
  'imports.no-workbook': 'The file is no readable XLSX workbook. Save it again, or as CSV.',
  'imports.problem': 'Row {row}, {field}: “{value}” cannot be imported. Try the import to see why.',
  'imports.batch-absent': 'There is no import {batchNo}.',
  'imports.rolled-back': 'Import {batchNo} was rolled back already.',
  'imports.changed-since':
    '{subject} was changed or deleted since the import. It cannot be rolled back any more.',
} as const
