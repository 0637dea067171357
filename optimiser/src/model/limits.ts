/**
 * Bounds of the compiled numbers. All times fit 32 bits even after one driving time and one service are added,
 * so that the inner loops never leave integer arithmetic.
 */

/** Latest moment and longest duration, in seconds after the origin (eight years). */
export const LATEST = 2 ** 28

/** Driving time that stands for "no way". */
export const NO_WAY = 2 ** 29

/** Time that stands for "cannot be reached". */
export const NEVER = 2 ** 30

/** Latest arrival that stands for "already too late". */
export const TOO_LATE = -(2 ** 30)

/** Most breaks and absences of a shift together: which are taken is kept in the bits of one number. */
export const MOST_PAUSES = 30
