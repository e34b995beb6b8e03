-- Made after a first filling, which is faster.
create index notes_by_key on notes (key);
create index notes_by_kind on notes (kind);
create index attachments_by_key on attachments (key);
create index fields_by_note on fields (note);
create index aliases_by_note on aliases (note);
create unique index headings_by_note on headings (note, n);
create index blocks_by_note on blocks (note, name);
create index tags_by_note on tags (note);
create index link_places_by_note on link_places (note);
create index link_places_by_target on link_places (target);
create index targets_by_note on targets (to_note) where to_note is not null;
-- Few targets are in doubt, and lint asks for those again and again.
create index targets_unresolved on targets (key) where path is null;
create index targets_doubtful on targets (is_ambiguous, to_note, text)
    where is_ambiguous or instr(text, '#') > 0;
create index tasks_by_note on tasks (note);
create index claims_by_note on claims (note);
create index evidence_by_note on evidence (note);
create index positions_by_note on positions (note);
create index positions_by_target on positions (to_note);
create index scenarios_by_note on scenarios (note);
create index risks_by_note on risks (note);
create index watch_by_note on watch (note);
create index findings_by_note on findings (note);
create index ignores_by_note on ignores (note);
