-- How people put what an entry answers: learned in service, never from private messages.
-- `words` compares, `text` is as it was said.
CREATE TABLE wording (
  id         INTEGER PRIMARY KEY,
  entry      TEXT NOT NULL,
  words      TEXT NOT NULL,
  text       TEXT NOT NULL,
  account    INTEGER NOT NULL REFERENCES account (id),
  at         INTEGER NOT NULL,
  dropped_by INTEGER REFERENCES person (id),
  dropped_at INTEGER,
  UNIQUE (entry, words)
) STRICT;
CREATE INDEX wording_words ON wording (words);
CREATE INDEX wording_account ON wording (account);

-- One vote a person: it was picked, it helped, somebody pointed there; or it didn't help.
CREATE TABLE wording_vote (
  wording INTEGER NOT NULL REFERENCES wording (id),
  person  INTEGER NOT NULL REFERENCES person (id),
  how     TEXT NOT NULL,
  weight  INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (wording, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX wording_vote_person ON wording_vote (person, at);

-- What the choices of a menu were offered for.
ALTER TABLE menu ADD COLUMN asked TEXT;
