export type * from './options.ts'
export type * from './problem.ts'
export type * from './solution.ts'
