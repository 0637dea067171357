import type { Relaxation } from '@giro/optimiser'
import { customerOf, describedBy, type Speaking, skillName, technicianOf } from '../reason-words.ts'
import { clockOf, minutesOf, say } from '../words.ts'

/** A change that would help as one sentence with its figures. */
export function relaxationText(change: Relaxation, speaking: Speaking): string {
  const clock = (second: number) => clockOf(second, speaking.origin, speaking.timeZone, speaking.language)
  const code = change.change === 'other-shift' ? `other-shift-${change.drops}` : change.change
  return say(
    `dispatch.relax.${code}`,
    {
      name: technicianOf(change.shift, speaking),
      minutes: 'seconds' in change ? minutesOf(change.seconds) : 0,
      skills: 'skills' in change ? change.skills.map((skill) => skillName(skill, speaking)) : [],
      start: clock('at' in change ? change.at : change.effect.start),
      size: 'size' in change ? change.size : 0,
      limit: 'limit' in change ? change.limit : 0,
      parts:
        'parts' in change
          ? Object.entries(change.parts).map(([item, pieces]) => `${pieces} × ${describedBy(item, speaking)}`)
          : [],
      visit: 'visit' in change ? customerOf(change.visit, speaking) : '',
    },
    speaking.language,
  )
}
