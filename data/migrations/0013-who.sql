-- How it is known that a person is the same as another: by a code that both accounts showed,
-- or because somebody said so. Rights follow codes only.
ALTER TABLE person ADD COLUMN same_how TEXT;
UPDATE person SET same_how = 'code' WHERE same_as IS NOT NULL;

-- A code that is to be shown on a forge instead of on another network.
ALTER TABLE link_code ADD COLUMN forge TEXT;

-- Accounts that may be one person, and what was said about it. `moved` is who came along
-- when they became one, so that it can be undone.
CREATE TABLE pair (
  n          INTEGER PRIMARY KEY,
  one        INTEGER NOT NULL REFERENCES account (id),
  other      INTEGER NOT NULL REFERENCES account (id),
  why        TEXT NOT NULL,
  state      TEXT NOT NULL DEFAULT 'likely',
  one_says   INTEGER NOT NULL DEFAULT 0,
  other_says INTEGER NOT NULL DEFAULT 0,
  moved      TEXT,
  at         INTEGER NOT NULL,
  UNIQUE (one, other)
) STRICT;
CREATE INDEX pair_other ON pair (other);
