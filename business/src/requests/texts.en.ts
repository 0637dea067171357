export const en = {
  'requests.request-absent': 'Request {requestNo} does not exist.',
  'requests.changed-meanwhile': 'Somebody else changed request {requestNo}. Look at it again.',
  'requests.setup-changed-meanwhile': 'Somebody else changed the set-up of requests. Look at it again.',
  'requests.closed-already': 'Request {requestNo} is closed already.',
  'requests.no-such-service-item': 'Service item {serviceItemNo} does not exist. Choose one from the list.',
  'requests.no-such-customer': 'This customer does not exist. Choose one from the list.',
  'requests.item-of-another':
    'Service item {serviceItemNo} belongs to another customer. Choose one of theirs.',
  'requests.customer-missing': 'Choose the customer first, or create one.',
  'requests.nobody-to-answer': 'There is no e-mail address to answer to. Call instead, or decline.',
  'requests.not-a-mail': 'This file is not an e-mail with a sender. Save the message as .eml and try again.',
  'requests.mails-unreadable':
    '{count} messages could not be read. They stay in the mailbox with a flag; look at them there.',
  'requests.mailbox-password-unreadable':
    'The password cannot be read any more: the key in the data folder is another one. Enter it anew.',
  'requests.customer-set': 'This request has its customer already.',
  'requests.customer-exists': 'Customer {customerNo} {name} is there already. Is it theirs?',
  'requests.customer-exists.theirs': 'It is theirs',
  'requests.customer-exists.new': 'Create a new one',
} as const
