-- One person, several accounts, over networks. The person of a linked account keeps its
-- own row and points to the one it is the same as, so that unlinking splits cleanly.
ALTER TABLE person ADD COLUMN same_as INTEGER REFERENCES person (id);
CREATE INDEX person_same_as ON person (same_as) WHERE same_as IS NOT NULL;

-- One-time codes: asked for by one account, said by another, confirmed by the first.
CREATE TABLE link_code (
  code    TEXT PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id),
  at      INTEGER NOT NULL,
  claimed INTEGER REFERENCES account (id),
  used    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX link_code_account ON link_code (account, at);

-- Codes that were said, right or wrong: a bound on guessing.
CREATE TABLE link_try (
  account INTEGER NOT NULL REFERENCES account (id),
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX link_try_account ON link_try (account, at);

-- What is made once for this database: the secret that codes are derived from.
CREATE TABLE made (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO made (name, value) VALUES ('secret', hex(randomblob(32)));
