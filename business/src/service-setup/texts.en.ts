export const en = {
  'service-setup.changed-meanwhile': 'Somebody else changed the service set-up. Look at it again.',
  'service-setup.hours-negative': 'Hours must not be negative. Enter 0 or more.',
  'service-setup.percentage-out-of-range': 'A percentage lies between 0 and 100.',
  'service-setup.series-missing':
    'No number series is chosen for this. Choose one in the service set-up ({field}).', // E_REQUIRED
  'service-setup.no-such-series': 'There is no such number series. Choose one from the list.', // E_NOT_FOUND
  'service-setup.no-such-starting-fee': 'There is no such service cost. Choose one from the list.', // E_NOT_FOUND
  'service-setup.no-such-calendar': 'There is no such base calendar. Choose one from the list.', // E_NOT_FOUND
} as const
