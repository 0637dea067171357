export const en = {
  'time-sheets.not-yours': 'You may see and write your own time sheet only.',
  'time-sheets.no-such-resource': 'There is no resource {resourceNo}. Choose one from the list.',
  'time-sheets.no-sheet': '{name} has no time sheets. Switch them on at the resource.',
  'time-sheets.changed-meanwhile':
    'The sheet of {name} for the week of {day} was changed meanwhile. Look at it again.',
  'time-sheets.begun-meanwhile': 'Somebody else has begun this sheet. Load the page again.',
  'time-sheets.line-absent': 'The line is not there any more. Load the page again.',
  'time-sheets.project-missing': 'Choose the project.',
  'time-sheets.no-such-work-type': 'There is no such work type. Choose one from the list.',
  'time-sheets.no-such-order': 'There is no order {orderNo}. Choose one from the list.',
  'time-sheets.no-such-line': 'Order {orderNo} has no such line. Choose one of its lines.',
  'time-sheets.hours-negative': 'Hours cannot be negative.',
  'time-sheets.day-too-long': '{day} would have more than 24 hours. Correct one of its lines.',
  'time-sheets.order-missing': 'Choose the order of “{description}” before submitting.', // ORDER_MISSING
  'time-sheets.no-hours': '“{description}” has no hours. Enter some, or delete the line.',
  'time-sheets.not-writable': 'The line is not open. Reopen it first.',
  'time-sheets.not-in-state': '“{description}” is not in a state for this. Load the page again.',
  'time-sheets.nothing-to-submit': 'There is nothing to submit.',
  'time-sheets.nothing-to-approve': 'There is nothing to approve: no line was submitted.',
  'time-sheets.nothing-to-reject': 'There is nothing to reject: no line was submitted.',
  'time-sheets.nothing-to-reopen': 'There is nothing to reopen.',
  'time-sheets.approved-by-office': 'The hours are approved. Ask the office to reopen them.',
  'time-sheets.linked-lines':
    'Order {orderNo} has lines with these hours. Delete them there first, then reopen.', // LINKED_LINES
  'time-sheets.exceeded': 'Only {hours} h are approved for {day}. Enter at most as many.', // TIME_SHEET_EXCEEDED
  'time-sheets.nothing-to-create': 'All approved hours of order {orderNo} have their lines already.',
  'time-sheets.resource-has-sheets': 'The resource has time sheets. Block it instead of deleting.',
  'time-sheets.project-has-hours': 'Hours were entered for the project. Set it to completed instead.',
  'time-sheets.travel': 'Travel',
  'time-sheets.absence': 'Absence',
} as const
