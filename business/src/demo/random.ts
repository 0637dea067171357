/** Repeatable chance: the same seed tells the same story (xorshift, Marsaglia 2003). */
export function chance(seed: number) {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 4294967296
  }
  return {
    next,
    /** Whole number, both ends included. */
    whole: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!,
    /** True with this probability. */
    happens: (probability: number) => next() < probability,
  }
}

export type Chance = ReturnType<typeof chance>
