import type { Generated } from 'kysely'
import type { Day } from '../foundation/day.ts'
import type { ProjectState } from './project.ts'

export interface ProjectTables {
  project: {
    projectNo: string
    description: string
    customerNo: string | null
    status: ProjectState
    responsible: string
    note: string
    version: Generated<number>
  }
  projectPhase: {
    projectNo: string
    phaseNo: string
    position: number
    description: string
    startingDate: Day | null
    endingDate: Day | null
    budgetHours: string
  }
  projectHours: {
    projectNo: string
    phaseNo: string
    day: Day
    resourceNo: string | null
    groupNo: string | null
    hours: string
    description: string
  }
}
