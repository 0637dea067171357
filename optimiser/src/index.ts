export { check, missingMandatory } from './check.ts'
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
export type * from './options.ts'
export type * from './problem.ts'
export { evaluatePlan } from './schedule/evaluate-plan.ts'
export type * from './solution.ts'
export { solve } from './solve.ts'
export { solveInWorker } from './solve-in-worker.ts'
