/** Parts of a stacked bar, in a fixed order so that the same colour stands at the same place everywhere. */
const termOrder = [
  'travel',
  'overtime',
  'waiting',
  'lateness',
  'promise',
  'missingSkill',
  'zone',
  'preference',
  'stability',
  'targetDay',
  'scarceSkill',
  'balance',
  'fixed',
  'assignment',
  'other',
  'unassigned',
] as const
export type ShownTerm = (typeof termOrder)[number]

/** Driving costs by minute and by kilometre are one thing to people; what has no name here is `other`. */
export function shownTerms(terms: Readonly<Record<string, number>>): Map<ShownTerm, number> {
  const sums = new Map<ShownTerm, number>()
  for (const [term, cost] of Object.entries(terms)) {
    const shown = nameOf(term)
    sums.set(shown, (sums.get(shown) ?? 0) + cost)
  }
  return new Map(termOrder.flatMap((term) => (sums.has(term) ? [[term, sums.get(term)!] as const] : [])))
}

function nameOf(term: string): ShownTerm {
  if (term === 'travelTime' || term === 'travelDistance') return 'travel'
  return (termOrder as readonly string[]).includes(term) ? (term as ShownTerm) : 'other'
}
