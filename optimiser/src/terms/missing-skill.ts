import { missingSkills } from '../constraints/skills.ts'
import type { PairTerm } from './term.ts'

/** S6: a wished skill that the technician lacks, once a visit. */
export const missingSkill: PairTerm = {
  key: 'missingSkill',
  concerns: (problem) => problem.visits.some((visit) => visit.missingSkillCost),
  cost: (_problem, shift, visit) =>
    visit.missingSkillCost && missingSkills(shift, visit).length > 0 ? visit.missingSkillCost : 0,
}
