export const en = {
  'company.no-such-time-zone':
    'Choose a time zone from the list: {timeZone} is not one, Europe/Rome would be.',
  'company.changed-meanwhile': 'Somebody else changed the set-up of {name}. Look at it again and repeat your change.',
  'company.number-series-missing': 'Set up the number series {series} before numbers can be given.', // SETUP_NUMBER_SERIES_MISSING
} as const
