export const en = {
  'faults.exists': 'This code is taken. Choose another.',
  'faults.in-use': 'The code is in use and cannot be deleted. Change what uses it first.', // E_IN_USE
  'faults.no-such-area': 'There is no such fault area. Choose one from the list.',
  'faults.no-such-symptom': 'There is no such symptom code. Choose one from the list.',
  'faults.no-such-fault':
    'Fault code {faultCode} is not there for this area and symptom. Choose one from the list.', // E_NOT_FOUND
  'faults.no-such-resolution': 'There is no resolution code {resolutionCode}. Choose one from the list.', // E_NOT_FOUND
  'faults.level-none':
    'Not available while the fault reporting level is None. Choose another in the service set-up.', // E_FAULT_LEVEL_NONE
  'faults.period-missing': 'The first and the last day must be filled in.', // E_REQUIRED
  'faults.period-backwards': 'The last day lies before the first. Turn the dates round.',
  'faults.fault-code-absent': 'Fault code no. {faultCodeNo} is not there any more. Look at the list again.',
  'faults.fault-code-changed-meanwhile': 'Somebody else changed fault code {faultCode}. Look at it again.',
  'faults.relationship-absent': 'This relationship is not there any more. Look at the list again.',
  'faults.fault-area-absent': 'There is no fault area {faultAreaCode}. Choose one from the list.',
  'faults.fault-area-changed-meanwhile':
    'Somebody else changed fault area {faultAreaCode}. Look at it again.',
  'faults.symptom-absent': 'There is no symptom code {symptomCode}. Choose one from the list.',
  'faults.symptom-changed-meanwhile': 'Somebody else changed symptom code {symptomCode}. Look at it again.',
  'faults.resolution-code-absent': 'There is no resolution code {resolutionCode}. Choose one from the list.',
  'faults.resolution-code-changed-meanwhile':
    'Somebody else changed resolution code {resolutionCode}. Look at it again.',
  'faults.fault-reason-absent': 'There is no fault reason {faultReasonCode}. Choose one from the list.',
  'faults.fault-reason-changed-meanwhile':
    'Somebody else changed fault reason {faultReasonCode}. Look at it again.',
} as const
