export const en = {
  'service-ledger.period-backwards': 'The last day lies before the first. Turn the dates round.',
  'service-ledger.too-many-periods':
    'More than {most} periods lie between these days. Choose longer periods or fewer days.',
} as const
