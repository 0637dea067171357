/** Attempts after which a mail waits for a person. */
export const mostAttempts = 6

/**
 * What becomes of a mail after an attempt failed: it waits 1, 4, 9, … minutes longer each time, and after
 * `mostAttempts` it is an error that somebody must look at.
 */
export function afterFailure(attempts: number): { status: 'waiting' | 'error'; waitSeconds: number } {
  return attempts >= mostAttempts
    ? { status: 'error', waitSeconds: 0 }
    : { status: 'waiting', waitSeconds: attempts * attempts * 60 }
}

/** Whether a server's answer means that trying again is of no use: the address does not exist, or is refused for good. */
export function isFinal(responseCode: number | undefined): boolean {
  return responseCode !== undefined && responseCode >= 500 && responseCode < 600
}
