import { z } from 'zod'
import { code, day, decimalText, requiredText, text, version } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'
import { command } from '../foundation/operation.ts'
import { office } from '../foundation/roles.ts'
import { projectStates } from './project.ts'

const projectNo = code()
const phaseNo = code(10)

const phase = z.object({
  /** Unique within the project. */
  phaseNo,
  description: requiredText(),
  /** First and last day, both included; null: not settled yet. */
  startingDate: day.nullable().default(null),
  endingDate: day.nullable().default(null),
  /** Hours of work that were estimated for the phase. */
  budgetHours: decimalText(2).default('0'),
})

const plannedHours = z.object({
  phaseNo,
  day,
  /** Who works; exactly one of the two. */
  resourceNo: code().nullable().default(null),
  groupNo: code(10).nullable().default(null),
  hours: decimalText(2),
  description: text().default(''),
})

/**
 * Pages Projects and Project: work that takes many visits, in phases. Orders belong to a phase; hours planned for people and
 * groups reduce their availability while the project is open.
 * Source: specification orders §7 F-8, §8.11.
 */
export const projects = masterApi({
  module: 'projects',
  entity: 'Project',
  entities: 'Projects',
  path: '/projects',
  one: { en: 'a project', it: 'un progetto' },
  many: { en: 'projects', it: 'i progetti' },
  key: 'projectNo',
  keyShape: projectNo,
  numbered: true,
  fields: {
    description: requiredText(),
    customerNo: code().nullable().default(null),
    status: z.enum(projectStates).default('planning'),
    /** Who answers for it. */
    responsible: text().default(''),
    note: text(2000).default(''),
    /** In their order. */
    phases: z.array(phase).max(50).default([]),
    plannedHours: z.array(plannedHours).max(500).default([]),
  },
  extra: {
    customerName: z.string().nullable(),
    /** First and last day of its phases. */
    startingDate: z.string().nullable(),
    endingDate: z.string().nullable(),
    budgetHours: z.string(),
  },
  mayChange: office,
})

/**
 * Project page, Move phase: that phase and, as asked, all behind it move by so many days, with the hours planned in
 * them; orders that have not begun follow.
 */
export const movePhase = command({
  name: 'projects.movePhase',
  path: '/projects/card/:projectNo/move-phase',
  title: { en: 'Move a phase of a project', it: 'Spostare una fase di un progetto' },
  may: office,
  input: z.object({
    projectNo,
    phaseNo,
    /** Later; negative: earlier. */
    days: z.int().min(-730).max(730),
    following: z.boolean().default(true),
    version,
  }),
  output: z.object({ projectNo, version }),
})
