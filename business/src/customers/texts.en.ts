export const en = {
  'customers.customer-absent': 'There is no customer {customerNo}. Choose one from the list.',
  'customers.customer-changed-meanwhile':
    'Somebody else changed customer {customerNo}. Look at it again and repeat your change.',
  'customers.customer-exists':
    'The customer number is taken. Choose another or leave it empty for the next one.',
  'customers.customer-in-use':
    'The customer has orders or service items. Block the customer instead of deleting.',
  'customers.ship-to-absent': 'Customer {customerNo} has no ship-to address {shipToCode}.',
  'customers.ship-to-changed-meanwhile':
    'Somebody else changed address {shipToCode} of customer {customerNo}. Look at it again.',
  'customers.ship-to-exists': 'The customer has an address with this code already. Choose another code.',
  'customers.no-such-zone': 'There is no such service zone. Choose one from the list.',
  'customers.half-position':
    'A position needs both latitude and longitude: enter the missing one or clear the other.',
  'customers.hours-order': 'Receiving hours must end after they start.',
  'customers.hours-overlap': 'Receiving hours of one day must not overlap.',
  'customers.no-such-resource': 'There is no such technician. Choose one from the list.',
  'customers.merge-itself': 'Choose another customer than this one.',
  'customers.merge-same-address': 'Both have an address {shipToCode}. Give one of them another code first.',
  'customers.merge-for-good':
    "Everything of {duplicateNo} becomes {customerNo}'s, and {duplicateNo} goes for good. Merge them?",
  'customers.merge-for-good.yes': 'Merge',
  'customers.no-such-location': 'Choose a location of this customer at the same address.',
  'customers.location-in-itself':
    'A location cannot be a part of itself. Choose another one that it is part of.',
  'customers.location-too-deep': 'A tree of locations has at most {deepest} levels. Put it further up.',
  'customers.location-exists': '{name} is there already. Give it another name.',
  'customers.location-at-address': 'A location stays at its address. Make a new one at the other address.',
  'customers.location-with-parts': '{name} has parts. Delete or move them first.',
  'customers.location-absent': 'There is no location {locationNo} any more. Load the page again.',
  'customers.location-changed-meanwhile': '{name} was changed meanwhile. Load the page again.',
} as const
