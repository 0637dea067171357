export const en = {
  'checklists.exists': 'There is a checklist {checklistCode} already. Choose another code.',
  'checklists.no-such-order-type': 'Choose an order type that exists.',
  'checklists.no-such-group': 'Choose a service item group that exists.',
  'checklists.choices-missing': 'Give “{point}” at least two answers to choose from.',
  'checklists.limits-without-measure':
    'Only a measured point has limits: make “{point}” one, or take its limits away.',
  'checklists.limits-order': 'The upper limit of “{point}” lies below the lower one.',
  'checklists.not-a-number': 'Enter what was measured for “{point}” as a number.',
  'checklists.not-a-choice': 'Choose one of {choices} for “{point}”.',
  'checklists.words-missing': 'Write something for “{point}”, or say that it does not apply.',
  'checklists.point-absent': 'Line {line} has no point {point} any more. Reload the page.',
  'checklists.checklist-absent': 'There is no checklist {checklistCode}.',
  'checklists.not-failed': '“{point}” has not failed: there is nothing to make an order of.',
  'checklists.found-on': 'Found on order {orderNo}: {found}',
}
