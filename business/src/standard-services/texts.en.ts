export const en = {
  'standard-services.standard-service-absent':
    'There is no standard service code {standardServiceCode}. Choose one from the list.',
  'standard-services.standard-service-changed-meanwhile':
    'Somebody else changed standard service code {standardServiceCode}. Look at it again.',
  'standard-services.exists': 'This code is taken. Choose another.',
  'standard-services.no-such-unit': 'There is no such unit of measure. Choose one from the list.',
  'standard-services.no-such-group': 'There is no such service item group. Choose one from the list.',
  'standard-services.type-missing': 'A line with number, quantity or unit needs a type.', // E_STD_TYPE
  'standard-services.quantity-negative': 'The quantity cannot be negative.', // E_STD_NEGATIVE
  'standard-services.amount-only-on-accounts': 'Only a line of a ledger account has an amount.', // E_STD_AMOUNT_TYPE
  'standard-services.other-currency':
    'Code {standardServiceCode} is in {currencyCode}, the document is not. Choose another code.', // E_STD_CURRENCY
} as const
