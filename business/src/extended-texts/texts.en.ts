export const en = {
  'extended-texts.standard-text-absent':
    'There is no standard text {standardTextCode}. Choose one from the list.',
  'extended-texts.standard-text-changed-meanwhile':
    'Somebody else changed standard text {standardTextCode}. Look at it again.',
  'extended-texts.extended-text-absent':
    'There is no extended text {extendedTextCode}. Choose one from the list.',
  'extended-texts.extended-text-changed-meanwhile':
    'Somebody else changed extended text {extendedTextCode}. Look at it again.',
  'extended-texts.exists': 'This code is taken. Choose another.',
  'extended-texts.no-such-text': 'There is no such standard text. Choose one from the list.',
  'extended-texts.no-such-item': 'There is no such item. Choose one from the list.',
  'extended-texts.no-such-resource': 'There is no such resource. Choose one from the list.',
  'extended-texts.one-owner':
    'Say what the text belongs to: one item, one resource, one account or one standard text.',
  'extended-texts.dates-order': 'The last day must not be before the first.',
} as const
