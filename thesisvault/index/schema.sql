-- The index: one row a fact. It is a cache, made anew whenever it does not fit.
-- Dates are ISO text; a partial date has the first and the last of its days.
-- Lines and columns count from 1. `note` is always notes.id.

create table meta (
    key text primary key,
    value blob
) without rowid;

-- Every Markdown file that is not in a hidden folder.
create table notes (
    id integer primary key,
    path text not null unique,          -- from the vault's root, with /
    name text not null,                 -- what a link may say: the file's stem
    key text not null,                  -- the name as names compare
    kind text not null,                 -- thesis, company, …, or note
    is_hidden integer not null,         -- ignored, or a template: in no report
    is_utf8 integer not null
);

-- Notes that may have changed since they were read without a trace in their times.
create table unsettled (
    note integer primary key references notes,
    changed integer not null,           -- when, in nanoseconds
    digest blob not null                -- of the bytes that were read
);

-- One row for each note that is a thesis.
create table theses (
    note integer primary key references notes,
    status text,                        -- as written
    head text,                          -- what stands before the prose
    prose text,
    stage text,                         -- idea, watching, active, core, …
    created text,                       -- as written
    created_start text,
    created_end text,
    reviewed text,                      -- last reviewed, as written
    reviewed_start text,
    reviewed_end text,
    cadence text,                       -- in the note's words
    due text,                           -- the next review, by the note's own words
    conviction text,
    confidence text,
    horizon text,
    horizon_start text,
    horizon_end text,
    direction text
);

create table fields (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    key text not null,                  -- as written
    name text not null,                 -- as it compares: lower case, single spaces
    value text not null,
    style text not null,                -- frontmatter, bold, plain, dataview
    line integer not null
);

-- Other names of notes, as their front matter has them: no link leads to one.
create table aliases (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    alias text not null,                -- as written
    key text not null,                  -- as names compare
    line integer not null
);

create table headings (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    level integer not null,
    text text not null,
    line integer not null
);

create table blocks (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    name text not null,                 -- without ^
    line integer not null
);

create table tags (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    tag text not null,                  -- with #
    line integer not null
);

-- What links lead to. Many links write the same target and mean the same by it: they
-- share a row, but not all of them have to.
create table targets (
    id integer primary key,
    text text not null,                 -- as written up to the label's pipe
    form text not null,                 -- wikilink, markdown, frontmatter
    key text not null,                  -- last part of the text, as names compare
    path text,                          -- what it resolves to; nothing: unresolved
    to_note integer,                    -- notes.id, where that is a note
    rule text not null,                 -- the rule that decided
    is_ambiguous integer not null
);

-- Where links and embeds to other notes and files stand.
create table link_places (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    target integer not null references targets,
    label text,
    is_embed integer not null,
    is_escaped integer not null,        -- whether the label's pipe is escaped
    in_table integer not null,
    heading integer not null,           -- headings.n of what it stands under, or -1
    line integer not null,
    "column" integer not null,
    width integer not null,             -- of the whole link, in characters
    at integer not null                 -- offset of the target in the note's text
);

-- Links and embeds to other notes and files, each with what it leads to. DuckDB reads
-- views by their words, and to DuckDB `at` is one of its own.
create view links as
select
    link_places.note, link_places.n, targets.text as target, label, form, is_embed,
    is_escaped, in_table, headings.text as section, link_places.line, "column", width,
    "at", key, path, to_note, rule, is_ambiguous
from link_places
join targets on targets.id = link_places.target
-- SQLite passes this over where nobody asks for the section: there is one at most.
left join headings
    on headings.note = link_places.note and headings.n = link_places.heading;

create table tasks (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    mark text not null,                 -- the character in the box
    text text not null,
    section text,
    line integer not null
);

create table claims (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    side text not null,                 -- validates, invalidates
    text text not null,
    is_done integer not null,
    resolution text,                    -- what happened
    date text,                          -- when, as written
    date_start text,
    date_end text,
    "group" text,
    line integer not null
);

create table evidence (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    date text not null,                 -- as written, without marks
    date_start text,                    -- nothing where it cannot be read
    date_end text,
    "precision" text,
    observation text not null,
    implication text,
    source text,
    side text,
    form text not null,                 -- row, bullet
    line integer not null,
    end_line integer not null
);

-- Signed edges to companies; related notes have the sign 0. A title's words that
-- name no note are kept as well, without a path: they may name one tomorrow.
create table positions (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    target text not null,
    form text not null,                 -- as in links
    sign text not null,                 -- + - ± 0
    role text not null,                 -- the heading that gave it
    "group" text,
    reason text not null,
    is_title integer not null,          -- from a title such as `Long X`
    condition text,                     -- what has to come true first
    line integer not null,
    key text not null,
    path text,
    to_note integer
);

create table scenarios (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    name text not null,
    window text not null,               -- as written
    window_start text,                  -- as told from the last review on, if so told
    window_end text,                    -- nothing where it is open
    told_on text,                       -- the day from which that was counted
    evidence text,
    reaction text,
    probability text,
    outcome text,
    line integer not null
);

create table risks (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    factor text not null,
    description text,
    trigger text,
    state text,                         -- quiet, stirring, tripped
    state_text text,                    -- as written
    line integer not null
);

create table watch (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    text text not null,
    name text not null,                 -- what stands before a dash or a colon
    subject text,                       -- whose number it is
    reading text,
    date text,
    date_start text,
    date_end text,
    line integer not null
);

-- What rules about single notes found; rules about the vault are queries.
create table findings (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    code text not null,
    name text not null,
    severity text not null,
    message text not null,
    line integer not null,
    "column" integer not null,
    end_line integer not null,
    end_column integer not null,
    fix text                            -- JSON, or nothing
);

-- Rules that a note silences, from one line to another; `*` is every rule.
create table ignores (
    note integer not null references notes,
    n integer not null,                 -- its place among the note's rows
    code text not null,
    first_line integer not null,
    last_line integer not null
);

-- Files that are no notes, since links to them resolve.
create table attachments (
    path text primary key,
    key text not null
) without rowid;

-- Evidence that came in after the last review: later by its first day, then by its
-- last, so that a row of 2026-02 is newer than a review of 2026-02-01.
create view newer_evidence as
select
    evidence.*, notes.path, notes.name, theses.stage, theses.reviewed
from theses
join notes on notes.id = theses.note and not notes.is_hidden
join evidence on evidence.note = theses.note
where evidence.date_start > theses.reviewed_start
    or evidence.date_start = theses.reviewed_start
    and coalesce(evidence.date_end, '9999-12-31')
        > coalesce(theses.reviewed_end, '9999-12-31');

-- How many of a thesis's claims came true, on either side.
create view asymmetry as
select
    theses.note, notes.path, notes.name, theses.stage,
    count(claims.side = 'validates' or null) as validators,
    count(claims.side = 'validates' and claims.is_done or null) as validators_ticked,
    count(claims.side = 'invalidates' or null) as invalidators,
    count(claims.side = 'invalidates' and claims.is_done or null)
        as invalidators_ticked
from theses
join notes on notes.id = theses.note and not notes.is_hidden
left join claims on claims.note = theses.note
group by theses.note;

-- What rows of evidence link to: the company, the source, whatever it is.
create view evidence_links as
select
    evidence.note, evidence.n, notes.path, notes.name, evidence.date,
    evidence.date_start, evidence.observation, evidence.implication, evidence.line,
    links.target, links.path as to_path, links.to_note, goals.name as to_name,
    goals.kind as to_kind
from links
join evidence on evidence.note = links.note
    and links.line between evidence.line and evidence.end_line
join notes on notes.id = evidence.note and not notes.is_hidden
left join notes as goals on goals.id = links.to_note;
