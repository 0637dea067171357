export const en = {
  'travel.changed-meanwhile': 'Somebody else changed the travel set-up. Look at it again.',
  'travel.address-missing': 'Enter the address of the road router, like http://localhost:8002.',
  'travel.speed-order': 'Long drives must not be slower than short ones.',
} as const
