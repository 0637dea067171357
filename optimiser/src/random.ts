/**
 * Small fast random numbers (sfc32 by Chris Doty-Humphrey, public domain): the same seed gives the same
 * numbers on every machine, which `Math.random` does not.
 */
export class Random {
  #a = 0
  #b = 0
  #c = 0
  #d = 1

  constructor(seed: number) {
    this.#a = seed | 0
    this.#b = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0
    this.#c = Math.imul(seed ^ 0x243f6a88, 0xc2b2ae35) | 0
    for (let i = 0; i < 15; i++) this.bits()
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (this.#c << 21) | (this.#c >>> 11)
    this.#c = (this.#c + t) | 0
    return t
  }

  /** 0 included, 1 excluded. */
  unit(): number {
    return (this.bits() >>> 0) * 2.3283064365386963e-10
  }

  /** Whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor((this.bits() >>> 0) * 2.3283064365386963e-10 * limit)
  }
}
