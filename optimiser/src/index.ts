export { check, missingMandatory } from './check.ts'
export { applyRelaxation, type Relaxed } from './explain/apply-relaxation.ts'
export { evaluateMove } from './explain/evaluate-move.ts'
export { explain } from './explain/explain.ts'
export { type InsertionOptions, insertions } from './explain/insertions.ts'
export {
  type Format,
  formats,
  type PlanDocument,
  type ProblemDocument,
  readPlan,
  readProblem,
} from './format/document.ts'
export { problemFromJson, problemToJson } from './format/giro-json.ts'
export { plannedFromJson, solutionFromJson, solutionToJson } from './format/giro-solution.ts'
export { fromNeutral, plannedFromNeutral, toNeutral } from './format/neutral.ts'
export { problemToNeutral } from './format/neutral-problem.ts'
export { fromSolomon, plannedFromSolomon, type SolomonOptions, toSolomon } from './format/solomon.ts'
export { fromVroom, type VroomInput } from './format/vroom-input.ts'
export { plannedFromVroom, toVroom } from './format/vroom-output.ts'
export { problemToVroom } from './format/vroom-problem.ts'
export { ProblemError, validate } from './model/validate.ts'
export { type PlanChange, planChanges, type Standing } from './modes/changes.ts'
export { type PlanFigures, planFigures } from './modes/figures.ts'
export { type InsertOne, insertOne } from './modes/insert-one.ts'
export {
  type NightBuild,
  type NightBuildOptions,
  nightBuild,
  nightBuildInWorker,
} from './modes/night-build.ts'
export { type Repair, repair } from './modes/repair.ts'
export {
  type Askable,
  type ConsentPlan,
  type Replan,
  type ReplanOptions,
  replan,
  replanInWorker,
} from './modes/replan.ts'
export {
  type ScoreAnalysis,
  type ShiftScore,
  scoreAnalysis,
  type TechnicianScore,
  type WorkFigures,
} from './modes/score-analysis.ts'
export {
  type Compared,
  comparePlans,
  type PlanComparison,
  type TechnicianComparison,
  type Variant,
  type WhatIf,
  whatIf,
} from './modes/what-if.ts'
export { groupOffers } from './offer/group-offers.ts'
export { offers } from './offer/offers.ts'
export type * from './options.ts'
export type * from './problem.ts'
export { evaluatePlan } from './schedule/evaluate-plan.ts'
export type * from './solution.ts'
export { solve } from './solve.ts'
export { solveInWorker } from './solve-in-worker.ts'
export type { ByTerm, CostTerm } from './terms/by-term.ts'
