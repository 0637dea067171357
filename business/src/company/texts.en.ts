export const en = {
  'company.no-such-time-zone':
    'Choose a time zone from the list: {timeZone} is not one, Europe/Rome would be.',
  'company.changed-meanwhile':
    'Somebody else changed the set-up of {name}. Look at it again and repeat your change.',
  'company.number-series-missing': 'Set up the number series {series} before numbers can be given.', // SETUP_NUMBER_SERIES_MISSING
  'company.base-calendar-absent': 'There is no base calendar {code}.',
  'company.base-calendar-changed-meanwhile': 'Somebody else changed calendar {code}. Look at it again.',
  'company.calendar-in-use':
    'The company works by this calendar. Choose another in the company set-up first.',
  'company.calendar-line': 'Line {line}: a weekly line needs a weekday, the others a day.',
  'company.reason-code-absent': 'There is no reason code {code}.',
  'company.reason-code-changed-meanwhile': 'Somebody else changed reason code {code}. Look at it again.',
  'company.reason-in-use': 'Allocations refer to this reason; it stays.',
  'company.calendar-customized': 'Somebody has customized changes of this calendar. Delete these first.', // E_CALENDAR_CUSTOMIZED
  'company.number-series-exists': 'This code is taken. Choose another.',
  'company.number-series-absent': 'There is no number series {code}. Choose one from the list.',
  'company.number-series-changed-meanwhile': 'Somebody else changed number series {code}. Look at it again.',
  'company.number-series-in-use': 'The service set-up numbers with this series. Choose another there first.',
  'company.no-such-series': 'There is no such number series. Choose one from the list.',
  'company.series-not-related':
    'Series {chosen} does not stand in for {series}. Choose one of its related series.',
  'company.no-manual-numbers': 'Numbers of series {series} cannot be typed in. Leave the number empty.', // E_NO_MANUAL
} as const
