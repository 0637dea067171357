export const en = {
  'service-orders.service-item-on-line':
    'It cannot change: order {orderNo} line {line} has “{description}” {serialNo} for customer {customerNo} {shipToCode}. Finish or delete the line first.', // E_SI_ON_DOC_LINE
  'service-orders.service-item-on-document':
    'It cannot be deleted: order {orderNo} has it. Block it instead of deleting it.', // E_SI_ON_DOC
  'service-orders.customer-has-documents':
    'The customer cannot be deleted: order {orderNo} is theirs. Block the customer instead.', // E_CUSTOMER_HAS_DOCS
  'service-orders.order-absent': 'There is no service order {orderNo}.', // NOT_FOUND
  'service-orders.order-changed-meanwhile':
    'Somebody else changed order {orderNo}. Look at it again and repeat your change.', // CONFLICT
  'service-orders.line-absent': 'Order {orderNo} has no line {line}.', // NOT_FOUND
  'service-orders.item-of-a-customer':
    'Service item {serviceItemNo} belongs to customer {customerNo}. Make the quote for that customer.',
  'service-orders.prospect-of-order': 'An order needs a customer. Choose one, or make a quote.',
  'service-orders.prospect-beside-customer':
    'The quote has a customer: clear the name and address beside it.',
  'service-orders.address-incomplete': 'Fill in name, street and town of whoever the quote is for.', // ADDRESS_INCOMPLETE
  'service-orders.customer-already-set': 'The quote has customer {customerNo} already.', // CUSTOMER_ALREADY_SET
  'service-orders.customer-there':
    '{name} in {city} is customer {customerNo} already. Is the quote for them?', // CUSTOMER_EXISTS
  'service-orders.customer-there.take': 'Yes, take {customerNo}',
  'service-orders.customer-there.create': 'No, create another',
  'service-orders.customer-missing': 'Choose the customer, or a service item of theirs.', // CUSTOMER_MISSING
  'service-orders.no-such-customer': 'There is no customer {customerNo}. Choose one from the list.',
  'service-orders.customer-blocked': 'Customer {customerNo} is blocked. Unblock the customer first.', // CUSTOMER_BLOCKED
  'service-orders.no-such-ship-to':
    'Customer {customerNo} has no address {shipToCode}. Choose one of theirs.',
  'service-orders.no-such-service-item':
    'There is no service item {serviceItemNo}. Choose one from the list.',
  'service-orders.item-not-of-customer':
    'Service item {serviceItemNo} does not belong to customer {customerNo}. Choose one of theirs.', // ITEM_NOT_OF_CUSTOMER
  'service-orders.service-item-blocked': 'Service item {serviceItemNo} is blocked. Unblock it first.', // SERVICE_ITEM_BLOCKED
  'service-orders.line-empty': 'Choose a service item or describe what is to be done.',
  'service-orders.response-before-order': 'The due moment must not be before the order.', // RESPONSE_BEFORE_ORDER
  'service-orders.promise-order': 'The promised window must end after it starts.',
  'service-orders.window-order': 'A window must end after it starts.',
  'service-orders.required-and-excluded':
    '{resourceNo} is both required and excluded. Take away one of the two.',
  'service-orders.repair-status-quote-only': 'This repair status is for quotes only. Choose another.', // REPAIR_STATUS_QUOTE_ONLY
  'service-orders.repair-status-absent': 'There is no repair status {repairStatusCode}.',
  'service-orders.repair-status-changed-meanwhile':
    'Somebody else changed repair status {repairStatusCode}. Look at it again.',
  'service-orders.repair-status-in-use': 'Lines have this repair status; it stays.', // REPAIR_STATUS_IN_USE
  'service-orders.repair-role-taken':
    'Another repair status has this role already. Take it from there first.', // REPAIR_ROLE_TAKEN
  'service-orders.order-type-absent': 'There is no order type {orderType}. Choose one from the list.',
  'service-orders.order-type-changed-meanwhile':
    'Somebody else changed order type {orderType}. Look at it again.',
  'service-orders.order-type-in-use': 'Orders have this type; it stays.',
  'service-orders.no-such-order-type': 'There is no such order type. Choose one from the list.',
  'service-orders.no-such-resource': 'There is no such technician. Choose one from the list.',
  'service-orders.exists': 'This code is taken. Choose another.',
  'service-orders.status-not-permitted':
    'Line {line} has repair status {repairStatus}, which does not permit this. Change the line first.', // STATUS_NOT_PERMITTED
  'service-orders.helper-skills-alone':
    'Skills of the helpers need a crew: enter at least two technicians, or move the skills to the line.',
  'service-orders.no-such-predecessor':
    'There is no line {line} of order {orderNo} to come after. Choose one of the order’s lines.',
  'service-orders.gap-order': 'The longest wait must not be shorter than the least one.',
  'service-orders.after-itself': 'Line {line} is part of the same visit. Give one of the two another stage.',
  'service-orders.after-circle':
    'Each would wait for the other: {circle}. Take one of the dependencies away.',
  'service-orders.split-all': 'At least one line of the visit for order {orderNo} must stay.',
  'service-orders.split-begun': 'Work on line {line} of order {orderNo} has begun or is done; it stays.',
  'service-orders.stages-used': 'Order {orderNo} has {stages} stages already; no line can get another one.',
  'service-orders.merge-itself': 'Order {orderNo} cannot be merged with itself.',
  'service-orders.merge-differs': 'Orders {orderNo} and {other} go to different customers or addresses.',
  'service-orders.merge-not-pending':
    'Order {orderNo} is not pending any more; only pending orders are merged.',
  'service-orders.code-in-use': 'Orders have this code; it cannot be deleted. Change their lines first.', // E_IN_USE
  'service-orders.no-such-unit': 'There is no such unit of measure. Choose one from the list.',
  'service-orders.no-such-work-type': 'There is no such work type. Choose one from the list.',
  'service-orders.no-such-fault-area': 'There is no such fault area. Choose one from the list.',
  'service-orders.no-such-symptom': 'There is no such symptom code. Choose one from the list.',
  'service-orders.no-such-resolution': 'There is no such resolution code. Choose one from the list.',
  'service-orders.no-such-fault-reason': 'There is no such fault reason. Choose one from the list.',
  'service-orders.no-such-shelf': 'There is no such service shelf. Choose one from the list.',
  'service-orders.no-such-price-group': 'There is no such service price group. Choose one from the list.',
  'service-orders.one-line-only':
    'The set-up allows one service item line per document. Make another order for the other item.', // E_ONE_LINE
  'service-orders.item-not-to-choose': 'Item {no} is unknown or blocked. Choose another.', // E_NOT_FOUND
  'service-orders.variant-not-to-choose': 'Variant {variantCode} is unknown or blocked. Choose another.', // E_NOT_FOUND
  'service-orders.resource-not-to-choose': 'Technician {no} is unknown or blocked. Choose another.', // E_NOT_FOUND
  'service-orders.cost-not-to-choose': 'There is no service cost {no}. Choose one from the list.', // E_NOT_FOUND
  'service-orders.no-such-standard-text': 'There is no standard text {no}. Choose one from the list.',
  'service-orders.no-extended-text':
    'There is no extended text for {no} on this document. Write one in Set-up, Extended texts.',
  'service-orders.quantity-negative': 'The quantity cannot be negative.',
  'service-orders.service-line-absent':
    'Order {orderNo} has no service line {line} any more. Look at it again.',
  'service-orders.line-shipped': 'Line {line} was delivered already; it stays.',
  'service-orders.starting-fee-missing': 'The starting fee must be filled in on the service set-up.', // E_REQUIRED
  'service-orders.zone-missing': 'The order has no service zone. Enter one on the customer or the address.', // E_REQUIRED
  'service-orders.no-travel-fee':
    'There is no travel cost for zone {zoneCode}. Enter one among the service costs.', // E_NO_TRAVEL_FEE
  'service-orders.warranty-from-service-item':
    'The warranty comes from the service item. Change it on its card.', // E_WARRANTY_FROM_SI
  'service-orders.from-service-item': 'This comes from service item {serviceItemNo}. Change it on its card.',
  'service-orders.warranty-duration-missing':
    'The default warranty duration must be filled in on the service set-up.', // E_REQUIRED
  'service-orders.warranty-negative':
    'The default warranty duration is negative: the warranty was not activated.', // E_WARRANTY_NEGATIVE
  'service-orders.warranty-order': 'The warranty ends before it starts. Correct one of the dates.', // E_WARRANTY_ORDER
  'service-orders.warranty-on':
    "Start the warranty on the order's day, with the duration and per cent of the set-up?",
  'service-orders.warranty-on.yes': 'Start the warranty',
  'service-orders.warranty-off': 'Clear the dates and per cent of the warranty?',
  'service-orders.warranty-off.yes': 'Clear the warranty',
  'service-orders.contract-discount-fixed':
    'The contract discount cannot be overtyped. Exclude the line from it first.', // E_DISC_CONTRACT
  'service-orders.below-warranty-discount': "The discount cannot be below the warranty's {pct} %.", // E_DISC_WARRANTY
  'service-orders.discount-out-of-range': 'A discount lies between 0 and 100 %.',
  'service-orders.fault-reason-type':
    'This reason excludes warranty: it needs a line of an item or a resource.', // E_FAULT_REASON_TYPE
  'service-orders.fault-reason-lock':
    'This is fixed by fault reason {reason}. Clear or change the reason first.', // E_FAULT_REASON_LOCK
  'service-orders.not-under-warranty': 'The line is not under warranty; there is nothing to exclude.',
  'service-orders.no-contract-discount-on-accounts':
    'Lines of ledger accounts never have a contract discount.',
  'service-orders.exclusion-changes-discount': 'The discount of the line is computed anew. Go on?',
  'service-orders.exclusion-changes-discount.yes': 'Go on',
  'service-orders.reason-for-parts-and-hours':
    'The reason excludes warranty: only parts and hours get it, costs and accounts do not. Go on?',
  'service-orders.reason-for-parts-and-hours.yes': 'Go on',
  'service-orders.spare-part': 'The service item has components. What does this part do?',
  'service-orders.spare-part.component-replaced': 'It replaces a component',
  'service-orders.spare-part.component-installed': 'It is a new component',
  'service-orders.spare-part.ignore': 'Nothing',
  'service-orders.spare-part-needs-item': 'Only a part for a service item can replace something.',
  'service-orders.replacement-needs-same-item':
    "Item {no} is not the service item's: it can only replace a component.",
  'service-orders.component-needs-other-item':
    "Item {no} is the service item's own: it can only replace the whole.",
  'service-orders.component-missing': 'Choose the component that is replaced.', // E_REQUIRED
  'service-orders.component-twice': 'This component is replaced on line {line} already. Choose another.', // E_COMPONENT_TWICE
  'service-orders.whole-quantity': 'The quantity must be a whole number.', // E_WHOLE_QTY
  'service-orders.line-has-service-item': 'The line already has service item {serviceItemNo}.', // E_LINE_HAS_SI
  'service-orders.vendor-missing':
    'The vendor must be filled in on the line: the item is bought and under warranty.', // E_REQUIRED
  'service-orders.create-service-item': 'Create a service item from this line? It will be in no contract.',
  'service-orders.create-service-item.yes': 'Create',
  'service-orders.keep-price-group': "Give it the line's service price group {group}?",
  'service-orders.keep-price-group.yes': 'Give it',
  'service-orders.keep-price-group.no': 'Without',
  'service-orders.priority-used': 'Status “{status}” has this priority already. Use it all the same?',
  'service-orders.priority-used.yes': 'Use it',
  'service-orders.no-lines-to-label': 'Order {orderNo} has no lines to label.',
  'service-orders.split-not-resource': 'Only lines with the hours of a resource can be split.', // TYPE_NOT_RESOURCE
  'service-orders.split-incomplete': 'Enter resource, service item line and hours first.',
  'service-orders.nothing-to-split':
    'The order has a single service item line: there is nothing to split among.', // NOTHING_TO_SPLIT
  'service-orders.split-for-all': 'Share the hours among all {count} service item lines?',
  'service-orders.split-for-all.yes': 'Share',
  'service-orders.start-before-order': 'The start cannot be before the order.',
  'service-orders.finish-before-start': 'The end cannot be before the start.',
  'service-orders.finish-before-order': 'The end cannot be before the order.',
  'service-orders.order-after-start': 'Line {line} started before that moment. Correct its start first.',
  'service-orders.start-after-lines':
    'Line {line} started earlier. Correct its start first, or choose an earlier one.',
  'service-orders.finish-before-lines':
    'Line {line} ended later. Correct its end first, or choose a later one.',
  'service-orders.needed-to-finish-salesperson':
    'The salesperson must be filled in before the order is finished.',
  'service-orders.needed-to-finish-order-type':
    'The order type must be filled in before the order is finished.',
  'service-orders.needed-to-finish-external-document-no':
    'The external document number must be filled in before the order is finished.',
  'service-orders.needed-to-finish-start': 'The start must be filled in before the order is finished.',
  'service-orders.needed-to-finish-finish': 'The end must be filled in before the order is finished.',
  'service-orders.needed-to-finish-fault-reason':
    'Line {line} needs its fault reason before it is finished. Enter it under Details.',
  'service-orders.needed-to-finish-work-type':
    'Service line {line} needs its work type before the work is finished.',
  'service-orders.needed-to-finish-unit':
    'Service line {line} needs its unit of measure before the work is finished.',
  'service-orders.needed-to-finish-link':
    'Service line {line} must name the service item line that it belongs to.',
  'service-orders.finish-no-labour': 'No hours are entered for the work. Finish it all the same?',
  'service-orders.finish-no-labour.yes': 'Finish',
  'service-orders.finish-loaner-out': 'Loaner {loaners} is still with the customer. Finish all the same?',
  'service-orders.finish-loaner-out.yes': 'Finish',
  'service-orders.finish-future-visits':
    'Later visits are planned ({count}). They will be cancelled. Finish all the same?',
  'service-orders.finish-future-visits.yes': 'Finish and cancel them',
  'service-orders.finish-late-response':
    'Somebody came after the due moment, and no reason is entered. Finish all the same?',
  'service-orders.finish-late-response.yes': 'Finish',
  'service-orders.finish-checklist-open':
    'Points of the checklist are still open ({count}). Finish all the same?',
  'service-orders.finish-checklist-open.yes': 'Finish',
  'service-orders.finish-no-signature':
    'The customer has not signed, and nobody says why. Finish all the same?',
  'service-orders.finish-no-signature.yes': 'Finish',
  'service-orders.finish-other-lines-open':
    'Lines are not finished ({count}). Finish the order all the same?',
  'service-orders.finish-other-lines-open.yes': 'Finish',
  'service-orders.repair-status-order-only': 'This repair status is for orders only. Choose another.',
  'service-orders.valid-until-past': 'A quote must be valid until today or later.',
  'service-orders.nothing-to-release':
    'There is nothing to release: enter a service line with its quantity first.',
  'service-orders.unit-missing': 'Item {no} needs its unit of measure first.',
  'service-orders.document-released': '{orderNo} is released: its parts stay as they are. Reopen it first.',
  'service-orders.archived-absent': 'This archived version does not exist.',
  'service-orders.document-gone': '{orderNo} is not there any more; its archived versions can only be read.',
  'service-orders.partly-posted': '{orderNo} has been partly delivered; it cannot be set back.',
  'service-orders.archive-quote': 'Keep quote {orderNo} in the archive?',
  'service-orders.archive-quote.yes': 'Keep it',
  'service-orders.archive-quote.no': 'Do not keep it',
  'service-orders.not-a-quote': '{orderNo} is not a quote.',
  'service-orders.quote-expired': 'Quote {orderNo} was valid until {day}. Make the order all the same?',
  'service-orders.quote-expired.yes': 'Make the order',
  'service-orders.already-shipped':
    'Something of {orderNo} was delivered already: customer and address stay.',
  'service-orders.lines-will-be-deleted':
    'All lines will be deleted, since they belong to the customer and address. Go on?',
  'service-orders.lines-will-be-deleted.yes': 'Delete the lines and go on',
  'service-orders.finish-no-address':
    'There is no e-mail address: the customer will not be told. Finish all the same?', // MAIL_ADDRESS_MISSING
  'service-orders.finish-no-address.yes': 'Finish',
  'service-orders.layout-changed-meanwhile': 'Somebody else changed this layout. Look at it again.',
  'service-orders.nothing-to-preview': 'There is no document yet to show the layout with.',
} as const
