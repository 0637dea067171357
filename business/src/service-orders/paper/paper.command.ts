import type { Act, Reading } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { pdfOf } from '../../engine/pdf.ts'
import { givenOf } from '../../foundation/given.ts'
import { fillText } from '../../foundation/texts.ts'
import { changedMeanwhile, refuse } from '../../foundation/verdict.ts'
import { queueMail } from '../../mail/public.store.ts'
import { archiveDocument, documentEntity } from '../documents/archive.store.ts'
import { loadOrderForUpdate, logDocument, logEvent } from '../orders.store.ts'
import { previewLayout, printDocument, readLayout, sendDocument, updateLayout } from './api.ts'
import { loadPaper } from './paper.store.ts'
import { type Layout, paperOf } from './paper.ts'

function loadLayout(tx: Reading['tx'], layout: Layout['layout']) {
  return tx.selectFrom('documentLayout').selectAll().where('layout', '=', layout).executeTakeFirstOrThrow()
}

export const readLayoutQuery = handle(readLayout, ({ layout }, reading) => loadLayout(reading.tx, layout))

export const updateLayoutCommand = handle(updateLayout, async ({ layout, version, ...changes }, act) => {
  const before = await loadLayout(act.tx, layout)
  if (before.version !== version) changedMeanwhile('service-orders.layout-changed-meanwhile')
  const given = givenOf(changes)
  await act.tx
    .updateTable('documentLayout')
    .set({ ...given, version: version + 1 })
    .where('layout', '=', layout)
    .execute()
  await act.remember('service-orders.layout', layout, before, { ...before, ...given })
  await act.publish('service-orders.layout-changed', layout)
  return { version: version + 1 }
})

export const previewLayoutQuery = handle(previewLayout, async ({ language, ...layout }, reading) => {
  const kind = layout.layout === 'quote' ? 'quote' : 'order'
  const newest = await reading.tx
    .selectFrom('serviceOrder')
    .select('orderNo')
    .orderBy((builder) => builder('kind', '=', kind), 'desc')
    .orderBy('orderDate', 'desc')
    .orderBy('orderNo', 'desc')
    .executeTakeFirst()
  if (!newest) return refuse('service-orders.nothing-to-preview')
  const paper = await loadPaper(reading, newest.orderNo, language)
  return { contentBase64: (await pdfOf(paperOf(paper, layout) as never)).toString('base64') }
})

/** The PDF, and its archived version where the set-up says so. */
async function printed(act: Act, orderNo: string, layout: Layout['layout']) {
  const order = await loadOrderForUpdate(act.tx, orderNo)
  const paper = await loadPaper(act, orderNo)
  const pdf = await pdfOf(paperOf(paper, await loadLayout(act.tx, layout)) as never)
  await archiveDocument(act, order, 'printed')
  return { order, paper, contentBase64: pdf.toString('base64'), fileName: `${orderNo}.pdf` }
}

export const printDocumentCommand = handle(printDocument, async ({ orderNo, layout }, act) => {
  const { contentBase64, fileName } = await printed(act, orderNo, layout)
  return { contentBase64, fileName }
})

const mailWords = {
  en: {
    subject: '{company}: {what} {orderNo}',
    body: 'Good day,\n\nplease find attached our {what} {orderNo}.\n\nKind regards\n{company}',
    quote: 'quote',
    order: 'order confirmation',
    'work-sheet': 'work sheet',
    'service-report': 'service report',
  },
  it: {
    subject: '{company}: {what} {orderNo}',
    body: 'Buongiorno,\n\nin allegato: {what} {orderNo}.\n\nCordiali saluti\n{company}',
    quote: 'offerta',
    order: "conferma d'ordine",
    'work-sheet': 'scheda di lavoro',
    'service-report': 'rapporto di intervento',
  },
} as const

export const sendDocumentCommand = handle(sendDocument, async ({ orderNo, layout, to, message }, act) => {
  const { paper, contentBase64, fileName } = await printed(act, orderNo, layout)
  const words = mailWords[paper.language]
  const facts = { company: paper.house.name, what: words[layout], orderNo }
  await queueMail(act, {
    to,
    subject: fillText(words.subject, facts),
    body: message || fillText(words.body, facts),
    attachments: [{ name: fileName, mediaType: 'application/pdf', contentBase64 }],
    about: { entity: documentEntity, subject: orderNo },
  })
  await logDocument(act, [{ orderNo, event: logEvent.mailQueued, after: to }])
  await act.publish('service-orders.sent', orderNo)
  return {}
})
