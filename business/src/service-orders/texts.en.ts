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
} as const
