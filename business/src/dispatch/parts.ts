/** A part of long work: on which of its days, and for how long. */
export interface Part {
  /** From 1. */
  readonly day: number
  readonly minutes: number
}

/**
 * Work in parts: full days of `perDay` minutes and what is left, each day in stretches of about equal length and at
 * most `stretch` minutes, because a break is taken between visits and never during one. One part where it fits. All
 * are at least 1. Source: specification orders §11.1 (work longer than a shift), H4.
 */
export function partsOf(minutes: number, perDay: number, stretch: number): Part[] {
  return pieces(minutes, perDay).flatMap((ofDay, at) => {
    const count = Math.ceil(ofDay / stretch)
    const each = Math.floor(ofDay / count)
    const longer = ofDay - each * count
    return Array.from({ length: count }, (_, index) => ({
      day: at + 1,
      minutes: each + (index < longer ? 1 : 0),
    }))
  })
}

function pieces(minutes: number, most: number): number[] {
  const full = Math.floor(minutes / most)
  const rest = minutes - full * most
  return [...Array<number>(full).fill(most), ...(rest > 0 ? [rest] : [])]
}
