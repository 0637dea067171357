export const en = {
  'service-setup.exists': 'This code is taken. Choose another.',
  'service-setup.in-use': 'The code is in use and cannot be deleted. Change what uses it first.', // E_IN_USE
  'service-setup.no-such-unit': 'There is no such unit of measure. Choose one from the list.',
  'service-setup.no-such-zone': 'There is no such service zone. Choose one from the list.',
  'service-setup.zone-only-on-travel': 'Only travel costs have a zone. Clear it, or choose the type Travel.', // E_COST_ZONE
  'service-setup.unit-of-measure-absent': 'There is no unit of measure {unitCode}. Choose one from the list.',
  'service-setup.unit-of-measure-changed-meanwhile':
    'Somebody else changed unit of measure {unitCode}. Look at it again.',
  'service-setup.service-price-group-absent':
    'There is no service price group {priceGroupCode}. Choose one from the list.',
  'service-setup.service-price-group-changed-meanwhile':
    'Somebody else changed service price group {priceGroupCode}. Look at it again.',
  'service-setup.work-type-absent': 'There is no work type {workTypeCode}. Choose one from the list.',
  'service-setup.work-type-changed-meanwhile':
    'Somebody else changed work type {workTypeCode}. Look at it again.',
  'service-setup.service-shelf-absent': 'There is no service shelf {shelfNo}. Choose one from the list.',
  'service-setup.service-shelf-changed-meanwhile':
    'Somebody else changed service shelf {shelfNo}. Look at it again.',
  'service-setup.service-cost-absent': 'There is no service cost {costCode}. Choose one from the list.',
  'service-setup.service-cost-changed-meanwhile':
    'Somebody else changed service cost {costCode}. Look at it again.',
  'service-setup.changed-meanwhile': 'Somebody else changed the service set-up. Look at it again.',
  'service-setup.hours-negative': 'Hours must not be negative. Enter 0 or more.',
  'service-setup.percentage-out-of-range': 'A percentage lies between 0 and 100.',
  'service-setup.series-missing':
    'No number series is chosen for this. Choose one in the service set-up ({field}).', // E_REQUIRED
  'service-setup.no-such-series': 'There is no such number series. Choose one from the list.', // E_NOT_FOUND
  'service-setup.no-such-starting-fee': 'There is no such service cost. Choose one from the list.', // E_NOT_FOUND
  'service-setup.no-such-calendar': 'There is no such base calendar. Choose one from the list.', // E_NOT_FOUND
} as const
