export const en = {
  'engine.no-such-operation': 'There is no operation {operation}. See the API document for the names.',
  'engine.stranger': 'Sign in first.',
  'engine.not-permitted': 'Your role may not do this ({operation}). Ask an administrator for it.',
  'engine.wrong-shape': 'Check {field}: {problem}.',
  'engine.key-used-for-other-input':
    'The retry key {key} was already used for another input. Make a new key for each new intent.',
  'engine.already-exists': 'This entry exists already. Choose another number or code. ({constraint})',
  'engine.in-use':
    'Other entries refer to this one, or it refers to one that is gone. Remove the reference first. ({constraint})',
  'engine.not-allowed-value': 'A value is outside what is allowed. Correct it and try again. ({constraint})',
  'engine.nothing-to-change': 'Choose a field and what it becomes.',
  'engine.stands-against-all': 'Nothing was changed, because of {no}:',
  'engine.busy': 'Many people are changing the same entries just now. Nothing was written; try again.',
  'engine.failed':
    'Something went wrong on our side. Nothing was written. Tell your administrator the number {number}.',
  'engine.outage': 'The database does not answer. Nothing was written; try again in a moment.',
  'engine.no-such-field': 'The list has no field {field}.',
} as const
