import { codeTable } from '../engine/code-table.ts'
import { handleMaster } from '../engine/masters.ts'
import type { MasterApi } from '../foundation/master.ts'
import { extendedTexts, standardTexts } from './api.ts'
import { reasonsAgainstText } from './extended-text.ts'

export const standardTextHandlers = handleMaster(
  standardTexts as unknown as MasterApi,
  codeTable('standardText', 'standardTextCode'),
)

export const extendedTextHandlers = handleMaster(extendedTexts as unknown as MasterApi, {
  ...codeTable('extendedText', 'extendedTextCode', {
    standardTextCode: { column: 'extendedText.standardTextCode', kind: 'text', searched: true },
    itemNo: { column: 'extendedText.itemNo', kind: 'text', searched: true },
    resourceNo: { column: 'extendedText.resourceNo', kind: 'text', searched: true },
    accountNo: { column: 'extendedText.accountNo', kind: 'text', searched: true },
    language: { column: 'extendedText.language', kind: 'text' },
    text: { column: 'extendedText.text', kind: 'text', searched: true },
  }),
  reasonsNotTo: (after) => reasonsAgainstText(after as unknown as Parameters<typeof reasonsAgainstText>[0]),
})
