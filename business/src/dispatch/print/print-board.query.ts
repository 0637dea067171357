import { loadSetup } from '../../company/public.store.ts'
import { handle } from '../../engine/module.ts'
import { pdfOf } from '../../engine/pdf.ts'
import { dayOf, timeOf } from '../../foundation/day.ts'
import { dayText } from '../../foundation/texts.ts'
import { refuse } from '../../foundation/verdict.ts'
import { loadTechnicians, loadVisits } from '../day.store.ts'
import { printBoard } from './api.ts'
import { boardPaper, pagesOf } from './board-paper.ts'

export const printBoardQuery = handle(printBoard, async ({ day, resourceNo }, reading) => {
  const { language } = reading.user
  const { timeZone, now } = reading
  const technicians = await loadTechnicians(reading, resourceNo === undefined ? undefined : [resourceNo])
  const visits = await loadVisits(reading, {
    fromDay: day,
    toDay: day,
    resourceNos: technicians.map((one) => one.resourceNo),
    unplanned: false,
  })
  const board = {
    house: (await loadSetup(reading.tx)).name,
    day,
    timeZone,
    language,
    printedAt: `${dayText(language, dayOf(now, timeZone), { dateStyle: 'short' })} ${timeOf(now, timeZone)}`,
    technicians,
    // A slot that is only kept is nobody's work yet.
    visits: visits.filter((visit) => !visit.held),
  }
  const pages = pagesOf(board).length
  if (pages === 0) refuse('dispatch.nothing-to-print', { day }, 'day')
  const pdf = await pdfOf(boardPaper(board) as never)
  return { contentBase64: pdf.toString('base64'), fileName: `giro-${day}.pdf`, pages }
})
