-- How quotes, orders and work sheets look on paper.
create table document_layout (
  layout text primary key check (layout in ('quote', 'order', 'work-sheet')),
  intro_it text not null default '',
  intro_en text not null default '',
  closing_it text not null default '',
  closing_en text not null default '',
  show_prices boolean not null,
  show_signature boolean not null,
  version integer not null default 1
);
insert into document_layout (layout, show_prices, show_signature, intro_it, intro_en, closing_it, closing_en) values
  ('quote', true, true, 'Come richiesto, Le proponiamo:', 'As you asked, we propose:', 'Per accettazione', 'Accepted'),
  ('order', true, false, 'Confermiamo il Suo ordine:', 'We confirm your order:', '', ''),
  ('work-sheet', false, true, '', '', 'Il cliente conferma il lavoro eseguito.', 'The customer confirms the work done.');
