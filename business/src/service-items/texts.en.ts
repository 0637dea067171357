export const en = {
  'service-items.service-item-group-absent':
    'There is no service item group {groupCode}. Choose one from the list.',
  'service-items.service-item-group-changed-meanwhile':
    'Somebody else changed group {groupCode}. Look at it again.',
  'service-items.service-item-group-in-use': 'Service items belong to this group; it stays.',
  'service-items.service-item-absent': 'There is no service item {serviceItemNo}. Choose one from the list.',
  'service-items.service-item-changed-meanwhile':
    'Somebody else changed service item {serviceItemNo}. Look at it again.',
  'service-items.service-item-in-use': 'Orders refer to this service item. Block it instead of deleting it.',
  'service-items.exists': 'This number is taken. Choose another.',
  'service-items.no-such-customer': 'There is no such customer. Choose one from the list.',
  'service-items.no-such-resource': 'There is no such technician. Choose one from the list.',
  'service-items.ship-to-without-customer': 'Choose the customer before the address.',
  'service-items.no-such-ship-to': 'Customer {customerNo} has no address {shipToCode}. Choose one of theirs.', // E_NOT_FOUND
  'service-items.serial-twice': '{twin} of this customer has serial number {serialNo} already. Keep both?', // E_SERIAL_EXISTS
  'service-items.serial-twice.yes': 'Keep both',
} as const
