import type { Module } from '../engine/module.ts'
import {
  addHelperCommand,
  allocateCommand,
  allocateToAllCommand,
  changeAllocationCommand,
} from './allocations/allocate.command.ts'
import { readAllocationsQuery } from './allocations/read-allocations.query.ts'
import { readAllocatedQuery, readAvailabilityQuery } from './allocations/read-availability.query.ts'
import { cancelAllocationCommand, reallocateCommand } from './allocations/reallocate.command.ts'
import { confirmSlotCommand, holdSlotCommand, releaseSlotCommand } from './appointments/hold-slot.command.ts'
import { rankSlotsQuery } from './appointments/rank-slots.query.ts'
import { readAppointmentsQuery } from './appointments/read-appointments.query.ts'
import { recommendSlotsQuery } from './appointments/recommend-slots.query.ts'
import { readBoardQuery, readBoardVisitsQuery } from './board.query.ts'
import {
  closeCalendarFeedCommand,
  openCalendarFeedCommand,
  readCalendarFeedQuery,
} from './calendar/calendar.handlers.ts'
import { explainVisitQuery } from './explanation/explain-visit.query.ts'
import { readFiguresQuery } from './figures/read-figures.query.ts'
import {
  readHandOverQuery,
  tickShiftNoteCommand,
  writeShiftNoteCommand,
} from './hand-over/hand-over.handlers.ts'
import { moveVisitsCommand, pinVisitsCommand, previewMoveQuery } from './move-visits.command.ts'
import { applyPlanCommand } from './planning/apply-proposal.command.ts'
import {
  discardPlanCommand,
  openPlanQuery,
  planDaysCommand,
  stopPlanCommand,
} from './planning/plan-day.command.ts'
import { planDayJob } from './planning/plan-day.job.ts'
import { readPlanQuery } from './planning/read-plan.query.ts'
import {
  comparePlansQuery,
  listOpenPlansQuery,
  recordConsentCommand,
  startWhatIfCommand,
} from './planning/what-if.command.ts'
import {
  forgetPositionsJob,
  readMyPositionQuery,
  readPositionsQuery,
  sharePositionCommand,
  tellPositionCommand,
} from './positions/positions.handlers.ts'
import { printBoardQuery } from './print/print-board.query.ts'
import { readProjectWorkQuery } from './projects/read-project-work.query.ts'
import { publishVisitsCommand, unpublishVisitsCommand } from './publishing/publish.command.ts'
import { readPlanQualityQuery } from './quality/read-plan-quality.query.ts'
import { emergencyWaysQuery } from './real-time/emergency-ways.query.ts'
import { mergeVisitsCommand, splitVisitCommand } from './real-time/split-merge.command.ts'
import {
  reportTrafficCommand,
  technicianBackCommand,
  technicianLateCommand,
  technicianUnavailableCommand,
} from './real-time/technicians.command.ts'
import {
  changeDurationCommand,
  customerAbsentCommand,
  customerCancelsCommand,
  customerMovesCommand,
  handOverCommand,
  partArrivedCommand,
  planEmergencyCommand,
} from './real-time/visits.command.ts'
import { listVisitReportsQuery, readMyVisitsQuery } from './reports/read-reports.query.ts'
import { reportVisitCommand } from './reports/report.command.ts'
import { readSetupQuery, updateSetupCommand } from './setup.command.ts'
import { sendSignatureLinkCommand, signByLinkCommand } from './signing/signing.command.ts'
import { redoCommand, undoCommand } from './steps.command.ts'
import { listTasksQuery } from './tasks/list-tasks.query.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import { reactions } from './visit-lifecycle.store.ts'

export const dispatch: Module = {
  name: 'dispatch',
  about: 'The dispatch board: visits, allocations, plans',
  uses: [
    'company',
    'mail',
    'attachments',
    'resources',
    'travel',
    'service-setup',
    'response-times',
    'service-items',
    'projects',
    'service-orders',
    'checklists',
  ],
  operations: [
    readBoardQuery,
    readBoardVisitsQuery,
    readProjectWorkQuery,
    sendSignatureLinkCommand,
    signByLinkCommand,
    previewMoveQuery,
    moveVisitsCommand,
    pinVisitsCommand,
    undoCommand,
    redoCommand,
    explainVisitQuery,
    planDaysCommand,
    readPlanQuery,
    openPlanQuery,
    applyPlanCommand,
    discardPlanCommand,
    stopPlanCommand,
    readAppointmentsQuery,
    recommendSlotsQuery,
    holdSlotCommand,
    releaseSlotCommand,
    confirmSlotCommand,
    rankSlotsQuery,
    readPlanQualityQuery,
    readSetupQuery,
    updateSetupCommand,
    publishVisitsCommand,
    unpublishVisitsCommand,
    startWhatIfCommand,
    listOpenPlansQuery,
    comparePlansQuery,
    recordConsentCommand,
    technicianUnavailableCommand,
    technicianLateCommand,
    technicianBackCommand,
    reportTrafficCommand,
    changeDurationCommand,
    planEmergencyCommand,
    emergencyWaysQuery,
    customerAbsentCommand,
    customerCancelsCommand,
    customerMovesCommand,
    partArrivedCommand,
    handOverCommand,
    splitVisitCommand,
    mergeVisitsCommand,
    readAllocationsQuery,
    allocateCommand,
    changeAllocationCommand,
    allocateToAllCommand,
    reallocateCommand,
    cancelAllocationCommand,
    addHelperCommand,
    readAvailabilityQuery,
    readAllocatedQuery,
    listTasksQuery,
    reportVisitCommand,
    readMyVisitsQuery,
    listVisitReportsQuery,
    readCalendarFeedQuery,
    openCalendarFeedCommand,
    closeCalendarFeedCommand,
    readMyPositionQuery,
    sharePositionCommand,
    tellPositionCommand,
    readPositionsQuery,
    readFiguresQuery,
    printBoardQuery,
    readHandOverQuery,
    writeShiftNoteCommand,
    tickShiftNoteCommand,
  ],
  reactions,
  jobs: [planDayJob, forgetPositionsJob],
  texts: { en, it },
  constraints: {
    visit_double_booking: { code: 'dispatch.double-booking' },
    slot_hold_twice: { code: 'dispatch.slot-gone' },
    slot_hold_visit: { code: 'dispatch.slot-gone' },
  },
  prepare: async (act) => {
    await act.tx
      .insertInto('dispatchSetup')
      .values({ weights: JSON.stringify({}) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
}
