/** Names of the weekdays 1 Monday … 7 Sunday in a language, for pickers. */
export function weekdays(language: string): { value: string; label: string }[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // 5 January 2026 is a Monday.
  return Array.from({ length: 7 }, (_, at) => ({
    value: String(at + 1),
    label: format.format(new Date(Date.UTC(2026, 0, 5 + at))),
  }))
}
