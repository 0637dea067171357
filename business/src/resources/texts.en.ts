export const en = {
  'resources.skill-absent': 'There is no skill {skillCode}. Choose one from the list.',
  'resources.skill-changed-meanwhile':
    'Somebody else changed skill {skillCode}. Look at it again and repeat your change.',
  'resources.skill-in-use':
    'This skill is in use and stays. Take it off where it is used first, or block it.',
  'resources.zone-absent': 'There is no service zone {zoneCode}. Choose one from the list.',
  'resources.zone-changed-meanwhile':
    'Somebody else changed service zone {zoneCode}. Look at it again and repeat your change.',
  'resources.zone-in-use':
    'This service zone is in use and stays. Take it off where it is used first, or block it.',
  'resources.depot-absent': 'There is no depot {depotCode}. Choose one from the list.',
  'resources.depot-changed-meanwhile':
    'Somebody else changed depot {depotCode}. Look at it again and repeat your change.',
  'resources.depot-in-use':
    'This depot is in use and stays. Take it off where it is used first, or block it.',
  'resources.group-absent': 'There is no resource group {groupNo}. Choose one from the list.',
  'resources.group-changed-meanwhile':
    'Somebody else changed resource group {groupNo}. Look at it again and repeat your change.',
  'resources.group-in-use':
    'This resource group is in use and stays. Take it off where it is used first, or block it.',
  'resources.work-hour-template-absent':
    'There is no work-hour template {templateCode}. Choose one from the list.',
  'resources.work-hour-template-changed-meanwhile':
    'Somebody else changed work-hour template {templateCode}. Look at it again and repeat your change.',
  'resources.work-hour-template-in-use':
    'This work-hour template is in use and stays. Take it off where it is used first, or block it.',
  'resources.resource-absent': 'There is no resource {resourceNo}. Choose one from the list.',
  'resources.resource-changed-meanwhile':
    'Somebody else changed resource {resourceNo}. Look at it again and repeat your change.',
  'resources.resource-in-use':
    'This resource is in use and stays. Take it off where it is used first, or block it.',
  'resources.half-position': 'A position needs both latitude and longitude.',
  'resources.depot-missing': 'Choose the depot where the day starts.',
  'resources.skill-twice': 'Skill {skillCode} is listed twice; keep one.',
  'resources.half-hours': 'Enter both start and end, or neither for a day off.',
  'resources.hours-order': 'The day must end after it starts.',
  'resources.break-times-missing': 'Say between which times the break may start.',
  'resources.break-order': 'The latest start of the break must not be before the earliest.',
  'resources.absence-order': 'The absence must end after it starts.',
  'resources.absence-overlap': 'The resource is absent at that time already. Change that absence instead.',
  'resources.absence-absent': 'This absence is gone.',
  'resources.absence-changed-meanwhile': 'Somebody else changed this absence. Look at it again.',
  'resources.period-too-long': 'Choose at most three months.',
  'resources.date-from-missing': 'Enter the first day.',
  'resources.date-to-missing': 'Enter the last day.',
  'resources.date-order': 'The last day must not be before the first.',
  'resources.calendar-missing': 'Choose the base calendar in the company set-up first.',
  'resources.capacity-too-long': 'Choose at most {days} days.',
  'resources.capacity-negative': 'Hours cannot be below zero.',
  'resources.capacity-too-much': 'No day has more than 24 hours: too much for {day}.',
  'resources.no-working-day':
    'The calendar has no working day in this period. Set the hours of a single day.',
  'resources.exists': 'This code is taken. Choose another.',
  'resources.no-such-group': 'There is no such resource group. Choose one from the list.',
  'resources.no-such-depot': 'There is no such depot. Choose one from the list.',
  'resources.no-such-template': 'There is no such work-hour template. Choose one from the list.',
  'resources.no-such-skill': 'One of the skills does not exist. Choose from the list.',
  'resources.no-such-zone': 'One of the zones does not exist. Choose from the list.',
  'resources.not-your-calendar': 'You can set your own calendar only.',
  'resources.calendar.unreachable': 'Nobody answers at that address.',
  'resources.calendar.refused':
    'The address is refused. Publish the calendar anew and enter the new address.',
  'resources.calendar.not-a-calendar':
    'There is no calendar at that address. Enter the address that ends in .ics.',
  'resources.calendar.too-large': 'The calendar is too large. Publish busy times only, or fewer months.',
  'resources.calendar.not-allowed':
    'The address lies inside the network of the server. The administrator can allow that (GIRO_LOCAL_CALENDARS).',
} as const
