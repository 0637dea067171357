/**
 * What a person may be in a company. A person may hold several roles; what each role may do follows
 * from the operations, which name the roles they are for (`may` in their declaration).
 */
export const roles = ['dispatcher', 'technician', 'manager', 'administrator'] as const

export type Role = (typeof roles)[number]

/** Everybody who works in the company, whatever the role. */
export const everyRole: readonly Role[] = roles

/** The people of the office: all but the technician. */
export const office: readonly Role[] = ['dispatcher', 'manager', 'administrator']

/** Those who keep the set-up. */
export const keepers: readonly Role[] = ['manager', 'administrator']

/** Whether somebody with these roles works in the office: they see and do what is everybody's, a technician only their own. */
export const worksInOffice = (own: readonly Role[]): boolean => own.some((role) => office.includes(role))
