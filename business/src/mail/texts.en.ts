export const en = {
  'mail.setup-changed-meanwhile': 'Somebody else changed the e-mail set-up. Look at it again.',
  'mail.no-server': 'Enter and save the server first.',
  'mail.mail-absent': 'This e-mail is not there any more.',
  'mail.password-unreadable':
    'The password cannot be read any more: the key in the data folder is another one. Enter it anew in the mail set-up.',
  'mail.already-sent': 'This e-mail was sent already.', // MAIL_ALREADY_SENT
} as const
