export const en = {
  'troubleshooting.guideline-absent': 'There is no guideline {troubleshootingNo}. Choose one from the list.', // E_NOT_FOUND
  'troubleshooting.guideline-changed-meanwhile':
    'Somebody else changed guideline {troubleshootingNo}. Look at it again.',
  'troubleshooting.exists': 'This number is taken. Choose another.',
} as const
