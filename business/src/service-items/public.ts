export { type NeededSkill, neededSkills } from './needed-skills.ts'
