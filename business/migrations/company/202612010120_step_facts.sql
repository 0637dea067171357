-- What a step of the board changed besides places (how long work takes, who is away, traffic), and the plan that it asked for.
alter table board_step
  add column fact jsonb,
  add column plan_no text;
