export const en = {
  'response-times.beyond-one-year':
    '{hours} service hours reach beyond a year. Enter fewer hours or add service hours.', // RESPONSE_BEYOND_ONE_YEAR
  'response-times.base-calendar-missing':
    'There is no base calendar. Choose one on the service set-up or on the company page first.', // SETUP_BASE_CALENDAR_MISSING
  'response-times.hours-order': 'Service hours must end after they start.', // HOURS_ORDER
  'response-times.hours-overlap': 'Service hours of one day must not overlap.', // HOURS_OVERLAP
  'response-times.weekday-missing': 'A day from Monday to Friday has no service hours. Save all the same?', // HOURS_WEEKDAY_MISSING
  'response-times.weekday-missing.yes': 'Save',
} as const
