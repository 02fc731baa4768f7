-- What was done more exactly, from where, and whether it may be announced.
-- `at` is when it happened; `told` when the bot heard of it: who is told late is thanked late.
ALTER TABLE contribution ADD COLUMN deed TEXT;
ALTER TABLE contribution ADD COLUMN about TEXT;
ALTER TABLE contribution ADD COLUMN within TEXT;
ALTER TABLE contribution ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contribution ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contribution ADD COLUMN historical INTEGER NOT NULL DEFAULT 0;
-- The forge says that this is nobody's first.
ALTER TABLE contribution ADD COLUMN veteran INTEGER NOT NULL DEFAULT 0;
-- A commit of a change that the forge told of: the same work, counted there.
ALTER TABLE contribution ADD COLUMN part_of INTEGER REFERENCES contribution (id);
UPDATE contribution SET told = at, veteran = 1 - first;
CREATE INDEX contribution_first ON contribution (person, at, id) WHERE quiet = 0 AND part_of IS NULL;
CREATE INDEX contribution_flag ON contribution (person) WHERE first = 1;
CREATE INDEX contribution_told ON contribution (told) WHERE quiet = 0 AND historical = 0 AND part_of IS NULL;
CREATE INDEX contribution_part ON contribution (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX contribution_about ON contribution (about) WHERE about IS NOT NULL;
CREATE INDEX contribution_within ON contribution (within) WHERE within IS NOT NULL;
DROP INDEX contribution_person;
CREATE INDEX contribution_person ON contribution (person, at);

-- The commits in which a merged change went in.
CREATE TABLE cover (
  thing        TEXT NOT NULL,
  contribution INTEGER NOT NULL REFERENCES contribution (id),
  PRIMARY KEY (thing, contribution)
) STRICT, WITHOUT ROWID;

-- How far each source was read: a page, a time, the last commits.
CREATE TABLE position (
  source TEXT NOT NULL,
  stream TEXT NOT NULL,
  value  TEXT NOT NULL,
  at     INTEGER NOT NULL,
  PRIMARY KEY (source, stream)
) STRICT, WITHOUT ROWID;
