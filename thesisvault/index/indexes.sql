-- Made after a first filling, which is faster. Facts lie in their notes' order.
create index notes_by_key on notes (key);
create index notes_by_kind on notes (kind);
create index links_by_key on links (key);
create index links_by_target on links (to_note);
create index positions_by_key on positions (key);
create index positions_by_target on positions (to_note);
create index attachments_by_key on attachments (key);
