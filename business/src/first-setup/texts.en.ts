export const en = {
  'first-setup.not-open':
    'There is already a company here. Ask its administrator to sign in and found the new one.',
  'first-setup.company-exists': 'The company {name} is already here. Choose another name, or sign in to it.',
  'first-setup.no-demo': '{schema} is no demo company. Only demos can be removed here.',
  'first-setup.demo-of-nobody':
    'Found your own company first and sign in as its administrator; then the demo can be removed.',
} as const
