export const en = {
  'loaners.document-without-customer':
    'Quote {orderNo} has no customer yet. Create or choose the customer, then lend.',
  'loaners.loaner-absent': 'There is no loaner {loanerNo}. Choose one from the list.', // E_NOT_FOUND
  'loaners.loaner-changed-meanwhile': 'Somebody else changed loaner {loanerNo}. Look at it again.',
  'loaners.exists': 'This number is taken. Choose another.',
  'loaners.no-such-unit': 'There is no such unit of measure. Choose one from the list.',
  'loaners.item-not-to-choose': 'Item {itemNo} is unknown or blocked. Choose another.', // E_NOT_FOUND
  'loaners.lent-meanwhile': 'Somebody else has just lent it. Choose another loaner.',
  'loaners.lent': 'Loaner {loanerNo} is lent on order {orderNo} and cannot be deleted. Receive it first.', // E_LOANER_LENT
  'loaners.not-blocked': 'Block loaner {loanerNo} before deleting it.', // E_LOANER_NOT_BLOCKED
  'loaners.already-lent': 'Loaner {loanerNo} is already lent on this order.', // E_LOANER_ALREADY_LENT
  'loaners.blocked': 'Loaner {loanerNo} is blocked. Choose another.', // E_LOANER_BLOCKED
  'loaners.elsewhere': 'Loaner {loanerNo} is on order {orderNo} line {line}. Receive it there first.', // E_LOANER_ELSEWHERE
  'loaners.not-received': 'Receive loaner {loanerNo} before clearing it.', // E_LOANER_NOT_RECEIVED
  'loaners.change': 'Receive loaner {loanerNo} before changing it.', // E_LOANER_CHANGE
  'loaners.delete-line': 'Receive loaner {loanerNo} before deleting the line.', // E_LOANER_DELETE_LINE
  'loaners.none-on-line': 'There is no loaner on line {line}.', // E_NO_LOANER
  'loaners.other-document': 'Loaner {loanerNo} is not lent for order {orderNo}.', // E_LOANER_OTHER_DOC
  'loaners.not-lent': 'Loaner {loanerNo} is not lent.', // E_LOANER_NOT_LENT
  'loaners.lend-it': 'Lend loaner {loanerNo} to the customer of this order?',
  'loaners.lend-it.yes': 'Lend',
  'loaners.receive-it': 'Is loaner {loanerNo} back?',
  'loaners.receive-it.yes': 'Receive',
  'loaners.receive-anyway': 'Order {orderNo} is gone and has no shipment. Receive the loaner all the same?',
  'loaners.receive-anyway.yes': 'Receive',
} as const
