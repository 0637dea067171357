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
  'service-items.no-such-location': 'Choose a location at the address of this item.',
  'service-items.no-such-ship-to': 'Customer {customerNo} has no address {shipToCode}. Choose one of theirs.', // E_NOT_FOUND
  'service-items.no-such-item': 'There is no such item. Choose one from the list.',
  'service-items.no-such-unit': 'There is no such unit of measure. Choose one from the list.',
  'service-items.no-such-price-group': 'There is no such service price group. Choose one from the list.',
  'service-items.item-not-to-choose': 'Item {itemNo} is unknown or blocked. Choose another.', // E_NOT_FOUND
  'service-items.variant-not-to-choose':
    'Variant {variantCode} of item {itemNo} is unknown or blocked. Choose another.', // E_NOT_FOUND
  'service-items.variant-without-item': 'Choose the item before its variant.',
  'service-items.variant-used':
    'Variant {variantCode} is the one of service item {serviceItemNo}. Change that first.', // E_VARIANT_USED
  'service-items.not-a-unit': 'Item {itemNo} has no unit {unitCode}. Choose one of its units.', // E_NOT_FOUND
  'service-items.serial-exists':
    'Serial no. {serialNo} already belongs to service item {twin}. Check it on the rating plate.', // E_SERIAL_EXISTS
  'service-items.serial-twice': '{twin} has serial number {serialNo} already. Keep both?',
  'service-items.serial-twice.yes': 'Keep both',
  'service-items.components-will-be-lost':
    'This service item has components. With another item its list of components is lost. Change the item?',
  'service-items.components-will-be-lost.yes': 'Change, and lose the components',
  'service-items.customer-with-history':
    'The ledger has entries of this service item at the present customer; they stay there. Change all the same?',
  'service-items.customer-with-history.yes': 'Change',
  'service-items.customer-goes':
    'The customer has {count} service items. They stay, without a customer. Delete the customer?', // E_CUSTOMER_KEEP
  'service-items.customer-goes.yes': 'Delete the customer, keep the service items',
  'service-items.warranty-duration-missing':
    'The default warranty duration must be filled in on the service set-up.', // E_REQUIRED
  'service-items.warranty-order': 'The warranty ends before it starts. Correct one of the dates.', // E_WARRANTY_ORDER
  'service-items.ledger-open-year':
    'It cannot be deleted: the ledger has entries of it in an open fiscal year. Block it instead.', // E_SI_LEDGER_OPEN_YEAR
  'service-items.is-component':
    'It cannot be deleted: it is a component of {parent}. Take it out there first.', // E_SI_IS_COMPONENT
  'service-items.item-with-history':
    'Item {itemNo} cannot be deleted: the service ledger has entries of it. Block it instead.', // E_SI_LEDGER_OPEN_YEAR
  'service-items.log-nothing-to-delete': 'No line of the log matches. There is nothing to delete.',
  'service-items.log-will-be-deleted': '{count} lines of the log will be deleted for good. Delete them?',
  'service-items.log-will-be-deleted.yes': 'Delete',
  'service-items.skill-owner-absent': 'There is no {no} any more. Look at the list again.',
  'service-items.skill-not-there': 'This skill is not in the list any more. Look at it again.',
  'service-items.skill-twice': 'This skill is in the list already. Delete the other one instead.',
  'service-items.update-related': 'Give the new skill to the items and service items that belong to it, too?',
  'service-items.update-related.yes': 'To them, too',
  'service-items.update-related.no': 'Only here',
  'service-items.related-skills': 'Items or service items have this skill from here. What becomes of theirs?',
  'service-items.related-skills.delete': 'Delete it there, too',
  'service-items.related-skills.keep': 'They keep it as their own',
  'service-items.replaced-skill':
    'Items or service items have the replaced skill from here. Change theirs, too?',
  'service-items.replaced-skill.change': 'Change theirs, too',
  'service-items.replaced-skill.detach': 'Let them go',
  'service-items.skills-on-change':
    'It has skills from its old item or group. Delete these and assign the new ones, or keep the old ones?',
  'service-items.skills-on-change.delete-and-assign': 'Delete the old, assign the new',
  'service-items.skills-on-change.keep': 'Keep the old, assign nothing',
  'service-items.assign-skills': 'The item or group asks for skills. Assign them here?',
  'service-items.assign-skills.yes': 'Assign',
  'service-items.assign-skills.no': 'Do not assign',
  'service-items.component-self': 'A service item cannot be a component of itself. Choose another.', // E_COMPONENT_SELF
  'service-items.component-serial': 'Service item {no} has serial no. {serialNo}; change it there, not here.', // E_COMPONENT_SERIAL
  'service-items.variant-mismatch':
    'Service item {no} has variant “{variantCode}”; the component has the same.', // E_VARIANT_MISMATCH
  'service-items.component-circle':
    '{parent} is already part of {no}: the two would contain each other. Choose another.',
  'service-items.no-such-component': 'There is no {no}. Choose one from the list.', // E_NOT_FOUND
  'service-items.component-no-room':
    'There is no room for a number before line {line}. Add the component at the end.',
  'service-items.component-absent': 'Component line {line} is not there any more. Look at the list again.',
  'service-items.replaced-will-go':
    '{count} replaced components of this line will be deleted with it. Delete them?',
  'service-items.replaced-will-go.yes': 'Delete',
  'service-items.bom-none': "The item has no bill of material with items. Enter one on the item's card.", // E_BOM_NONE
  'service-items.bom-quantity':
    'The bill of material has a broken quantity of {no}; components come in whole pieces.', // E_BOM_QTY
  'service-items.bom-without-item': 'The item must be filled in on the service item.', // E_REQUIRED
  'service-items.replace-twice': 'This item was chosen for replacement on another line already.', // E_REPLACE_TWICE
  'service-items.replace-quantity': 'Quantity must be 1: one service item takes the place of one.', // E_REPLACE_QTY
  'service-items.serial-required': 'Enter the serial number of the new item.', // E_SERIAL_REQUIRED
  'service-items.copy-source':
    'There is nothing to copy: the old one has no components or the item no bill of material. Choose another source.', // E_COPY_SOURCE
  'service-items.whole-quantity': '{field} must be a whole number of base units.', // E_WHOLE_QTY
  'service-items.sale-registered':
    'Shipment {shipmentNo} is registered already: {serviceItemNo} came from it.',
  'service-items.delete-unused': 'The shipment made {count} service items. Delete those that nothing needs?',
  'service-items.delete-unused.yes': 'Delete them',
  'service-items.delete-unused.no': 'Keep them',
  'service-items.merge-itself': 'Choose another service item than this one.',
  'service-items.merge-other-customer':
    '{duplicateNo} belongs to another customer. Merge the customers first, or correct one of the cards.',
  'service-items.merge-for-good':
    "Everything of {duplicateNo} becomes {serviceItemNo}'s, and {duplicateNo} goes for good. Merge them?",
  'service-items.merge-for-good.yes': 'Merge',
  'service-items.meter-absent': 'This meter is not there any more. Look at the card again.',
  'service-items.meter-with-readings': 'The meter has {count} readings; they go with it. Delete it?',
  'service-items.meter-with-readings.yes': 'Delete',
  'service-items.reading-in-future': 'The reading lies in the future. Correct the day.',
  'service-items.reading-negative': 'A counter does not read less than 0.',
  'service-items.reading-backwards': 'On {day} it read {reading}: was the counter exchanged or set back?',
  'service-items.reading-backwards.yes': 'Yes, enter it',
} as const
