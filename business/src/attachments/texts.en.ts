export const en = {
  'attachments.comment-absent': 'This comment is not there any more.',
  'attachments.comment-needs-line':
    'Choose the line that the comment is about; only general comments go without one.',
  'attachments.attachment-absent': 'This file is not there any more.',
  'attachments.empty': 'The file {name} is empty.',
  'attachments.too-large': 'The file {name} is larger than {most} MB. Make it smaller first.',
  'attachments.kind-not-taken':
    'Files like {name} are not taken. Pictures, PDF, videos, office documents, text and ZIP are.',
  'attachments.ending-differs':
    'The name {name} ends in “{ending}”, but the content is {kind}. Give it its right ending.',
} as const
