/** States of visits that are still to be done or being done. */
export const openStates = ['unplanned', 'planned', 'published', 'en-route', 'on-site', 'paused'] as const
