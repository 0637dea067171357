export const en = {
  'notifications.setup-changed-meanwhile':
    'Somebody else changed the messages to customers. Look at them again.',
} as const
