export { serviceItemEvent } from './log.ts'
export { type NeededSkill, neededSkills } from './needed-skills.ts'
export { isQualified } from './skill-inheritance.ts'
export { noWarranty, underWarranty, type Warranty } from './warranty.ts'
