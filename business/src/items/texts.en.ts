export const en = {
  'items.item-absent': 'There is no item {itemNo}. Choose one from the list.', // E_NOT_FOUND
  'items.item-changed-meanwhile': 'Somebody else changed item {itemNo}. Look at it again.',
  'items.tracking-code-absent': 'There is no such item tracking code. Choose one from the list.', // E_NOT_FOUND
  'items.tracking-code-changed-meanwhile':
    'Somebody else changed tracking code {trackingCode}. Look at it again.',
  'items.exists': 'This number is taken. Choose another.',
  'items.in-use': 'It is in use and cannot be deleted. Block it instead.', // E_IN_USE
  'items.no-such-unit': 'There is no such unit of measure. Choose one from the list.', // E_NOT_FOUND
  'items.no-such-group': 'There is no such service item group. Choose one from the list.', // E_NOT_FOUND
  'items.amount-negative': 'Enter 0 or more.',
  'items.variant-twice': 'Variant {variantCode} stands there twice. Take one away.',
  'items.unit-twice': 'Unit {unitCode} stands there twice. Take one away.',
  'items.unit-quantity-not-positive': 'A unit holds more than 0 base units. Correct the quantity.',
  'items.bom-line-twice': 'Two lines of the bill of material have the same number. Change one.',
  'items.bom-line-empty': 'Choose the item or resource of line {line}.', // E_REQUIRED
  'items.bom-of-itself': 'Line {line} would put the item into itself. Choose another part.',
  'items.no-such-part': 'There is no {no} to put into the bill of material. Choose one from the list.', // E_NOT_FOUND
  'items.installed-in-wrong-line':
    'Line {line} can only be installed in another item line of quantity 1. Choose such a line.',
} as const
