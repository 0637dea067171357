export const en = {
  'access.no-role': 'Choose at least one role.',
  'access.technician-without-resource': 'Choose which technician this person is.',
  'access.no-such-resource': 'There is no technician {resourceNo}. Choose one from the list.',
  'access.last-administrator': 'Somebody else must be administrator first: a company cannot be without one.',
  'access.demo-address': 'Use another address: {email} belongs to the demo.',
  'access.no-such-person': 'This person does not work in the company.',
  'access.not-oneself': 'You cannot remove yourself. Ask another administrator.',
  'access.already-member': 'This person works in the company already. Change their roles instead.',
} as const
