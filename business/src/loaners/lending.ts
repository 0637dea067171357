import type { Refusal } from '../foundation/verdict.ts'

/** Where a loaner is lent now. */
export interface Lent {
  readonly documentNo: string
  readonly lineNo: number
}

export interface LoanerToLend {
  readonly loanerNo: string
  readonly blocked: boolean
  /** Null where it is in the house. */
  readonly lent: Lent | null
}

/**
 * What stands against a line's loaner becoming `wanted`; `present` is the one lent on the line now.
 *
 * In the order of specification items §17.2: on another line, lent, blocked. A line's loaner is received before it
 * is cleared or changed.
 */
export function reasonsAgainstLending(
  wanted: LoanerToLend | null,
  present: string | null,
  line: Lent,
): Refusal[] {
  const at = 'loanerNo'
  if (wanted === null)
    return present === null ? [] : [{ code: 'loaners.not-received', facts: { loanerNo: present }, at }]
  if (present === wanted.loanerNo) return []
  if (present !== null) return [{ code: 'loaners.change', facts: { loanerNo: present }, at }]
  const { loanerNo, lent } = wanted
  if (lent && lent.documentNo === line.documentNo)
    return [{ code: 'loaners.already-lent', facts: { loanerNo }, at }]
  if (lent)
    return [
      { code: 'loaners.elsewhere', facts: { loanerNo, orderNo: lent.documentNo, line: lent.lineNo }, at },
    ]
  return wanted.blocked ? [{ code: 'loaners.blocked', facts: { loanerNo }, at }] : []
}

/** What stands against deleting a loaner: lent, or not blocked first. */
export function reasonsAgainstDeleting({ loanerNo, blocked, lent }: LoanerToLend): Refusal[] {
  if (lent) return [{ code: 'loaners.lent', facts: { loanerNo, orderNo: lent.documentNo } }]
  return blocked ? [] : [{ code: 'loaners.not-blocked', facts: { loanerNo } }]
}
