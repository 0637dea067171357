alter table document_layout drop constraint document_layout_layout_check;
alter table document_layout add constraint document_layout_layout_check
  check (layout in ('quote', 'order', 'work-sheet', 'service-report'));
insert into document_layout (layout, show_prices, show_signature, intro_it, intro_en, closing_it, closing_en) values
  ('service-report', false, true, '', '', 'Grazie per la fiducia.', 'Thank you for your confidence.');
