/** How the statuses of lines are told apart, besides by their words. */
export const statusColours = { open: 'gray', submitted: 'blue', rejected: 'red', approved: 'teal' } as const
